// Package dataset reads the compressed tables of the data folder and says which skills their names
// mean. Programs that compare the taxonomy with the world share it; the service does not use it.
package dataset

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// Open reads a compressed file of the data folder; use is done with the reader when it returns.
func Open(data fs.FS, name string, use func(io.Reader) error) (err error) {
	file, err := data.Open(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	r, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := use(r); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return r.Close()
}

// maxLine bounds the lines of a data file.
const maxLine = 1 << 20

// Lines reads a compressed file line by line.
func Lines(data fs.FS, name string, use func(string) error) error {
	return Open(data, name, func(r io.Reader) error {
		s := bufio.NewScanner(r)
		s.Buffer(nil, maxLine)
		for s.Scan() {
			if err := use(s.Text()); err != nil {
				return err
			}
		}
		return s.Err()
	})
}

// Row is a line of a table, by column.
type Row struct {
	columns map[string]int
	cells   []string
}

// At is the cell of a column, empty where the line is too short.
func (r Row) At(column string) string {
	if i := r.columns[column]; i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

// Tabbed reads a table of tab-separated cells with a header.
func Tabbed(data fs.FS, name string, use func(Row) error) error {
	var columns map[string]int
	return Lines(data, name, func(line string) error {
		cells := strings.Split(line, "\t")
		if columns == nil {
			columns = index(cells)
			return nil
		}
		return use(Row{columns, cells})
	})
}

// Commas reads a table of comma-separated cells with a header, lines of any length.
func Commas(data fs.FS, name string, use func(Row) error) error {
	return Open(data, name, func(r io.Reader) error {
		table := csv.NewReader(r)
		table.FieldsPerRecord = -1
		table.LazyQuotes = true
		header, err := table.Read()
		if err != nil {
			return err
		}
		columns := index(header)
		for {
			cells, err := table.Read()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			if err := use(Row{columns, cells}); err != nil {
				return err
			}
		}
	})
}

func index(header []string) map[string]int {
	columns := make(map[string]int, len(header))
	for i, name := range header {
		columns[name] = i
	}
	return columns
}
