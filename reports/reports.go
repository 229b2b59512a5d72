// Package reports holds example reports of the sample corpora in testdata/corpora: what an editor, a program and a
// browser get to see. CI makes them anew and fails when they differ from what is here.
package reports

//go:generate go run -C .. ./cmd/gainsay check --exit-zero -f text -o json=reports/ceasefire.json -o markdown=reports/ceasefire.md -o html=reports/ceasefire.html -o text=reports/ceasefire.txt testdata/corpora/ceasefire
//go:generate go run -C .. ./cmd/gainsay check --exit-zero -f text -o json=reports/derailment.json -o markdown=reports/derailment.md -o html=reports/derailment.html -o text=reports/derailment.txt testdata/corpora/derailment
