package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"gainsay/internal/files"
	"gainsay/internal/files/faulty"
)

// scenario is a command line with the files it starts from.
type scenario struct {
	name  string
	args  []string
	files map[string]string
	env   map[string]string
}

// outcome is all that a command leaves behind.
type outcome struct {
	code     int
	out, err string
	files    map[string]string
}

// try runs the scenario in a folder of its own on the given files.
func (s *scenario) try(t *testing.T, folder string, system files.System, out io.Writer) outcome {
	t.Helper()
	for name, content := range s.files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(folder)
	var stdout, stderr bytes.Buffer
	if out == nil {
		out = &stdout
	}
	env := &environment{in: strings.NewReader(""), out: out, err: &stderr, files: system, getenv: func(name string) string { return s.env[name] }}
	o := outcome{code: run(context.Background(), env, s.args), out: stdout.String(), err: stderr.String(), files: map[string]string{}}
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path, "cache"+string(filepath.Separator)) {
			return err
		}
		b, err := os.ReadFile(path)
		o.files[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// samples are the files that the scenarios start from.
func samples(t *testing.T) map[string]string {
	t.Helper()
	run, err := os.ReadFile(filepath.Join("..", "report", "testdata", "golden", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	const entry = "findings:\n- id: lights\n  rule: exclusive-whether\n  reason: seen before\n"
	return map[string]string{
		"run.json":               string(run),
		"whole.json":             strings.Replace(string(run), `"complete": false`, `"complete": true`, 1),
		".gainsay.yaml":          "side-is-named: true\n",
		".gainsay-reviews.yaml":  "gainsay: review/v1\n" + entry + "  status: confirmed\n",
		".gainsay-baseline.yaml": "gainsay: baseline/v1\n" + entry,
		".gainsayignore":         "rule:attribution/vague -- columns\n",
	}
}

func scenarios(t *testing.T) []scenario {
	start := samples(t)
	with := func(more map[string]string) map[string]string {
		m := maps.Clone(start)
		maps.Copy(m, more)
		return m
	}
	return []scenario{
		{name: "reports to files", args: []string{"report", "run.json", "-f", "text", "-o", "json=o.json", "-o", "html=o.html", "-o", "csv=o.csv"}, files: with(map[string]string{"o.json": "old", "o.html": "old"})},
		{name: "annotations and the step's summary", args: []string{"report", "run.json", "-f", "github"}, files: with(map[string]string{"summary.md": ""}), env: map[string]string{"GITHUB_STEP_SUMMARY": "summary.md"}},
		{name: "a decision", args: []string{"review", "run.json", "--dismiss", "helm", "--reason", "the log"}, files: start},
		{name: "a baseline made", args: []string{"baseline", "create", "whole.json", "--force", "--reason", "archive"}, files: start},
		{name: "a baseline pruned", args: []string{"baseline", "prune", "small.json"}, files: with(map[string]string{
			"small.json": `{"schema": "gainsay.report/v1", "tool": {"version": "0", "rules": ""}, "complete": true, "skipped": [], "documents": []}`})},
		{name: "a start", args: []string{"init"}, files: map[string]string{"article.txt": "x"}},
		{name: "settings verified", args: []string{"config", "verify"}, files: start},
		{name: "two runs compared", args: []string{"diff", "run.json", "run.json"}, files: start},
		{name: "documents checked", args: []string{"check", "stories", "--cache", "cache", "-f", "text", "-o", "json=o.json", "--exit-zero"},
			files: map[string]string{"stories/a.txt": "Nine people were killed when the stand at Brayle collapsed on Monday.", "stories/b.txt": "Fourteen people were killed when the stand at Brayle collapsed on Monday."}},
	}
}

// unfinished is the name of a file that is being written.
var unfinished = regexp.MustCompile("^" + regexp.QuoteMeta(files.TemporaryPrefix) + "[A-Z2-7]{12}$")

// TestEveryReadAndWriteMayFail lets every call for a file of the program's own fail in turn, for the moment and for good,
// in every command that reads or writes one. Either the fault did no harm at all, or it is told with its cause; a file is
// never half-written, and one output that cannot be written takes no other with it.
func TestEveryReadAndWriteMayFail(t *testing.T) {
	total := 0
	for _, s := range scenarios(t) {
		t.Run(s.name, func(t *testing.T) {
			sound := &faulty.System{System: files.OS{}}
			want := s.try(t, t.TempDir(), sound, nil)
			if want.code != exitClean {
				t.Fatalf("exit %d: %s", want.code, want.err)
			}
			injected, harmless, told := 0, 0, 0
			for _, lasting := range []bool{false, true} {
				for fail := 1; fail <= sound.Calls(); fail++ {
					folder := t.TempDir()
					system := &faulty.System{System: files.OS{}, Fail: fail, Lasting: lasting, Err: syscall.ENOSPC}
					got := s.try(t, folder, system, nil)
					call, path := system.Fault()
					fault := fmt.Sprintf("fault %d (%s %s, lasting %v)", fail, call, path, lasting)
					injected++
					changed := 0
					for _, name := range slices.Sorted(maps.Keys(want.files)) {
						switch content, there := got.files[name]; {
						case content == want.files[name]:
						case there && content == s.files[name] || !there && s.files[name] == "":
							changed++
						case name == "summary.md" && strings.HasPrefix(want.files[name], content):
							changed++ // is added to, and cannot be replaced
						default:
							t.Errorf("%s: %s is neither as it was nor as it should be", fault, name)
						}
					}
					for name := range got.files {
						if _, known := want.files[name]; !known && !strings.Contains(got.err, name) {
							t.Errorf("%s: %s is left over", fault, name)
						}
					}
					cause := strings.Contains(got.err, syscall.ENOSPC.Error())
					switch {
					case got.code == exitFailure && cause:
						told++
					case got.code != want.code:
						t.Errorf("%s: exit %d: %s", fault, got.code, got.err)
					case changed > 0 || got.out != want.out:
						t.Errorf("%s: %d files and the output differ without a word: %s", fault, changed, got.err)
					case cause:
						told++
					default:
						harmless++
					}
					output := strings.HasPrefix(filepath.Base(path), "o.") || unfinished.MatchString(filepath.Base(path))
					if !lasting && changed > 1 && output && slices.Contains(s.args, "-o") {
						t.Errorf("%s: %d outputs are lost", fault, changed)
					}
				}
			}
			total += injected
			t.Logf("%d faults injected: %d told, %d did no harm", injected, told, harmless)
		})
	}
	t.Logf("%d faults injected in all", total)
}

// fullStream takes some bytes and then no more.
type fullStream struct{ room int }

func (f *fullStream) Write(p []byte) (int, error) {
	n := min(len(p), f.room)
	f.room -= n
	if n < len(p) {
		return n, syscall.ENOSPC
	}
	return n, nil
}

// TestAFullStandardOutputIsTold lets standard output take nothing, a byte, half, and all but one byte of what each command
// prints.
func TestAFullStandardOutputIsTold(t *testing.T) {
	start := samples(t)
	for _, args := range [][]string{
		{"version"}, {"version", "--json"}, {"config", "show"}, {"config", "verify"}, {"man"}, {"completion", "bash"}, {"--help"},
		{"rules", "list"}, {"explain", "divergence/number"}, {"baseline", "show"}, {"diff", "run.json", "run.json"}, {"review", "run.json", "--list"},
		{"review", "run.json"}, {"cache", "info", "--cache", "kept"}, {"init", "elsewhere"},
		{"report", "run.json"}, {"report", "run.json", "-f", "html"}, {"report", "run.json", "-f", "json"}, {"report", "run.json", "-f", "csv"},
		{"report", "run.json", "-f", "github"}, {"report", "run.json", "-f", "sarif"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			s := scenario{args: args, files: start}
			sound := s.try(t, t.TempDir(), files.OS{}, nil)
			if sound.code != exitClean || sound.out == "" {
				t.Fatalf("exit %d, %d bytes: %s", sound.code, len(sound.out), sound.err)
			}
			for _, room := range []int{0, 1, len(sound.out) / 2, len(sound.out) - 1} {
				got := s.try(t, t.TempDir(), files.OS{}, &fullStream{room})
				if got.code != exitFailure || !strings.Contains(got.err, "gainsay: error: write standard output: no space left on device\n") {
					t.Errorf("room for %d of %d bytes: exit %d: %s", room, len(sound.out), got.code, got.err)
				}
			}
		})
	}
}
