package labelled

import (
	"flag"
	"testing"

	"rundtisch/internal/memberlist"
	"rundtisch/internal/memberlist/chain"
)

var errors = flag.Bool("errors", false, "tell what is wrong in which text")

const data = "../testdata/"

func kept(t *testing.T) []Text {
	t.Helper()
	texts, err := Read(data+"texts", data+Own, data+"corpus")
	if err != nil {
		t.Fatal(err)
	}
	aside, err := Groups(data + "aside.txt")
	if err != nil {
		t.Fatal(err)
	}
	return Without(texts, aside)
}

func ofCorpus(l Text) bool { return l.From == "corpus" }

func TestLabelsAreCandidates(t *testing.T) {
	missed, all := 0, 0
	for _, l := range kept(t) {
		if ofCorpus(l) {
			continue // tables are not the model's
		}
		_, m := memberlist.Lesson(l.Text, l.Labels)
		missed, all = missed+len(m), all+len(l.Members)
		if *errors && len(m) > 0 {
			t.Logf("%s: %q", l.File, m)
		}
	}
	t.Logf("%d of %d labels are candidates", all-missed, all)
	if share := 1 - float64(missed)/float64(all); share < 0.97 {
		t.Errorf("%d of %d labels are no candidates: %.3f", missed, all, share)
	}
}

// A model that learned in a few seconds from four fifths of the networks reads the rest far better than rules did (0.22).
func TestAShortSchoolingTeaches(t *testing.T) {
	how := chain.Usual
	how.Seeds, how.Epochs = 1, 6
	texts := kept(t)
	m := TeachFold(texts, 0, how)
	var sum Tally
	folds := Fold(texts)
	for _, l := range texts {
		if folds[l.Group] == 0 && !ofCorpus(l) {
			sum.Add(l, memberlist.ParseBy(m, l.Text))
		}
	}
	if _, _, f1 := sum.Ticked.F1(); f1 < 0.55 {
		t.Errorf("it learned too little: %v", &sum)
	}
	t.Log(&sum)
}

// The same lessons give the same model, and what was written is what is read.
func TestTrainingIsDeterministic(t *testing.T) {
	texts := kept(t)[:12]
	how := chain.Schooling{Epochs: 2, Rate: 0.05, Decay: 1, Dropout: 0.5, Seeds: 2, Prune: 0.01}
	first := Teach(texts, how).Bytes()
	if string(first) != string(Teach(texts, how).Bytes()) {
		t.Error("two trainings on the same lessons differ")
	}
	read, err := chain.Read(first)
	if err != nil || string(read.Bytes()) != string(first) {
		t.Errorf("what was written is not what is read: %v", err)
	}
	if _, err := chain.Read(first[:len(first)/2]); err == nil {
		t.Error("half a model is read")
	}
}
