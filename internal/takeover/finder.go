package takeover

import (
	"cmp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// Finder finds among institutions those that a name may mean: by the letters, by the words, by what is written short. It
// is the one rule for every page on which somebody looks for an institution.
type Finder struct {
	list    []directory.KnownInstitution
	names   *memberlist.Names
	exact   map[string][]int // memberlist.Plain of a name → whose it is
	words   [][]written      // of each institution: its names
	posting map[string][]int // beginning of a word → institutions that have such a word
	region  map[string]bool
	offices map[directory.Sector][]int // of the region, by what they are for
}

// written is one of the names of an institution.
type written struct {
	words []word
	alias string // "" for its name
}

// Hit is an institution that a name may mean.
type Hit struct {
	directory.KnownInstitution
	Score float64 // from 0 to 1; 1: the same name but for the writing
	Why   Why
	Alias string // which other name of the institution is meant; "" for its name
}

// Why an institution may be meant.
type Why int

// Why an institution may be meant, the best reason first.
const (
	SameName  Why = iota + 1 // but for capitals, punctuation and the legal form
	SameAlias                // the same, of another name of the institution
	Spelling                 // it is spelt a little differently
	Shortened                // it is written short, or a part of it
	SimilarName
	SameOffice // it is the only one of its kind in the region
	UnitOf     // it is a unit of what is called so
)

// offices are the sectors of which a town or district has one office, called this here and that there: „Jugendamt“, „Fachbereich
// Kinder, Jugend und Familie“.
var offices = []directory.Sector{
	directory.SectorYouthOffice, "gleichstellung", "ordnung", "polizei", "staatsanwaltschaft", "justizsozialdienst",
}

// NewFinder prepares to look among institutions. Words of the name of the region tell nothing.
func NewFinder(list []directory.KnownInstitution, region string) *Finder {
	f := &Finder{list: list, exact: map[string][]int{}, words: make([][]written, len(list)), posting: map[string][]int{},
		region: map[string]bool{}, offices: map[directory.Sector][]int{}}
	for _, w := range wordsOf(region, nil) {
		f.region[w.text] = true
	}
	f.names = memberlist.NewNames(namesOf(list, func(k directory.KnownInstitution) []string {
		return append(allNames(k.Name, k.Parent, k.Aliases), k.Name)
	}))
	for i, k := range list {
		f.add(i, k.Name, "")
		if of := memberlist.SectorFor(k.Name); slices.Contains(offices, of) && slices.Contains(k.Sectors, of) &&
			slices.Contains(k.Regions, region) {
			f.offices[of] = append(f.offices[of], i)
		}
		if k.Parent != "" {
			f.add(i, wholeName(k.Name, k.Parent), "")
		}
		for _, alias := range k.Aliases {
			f.add(i, alias, alias)
		}
	}
	return f
}

func (f *Finder) add(of int, name, alias string) {
	f.note(of, name)
	words := wordsOf(name, f.region)
	f.words[of] = append(f.words[of], written{words, alias})
	for _, w := range words {
		if !w.telling() {
			continue
		}
		for _, start := range append(starts(w.text), inner(w.text)...) {
			if at := f.posting[start]; len(at) == 0 || at[len(at)-1] != of {
				f.posting[start] = append(at, of)
			}
		}
	}
}

func (f *Finder) note(of int, name string) {
	key := memberlist.Plain(name)
	if !slices.Contains(f.exact[key], of) {
		f.exact[key] = append(f.exact[key], of)
	}
}

// starts are the beginnings by which a word is looked up.
func starts(text string) []string {
	return []string{text[:min(len(text), 3)]}
}

// inner are the beginnings of what may be words within a long word: „Kreispolizeibehörde“.
func inner(text string) []string {
	var list []string
	for i := 3; len(text) >= 10 && i+6 <= len(text); i++ {
		list = append(list, text[i:i+3])
	}
	return list
}

// mostPosted is how many institutions with a like word are compared word by word.
const mostPosted = 400

// Find returns at most so many institutions that a name, of a unit of the parent if that is not empty, may mean, the best
// first.
func (f *Finder) Find(name, parent string, most int) []Hit {
	best := map[int]Hit{}
	offer := func(of int, score float64, why Why, alias string) {
		have, ok := best[of]
		switch {
		case !ok:
			have = Hit{f.list[of], score, why, alias}
		case why < have.Why:
			have.Why, have.Alias = why, alias
		}
		have.Score = max(have.Score, score)
		best[of] = have
	}
	asked := wordsOf(name, f.region)
	whole := wholeName(name, parent)
	for _, key := range []string{memberlist.Plain(whole), memberlist.Plain(name)} {
		for _, of := range f.exact[key] {
			f.same(of, key, parent, offer)
		}
	}
	for _, text := range []string{whole, name} {
		for _, found := range f.names.Alike(text, 2*most+4) {
			if k := f.list[found.Owner]; !f.against(asked, found.Owner) && !otherParent(k, parent) {
				why := SimilarName
				if found.Of >= 0.85 {
					why = Spelling
				}
				offer(found.Owner, min(found.Of, 0.99), why, "")
			}
		}
		if parent == "" {
			break
		}
	}
	f.byWords(asked, parent, offer)
	if of := f.offices[memberlist.SectorFor(name)]; len(of) == 1 && !otherParent(f.list[of[0]], parent) {
		offer(of[0], twin, SameOffice, "")
	}
	hits := inOrder(best)
	return hits[:min(len(hits), most)]
}

// inOrder are hits, the best first.
func inOrder[K comparable](best map[K]Hit) []Hit {
	hits := make([]Hit, 0, len(best))
	for _, hit := range best {
		hits = append(hits, hit)
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Name, b.Name), strings.Compare(a.Key, b.Key))
	})
	return hits
}

