package memberlist

import (
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"

	"rundtisch/internal/memberlist/chain"
)

func TestLabelsAreCandidates(t *testing.T) {
	texts, err := ReadLabelled("testdata/texts", "testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	found, all := 0, 0
	aside := asideGroups(t)
	for _, l := range texts {
		if aside[l.Group] {
			continue
		}
		_, f, n := l.Lesson()
		found, all = found+min(f, n), all+n
		if m := l.Missed(); len(m) > 0 && testing.Verbose() {
			t.Logf("%s: %q", l.File, m)
		}
	}
	t.Logf("%d of %d labels are candidates", found, all)
}

func asideGroups(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile("testdata/aside.txt")
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string]bool{}
	for _, g := range strings.Fields(string(data)) {
		groups[g] = true
	}
	return groups
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
	texts, err := ReadLabelled("testdata/texts", "testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	aside := asideGroups(t)
	var kept []Labelled
	var lessons []chain.Lesson
	var groups []string
	seen := map[string]bool{}
	tokens, feats, stretches := 0, 0, 0
	for _, l := range texts {
		if aside[l.Group] {
			continue
		}
		lesson, _, _ := l.Lesson()
		kept, lessons = append(kept, l), append(lessons, lesson)
		tokens += len(lesson.Tokens)
		stretches += len(lesson.Stretches)
		for _, f := range lesson.Tokens {
			feats += len(f)
		}
		if !seen[l.Group] {
			seen[l.Group] = true
			groups = append(groups, l.Group)
		}
	}
	sort.Slice(groups, func(i, j int) bool { return hashOf(groups[i]) < hashOf(groups[j]) })
	fold := map[string]int{}
	for i, g := range groups {
		fold[g] = i % 5
	}
	t.Logf("%d texts, %d tokens, %d features a token, %d stretches", len(kept), tokens, feats/tokens, stretches)
	how := chain.Usual
	how.Seeds = envInt("SEEDS", 1)
	how.Epochs = envInt("EPOCHS", 10)
	how.Dropout = float64(envInt("DROP", 25)) / 100
	folds := envInt("FOLDS", 5)
	models := make([]*chain.Model, 5)
	var wg sync.WaitGroup
	slots := make(chan bool, 2)
	for f := range folds {
		wg.Add(1)
		go func() {
			defer wg.Done()
			slots <- true
			defer func() { <-slots }()
			var train []chain.Lesson
			for i, l := range kept {
				if fold[l.Group] != f {
					train = append(train, lessons[i])
				}
			}
			models[f] = chain.Train(train, how)
			_ = os.WriteFile("/tmp/reader-fold"+strconv.Itoa(f)+".gz", models[f].Bytes(), 0o644)
		}()
	}
	wg.Wait()
	for _, favour := range []float64{0, 0.5, 1} {
		var all, corpus judged
		none, noneAll, noneC, noneCAll := 0, 0, 0, 0
		for _, l := range kept {
			if models[fold[l.Group]] == nil {
				continue
			}
			names := modelNames(models[fold[l.Group]], l.Text, favour)
			j := judge(l, names)
			old := strings.HasPrefix(l.File, "held") || strings.HasPrefix(l.File, "tuned")
			sum := &all
			if old {
				sum = &corpus
			}
			sum.hit += j.hit
			sum.proposed += j.proposed
			sum.expected += j.expected
			if len(l.Members) == 0 {
				if old {
					noneCAll++
				} else {
					noneAll++
				}
				if len(j.extra) == 0 {
					if old {
						noneC++
					} else {
						none++
					}
				}
			}
			if favour == 0.5 && os.Getenv("CROSS") == "errors" && !old && len(j.missing)+len(j.extra) > 0 {
				t.Logf("%s %s: missing %q, extra %q", l.File, l.Kind, j.missing, j.extra)
			}
		}
		p, r, f := score{all.hit, all.proposed, all.expected}.f1()
		pc, rc, fc := score{corpus.hit, corpus.proposed, corpus.expected}.f1()
		t.Logf("favour %.1f: texts P %.3f R %.3f F1 %.3f none %d/%d; corpus P %.3f R %.3f F1 %.3f none %d/%d", favour, p, r, f, none, noneAll, pc, rc, fc, noneC, noneCAll)
	}
}

func modelNames(m *chain.Model, text string, favour float64) [][]string {
	text, _ = prepare(text)
	lines, _ := readLines(text)
	p := &parser{known: map[string]string{}}
	r := read(p.readElements(lines))
	seq, list := r.sequence()
	best, _ := m.Decide(seq, favour)
	var names [][]string
	for _, b := range best {
		st := list[b.Stretch]
		var words []string
		for _, tok := range r.tokens[st.from:st.to] {
			words = append(words, tok.text)
		}
		names = append(names, []string{strings.Join(words, " ")})
	}
	return names
}
