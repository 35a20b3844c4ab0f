package finding

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"rundtisch/internal/wordlist"
)

// The lists of what people say. A line is „code: what is said". What is said is one or several parts with „ + " between
// them, which may stand anywhere in the line and in any order; a part with „!" must not stand there. A part is one or
// several words side by side: a word in any of its usual endings, „word*" and „*word" for beginnings and ends, „=word" for
// the word as it is and no other, „[class]" for any word of words/classes.txt and words/foreign.txt.
//
//go:embed words
var lists embed.FS

// kind is what a phrase means something for.
type kind int

// The kinds of phrases. Neutral phrases take single words in them away from the others: „mein Mann" is no man who is
// looking for help. What is off the matter ends it, if nothing says clearly that somebody needs help.
const (
	topicKind  kind = iota
	likelyKind      // a topic, if no other is said
	audienceKind
	languageKind
	accessKind
	modeKind
	openKind
	nameKind
	urgentKind
	neutralKind
	offKind
	kinds
)

// listed are the lists of the kinds, in words/.
var listed = [kinds]string{"topics", "likely", "audiences", "languages", "access", "modes", "open", "names", "urgent", "neutral", "off"}

// phrase is a line of a list.
type phrase struct {
	kind   kind
	code   string
	wanted []part
	absent []part
}

// part is words side by side.
type part []atom

// atom is what a word must be.
type atom struct {
	text       string // folded; of a class, its name
	class      bool
	exact      bool
	begin, end bool // the word begins, ends with text
}

// lexicon is all the lists, read.
type lexicon struct {
	phrases []phrase
	classes map[string][]part
	foreign map[string][]string // folded words that give a language away → the languages
	known   map[string]bool     // folded words that stand in the lists
	stems   map[string][]string // stem → known words
	apart   map[string]bool     // „word word" that have the same stem, the one of which is never taken for the other
	common  map[string]bool     // words that say nothing by themselves
	filler  map[string]bool     // common words that may stand between two of a part
	heads   map[string]bool     // what compounds may end with to be taken apart
	begins  []string            // known beginnings („word*")
	near    *corrector
	shared  map[string]bool // words of other languages that stand in German lines, too
	trapped map[string]bool // words that are places, too
	cities  []alias
	regions []alias
}

// alias is another name of a place or of several Kreise.
type alias struct {
	said  part
	means string
}

// words returns the lexicon. It is read once.
var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		classes: map[string][]part{}, foreign: map[string][]string{}, known: map[string]bool{},
		stems: map[string][]string{}, apart: map[string]bool{},
		common: wordsOf("common"), filler: wordsOf("filler"), heads: wordsOf("heads"), trapped: wordsOf("traps"), shared: wordsOf("shared"),
	}
	for _, line := range wordlist.Read(lists, "classes") {
		name, said := cut(line)
		l.addToClass(name, said)
	}
	for _, line := range wordlist.Read(lists, "apart") {
		pair := Words(line)
		l.apart[pair[0]+" "+pair[1]] = true
		l.apart[pair[1]+" "+pair[0]] = true
	}
	for _, line := range wordlist.Read(lists, "foreign") {
		code, said := cut(line)
		tongue, class, _ := strings.Cut(code, " ")
		for _, word := range Words(said) {
			if !slices.Contains(l.foreign[word], tongue) {
				l.foreign[word] = append(l.foreign[word], tongue)
			}
		}
		if class != "" {
			l.addToClass(class, said)
		}
	}
	for k, name := range listed {
		for _, line := range wordlist.Read(lists, name) {
			code, said := cut(line)
			l.phrases = append(l.phrases, l.phrase(kind(k), code, said))
		}
	}
	l.cities, l.regions = l.aliases("cities"), l.aliases("regions")
	for word := range l.known {
		l.stems[stem(word)] = append(l.stems[stem(word)], word)
	}
	for _, same := range l.stems {
		slices.Sort(same)
	}
	l.near = newCorrector(l.known, l.foreign)
	l.check()
	return l
})

// Ready reads the lists, so that nobody who searches waits for it.
func Ready() { words() }

func wordsOf(name string) map[string]bool {
	set := map[string]bool{}
	for _, line := range wordlist.Read(lists, name) {
		for _, word := range Words(line) {
			set[word] = true
		}
	}
	return set
}

// cut takes „code: what is said" apart. It panics at anything else: the lists are part of the program.
func cut(line string) (code, said string) {
	code, said, ok := strings.Cut(line, ": ")
	if !ok || strings.TrimSpace(said) == "" {
		panic(fmt.Sprintf("finding: %q is no line of a word list", line))
	}
	return code, said
}

func (l *lexicon) addToClass(name, said string) {
	name = fold(name)
	l.classes[name] = append(l.classes[name], l.part(said))
}

func (l *lexicon) aliases(list string) (all []alias) {
	for _, line := range wordlist.Read(lists, list) {
		means, said := cut(line)
		var name part
		for _, word := range Words(said) {
			name = append(name, atom{text: word, begin: strings.HasSuffix(said, "*")})
		}
		all = append(all, alias{name, means})
	}
	slices.SortStableFunc(all, func(a, b alias) int { return len(b.said) - len(a.said) }) // „Frankfurt Oder" before „Frankfurt"
	return all
}

func (l *lexicon) phrase(k kind, code, said string) phrase {
	p := phrase{kind: k, code: code}
	for text := range strings.SplitSeq(said, " + ") {
		if absent, ok := strings.CutPrefix(text, "!"); ok {
			p.absent = append(p.absent, l.part(absent))
		} else {
			p.wanted = append(p.wanted, l.part(text))
		}
	}
	return p
}

func (l *lexicon) part(text string) (p part) {
	for field := range strings.FieldsSeq(text) {
		if class, ok := strings.CutPrefix(field, "["); ok {
			p = append(p, atom{text: fold(strings.TrimSuffix(class, "]")), class: true})
			continue
		}
		exact := strings.HasPrefix(field, "=")
		all := Words(strings.Trim(field, "=*"))
		for i, word := range all {
			a := atom{text: word, exact: exact}
			a.begin = i == len(all)-1 && strings.HasSuffix(field, "*")
			a.end = i == 0 && strings.HasPrefix(field, "*")
			if a.begin {
				l.begins = append(l.begins, word)
			}
			l.known[word] = true
			p = append(p, a)
		}
	}
	if len(p) == 0 {
		panic(fmt.Sprintf("finding: %q has no word", text))
	}
	return p
}

// check panics if a phrase names a class that there is none of.
func (l *lexicon) check() {
	for _, p := range l.phrases {
		for _, parts := range [][]part{p.wanted, p.absent} {
			for _, one := range parts {
				for _, a := range one {
					if a.class && l.classes[a.text] == nil {
						panic(fmt.Sprintf("finding: no class is called [%s]", a.text))
					}
				}
			}
		}
	}
}
