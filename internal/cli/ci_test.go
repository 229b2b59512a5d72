package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// repository makes a git repository with one committed and one new document of the sample corpus, and a program
// gainsay in its own folder; it returns both folders.
func repository(t *testing.T) (work, bin string) {
	t.Helper()
	if testing.Short() {
		t.Skip("builds the program")
	}
	for _, tool := range []string{"git", "bash", "go"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	work, bin = t.TempDir(), t.TempDir()
	do(t, "", nil, "go", "build", "-o", filepath.Join(bin, "gainsay"), "gainsay/cmd/gainsay")
	copyFile(t, "01-meridian-wire-first.txt", filepath.Join(work, "a.txt"))
	git := func(args ...string) {
		do(t, work, nil, "git", append([]string{"-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"}, args...)...)
	}
	git("init", "-q")
	git("add", ".")
	git("commit", "-q", "-m", "one")
	git("update-ref", "refs/remotes/origin/main", "HEAD")
	copyFile(t, "02-castel-courier.txt", filepath.Join(work, "b.txt"))
	return work, bin
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "testdata", "corpora", "derailment", from))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// do runs a program and returns what it wrote and its exit status; anything but 0 and 1 fails the test.
func do(t *testing.T, folder string, env []string, name string, args ...string) (string, int) {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir = folder
	c.Env = append(os.Environ(), env...)
	out, err := c.CombinedOutput()
	if code := c.ProcessState.ExitCode(); err != nil && code != 1 {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out), c.ProcessState.ExitCode()
}

func readYAML(t *testing.T, path string, into any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func TestTheGitHubAction(t *testing.T) {
	var action struct {
		Inputs map[string]struct {
			Description string `yaml:"description"`
		} `yaml:"inputs"`
		Runs struct {
			Using string `yaml:"using"`
			Steps []struct {
				ID    string            `yaml:"id"`
				If    string            `yaml:"if"`
				Uses  string            `yaml:"uses"`
				Shell string            `yaml:"shell"`
				Run   string            `yaml:"run"`
				Env   map[string]string `yaml:"env"`
				With  map[string]string `yaml:"with"`
			} `yaml:"steps"`
		} `yaml:"runs"`
	}
	root := filepath.Join("..", "..")
	path := filepath.Join(root, "action.yml")
	readYAML(t, path, &action)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, m := range regexp.MustCompile(`inputs\.([a-z-]+)`).FindAllStringSubmatch(string(text), -1) {
		used[m[1]] = true
		if action.Inputs[m[1]].Description == "" {
			t.Errorf("the input %s is used and not described", m[1])
		}
	}
	for name := range action.Inputs {
		if !used[name] {
			t.Errorf("the input %s is described and not used", name)
		}
	}
	var env map[string]string
	for _, s := range action.Runs.Steps {
		if (s.Run != "") == (s.Uses != "") || s.Run != "" && s.Shell == "" {
			t.Errorf("a step needs either uses, or run with a shell: %+v", s)
		}
		if s.ID == "check" {
			env = s.Env
		}
	}
	script, err := os.ReadFile(filepath.Join(root, "ci", "action.sh"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`INPUT_[A-Z_]+`).FindAllString(string(script), -1) {
		if env[m] == "" {
			t.Errorf("the script reads %s, which the action does not set", m)
		}
	}

	work, bin := repository(t)
	abs, err := filepath.Abs(filepath.Join(root, "ci", "action.sh"))
	if err != nil {
		t.Fatal(err)
	}
	summary, output := filepath.Join(work, "summary.md"), filepath.Join(work, "output")
	out, code := do(t, work, []string{"GAINSAY=" + filepath.Join(bin, "gainsay"), "INPUT_PATHS=.", "INPUT_SINCE=origin/main", "INPUT_FAIL_ON=never",
		"INPUT_SARIF=x.sarif", "INPUT_HTML=x.html", "GITHUB_STEP_SUMMARY=" + summary, "GITHUB_OUTPUT=" + output}, "bash", abs)
	if code != 0 {
		t.Fatalf("exit %d\n%s", code, out)
	}
	for name, want := range map[string]string{"x.sarif": `"version": "2.1.0"`, "x.html": "<!DOCTYPE html>", "summary.md": "# Fact-check report", "output": "status=clean\n"} {
		if b, err := os.ReadFile(filepath.Join(work, name)); err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%s lacks %q (%v)", name, want, err)
		}
	}
	if !strings.Contains(out, "1 of 2 documents are new") {
		t.Errorf("the new document is not told from the old:\n%s", out)
	}
}

func TestThePreCommitHook(t *testing.T) {
	var hooks []struct {
		ID, Entry, Language string
		PassFilenames       bool `yaml:"pass_filenames"`
	}
	readYAML(t, filepath.Join("..", "..", ".pre-commit-hooks.yaml"), &hooks)
	var config struct {
		Repos []struct {
			Hooks []struct{ ID string }
		}
	}
	readYAML(t, filepath.Join("templates", "pre-commit.yaml"), &config)
	if len(hooks) != 1 || hooks[0].ID != config.Repos[0].Hooks[0].ID || hooks[0].PassFilenames {
		t.Fatalf("%+v against %+v", hooks, config)
	}
	work, bin := repository(t)
	do(t, work, nil, "git", "add", "b.txt")
	fields := strings.Fields(hooks[0].Entry)
	out, _ := do(t, work, nil, filepath.Join(bin, fields[0]), append(fields[1:], ".")...)
	if !strings.Contains(out, "1 of 2 documents are new") {
		t.Errorf("%s", out)
	}
}

// source makes a repository of a program that hands its work to another, laid out as this repository is.
func source(t *testing.T, bin string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "cmd", "gainsay"), 0o755); err != nil {
		t.Fatal(err)
	}
	main := fmt.Sprintf(`package main

import (
	"os"
	"os/exec"
)

func main() {
	c := exec.Command(%q, os.Args[1:]...)
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	_ = c.Run()
	os.Exit(c.ProcessState.ExitCode())
}
`, filepath.Join(bin, "gainsay"))
	for name, content := range map[string]string{"go.mod": "module gainsay\n\ngo 1.21\n", filepath.Join("cmd", "gainsay", "main.go"): main} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join("..", "..", name)); err != nil {
			t.Errorf("this repository is laid out otherwise: %v", err)
		}
	}
	for _, args := range [][]string{{"init", "-q", "-b", "v0"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "one"}} {
		do(t, folder, nil, "git", args...)
	}
	return folder
}

