package claim_test

import (
	"context"
	"testing"
	"time"

	"gainsay/internal/claim"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
)

// read extracts the claims of one text without entities and attributions.
func read(t testing.TB, doc string) []claim.Claim {
	t.Helper()
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := reader.Read(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	extractor, err := claim.NewExtractor(pack)
	if err != nil {
		t.Fatal(err)
	}
	return extractor.Extract("doc", d, nil, nil, time.Time{})
}

func TestRoles(t *testing.T) {
	tests := []struct {
		rule, text, lemma string
		want              map[claim.RoleName]string
	}{
		{"subject and object of an active verb", "The police arrested the driver.", "arrest", map[claim.RoleName]string{claim.Agent: "The police", claim.Patient: "the driver"}},
		{"a passive subject is the patient, by whom the agent", "The truce was brokered by two envoys.", "broker", map[claim.RoleName]string{claim.Agent: "two envoys", claim.Patient: "The truce"}},
		{"a participle modifies its patient", "A truce brokered by two envoys took effect.", "broker", map[claim.RoleName]string{claim.Agent: "two envoys", claim.Patient: "A truce"}},
		{"a relative pronoun stands for its antecedent", "The soldiers who attacked the village have left.", "attack", map[claim.RoleName]string{claim.Agent: "The soldiers", claim.Patient: "the village"}},
		{"a shared subject serves both conjuncts", "The minister visited Lund and signed the treaty.", "sign", map[claim.RoleName]string{claim.Agent: "The minister", claim.Patient: "the treaty"}},
		{"the subject of an infinitive is that of its verb", "The workers want to stop the trains.", "stop", map[claim.RoleName]string{claim.Agent: "The workers", claim.Patient: "the trains"}},
		{"the object of urging does what is urged", "Officials urged residents to leave the town.", "leave", map[claim.RoleName]string{claim.Agent: "residents", claim.Patient: "the town"}},
		{"a perfect is active", "The country has chosen peace.", "choose", map[claim.RoleName]string{claim.Agent: "The country", claim.Patient: "peace"}},
		{"a role that is played is its verb", "Foreign envoys played a mediating role in the talks.", "mediate", map[claim.RoleName]string{claim.Agent: "Foreign envoys"}},
		{"an aside is no part of the subject", "The parties, with envoys from the north in the room, signed a truce.", "sign", map[claim.RoleName]string{claim.Agent: "The parties", claim.Patient: "a truce"}},
		{"a noun takes its patient after of", "The release of 34 soldiers came as a surprise.", "release", map[claim.RoleName]string{claim.Patient: "34 soldiers"}},
		{"the accused is the agent", "The mayor accused the firm of selling the land.", "sell", map[claim.RoleName]string{claim.Agent: "the firm"}},
		{"a gap is the object", "The deal they signed on Monday is void.", "sign", map[claim.RoleName]string{claim.Agent: "they", claim.Patient: "The deal"}},
		{"a gap below an infinitive is its object", "The pier that the council plans to sell is old.", "sell", map[claim.RoleName]string{claim.Patient: "The pier"}},
		{"a purpose keeps the subject", "The Hawks beat the Larks to win the cup.", "win", map[claim.RoleName]string{claim.Agent: "The Hawks"}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			c := one(t, tt.text, tt.lemma)
			for role, want := range tt.want {
				a, ok := c.Argument(role)
				if !ok {
					t.Errorf("%q: no %s, want %q", tt.text, role, want)
				} else if got := a.Span.Cut(tt.text); got != want {
					t.Errorf("%q: %s is %q, want %q", tt.text, role, got, want)
				}
			}
		})
	}
}

