//go:build measure

package labelled

import (
	"sync"
	"testing"

	"rundtisch/internal/memberlist"
	"rundtisch/internal/memberlist/chain"
)

// The last figures by cross-validation; what is below one of them by more than 0.01 is a step back.
const (
	lastTexts  = 0.74
	lastCorpus = 0.97
)

// Each fifth of the networks is read by a model that was trained on the others.
func TestCrossValidated(t *testing.T) {
	texts := kept(t)
	models := make([]*chain.Model, Folds)
	var wait sync.WaitGroup
	two := make(chan struct{}, 2) // at once: more would only wait for each other
	for fold := range Folds {
		wait.Go(func() {
			two <- struct{}{}
			models[fold] = TeachFold(texts, fold, chain.Usual)
			<-two
		})
	}
	wait.Wait()
	var real, ours, old Tally
	folds := Fold(texts)
	for _, l := range texts {
		sum := &real
		if ofCorpus(l) {
			sum = &old
		} else if l.From == Own {
			sum = &ours
		}
		j := sum.Add(l, memberlist.ParseBy(models[folds[l.Group]], l.Text))
		if *errors && len(j.Missing)+len(j.Extra) > 0 {
			t.Logf("%s %s: missing %q, extra %q", l.File, l.Kind, j.Missing, j.Extra)
		}
	}
	t.Logf("texts of real networks, %v", &real)
	t.Logf("our own texts, %v", &ours)
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

// The networks in aside.txt were chosen before the first line was written and scored once, at the end.
func TestTheNetworksKeptAside(t *testing.T) {
	texts, err := Read(data + "texts")
	if err != nil {
		t.Fatal(err)
	}
	groups, err := Groups(data + "aside.txt")
	if err != nil {
		t.Fatal(err)
	}
	m := Teach(kept(t), chain.Usual)
	var sum Tally
	for _, l := range texts {
		if groups[l.Group] {
			sum.Add(l, memberlist.ParseBy(m, l.Text))
		}
	}
	t.Log(&sum)
}