// TestTheGitLabJob runs the job as a runner does, in which nothing of gainsay is installed.
func TestTheGitLabJob(t *testing.T) {
	var jobs map[string]struct {
		Variables map[string]string
		Before    []string `yaml:"before_script"`
		Script    []string
		Artifacts struct {
			Reports map[string]string
			Paths   []string
		}
	}
	readYAML(t, filepath.Join("templates", "gitlab.yml"), &jobs)
	job := jobs["gainsay"]
	work, bin := repository(t)
	env := []string{"CI_PROJECT_DIR=" + work, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main"}
	for name, value := range job.Variables {
		env = append(env, name+"="+value)
	}
	env = append(env, "GAINSAY_CACHE="+filepath.Join(work, ".cache"), "GAINSAY_SOURCE=file://"+source(t, bin), "GAINSAY_VERSION=v0")
	out, _ := do(t, work, env, "bash", "-euc", strings.Join(append(job.Before, job.Script...), "\n"))
	if !strings.Contains(out, "1 of 2 documents are new") {
		t.Errorf("%s", out)
	}
	for _, name := range append(job.Artifacts.Paths, job.Artifacts.Reports["codequality"], job.Artifacts.Reports["junit"]) {
		if _, err := os.Stat(filepath.Join(work, name)); err != nil {
			t.Errorf("the job promises %s: %v", name, err)
		}
	}
}

func TestTheWorkflowTemplateUsesInputsThatTheActionHas(t *testing.T) {
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses string
				With map[string]any
			}
		}
	}
	readYAML(t, filepath.Join("templates", "github.yml"), &workflow)
	var action struct{ Inputs map[string]any }
	readYAML(t, filepath.Join("..", "..", "action.yml"), &action)
	found := false
	for _, s := range workflow.Jobs["check"].Steps {
		if strings.HasPrefix(s.Uses, "gainsay/") {
			found = true
			for name := range s.With {
				if action.Inputs[name] == nil {
					t.Errorf("the template sets %s, which the action does not know", name)
				}
			}
		}
	}
	if !found {
		t.Error("the template does not use the action")
	}
}