func TestPolarityAndModality(t *testing.T) {
	tests := []struct {
		rule, text, lemma string
		polarity          claim.Polarity
		modality          claim.Modality
	}{
		{"a plain past is asserted", "The army attacked the village.", "attack", claim.Positive, claim.Asserted},
		{"not negates", "The army did not attack the village.", "attack", claim.Negative, claim.Asserted},
		{"n't negates before punctuation", "They said the army didn't attack.", "attack", claim.Negative, claim.Asserted},
		{"no one negates its verb", "No one was killed.", "kill", claim.Negative, claim.Asserted},
		{"no in the subject negates", "No bridges were destroyed.", "destroy", claim.Negative, claim.Asserted},
		{"no fewer than is a bound", "No fewer than 30 people were killed.", "kill", claim.Positive, claim.Asserted},
		{"not only asserts", "The plan not only failed the town.", "fail", claim.Positive, claim.Asserted},
		{"refusing negates", "The delegation refused to attend the meeting.", "attend", claim.Negative, claim.Asserted},
		{"managing affirms", "Rescuers managed to reach the cars.", "reach", claim.Positive, claim.Asserted},
		{"without negates a gerund", "They left without signing the treaty.", "sign", claim.Negative, claim.Asserted},
		{"will plans", "The delegation will attend the meeting.", "attend", claim.Positive, claim.Planned},
		{"would not plans the opposite", "They said they would not attend the meeting.", "attend", claim.Negative, claim.Planned},
		{"planning plans", "The government plans to close the mine.", "close", claim.Positive, claim.Planned},
		{"may hedges", "The strike may end on Friday.", "end", claim.Positive, claim.Hedged},
		{"what could be heard was heard", "The choir could be heard in the square.", "hear", claim.Positive, claim.Asserted},
		{"what could be done may never be", "The choir could leave on Friday.", "leave", claim.Positive, claim.Hedged},
		{"reportedly hedges", "The minister reportedly resigned.", "resign", claim.Positive, claim.Hedged},
		{"if is a condition", "If the army attacks, the talks will end.", "attack", claim.Positive, claim.Conditional},
		{"a question asks", "Did the army attack the village?", "attack", claim.Positive, claim.Question},
		{"cancelling takes the event back", "The organisers cancelled the meeting.", "meeting", claim.Negative, claim.Asserted},
		{"an ordinal keeps its infinitive asserted", "Marlow was the first woman to lead the firm.", "lead", claim.Positive, claim.Asserted},
		{"beginning asserts what begins", "The firm began to sell the planes in May.", "sell", claim.Positive, claim.Asserted},
		{"an outcome is asserted", "The index rose to close at 7,000.", "close", claim.Positive, claim.Asserted},
		{"a purpose is planned", "The envoy flew home to brief the cabinet.", "brief", claim.Positive, claim.Planned},
		{"nearly is not", "The army nearly captured the town.", "capture", claim.Negative, claim.Asserted},
		{"nearly doubling is a measure", "Prices nearly doubled in June.", "double", claim.Positive, claim.Asserted},
		{"considering is not doing", "The mayor considered leaving the party.", "leave", claim.Positive, claim.Hedged},
		{"trying is not doing", "The guards tried to arrest the driver.", "arrest", claim.Positive, claim.Hedged},
		{"expected by nobody hedges", "The minister is expected to resign.", "resign", claim.Positive, claim.Hedged},
		{"what must be is not yet", "The minister must resign.", "resign", claim.Positive, claim.Planned},
		{"a passive infinitive in a headline plans", "Old bridge to be demolished", "demolish", claim.Positive, claim.Planned},
		{"not until is then", "He did not resign until Sunday.", "resign", claim.Positive, claim.Asserted},
		{"what is falsely said is taken back", "The mayor falsely claimed that the dam had failed.", "fail", claim.Negative, claim.Asserted},
		{"an idea is nobody's assertion", "Voters liked the idea that the tax was abolished.", "abolish", claim.Positive, claim.Hedged},
		{"a cancelled plan is not carried out", "Critics recalled the cancelled deal to lease 40 ferries.", "lease", claim.Negative, claim.Asserted},
		{"below zero is a place", "The index kept falling below zero.", "fall", claim.Positive, claim.Asserted},
		{"a worry is nobody's assertion", "Amid worries that the council will close the mine, traders left the town.", "close", claim.Positive, claim.Hedged},
		{"a wish is no plan", "The council hopes to reopen the pier.", "reopen", claim.Positive, claim.Hedged},
		{"what should be may not be", "The council should repair the pier.", "repair", claim.Positive, claim.Hedged},
		{"would in the past is what was planned", "The mayor said the council would repair the pier.", "repair", claim.Positive, claim.Planned},
		{"would by itself leaves open", "The council would repair the pier.", "repair", claim.Positive, claim.Hedged},
		{"a plan that fails is not carried out", "A plan to sell the pier failed.", "sell", claim.Negative, claim.Asserted},
		{"a scrapped plan is not carried out", "The council scrapped plans to sell the pier.", "sell", claim.Negative, claim.Asserted},
		{"remaining keeps its state asserted", "The pier remained closed.", "close", claim.Positive, claim.Asserted},
		{"fear leaves open", "Villagers are afraid of losing the pier.", "lose", claim.Positive, claim.Hedged},
		{"a time that is to come is to come", "The pier will reopen when the storm ends.", "end", claim.Positive, claim.Planned},
		{"not needing is not refusing", "The council does not need to sell the pier.", "sell", claim.Positive, claim.Planned},
		{"what is to begin is to come", "The trial will begin on Monday.", "trial", claim.Positive, claim.Planned},
		{"what is to be cut is there", "The firm will cut its losses.", "loss", claim.Positive, claim.Asserted},
		{"the first to be built is built", "The pier is the first of three to be demolished.", "demolish", claim.Positive, claim.Asserted},
		{"who will be the first to leave will leave", "The mayor will be the first to leave.", "leave", claim.Positive, claim.Planned},
		{"what is likely leaves open", "A strike is likely.", "strike", claim.Positive, claim.Hedged},
		{"what seems unlikely leaves open that it is not", "A strike seems unlikely.", "strike", claim.Negative, claim.Hedged},
		{"what somebody tries to address is there", "The board tried to address complaints.", "complaint", claim.Positive, claim.Asserted},
		{"an announced measure is to come", "The mill announced layoffs.", "layoff", claim.Positive, claim.Planned},
		{"what is expected to grow is there", "The mill expects sales to exceed the forecast.", "sale", claim.Positive, claim.Asserted},
		{"what somebody will be fined for was done", "The mill will be fined for the delay.", "delay", claim.Positive, claim.Asserted},
		{"what is set to begin is to come", "The trial is set to begin on Monday.", "trial", claim.Positive, claim.Planned},
		{"a killed plan is not carried out", "The council killed the agreement.", "agreement", claim.Negative, claim.Asserted},
		{"what declines is there", "Shops closed amid declining growth.", "growth", claim.Positive, claim.Asserted},
		{"a forecast is no plan", "Analysts predicted that the mill would close.", "close", claim.Positive, claim.Hedged},
		{"who would like to thank thanks", "The mayor would like to thank the divers.", "thank", claim.Positive, claim.Asserted},
		{"who would like to leave may stay", "The mayor would like to leave.", "leave", claim.Positive, claim.Hedged},
		{"calling for leaves open", "The envoy called for a ceasefire.", "ceasefire", claim.Positive, claim.Hedged},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			c := one(t, tt.text, tt.lemma)
			if c.Polarity != tt.polarity || c.Modality != tt.modality {
				t.Errorf("%q: %s is %s and %s, want %s and %s", tt.text, tt.lemma, c.Polarity, c.Modality, tt.polarity, tt.modality)
			}
			if c.Polarity == claim.Negative && c.Negator.Empty() {
				t.Errorf("%q: negative without the words that make it so", tt.text)
			}
		})
	}
}

