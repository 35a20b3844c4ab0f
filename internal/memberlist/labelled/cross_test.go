package labelled

import (
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"rundtisch/internal/memberlist"
	"rundtisch/internal/memberlist/chain"
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

func TestLabelsAreCandidates(t *testing.T) {
	missed, all := 0, 0
	for _, l := range kept(t) {
		if strings.HasPrefix(l.File, "held-") || strings.HasPrefix(l.File, "tuned-") {
			continue // tables are not the model's
		}
		_, m := memberlist.Lesson(l.Text, l.Labels)
		missed, all = missed+len(m), all+len(l.Members)
		if len(m) > 0 {
			t.Logf("%s: %q", l.File, m)
		}
	}
	if share := 1 - float64(missed)/float64(all); share < 0.97 {
		t.Errorf("%d of %d labels are no candidates: %.3f", missed, all, share)
	}
}

func envInt(name string, other int) int {
	if v, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return v
	}
	return other
}

func TestCross(t *testing.T) {
	if os.Getenv("CROSS") == "" {
		t.Skip()
	}
	texts := kept(t)
	how := chain.Usual
	how.Seeds = envInt("SEEDS", 1)
	how.Epochs = envInt("EPOCHS", 10)
	how.Decay = float64(envInt("DECAY", 100)) / 100
	how.Rate = float64(envInt("RATE", 50)) / 1000
	how.Dropout = float64(envInt("DROP", 25)) / 100
	models := make([]*chain.Model, Folds)
	var wg sync.WaitGroup
	slots := make(chan bool, 2)
	for f := range Folds {
		file := "/tmp/reader-fold" + os.Getenv("RUN") + strconv.Itoa(f) + ".gz"
		if data, err := os.ReadFile(file); err == nil && os.Getenv("TRAIN") == "" {
			if models[f], err = chain.Read(data); err != nil {
				t.Fatal(err)
			}
			continue
		}
		wg.Go(func() {
			slots <- true
			defer func() { <-slots }()
			models[f] = TeachFold(texts, f, how)
			_ = os.WriteFile(file, models[f].Bytes(), 0o644)
		})
	}
	wg.Wait()
	folds := Fold(texts)
	sums := map[bool]*Tally{true: {}, false: {}}
	for _, l := range texts {
		old := strings.HasPrefix(l.File, "held") || strings.HasPrefix(l.File, "tuned")
		j := sums[old].Add(l, memberlist.ParseBy(models[folds[l.Group]], l.Text))
		if os.Getenv("CROSS") == "errors" && len(j.Missing)+len(j.Extra) > 0 {
			t.Logf("%s %s: missing %q, extra %q", l.File, l.Kind, j.Missing, j.Extra)
		}
	}
	t.Logf("texts: %v", sums[false])
	t.Logf("corpus: %v", sums[true])
}
