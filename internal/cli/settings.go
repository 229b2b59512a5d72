package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"gainsay/internal/config"
)

// settings are the values of the configuration for one command.
type settings struct {
	path   string // of the configuration file, "" for none
	values map[string]config.Value
}

// registerConfig adds the flag that names the configuration file.
func registerConfig(cmd *cobra.Command) {
	cmd.Flags().String("config", "", "configuration `file`; none for no file (default: .gainsay.yaml in this folder or above)")
}

// ofCheck are the settings of check alone: what the main run prints and writes is not what other commands show, and must
// not be written over by them.
var ofCheck = map[string]bool{"format": true, "output": true}

// configure finds the configuration and gives every flag that the command line left alone its value from the
// variables or the file.
func (env *environment) configure(cmd *cobra.Command) (*settings, error) {
	path := ""
	if f := cmd.Flags().Lookup("config"); f != nil {
		path = f.Value.String()
	}
	s, err := env.loadSettings(path)
	if err != nil {
		return nil, err
	}
	for _, setting := range config.Settings() { // in order, so that of several mistakes the same is told
		v := s.values[setting.Name]
		f := cmd.Flags().Lookup(setting.Name)
		if f == nil || f.Changed || v.Origin == "default" || ofCheck[setting.Name] && cmd.Name() != "check" {
			continue
		}
		for _, value := range v.Values {
			if err := f.Value.Set(value); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", v.Origin, setting.Name, err)
			}
		}
	}
	return s, nil
}

// loadSettings reads the configuration file: the one named, $GAINSAY_CONFIG, or the nearest one upwards.
func (env *environment) loadSettings(path string) (*settings, error) {
	if path == "" {
		path = env.getenv("GAINSAY_CONFIG")
	}
	var file *config.File
	var err error
	switch path {
	case "none":
		path = ""
	case "":
		if path, err = config.Find(env.files, "."); err != nil {
			return nil, err
		}
		fallthrough
	default:
		if path != "" {
			if file, err = config.Read(env.files, path); errors.Is(err, fs.ErrNotExist) {
				return nil, withHint(fmt.Errorf("there is no configuration file %s", path), "run 'gainsay init' to write one")
			} else if err != nil {
				return nil, hintOf(err)
			}
		}
	}
	shown := relative(path)
	values, err := config.Resolve(file, shown, env.getenv)
	if err != nil {
		return nil, hintOf(err)
	}
	s := &settings{path: shown, values: map[string]config.Value{}}
	for _, v := range values {
		if v.Origin == "default" && v.Setting.Path && shown != "" {
			for i, value := range v.Values {
				v.Values[i] = filepath.Join(filepath.Dir(shown), value)
			}
		}
		s.values[v.Setting.Name] = v
	}
	return s, nil
}

// relative writes a path as seen from the working folder where that is shorter.
func relative(path string) string {
	if path == "" || !filepath.IsAbs(path) {
		return path
	}
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	if r, err := filepath.Rel(here, path); err == nil && len(r) < len(path) {
		return r
	}
	return path
}

// text is the value of a setting that has one.
func (s *settings) text(name string) string {
	if v := s.values[name].Values; len(v) > 0 {
		return v[0]
	}
	return ""
}

// list is the value of a setting that has many.
func (s *settings) list(name string) []string { return slices.Clone(s.values[name].Values) }