func TestContentIsTheClauseThatIsSaid(t *testing.T) {
	const said = "The mayor said the pier was safe."
	if c := one(t, said, "say"); c.Content.Cut(said) != "the pier was safe" {
		t.Errorf("%q: the content is %q", said, c.Content.Cut(said))
	}
	if c := one(t, "The mayor inspected the pier.", "inspect"); !c.Content.Empty() {
		t.Errorf("a verb with an object has a content of %d bytes", c.Content.Len())
	}
}

func TestNoObjectOfASetting(t *testing.T) {
	for _, text := range []string{"The day they left was cold.", "The town they live in is old.", "The street where they sang is closed."} {
		for _, c := range read(t, text) {
			if p, ok := c.Argument(claim.Patient); ok && p.Start == 0 && c.Predicate.Kind == claim.Verb && p.Inherited {
				t.Errorf("%q: %q is the patient of %s", text, p.Cut(text), c.Predicate.Lemma)
			}
		}
	}
}

// one is the only claim with a predicate.
func one(t *testing.T, doc, lemma string) claim.Claim {
	t.Helper()
	var found []claim.Claim
	var all []string
	for _, c := range read(t, doc) {
		all = append(all, c.Predicate.Lemma)
		if c.Predicate.Lemma == lemma {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%q: %d claims of %q, want one; predicates: %q", doc, len(found), lemma, all)
	}
	return found[0]
}
