package finding_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rundtisch/internal/finding"
)

// labelled is a line that somebody typed, with what it means; see the file's own explanation.
type labelled struct {
	number int
	Text   string
	Place  string
	AGS    []string
	wishes
	Urgent bool
	Or     struct {
		wishes
		Urgent *bool
	}
	Not  wishes
	Tags []string
}

type wishes struct {
	Topics, Audiences, Languages, Access, Modes, Names []string
	Open                                               string
}

func (w wishes) of(kind string) []string {
	switch kind {
	case "topics":
		return w.Topics
	case "audiences":
		return w.Audiences
	case "languages":
		return w.Languages
	case "access":
		return w.Access
	case "modes":
		return w.Modes
	}
	return w.Names
}

var kinds = []string{"topics", "audiences", "languages", "access", "modes", "names"}

func spelled[T ~string](codes []T) (all []string) {
	for _, c := range codes {
		all = append(all, string(c))
	}
	return all
}

// said is an understanding as it is labelled.
func said(u finding.Understanding) wishes {
	return wishes{spelled(u.Topics), spelled(u.Audiences), spelled(u.Languages), spelled(u.Access), spelled(u.Modes), u.Names, u.Open}
}

func common(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// score counts over lines.
type score struct {
	dangerous, invented               int
	hit, wanted, first, surplus       map[string]int
	placeHit, places, nothing, silent int
	cries, heard, quiet, falseAlarms  int
}

func newScore() *score {
	return &score{hit: map[string]int{}, wanted: map[string]int{}, first: map[string]int{}, surplus: map[string]int{}}
}

func (s *score) add(l labelled, u finding.Understanding) (wrong []string) {
	got := said(u)
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	any := slices.Concat(got.Topics, got.Audiences, got.Languages, got.Access, got.Modes)
	for _, kind := range kinds {
		not, set := l.Not.of(kind), got.of(kind)
		if common(not, set) || slices.Contains(not, "*") && len(set) > 0 {
			s.dangerous++
			say("DANGEROUS %s %v", kind, set)
		}
		allowed := slices.Concat(l.wishes.of(kind), l.Or.wishes.of(kind))
		for _, one := range set {
			if !slices.Contains(allowed, one) && kind != "names" {
				s.surplus[kind]++
				say("surplus %s", one)
			}
		}
		if must := l.wishes.of(kind); len(must) > 0 {
			s.wanted[kind]++
			if common(set, allowed) {
				s.hit[kind]++
			} else {
				say("misses %s %v, has %v", kind, must, set)
			}
			if len(set) > 0 && slices.Contains(allowed, set[0]) {
				s.first[kind]++
			}
		}
	}
	if slices.Contains(l.Tags, "nothing") {
		s.nothing++
		if len(any) == 0 && !u.Urgent {
			s.silent++
		}
	}
	found := u.Place.Districts
	if u.Place.Land != "" {
		found = append(slices.Clone(found), u.Place.Land)
	}
	for _, c := range u.Place.Choices {
		found = append(found, c.AGS)
	}
	switch {
	case l.Place == "" && len(found) > 0:
		s.invented++
		say("INVENTS %s", u.Place.Name)
	case l.Place != "" && len(l.AGS) > 0:
		s.places++
		if common(found, l.AGS) {
			s.placeHit++
		} else {
			say("place %s %v, has %v %v", l.Place, l.AGS, u.Place.Name, found)
		}
	}
	if l.Or.Urgent == nil {
		switch {
		case l.Urgent && u.Urgent:
			s.cries, s.heard = s.cries+1, s.heard+1
		case l.Urgent:
			s.cries++
			say("does not hear the cry")
		case u.Urgent:
			s.quiet, s.falseAlarms = s.quiet+1, s.falseAlarms+1
			say("false alarm")
		default:
			s.quiet++
		}
	}
	return wrong
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func (s *score) precision() float64 { return share(s.heard, s.heard+s.falseAlarms) }

func (s *score) String() string {
	text := fmt.Sprintf("dangerous %d; place %d of %d = %.3f, invented %d; silent at nothing %d of %d; ", s.dangerous, s.placeHit, s.places,
		share(s.placeHit, s.places), s.invented, s.silent, s.nothing)
	text += fmt.Sprintf("urgent recall %d of %d = %.3f, false alarms %d, precision %.3f", s.heard, s.cries, share(s.heard, s.cries),
		s.falseAlarms, s.precision())
	for _, kind := range kinds {
		text += fmt.Sprintf("\n%s: hit %d of %d = %.3f, first %.3f, surplus %d", kind, s.hit[kind], s.wanted[kind],
			share(s.hit[kind], s.wanted[kind]), share(s.first[kind], s.wanted[kind]), s.surplus[kind])
	}
	return text
}

// labelledLines returns the labelled lines and the numbers of those set aside.
func labelledLines(t *testing.T) (lines []labelled, aside map[int]bool) {
	t.Helper()
	file, err := os.Open("../../../shared/phrases/dev.jsonl")
	if os.IsNotExist(err) && os.Getenv("CI") != "true" {
		t.Skip("no labelled lines here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	scanner := bufio.NewScanner(file)
	for n := 1; scanner.Scan(); n++ {
		l := labelled{number: n}
		if err := json.Unmarshal(scanner.Bytes(), &l); err != nil {
			t.Fatal(n, err)
		}
		lines = append(lines, l)
	}
	if scanner.Err() != nil {
		t.Fatal(scanner.Err())
	}
	text, err := os.ReadFile("testdata/aside.txt")
	if err != nil {
		t.Fatal(err)
	}
	aside = map[int]bool{}
	for line := range strings.Lines(string(text)) {
		if n, err := strconv.Atoi(strings.TrimSpace(line)); err == nil {
			aside[n] = true
		}
	}
	return lines, aside
}

// What is understood of labelled lines, those set aside left out unless ASIDE=1 asks for them only.
func TestLabelledLinesAreUnderstood(t *testing.T) {
	t.Parallel()
	atlas := tools(t)
	lines, aside := labelledLines(t)
	s := newScore()
	for _, l := range lines {
		if aside[l.number] != (os.Getenv("ASIDE") == "1") {
			continue
		}
		if wrong := s.add(l, finding.Understand(atlas, l.Text)); len(wrong) > 0 && os.Getenv("ASIDE") != "1" {
			t.Logf("%d %q: %s", l.number, l.Text, strings.Join(wrong, "; "))
		}
	}
	t.Log(s)
	if os.Getenv("ASIDE") == "1" {
		return // they are counted once, not worked towards
	}
	if s.dangerous > 0 {
		t.Errorf("%d dangerous answers", s.dangerous)
	}
	if s.invented > 0 || s.silent < s.nothing {
		t.Errorf("%d places invented, %d of %d meaningless lines left alone", s.invented, s.silent, s.nothing)
	}
	for what, figure := range map[string][2]float64{
		"place":            {share(s.placeHit, s.places), 0.99},
		"topics":           {share(s.hit["topics"], s.wanted["topics"]), 0.97},
		"audiences":        {share(s.hit["audiences"], s.wanted["audiences"]), 0.97},
		"languages":        {share(s.hit["languages"], s.wanted["languages"]), 0.95},
		"names":            {share(s.hit["names"], s.wanted["names"]), 0.95},
		"urgent recall":    {share(s.heard, s.cries), 0.95},
		"urgent precision": {s.precision(), 0.9},
	} {
		if figure[0] < figure[1] {
			t.Errorf("%s: %.3f is below %.2f", what, figure[0], figure[1])
		}
	}
}
