// Package config reads .gainsay.yaml and the GAINSAY_* variables. It knows the names, types and defaults of the
// settings and nothing of what they do.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"gainsay/internal/bytesize"
	"gainsay/internal/files"
)

// FileName is the name under which configuration is looked for, from the working folder upwards.
const FileName = ".gainsay.yaml"

// File is a configuration file. A field that is absent leaves the setting to the default. The names in YAML are the
// names of the flags of the command line.
type File struct {
	Inputs      []string          `yaml:"inputs"`
	Exclude     []string          `yaml:"exclude"`
	Rules       []string          `yaml:"rules"`
	Severity    map[string]string `yaml:"severity"`
	SideIsNamed *bool             `yaml:"side-is-named"`
	FailOn      *string           `yaml:"fail-on"`
	MinSeverity *string           `yaml:"min-severity"`
	Limit       *int              `yaml:"limit"`
	Format      *string           `yaml:"format"`
	Output      []string          `yaml:"output"`
	WithText    *bool             `yaml:"with-text"`
	Jobs        *int              `yaml:"jobs"`
	Baseline    *string           `yaml:"baseline"`
	Reviews     *string           `yaml:"reviews"`
	Ignore      *string           `yaml:"ignore"`
	Cache       *string           `yaml:"cache"`
	CacheSize   *string           `yaml:"cache-size"`
	MaxMemory   *string           `yaml:"max-memory"`
}

// Kind is the type of a setting.
type Kind string

// The kinds of settings. A map is given on the command line as KEY=VALUE, again and again.
const (
	Text   Kind = "text"
	Number Kind = "number"
	Switch Kind = "switch"
	Size   Kind = "size"
	List   Kind = "list"
	Map    Kind = "map"
)

// Setting describes one setting: everything but its value.
type Setting struct {
	Name    string
	Kind    Kind
	Default string
	About   string
	// Choices are the values that a text or the values of a map may have; empty when any will do.
	Choices []string
	// Path is true for settings that name files: in a configuration file they are relative to its folder.
	Path bool
	// Pattern is true for patterns of paths (path.Match).
	Pattern bool
}

// Variable is the environment variable of the setting: GAINSAY_FAIL_ON for fail-on.
func (s Setting) Variable() string {
	return "GAINSAY_" + strings.ToUpper(strings.ReplaceAll(s.Name, "-", "_"))
}

var severities = []string{"error", "warning", "note"}

// Settings lists every setting in the order in which people read them.
func Settings() []Setting {
	return []Setting{
		{Name: "inputs", Kind: List, About: "files and folders to check when the command line names none", Path: true},
		{Name: "exclude", Kind: List, About: "patterns of paths to leave out of folders", Pattern: true},
		{Name: "rules", Kind: List, About: "folders with rule packs of your own, laid over the built-in ones", Path: true},
		{Name: "severity", Kind: Map, About: "severity of a rule, or off", Choices: append(slices.Clone(severities), "off")},
		{Name: "side-is-named", Kind: Switch, Default: "false", About: "count a side (\"Ruritanian officials\") as a named source"},
		{Name: "fail-on", Kind: Text, Default: "error", About: "exit 1 on open findings of this severity or above", Choices: append(slices.Clone(severities), "never")},
		{Name: "min-severity", Kind: Text, Default: "note", About: "leave findings below this severity out of the report", Choices: severities},
		{Name: "limit", Kind: Number, Default: "0", About: "most findings of one rule in the report, 0 for all"},
		{Name: "format", Kind: Text, Default: "table", About: "format that check prints"},
		{Name: "output", Kind: List, About: "files that check writes besides, as FORMAT=PATH", Path: true},
		{Name: "with-text", Kind: Switch, Default: "false", About: "carry the texts of the documents in the report"},
		{Name: "jobs", Kind: Number, Default: "0", About: "documents read at once, 0 for one a processor"},
		{Name: "baseline", Kind: Text, Default: ".gainsay-baseline.yaml", About: "file of accepted findings", Path: true},
		{Name: "reviews", Kind: Text, Default: ".gainsay-reviews.yaml", About: "file of decisions about findings", Path: true},
		{Name: "ignore", Kind: Text, Default: ".gainsayignore", About: "file of patterns of findings that nobody wants to see", Path: true},
		{Name: "cache", Kind: Text, About: "folder of the cache; off for none, empty for the user's cache folder", Path: true},
		{Name: "cache-size", Kind: Size, Default: "512MB", About: "size to which the cache is trimmed"},
		{Name: "max-memory", Kind: Size, Default: "0", About: "size of memory that a run keeps within, 0 for any"},
	}
}

