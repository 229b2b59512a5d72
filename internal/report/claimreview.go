package report

import (
	"encoding/json"
	"io"
	"strings"
)

// Drafts in the vocabulary of schema.org. A rating is a verdict on truth, which the program never gives: the
// field is left to the person who finishes the draft.
type (
	ldGraph struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}
	ldReview struct {
		Type         string  `json:"@type"`
		ID           string  `json:"@id"`
		Status       string  `json:"creativeWorkStatus"`
		Reviewed     string  `json:"claimReviewed"`
		ItemReviewed ldClaim `json:"itemReviewed"`
		About        string  `json:"about,omitempty"`
		Body         string  `json:"reviewBody"`
	}
	ldClaim struct {
		Type       string   `json:"@type"`
		Text       string   `json:"text"`
		Author     *ldAgent `json:"author,omitempty"`
		Appearance []ldWork `json:"appearance"`
	}
	ldAgent struct {
		Type string `json:"@type"`
		Name string `json:"name"`
	}
	ldWork struct {
		Type      string   `json:"@type"`
		Headline  string   `json:"headline,omitempty"`
		URL       string   `json:"url,omitempty"`
		Published string   `json:"datePublished,omitempty"`
		Publisher *ldAgent `json:"publisher,omitempty"`
		Text      string   `json:"text"`
	}
)

// writeClaimReview writes one draft for each answer to a question on which the documents diverge.
func writeClaimReview(w io.Writer, r *Report, o Options) error {
	d := newDossier(newView(r, o), o)
	out := ldGraph{"https://schema.org", []any{}}
	for _, register := range d.Registers {
		for _, q := range register.Questions {
			for _, f := range q.Findings {
				if !f.Alarm() || f.Settled() {
					continue
				}
				for _, a := range f.Answers {
					out.Graph = append(out.Graph, d.draft(q, f, a))
				}
			}
		}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(out)
}

// draft is the review of one answer: where it appears, who is given for it, and what the other answers are.
func (d *dossier) draft(q dossierQuestion, f dossierFinding, a dossierAnswer) ldReview {
	review := ldReview{Type: "ClaimReview", ID: "urn:gainsay:" + f.ID + ":" + a.Letter, Status: "Draft", About: q.Text,
		ItemReviewed: ldClaim{Type: "Claim", Appearance: []ldWork{}}}
	speakers := map[string]bool{}
	for i, r := range a.Rows {
		passage := strings.TrimSpace(r.Before + r.Answer + r.After)
		if i == 0 {
			review.Reviewed, review.ItemReviewed.Text = passage, passage
		}
		if r.Speaker != "" {
			speakers[r.Speaker] = true
		}
		work := ldWork{Type: "NewsArticle", Text: passage, Publisher: &ldAgent{"Organization", r.Outlet}}
		if r.Document > 0 {
			doc := d.Documents[r.Document-1]
			work.Headline, work.Published = doc.Title, doc.Published
			if strings.HasPrefix(doc.URL, "https://") || strings.HasPrefix(doc.URL, "http://") {
				work.URL = doc.URL
			}
		}
		review.ItemReviewed.Appearance = append(review.ItemReviewed.Appearance, work)
	}
	if len(speakers) == 1 {
		for name := range speakers {
			review.ItemReviewed.Author = &ldAgent{"Thing", name}
		}
	}
	var others []string
	for _, o := range f.Answers {
		if o.Letter == a.Letter {
			continue
		}
		for _, r := range o.Rows {
			others = append(others, r.Outlet+": “"+strings.TrimSpace(r.Before+r.Answer+r.After)+"”")
		}
	}
	review.Body = "Against it stand " + strings.Join(others, "; ")
	if len(others) == 0 {
		review.Body = "No other answer was found."
	}
	if f.Settle != "" {
		review.Body += "\nTo settle it: " + f.Settle
	}
	return review
}
