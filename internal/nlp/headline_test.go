package nlp

import (
	"testing"
)

// headlines are written for this test in the styles of news headlines, each with the word that governs it.
var headlines = []struct{ line, root string }{
	{"Veld Approves Funding for New Bridge", "Approves"},
	{"Marlow Resigns as Trade Minister", "Resigns"},
	{"Two Youths Detained Over Planned Attack on Court", "Detained"},
	{"Storm Kills Twelve in Coastal Villages", "Kills"},
	{"Ostrov Denies Troops Crossed Border", "Denies"},
	{"Talks Resume in Veld After Ceasefire", "Resume"},
	{"Court Upholds Ban on Night Flights", "Upholds"},
	{"Hundreds Flee as Fire Spreads Through Harbour", "Flee"},
	{"Minister Accused of Hiding Report", "Accused"},
	{"Bank Raises Rates for Third Time", "Raises"},
	{"Police Seek Witness to Harbour Blaze", "Seek"},
	{"Parliament to Vote on Budget Next Week", "Vote"},
	{"Opposition Calls for Inquiry Into Flood", "Calls"},
	{"President Vows to Rebuild Port", "Vows"},
	{"Army Withdraws From Northern Towns", "Withdraws"},
	{"Veld approves funding for new bridge", "approves"},
	{"Marlow resigns as trade minister", "resigns"},
	{"Two youths detained over planned attack", "detained"},
	{"Storm kills twelve in coastal villages", "kills"},
	{"Talks resume in Veld after ceasefire", "resume"},
	{"Court upholds ban on night flights", "upholds"},
	{"Minister accused of hiding report", "accused"},
	{"Police seek witness to harbour blaze", "seek"},
	{"Opposition calls for inquiry into flood", "calls"},
	{"Ferry sinks off Veld, dozens missing", "sinks"},
	{"Ostrov says deal is close", "says"},
	{"Teachers strike over pay", "strike"},
	{"Oil prices fall as talks stall", "fall"},
	{"US warns Veld over missile test", "warns"},
	{"Prime minister wins confidence vote", "wins"},
	{"Rebels Seize Airport in Capital", "Seize"},
	{"Why the Veld Talks Failed", "Failed"},
}

// TestHeadlinesHaveTheirVerb holds the models to headlines, of which the treebanks have next to none.
func TestHeadlinesHaveTheirVerb(t *testing.T) {
	right := 0
	for _, h := range headlines {
		s := &read(t, h.line).Sentences[0]
		if s.Kind != Heading {
			t.Errorf("%q is read as %s", h.line, s.Kind)
		}
		got := s.Tokens[s.Root()].Form
		if got == h.root {
			right++
		} else {
			t.Logf("%q: root %q, want %q", h.line, got, h.root)
		}
	}
	t.Logf("%d of %d roots right", right, len(headlines))
	if right*100 < len(headlines)*70 {
		t.Errorf("%d of %d roots right, fewer than 70 in 100", right, len(headlines))
	}
}