// Value is the value of a setting with where it was set: a file, a variable, the default. List and map values have
// an entry each; the others have one.
type Value struct {
	Setting Setting
	Values  []string
	Origin  string
}

// Find looks for a configuration file in folder and the folders above it. It returns "" when there is none.
func Find(system files.System, folder string) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", fmt.Errorf("look for %s: %w", FileName, err)
	}
	for {
		path := filepath.Join(folder, FileName)
		switch info, err := system.Stat(path); {
		case err == nil && !info.IsDir():
			return path, nil
		case err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission):
			return "", fmt.Errorf("look for %s: %w", FileName, err)
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", nil
		}
		folder = parent
	}
}

// Read reads and verifies a configuration file.
func Read(system files.System, path string) (*File, error) {
	b, err := files.ReadText(system, path)
	if err != nil {
		return nil, err
	}
	return Parse(b, path)
}

// InvalidError is a configuration that cannot be used: what is wrong, and the lines of the file around it.
type InvalidError struct {
	Path, Reason, Excerpt string
}

func (e *InvalidError) Error() string {
	if e.Excerpt == "" {
		return e.Path + ": " + e.Reason
	}
	return e.Path + ": " + e.Reason + "\n" + strings.TrimRight(e.Excerpt, "\n")
}

// Hint says where the settings are described.
func (e *InvalidError) Hint() string {
	return "run 'gainsay config show' for the settings and their values, or see schema/config-v1.schema.json"
}

// Parse reads and verifies the text of a configuration file; path is for messages alone.
func Parse(b []byte, path string) (*File, error) {
	var f File
	if err := yaml.NewDecoder(bytes.NewReader(b), yaml.Strict()).Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		var y yaml.Error
		if errors.As(err, &y) {
			line := ""
			if t := y.GetToken(); t != nil && t.Position != nil {
				line = fmt.Sprintf(":%d:%d", t.Position.Line, t.Position.Column)
			}
			excerpt := yaml.FormatError(err, false, true)
			if _, rest, ok := strings.Cut(excerpt, "\n"); ok {
				excerpt = rest
			} else {
				excerpt = ""
			}
			return nil, &InvalidError{path + line, y.GetMessage(), excerpt}
		}
		return nil, &InvalidError{Path: path, Reason: err.Error()}
	}
	for _, v := range f.values(path) {
		for _, value := range v.Values {
			if reason := v.Setting.check(value); reason != "" {
				return nil, &InvalidError{path, reason, excerpt(b, v.Setting.Name)}
			}
		}
	}
	return &f, nil
}

// excerpt shows the lines around a setting.
func excerpt(b []byte, name string) string {
	p, err := yaml.PathString("$." + name)
	if err != nil {
		return ""
	}
	out, err := p.AnnotateSource(b, false)
	if err != nil {
		return ""
	}
	return string(out)
}

