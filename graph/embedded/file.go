package embedded

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/compact"
	"github.com/skillgraph/skillgraph/graph/snapshot"
)

// The file: "taxonomy" holds the records and the derived edges, each as one compact value, which a
// commit writes anew; "log" the changes by revision, as deflated JSON; "meta" the rest.
const (
	formatName    = "skillgraph"
	formatVersion = 2
)

var (
	bucketMeta     = []byte("meta")
	bucketLog      = []byte("log")
	bucketTaxonomy = []byte("taxonomy")

	keyMeta    = []byte("meta")
	keyRecords = []byte("records")
	keyDerived = []byte("derived")
)

// meta describes the file.
type meta struct {
	Format   string         `json:"format"`
	Version  int            `json:"version"`
	Revision graph.Revision `json:"revision"`
	At       time.Time      `json:"at"`
	// Checksum is the CRC-32C of the records and derived edges: bbolt itself checks none of its data
	// pages.
	Checksum uint32 `json:"checksum"`
}

// change is one entry of the change log.
type change struct {
	Revision graph.Revision `json:"revision"`
	Cause    graph.Cause    `json:"cause"`
	At       time.Time      `json:"at"`
	Put      []graph.Key    `json:"put,omitempty"`
	Deleted  []graph.Key    `json:"deleted,omitempty"`
}

// values are a taxonomy as the file holds it.
type values struct{ records, derived []byte }

// pack writes a taxonomy as values, its two parts side by side.
func pack(ds *graph.Dataset, d graph.Derived) (v values, err error) {
	var records sync.WaitGroup
	records.Go(func() { v.records = compact.Records(ds) })
	v.derived, err = compact.Derived(d, ds.Skills)
	records.Wait()
	return v, err
}

func (v values) checksum() uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum(v.records, table), table, v.derived)
}

// unpack reads a taxonomy.
func (v values) unpack() (*graph.Dataset, graph.Derived, error) {
	ds, err := compact.ReadRecords(v.records)
	if err != nil {
		return nil, graph.Derived{}, fmt.Errorf("read records: %w", err)
	}
	d, err := compact.ReadDerived(v.derived, ds.Skills)
	if err != nil {
		return nil, graph.Derived{}, fmt.Errorf("read derived edges: %w", err)
	}
	return ds, d, nil
}

// load reads the whole file into the snapshot. A new file has nothing to read.
func (s *Store) load() error {
	return s.db.View(func(tx *bbolt.Tx) error {
		m, err := readMeta(tx)
		if err != nil || m == nil {
			return err
		}
		bucket := tx.Bucket(bucketTaxonomy)
		if bucket == nil {
			return fmt.Errorf("the file is damaged (no bucket %q): %w", bucketTaxonomy, graph.ErrInvalid)
		}
		v := values{bucket.Get(keyRecords), bucket.Get(keyDerived)}
		if sum := v.checksum(); sum != m.Checksum {
			return fmt.Errorf("the file is damaged (checksum %08x, expected %08x): restore a copy, or "+
				"move the file away and start anew: %w", sum, m.Checksum, graph.ErrInvalid)
		}
		ds, derived, err := v.unpack()
		if err != nil {
			return err
		}
		s.Swap(snapshot.NewState(m.Revision, m.At, ds, derived))
		return nil
	})
}

// readMeta gives nil for a file that nothing was written to, and refuses a foreign one.
func readMeta(tx *bbolt.Tx) (*meta, error) {
	bucket := tx.Bucket(bucketMeta)
	if bucket == nil {
		if name, _ := tx.Cursor().First(); name != nil {
			return nil, fmt.Errorf("it is a bbolt file of another program: %w", graph.ErrInvalid)
		}
		return nil, nil
	}
	var m meta
	if err := json.Unmarshal(bucket.Get(keyMeta), &m); err != nil || m.Format != formatName {
		return nil, fmt.Errorf("it is a bbolt file of another program: %w", graph.ErrInvalid)
	}
	switch {
	case m.Version > formatVersion:
		return nil, fmt.Errorf("it has format %d and this program knows up to %d: use a newer skillgraph: %w",
			m.Version, formatVersion, graph.ErrInvalid)
	case m.Version < formatVersion:
		return nil, fmt.Errorf("it has format %d, of an older skillgraph, and this program reads %d: move the "+
			"file away and start anew: %w", m.Version, formatVersion, graph.ErrInvalid)
	}
	return &m, nil
}

// write puts a commit into the file.
func write(tx *bbolt.Tx, rev graph.Revision, v values, c *graph.Commit) error {
	for _, name := range [][]byte{bucketMeta, bucketLog, bucketTaxonomy} {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	taxonomy := tx.Bucket(bucketTaxonomy)
	if err := taxonomy.Put(keyRecords, v.records); err != nil {
		return err
	}
	if err := taxonomy.Put(keyDerived, v.derived); err != nil {
		return err
	}
	entry, err := deflated(change{Revision: rev, Cause: c.Cause, At: c.At, Put: c.Put.Keys(), Deleted: c.Delete})
	if err != nil {
		return err
	}
	if err := tx.Bucket(bucketLog).Put(binary.BigEndian.AppendUint64(nil, uint64(rev)), entry); err != nil {
		return err
	}
	m, err := json.Marshal(meta{
		Format: formatName, Version: formatVersion, Revision: rev, At: c.At, Checksum: v.checksum(),
	})
	if err != nil {
		return err
	}
	return tx.Bucket(bucketMeta).Put(keyMeta, m)
}

// deflated writes a value as JSON, which is short after compression: keys resemble one another.
func deflated(value any) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if err := json.NewEncoder(w).Encode(value); err != nil {
		return nil, fmt.Errorf("encode the change log: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
