package train

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"gainsay/internal/claim"
	"gainsay/internal/event"
	"gainsay/internal/rule"
)

// Mark is what a reader said of a claim of a group of claims: with which others of the group it is one event.
type Mark struct {
	// Story is the last two parts of the path of the folder of the story, Document the name of a file in it.
	Story, Document string
	// Predicate is the byte at which the predicate begins.
	Predicate int
	// Group is the group that was read. Nothing is known of claims of different groups.
	Group string
	// Event is the same for those that are one event, NoEvent for what is none.
	Event string
}

// NoEvent is the Event of a claim that should not be one: page furniture, a part of a name, a thing.
const NoEvent = "-"

// ReadMarks reads lines of story, document, byte, group and event, with tabs between. Lines that begin with # are remarks.
func ReadMarks(path string) ([]Mark, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []Mark
	for n, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			return nil, fmt.Errorf("%s:%d: want a story, a document, a byte, a group and an event with tabs between", path, n+1)
		}
		at, err := strconv.Atoi(f[2])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n+1, err)
		}
		out = append(out, Mark{f[0], f[1], at, f[3], f[4]})
	}
	return out, nil
}

// Story is one folder of real articles, read as the program would, with the marks of its claims.
type Story struct {
	Sources []event.Source
	marks   map[event.Ref][]Mark
	// Lost is how many marks stand at no predicate: the text is read otherwise than when it was marked.
	Lost int
}

// Article is one text of a story. File is the name by which marks call it.
type Article struct {
	ID, File, Text string
	Published      time.Time
}

// StoryReader reads stories as the program would.
type StoryReader struct{ stages *stages }

// NewStoryReader loads what reading needs.
func NewStoryReader(pack *rule.Pack) (*StoryReader, error) {
	s, err := newStages(pack)
	return &StoryReader{s}, err
}

// Read reads the articles of a story, of which the marks tell.
func (r *StoryReader) Read(ctx context.Context, articles []Article, marks []Mark) (*Story, error) {
	out := &Story{marks: map[event.Ref][]Mark{}}
	at := map[string]map[int]event.Ref{}
	for i, a := range articles {
		source, err := r.stages.readText(ctx, a.ID, a.Text, a.Published)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.File, err)
		}
		out.Sources = append(out.Sources, source)
		at[a.File] = map[int]event.Ref{}
		for j := range source.Claims {
			p := &source.Claims[j].Predicate
			if _, known := at[a.File][p.Start]; !known || p.Kind != claim.Noun {
				at[a.File][p.Start] = event.Ref{Source: i, Claim: j}
			}
		}
	}
	for _, m := range marks {
		r, ok := at[m.Document][m.Predicate]
		if !ok {
			out.Lost++
			continue
		}
		out.marks[r] = append(out.marks[r], m)
	}
	return out, nil
}

// Marked is how many claims of the story are marked.
func (s *Story) Marked() int { return len(s.marks) }

// one reports whether two claims were read in one group, and whether they are one event.
func (s *Story) one(a, b event.Ref) (same, known bool) {
	for _, x := range s.marks[a] {
		for _, y := range s.marks[b] {
			if x.Group == y.Group {
				return x.Event == y.Event && x.Event != NoEvent, true
			}
		}
	}
	return false, false
}

// ScoreStories says how the groups of claims that are surely one event look to the readers of the stories: of the pairs that were read together and stand in one group how many are one event, and of those that are one event
// how many stand in one group, at each of the heights.
func ScoreStories(ctx context.Context, stories []*Story, pack *rule.Pack, w, sure []float64, heights []float64) ([]string, error) {
	type count struct{ right, joined, all int }
	counts := make([]count, len(heights))
	lost := 0
	for _, s := range stories {
		lost += s.Lost
		pairs, err := event.Compare(ctx, s.Sources, pack)
		if err != nil {
			return nil, err
		}
		cuts, err := pairs.SureGroups(ctx, w, sure, heights)
		if err != nil {
			return nil, err
		}
		for i, groups := range cuts {
			right, joined, all := s.score(groups)
			c := &counts[i]
			c.right, c.joined, c.all = c.right+right, c.joined+joined, c.all+all
		}
	}
	out := []string{fmt.Sprintf("stories: %d, %d marks lost", len(stories), lost)}
	for i, c := range counts {
		out = append(out, fmt.Sprintf("stories, surely one event at %.2f: precision %.3f, recall %.3f (%d of %d joined, %d of one event)", heights[i],
			float64(c.right)/float64(max(1, c.joined)), float64(c.right)/float64(max(1, c.all)), c.right, c.joined, c.all))
	}
	return out, nil
}

// score counts the pairs that were read together: those that are one event and stand in one group, those that stand in one
// group, and those that are one event.
func (s *Story) score(groups [][]event.Ref) (right, joined, all int) {
	group := map[event.Ref]int{}
	for n, g := range groups {
		for _, r := range g {
			group[r] = n + 1
		}
	}
	var marked []event.Ref
	for r := range s.marks {
		marked = append(marked, r)
	}
	slices.SortFunc(marked, event.Ref.Compare)
	for i, a := range marked {
		for _, b := range marked[i+1:] {
			same, known := s.one(a, b)
			if !known {
				continue
			}
			together := group[a] != 0 && group[a] == group[b]
			if same {
				all++
				if together {
					right++
				}
			}
			if together {
				joined++
			}
		}
	}
	return right, joined, all
}