// check says what is wrong with one value, "" when nothing is.
func (s Setting) check(value string) string {
	switch s.Kind {
	case Number:
		if n, err := strconv.Atoi(value); err != nil || n < 0 {
			return fmt.Sprintf("%s is %q and not a number from 0 up", s.Name, value)
		}
	case Size:
		if n, err := bytesize.Parse(value); err != nil || n < 0 {
			return fmt.Sprintf("%s is %q and not a size such as 512MB", s.Name, value)
		}
	case Switch:
		if value != "true" && value != "false" {
			return fmt.Sprintf("%s is %q and not true or false", s.Name, value)
		}
	case Map:
		key, v, ok := strings.Cut(value, "=")
		if !ok || key == "" {
			return fmt.Sprintf("%s is %q and not RULE=VALUE", s.Name, value)
		}
		if len(s.Choices) > 0 && !slices.Contains(s.Choices, v) {
			return fmt.Sprintf("%s of %s is %q and not one of %s", s.Name, key, v, strings.Join(s.Choices, ", "))
		}
	case Text:
		if len(s.Choices) > 0 && !slices.Contains(s.Choices, value) {
			return fmt.Sprintf("%s is %q and not one of %s", s.Name, value, strings.Join(s.Choices, ", "))
		}
	case List:
		if strings.TrimSpace(value) == "" {
			return fmt.Sprintf("%s has an empty entry", s.Name)
		}
		if _, err := path.Match(value, ""); s.Pattern && err != nil {
			return fmt.Sprintf("%s has the pattern %q, in which a bracket is not closed or a backslash stands at the end", s.Name, value)
		}
	}
	return ""
}

// values lists what the file sets. Paths are joined to the folder of the file.
func (f *File) values(path string) []Value {
	folder := filepath.Dir(path)
	join := func(p string) string {
		if p == "" || p == "-" || p == "off" || filepath.IsAbs(p) {
			return p
		}
		return filepath.Join(folder, p)
	}
	raw := map[string][]string{
		"inputs": f.Inputs, "exclude": f.Exclude, "rules": f.Rules, "output": f.Output,
		"side-is-named": boolValue(f.SideIsNamed), "with-text": boolValue(f.WithText),
		"fail-on": textValue(f.FailOn), "min-severity": textValue(f.MinSeverity), "format": textValue(f.Format),
		"baseline": textValue(f.Baseline), "reviews": textValue(f.Reviews), "ignore": textValue(f.Ignore),
		"cache": textValue(f.Cache), "cache-size": textValue(f.CacheSize), "max-memory": textValue(f.MaxMemory),
		"limit": numberValue(f.Limit), "jobs": numberValue(f.Jobs),
	}
	for _, rule := range slices.Sorted(maps.Keys(f.Severity)) {
		raw["severity"] = append(raw["severity"], rule+"="+f.Severity[rule])
	}
	var out []Value
	for _, s := range Settings() {
		values := slices.Clone(raw[s.Name])
		if len(values) == 0 {
			continue
		}
		for i, v := range values {
			switch {
			case s.Path && s.Name == "output":
				if format, p, ok := strings.Cut(v, "="); ok {
					values[i] = format + "=" + join(p)
				} else {
					values[i] = join(v)
				}
			case s.Path:
				values[i] = join(v)
			}
		}
		out = append(out, Value{s, values, path})
	}
	return out
}

func textValue(p *string) []string {
	if p == nil {
		return nil
	}
	return []string{*p}
}

func boolValue(p *bool) []string {
	if p == nil {
		return nil
	}
	return []string{strconv.FormatBool(*p)}
}

func numberValue(p *int) []string {
	if p == nil {
		return nil
	}
	return []string{strconv.Itoa(*p)}
}

// Resolve gives every setting its value: from its variable, else from the file (nil for none, path says which), else
// the default. A list in a variable is separated as PATH is, a map by commas.
func Resolve(f *File, path string, getenv func(string) string) ([]Value, error) {
	fromFile := map[string]Value{}
	if f != nil {
		for _, v := range f.values(path) {
			fromFile[v.Setting.Name] = v
		}
	}
	var out []Value
	for _, s := range Settings() {
		v := Value{Setting: s, Origin: "default"}
		if s.Default != "" {
			v.Values = []string{s.Default}
		}
		if set, ok := fromFile[s.Name]; ok {
			v = set
		}
		if raw := getenv(s.Variable()); raw != "" {
			v = Value{Setting: s, Values: []string{raw}, Origin: s.Variable()}
			switch s.Kind {
			case List:
				v.Values = filepath.SplitList(raw)
			case Map:
				v.Values = strings.Split(raw, ",")
			}
			for _, value := range v.Values {
				if reason := s.check(value); reason != "" {
					return nil, &InvalidError{Path: s.Variable(), Reason: reason}
				}
			}
		}
		out = append(out, v)
	}
	return out, nil
}
