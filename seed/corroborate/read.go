package main

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

// open reads a compressed file of the data folder; use is done with the reader when it returns.
func open(data fs.FS, name string, use func(io.Reader) error) (err error) {
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

// lines reads a compressed file line by line.
func lines(data fs.FS, name string, use func(string) error) error {
	return open(data, name, func(r io.Reader) error {
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

// row is a line of a table, by column.
type row struct {
	columns map[string]int
	cells   []string
}

// at is the cell of a column, empty where the line is too short.
func (r row) at(column string) string {
	if i := r.columns[column]; i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

// tabbed reads a table of tab-separated cells with a header.
func tabbed(data fs.FS, name string, use func(row) error) error {
	var columns map[string]int
	return lines(data, name, func(line string) error {
		cells := strings.Split(line, "\t")
		if columns == nil {
			columns = index(cells)
			return nil
		}
		return use(row{columns, cells})
	})
}

// commas reads a table of comma-separated cells with a header, lines of any length.
func commas(data fs.FS, name string, use func(row) error) error {
	return open(data, name, func(r io.Reader) error {
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
			if err := use(row{columns, cells}); err != nil {
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
