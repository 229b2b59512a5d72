package corpus

import (
	"context"
)

// Options say what is read and how much of it. The zero value reads everything with the default limits.
type Options struct {
	// Exclude are patterns of paths that are not read, relative to the argument they are found under and
	// with slashes, in the syntax of path.Match; a pattern without a slash is matched against each part.
	Exclude []string
	// Own are files and folders that belong to the program and not to its user's documents, such as the reports of an
	// earlier run: they are passed over without a word where they are found in a folder. One that is not there, or
	// "", is none.
	Own []string
	// FollowLinks follows symbolic links that lead out of the folder they are found in. Links that stay
	// inside are always followed; a loop ends at the first folder met twice.
	FollowLinks bool
	// KeepForeign delivers documents that are not English, with Language set, instead of skipping them.
	KeepForeign bool
	// Jobs is how many inputs are read at a time; 1 when zero.
	Jobs int
	// Limits bound what one run takes in.
	Limits Limits
	// Admit is asked before an input is read, with an estimate of the bytes of memory that reading it takes, and what it
	// returns is called when the input has been read; nil admits everything. Inputs are admitted in order. An error
	// ends the run; it is to be that of the context.
	Admit func(ctx context.Context, bytes int64) (release func(), err error)
	// FS is where files are read from; the operating system's when nil.
	FS FileSystem
	// PDFToText is the path of poppler's pdftotext; "" looks for it in PATH, "-" never uses it.
	PDFToText string
}

// Limits bound one run. A field that is zero takes its default, one below zero means no limit. Each is named in
// the message of whatever it stops.
type Limits struct {
	// DocumentBytes is the most that one document may hold, before and after extraction.
	DocumentBytes int64
	// Files is how many files the arguments may lead to, Depth how deep folders may be nested.
	Files, Depth int64
	// Documents is how many documents may be read, TotalBytes how much text they may hold together.
	Documents, TotalBytes int64
	// ArchiveBytes is how much one archive may unpack to, ArchiveEntries how many entries it may have,
	// ArchiveDepth how deep archives may be nested in each other, ArchiveRatio how much larger than its packed
	// bytes an entry may become.
	ArchiveBytes, ArchiveEntries, ArchiveDepth, ArchiveRatio int64
}

// Limit is one limit for a command line: the flag that sets it, what it bounds, and where it is stored.
type Limit struct {
	Flag, Usage string
	// Bytes is true where the value is a size and may be written "16MB".
	Bytes   bool
	Default int64
	Value   *int64
}

// The flags that the messages name.
const (
	flagDocumentBytes  = "max-document-size"
	flagFiles          = "max-files"
	flagDepth          = "max-folder-depth"
	flagDocuments      = "max-documents"
	flagTotalBytes     = "max-total-size"
	flagArchiveBytes   = "max-archive-size"
	flagArchiveEntries = "max-archive-entries"
	flagArchiveDepth   = "max-archive-depth"
	flagArchiveRatio   = "max-archive-ratio"
)

// Flags lists the limits for a command line, in the order of the documentation.
func (l *Limits) Flags() []Limit {
	return []Limit{
		{flagDocumentBytes, "largest document that is read", true, 16 << 20, &l.DocumentBytes},
		{flagFiles, "most files that the paths may lead to", false, 200_000, &l.Files},
		{flagDepth, "deepest nesting of folders", false, 64, &l.Depth},
		{flagDocuments, "most documents that are read", false, 100_000, &l.Documents},
		{flagTotalBytes, "most text that is read altogether", true, 2 << 30, &l.TotalBytes},
		{flagArchiveBytes, "most that one archive may unpack to", true, 1 << 30, &l.ArchiveBytes},
		{flagArchiveEntries, "most entries of one archive", false, 100_000, &l.ArchiveEntries},
		{flagArchiveDepth, "deepest nesting of archives", false, 3, &l.ArchiveDepth},
		{flagArchiveRatio, "most that an archive entry may grow on unpacking, as a multiple", false, 200, &l.ArchiveRatio},
	}
}

// noLimit stands for a limit that was switched off.
const noLimit = 1<<62 - 1

// withDefaults is l with every zero replaced by its default and everything below zero by no limit.
func (l Limits) withDefaults() Limits {
	for _, f := range l.Flags() {
		switch {
		case *f.Value == 0:
			*f.Value = f.Default
		case *f.Value < 0:
			*f.Value = noLimit
		}
	}
	return l
}
