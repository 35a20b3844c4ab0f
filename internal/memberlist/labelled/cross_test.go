package labelled

import (
	"flag"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"rundtisch/internal/memberlist"
	"rundtisch/internal/memberlist/chain"
)

var (
	cross  = flag.Bool("cross", false, "cross-validate the whole model: minutes")
	errors = flag.Bool("errors", false, "tell what is wrong in which text")
	saved  = flag.String("saved", "", "the folder in which the models of the parts are kept from run to run")
)

// The last figures by cross-validation; what is below one of them by more than 0.01 is a step back.
const (
	lastTexts  = 0.72
	lastCorpus = 0.97
)

const data = "../testdata/"

func kept(t *testing.T) []Text {
	t.Helper()
	texts, err := Read(data+"texts", data+"corpus")
	if err != nil {
		t.Fatal(err)
	}
	aside, err := Groups(data + "aside.txt")
	if err != nil {
		t.Fatal(err)
	}
	return Without(texts, aside)
}

func ofCorpus(l Text) bool {
	return strings.HasPrefix(l.File, "held-") || strings.HasPrefix(l.File, "tuned-")
}

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
	if share := 1 - float64(missed)/float64(all); share < 0.97 {
		t.Errorf("%d of %d labels are no candidates: %.3f", missed, all, share)
	}
}

// Each fifth of the networks is read by a model that was trained on the others.
func TestCrossValidated(t *testing.T) {
	if !*cross {
		t.Skip("minutes: go test ./internal/memberlist/labelled -run CrossValidated -cross")
	}
	texts := kept(t)
	models := make([]*chain.Model, Folds)
	var wait sync.WaitGroup
	for fold := range Folds {
		wait.Go(func() { models[fold] = modelOf(texts, fold) })
	}
	wait.Wait()
	var real, old Tally
	folds := Fold(texts)
	for _, l := range texts {
		sum := &real
		if ofCorpus(l) {
			sum = &old
		}
		j := sum.Add(l, memberlist.ParseBy(models[folds[l.Group]], l.Text))
		if *errors && len(j.Missing)+len(j.Extra) > 0 {
			t.Logf("%s %s: missing %q, extra %q", l.File, l.Kind, j.Missing, j.Extra)
		}
	}
	t.Logf("texts of real networks, %v", &real)
	t.Logf("the corpus, %v", &old)
	if _, _, f1 := real.Ticked.F1(); f1 < lastTexts-0.01 {
		t.Errorf("F1 on texts of real networks is %.3f, it was %.3f", f1, lastTexts)
	}
	if _, _, f1 := old.Ticked.F1(); f1 < lastCorpus-0.01 {
		t.Errorf("F1 on the corpus is %.3f, it was %.3f", f1, lastCorpus)
	}
	if sure := float64(real.Sure[0]+old.Sure[0]) / float64(real.Sure[1]+old.Sure[1]); sure < 0.97 {
		t.Errorf("of what is called sure, %.3f is right", sure)
	}
}

func modelOf(texts []Text, fold int) *chain.Model {
	file := *saved + "/fold" + strconv.Itoa(fold)
	if *saved != "" {
		if packed, err := os.ReadFile(file); err == nil {
			if m, err := chain.Read(packed); err == nil {
				return m
			}
		}
	}
	m := TeachFold(texts, fold, chain.Usual)
	if *saved != "" {
		_ = os.WriteFile(file, m.Bytes(), 0o644) // it only spares time
	}
	return m
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
