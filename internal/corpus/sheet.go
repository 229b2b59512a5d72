package corpus

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// sheetName is the file beside the documents that says where they come from.
const sheetName = "sources.csv"

// maxSheet bounds the size of a sources.csv.
const maxSheet = 64 << 20

// sheet is what one sources.csv says of the files of its folder, by path relative to the folder.
type sheet struct {
	rows map[string]metadata
	used map[string]bool
}

// parseSheet reads a sources.csv: a header that names the columns (file, outlet, family, published, title, url, in
// any order; author, credit and language are understood too), then one row a file, separated by commas, semicolons
// or tabs. Faults are told by line; rows without fault are used.
func parseSheet(data []byte) (*sheet, []string) {
	text, _, err := decode(data)
	if err != nil {
		return nil, []string{err.Error()}
	}
	text = strings.TrimPrefix(text, byteOrderMark)
	header, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = true
	r.Comma = ','
	for _, separator := range []rune{';', '\t'} {
		if strings.Count(header, string(separator)) > strings.Count(header, string(r.Comma)) {
			r.Comma = separator
		}
	}
	columns, err := r.Read()
	if err != nil {
		return nil, []string{"empty: the first line names the columns, for example file,outlet,published,title,url"}
	}
	fileColumn := -1
	for i, c := range columns {
		if strings.EqualFold(strings.TrimSpace(c), "file") {
			fileColumn = i
		}
	}
	if fileColumn < 0 {
		return nil, []string{"line 1 names no column \"file\""}
	}
	s := &sheet{rows: make(map[string]metadata), used: make(map[string]bool)}
	var faults []string
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return s, faults
		}
		if err != nil {
			var syntax *csv.ParseError
			if errors.As(err, &syntax) {
				faults = append(faults, fmt.Sprintf("line %d: %v; nothing behind it was read", syntax.StartLine, syntax.Err))
			} else {
				faults = append(faults, err.Error())
			}
			return s, faults
		}
		line, _ := r.FieldPos(0)
		if len(record) <= fileColumn || strings.TrimSpace(record[fileColumn]) == "" {
			faults = append(faults, fmt.Sprintf("line %d names no file", line))
			continue
		}
		name := path.Clean(strings.ReplaceAll(strings.TrimSpace(record[fileColumn]), `\`, "/"))
		if _, twice := s.rows[name]; twice {
			faults = append(faults, fmt.Sprintf("line %d names %s again; the first row was used", line, clip(name, 80)))
			continue
		}
		values := make(map[string]string)
		for i, c := range columns {
			if i < len(record) && i != fileColumn {
				values[fieldName(c)] = record[i]
			}
		}
		delete(values, "id")
		m := metadataFrom(values)
		s.rows[name] = m
	}
}

// lookup finds the row of a file by its path relative to the folder of the sheet.
func (s *sheet) lookup(rel string) (metadata, bool) {
	if s == nil {
		return metadata{}, false
	}
	m, ok := s.rows[rel]
	if ok {
		s.used[rel] = true
	}
	return m, ok
}

// unused lists the files that have a row and were not found, sorted.
func (s *sheet) unused() []string {
	var names []string
	for name := range s.rows {
		if !s.used[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
