package memberlist

import (
	"fmt"
	"os"
	"slices"
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
	models := make([]*chain.Model, 5)
	var wg sync.WaitGroup
	slots := make(chan bool, 2)
	for f := range 5 {
		file := "/tmp/reader-fold" + strconv.Itoa(f) + ".gz"
		if data, err := os.ReadFile(file); err == nil && os.Getenv("TRAIN") == "" {
			if models[f], err = chain.Read(data); err != nil {
				t.Fatal(err)
			}
			continue
		}
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
			_ = os.WriteFile(file, models[f].Bytes(), 0o644)
		}()
	}
	wg.Wait()
	errors := os.Getenv("CROSS") == "errors"
	sums := map[string]*tally{"texts": {}, "corpus": {}}
	for i, l := range kept {
		which := "texts"
		if strings.HasPrefix(l.File, "held") || strings.HasPrefix(l.File, "tuned") {
			which = "corpus"
		}
		m := models[fold[l.Group]]
		sums[which].model.add(judge(l, modelNames(m, lessons[i].Sequence, l.Text)))
		sums[which].text(t, l, parseBy(m, l.Text, nil), errors)
	}
	for _, which := range []string{"texts", "corpus"} {
		t.Logf("%s: %v", which, sums[which])
	}
}

// tally adds up what was read of many texts.
type tally struct {
	model, whole, names, offered judged
	none, noneRight, rows        int
	texts                        int
	curve                        [11][2]int
}

func (s *tally) text(t *testing.T, l Labelled, r Result, errors bool) {
	ticked := wordings(r.Members, true)
	j := judge(l, ticked)
	s.whole.add(j)
	s.names.add(judge(l, wordings(r.Members, false)))
	s.offered.add(judge(l, append(slices.Clone(ticked), wordings(r.Offered, true)...)))
	s.rows += len(r.Offered)
	s.texts++
	if len(l.Members) == 0 {
		s.none++
		if len(j.extra) == 0 {
			s.noneRight++
		}
	}
	extra := map[string]bool{}
	for _, e := range j.extra {
		extra[e] = true
	}
	for _, m := range r.Members {
		at := int(m.Confidence * 10)
		s.curve[at][1]++
		if !extra[m.Name] {
			s.curve[at][0]++
		}
	}
	if errors && len(j.missing)+len(j.extra) > 0 {
		t.Logf("%s %s: missing %q, extra %q", l.File, l.Kind, j.missing, j.extra)
	}
}

func (j *judged) add(o judged) {
	j.hit += o.hit
	j.proposed += o.proposed
	j.expected += o.expected
}

func (j judged) String() string {
	p, r, f := score{j.hit, j.proposed, j.expected}.f1()
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f", p, r, f)
}

func (s *tally) String() string {
	out := fmt.Sprintf("ticked %v; names alone %v; none %d/%d; offered recall %.3f with %.1f a text; model alone %v\n  confidence:", s.whole, s.names, s.noneRight, s.none,
		float64(s.offered.hit)/float64(max(1, s.offered.expected)), float64(s.rows)/float64(s.texts), s.model)
	for i, c := range s.curve {
		if c[1] > 0 {
			out += fmt.Sprintf(" %.1f: %d of %d (%.2f)", float64(i)/10, c[0], c[1], float64(c[0])/float64(c[1]))
		}
	}
	return out
}

func wordings(list []Member, parents bool) [][]string {
	var names [][]string
	for _, m := range list {
		w := []string{m.Name}
		if m.Parent != "" && parents {
			w = append(w, m.Parent+" "+m.Name, m.Name+" "+m.Parent)
		}
		names = append(names, w)
	}
	return names
}

func modelNames(m *chain.Model, seq *chain.Sequence, text string) [][]string {
	text, _ = prepare(text)
	lines, _ := readLines(text)
	p := &parser{known: map[string]string{}}
	r := read(p.readElements(lines))
	_, list := r.sequence()
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
