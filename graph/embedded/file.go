package embedded

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"time"

	"go.etcd.io/bbolt"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/snapshot"
)

// The file: one bucket a kind of record, key → JSON; "derived" holds the derived edges in the
// binary form of derived.go; "log" the changes by revision; "meta" the rest.
const (
	formatName    = "skillgraph"
	formatVersion = 1
)

var (
	bucketMeta         = []byte("meta")
	bucketLog          = []byte("log")
	bucketDerived      = []byte("derived")
	bucketSources      = []byte("sources")
	bucketSpecialties  = []byte("specialties")
	bucketSkills       = []byte("skills")
	bucketRoles        = []byte("roles")
	bucketRequirements = []byte("requirements")
	bucketRelations    = []byte("relations")

	recordBuckets = [][]byte{
		bucketSources, bucketSpecialties, bucketSkills, bucketRoles, bucketRequirements, bucketRelations,
	}
	keyMeta    = []byte("meta")
	keyDerived = []byte("derived")
)

// meta describes the file.
type meta struct {
	Format   string         `json:"format"`
	Version  int            `json:"version"`
	Revision graph.Revision `json:"revision"`
	At       time.Time      `json:"at"`
	// Checksum is the CRC-32C of all records and derived edges, in order: bbolt itself checks none
	// of its data pages.
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

// load reads the whole file into the snapshot. A new file has nothing to read.
func (s *Store) load() error {
	return s.db.View(func(tx *bbolt.Tx) error {
		m, err := readMeta(tx)
		if err != nil || m == nil {
			return err
		}
		sum, err := checksum(tx)
		if err != nil {
			return err
		}
		if sum != m.Checksum {
			return fmt.Errorf("the file is damaged (checksum %08x, expected %08x): restore a copy, or "+
				"move the file away and start anew: %w", sum, m.Checksum, graph.ErrInvalid)
		}
		ds, derived, err := readRecords(tx)
		if err != nil {
			return fmt.Errorf("%w: %w", err, graph.ErrInvalid)
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
	if m.Version > formatVersion {
		return nil, fmt.Errorf("it has format %d and this program knows up to %d: use a newer skillgraph: %w",
			m.Version, formatVersion, graph.ErrInvalid)
	}
	return &m, nil
}

// checksum sums up every record and the derived edges.
func checksum(tx *bbolt.Tx) (uint32, error) {
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	for _, name := range append(recordBuckets[:len(recordBuckets):len(recordBuckets)], bucketDerived) {
		bucket := tx.Bucket(name)
		if bucket == nil {
			return 0, fmt.Errorf("the file is damaged (no bucket %q): %w", name, graph.ErrInvalid)
		}
		err := bucket.ForEach(func(k, v []byte) error {
			sum.Write(k) // a hash's Write never fails
			sum.Write(v)
			return nil
		})
		if err != nil {
			return 0, err
		}
	}
	return sum.Sum32(), nil
}

func readRecords(tx *bbolt.Tx) (*graph.Dataset, graph.Derived, error) {
	ds := &graph.Dataset{}
	for _, read := range []func() error{
		func() error { return readAll(tx, bucketSources, &ds.Sources) },
		func() error { return readAll(tx, bucketSpecialties, &ds.Specialties) },
		func() error { return readAll(tx, bucketSkills, &ds.Skills) },
		func() error { return readAll(tx, bucketRoles, &ds.Roles) },
		func() error { return readAll(tx, bucketRequirements, &ds.Requirements) },
		func() error { return readAll(tx, bucketRelations, &ds.Relations) },
	} {
		if err := read(); err != nil {
			return nil, graph.Derived{}, err
		}
	}
	ds.Sort()
	derived, err := decodeDerived(tx.Bucket(bucketDerived).Get(keyDerived), ds.Skills)
	return ds, derived, err
}

// readAll decodes a bucket as one JSON array, which is faster than record by record.
func readAll[T any](tx *bbolt.Tx, name []byte, into *[]T) error {
	var all bytes.Buffer
	all.WriteByte('[')
	err := tx.Bucket(name).ForEach(func(_, v []byte) error {
		if all.Len() > 1 {
			all.WriteByte(',')
		}
		all.Write(v)
		return nil
	})
	if err != nil {
		return err
	}
	all.WriteByte(']')
	if err := json.Unmarshal(all.Bytes(), into); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// write puts a commit into the file.
func write(tx *bbolt.Tx, rev graph.Revision, next *graph.Dataset, c graph.Commit) error {
	for _, name := range append([][]byte{bucketMeta, bucketLog, bucketDerived}, recordBuckets...) {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	if err := remove(tx, c.Delete); err != nil {
		return err
	}
	if err := putRecords(tx, &c.Put); err != nil {
		return err
	}
	if err := tx.Bucket(bucketDerived).Put(keyDerived, encodeDerived(c.Derived, next.Skills)); err != nil {
		return err
	}
	entry := change{Revision: rev, Cause: c.Cause, At: c.At, Put: c.Put.Keys(), Deleted: c.Delete}
	if err := putJSON(tx.Bucket(bucketLog), binary.BigEndian.AppendUint64(nil, uint64(rev)), entry); err != nil {
		return err
	}
	sum, err := checksum(tx)
	if err != nil {
		return err
	}
	m := meta{Format: formatName, Version: formatVersion, Revision: rev, At: c.At, Checksum: sum}
	return putJSON(tx.Bucket(bucketMeta), keyMeta, m)
}

// remove deletes records by key; a key is in one bucket only.
func remove(tx *bbolt.Tx, keys []graph.Key) error {
	for _, k := range keys {
		for _, name := range recordBuckets {
			if err := tx.Bucket(name).Delete([]byte(k)); err != nil {
				return err
			}
		}
	}
	return nil
}

func putRecords(tx *bbolt.Tx, put *graph.Dataset) error {
	for _, write := range []func() error{
		func() error {
			return putAll(tx, bucketSources, put.Sources, func(s *graph.Source) graph.Key { return graph.Key(s.ID) })
		},
		func() error {
			return putAll(tx, bucketSpecialties, put.Specialties, func(s *graph.Specialty) graph.Key { return graph.Key(s.ID) })
		},
		func() error {
			return putAll(tx, bucketSkills, put.Skills, func(s *graph.Skill) graph.Key { return graph.Key(s.ID) })
		},
		func() error {
			return putAll(tx, bucketRoles, put.Roles, func(r *graph.Role) graph.Key { return graph.Key(r.ID) })
		},
		func() error {
			return putAll(tx, bucketRequirements, put.Requirements, func(r *graph.Requirement) graph.Key { return graph.Key(r.ID) })
		},
		func() error { return putAll(tx, bucketRelations, put.Relations, (*graph.Relation).Key) },
	} {
		if err := write(); err != nil {
			return err
		}
	}
	return nil
}

func putAll[T any](tx *bbolt.Tx, name []byte, records []T, key func(*T) graph.Key) error {
	bucket := tx.Bucket(name)
	for i := range records {
		if err := putJSON(bucket, []byte(key(&records[i])), &records[i]); err != nil {
			return err
		}
	}
	return nil
}

func putJSON(bucket *bbolt.Bucket, key []byte, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("encode %s: %w", key, err)
	}
	return bucket.Put(key, data)
}