func (f *Finder) same(of int, key, parent string, offer func(int, float64, Why, string)) {
	k := f.list[of]
	score := 1.0
	if otherParent(k, parent) {
		score = 0.6
	}
	if memberlist.Plain(k.Name) == key || memberlist.Plain(wholeName(k.Name, k.Parent)) == key {
		offer(of, score, SameName, "")
		return
	}
	at := slices.IndexFunc(k.Aliases, func(alias string) bool { return memberlist.Plain(alias) == key })
	if at >= 0 {
		offer(of, min(score, 0.99), SameAlias, k.Aliases[at])
	}
}

// otherParent reports whether both are said to be units, and not of one institution.
func otherParent(k directory.KnownInstitution, parent string) bool {
	return parent != "" && k.Parent != "" && memberlist.Plain(parent) != memberlist.Plain(k.Parent)
}

// against reports whether the words of a name speak against an institution whose letters are alike: none of those that
// tell is shared, or initials are missing.
func (f *Finder) against(asked []word, of int) bool {
	if !slices.ContainsFunc(asked, word.telling) {
		return false
	}
	return !slices.ContainsFunc(f.words[of], func(w written) bool {
		l := likenessOf(asked, w.words)
		return l.score > 0 && !missingInitials(asked, w.words)
	})
}

func missingInitials(asked, other []word) bool {
	l, covered := likeness{}, make([]float64, len(other))
	return slices.ContainsFunc(asked, func(w word) bool {
		return w.short && w.telling() && w.among(other, covered, &l) == 0
	})
}

// byWords offers the institutions that have the words that tell.
func (f *Finder) byWords(asked []word, parent string, offer func(int, float64, Why, string)) {
	tried := map[int]bool{}
	for _, w := range asked {
		if w.weight == 0 || !w.telling() {
			continue
		}
		beginnings := starts(w.text)
		if long := known().short[w.text]; long != nil {
			beginnings = append(beginnings, starts(long[0])...)
		}
		if w.short {
			beginnings = append(beginnings, f.initials(w.text)...)
		}
		for _, start := range beginnings {
			posted := f.posting[start]
			if len(posted) > mostPosted && len(tried) > 0 {
				continue
			}
			for _, of := range posted {
				if !tried[of] {
					tried[of] = true
					f.compare(asked, of, parent, offer)
				}
			}
		}
	}
}

// initials are the beginnings of words that a word of initials may begin with.
func (f *Finder) initials(text string) []string {
	first := string([]rune(text)[:1])
	var list []string
	for start := range f.posting {
		if strings.HasPrefix(start, first) && len(f.posting[start]) <= mostPosted {
			list = append(list, start)
		}
	}
	slices.Sort(list)
	return list
}

func (f *Finder) compare(asked []word, of int, parent string, offer func(int, float64, Why, string)) {
	for _, name := range f.words[of] {
		l := likenessOf(asked, name.words)
		if l.score < leastWords {
			continue
		}
		score, why := min(l.score, 0.95)*0.9, SimilarName
		switch {
		case l.shortened, l.asked > 0.85:
			why = Shortened
		case l.misspelt:
			why = Spelling
		}
		if otherParent(f.list[of], parent) {
			score *= 0.7
		}
		offer(of, score, why, name.alias)
	}
}

// leastWords is the score below which two names have too few words in common to be shown.
const leastWords = 0.35

// Telling returns the words of a name that tell which institution is meant, to look for where the whole name finds nothing: at
// most three.
func Telling(name string) []string {
	var list []string
	for _, w := range wordsOf(name, nil) {
		if w.telling() && len(w.text) >= 5 {
			list = append(list, w.text)
		}
		if long := known().short[w.text]; long != nil {
			list = append(list, strings.Join(long, " "))
		}
	}
	return list[:min(len(list), 3)]
}

// WithOwn returns institutions with those of a network that are not among them.
func WithOwn(list []directory.KnownInstitution, d directory.Dossier) []directory.KnownInstitution {
	have := map[string]bool{}
	for _, k := range list {
		have[k.Key] = true
	}
	at := d.InstitutionsByKey()
	list = slices.Clip(list)
	for _, i := range d.Institutions {
		if !have[i.Key] {
			list = append(list, directory.KnownInstitution{Key: i.Key, Name: i.Name, Parent: at[i.Parent].Name, Area: i.Area,
				Sectors: i.Sectors, Aliases: i.Aliases, Regions: []string{d.Region.Called()}})
		}
	}
	return list
}

// FindAny returns at most so many of the institutions that one of the names may mean, the best first.
func FindAny(list []directory.KnownInstitution, region string, names []string, most int) []directory.KnownInstitution {
	f := NewFinder(list, region)
	best := map[string]Hit{}
	for _, name := range names {
		for _, hit := range f.Find(name, "", most) {
			if have, ok := best[hit.Key]; !ok || hit.Score > have.Score {
				best[hit.Key] = hit
			}
		}
	}
	var found []directory.KnownInstitution
	for _, hit := range inOrder(best) {
		found = append(found, hit.KnownInstitution)
	}
	return found[:min(len(found), most)]
}
