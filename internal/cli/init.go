package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"gainsay/internal/files"
)

//go:embed templates
var templates embed.FS

// starter is a file that init writes.
type starter struct{ template, path string }

func newInitCommand(env *environment) *cobra.Command {
	var ci string
	cmd := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write a configuration and a CI example to start from",
		Example: `  gainsay init
  gainsay init --ci gitlab
  gainsay init --ci none stories/`,
		Long: `Writes .gainsay.yaml, .gainsayignore and an example for a CI service. Files that are there already are left alone.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			starters := []starter{{"gainsay.yaml", ".gainsay.yaml"}, {"gainsayignore", ".gainsayignore"}}
			switch ci {
			case "github":
				starters = append(starters, starter{"github.yml", ".github/workflows/gainsay.yml"})
			case "gitlab":
				starters = append(starters, starter{"gitlab.yml", "gainsay.gitlab-ci.yml"})
			case "pre-commit":
				starters = append(starters, starter{"pre-commit.yaml", ".pre-commit-config.yaml"})
			case "none":
			default:
				return withHint(fmt.Errorf("unknown CI service %q", ci), "the services are github, gitlab, pre-commit and none")
			}
			for _, f := range starters {
				if err := env.start(folder, f); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&ci, "ci", "github", "CI `service` of the example: github, gitlab, pre-commit, none")
	return cmd
}

// start writes one file, unless it is there.
func (env *environment) start(folder string, f starter) error {
	content, err := templates.ReadFile("templates/" + f.template)
	if err != nil {
		return fmt.Errorf("read the template of %s: %w", f.path, err)
	}
	path := filepath.Join(folder, filepath.FromSlash(f.path))
	if err := env.files.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("make the folder of %s: %w", path, err)
	}
	if _, err := env.files.Lstat(path); err == nil {
		fmt.Fprintf(env.out, "kept     %s\n", path)
		return nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("write %s: %w", path, files.Cause(err))
	}
	// Whole or not at all: half of it would be taken for the user's own at the next time.
	if err := env.writeFile(path, func(w writer) error {
		_, err := w.Write(content)
		return err
	}); err != nil {
		return err
	}
	fmt.Fprintf(env.out, "written  %s\n", path)
	return nil
}
