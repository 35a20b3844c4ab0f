package finding

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
)

// Understanding is what a line that somebody typed is about.
type Understanding struct {
	Place     Place
	Topics    []directory.Topic // the most certain first, three at most
	Audiences []directory.Audience
	Languages []directory.Tongue
	Access    []directory.Access
	Modes     []directory.Mode
	Open      string   // OpenNow or ""
	Names     []string // kinds and names of institutions, as they are written
	Unknown   []string // what was typed and led to nothing
	Urgent    bool     // somebody is in danger now

	line Line // the same for people to see
}

// mostTopics is how many topics a line is taken to be about.
const mostTopics = 3

// Understand takes a line apart. It promises nothing about meaning: what it is not sure of, it leaves out.
func Understand(atlas *gazetteer.Gazetteer, typed string) Understanding {
	l := words()
	line := split(typed)
	places := l.places(atlas, line)
	read := l.read(line, func(i int) bool { return places.named(i) })
	var u Understanding
	u.Place = places.chosen()
	t := l.newText(places.without(read))
	found := t.weigh(t.matches())
	for _, m := range found {
		switch m.kind {
		case topicKind, likelyKind:
			add(&u.Topics, m.code)
		case audienceKind:
			add(&u.Audiences, m.code)
		case languageKind:
			add(&u.Languages, m.code)
		case accessKind:
			add(&u.Access, m.code)
		case modeKind:
			add(&u.Modes, m.code)
		case openKind:
			u.Open = OpenNow
		case nameKind:
			add(&u.Names, m.code)
		case urgentKind:
			u.Urgent = true
		}
	}
	for _, tongue := range t.spoken(typed) {
		add(&u.Languages, tongue)
	}
	u.ages(t)
	u.Urgent = u.Urgent || t.cry() && u.Place.Name == ""
	u.settle(t)
	u.Unknown = t.unknown(found)
	u.line = t.explained(line, places, found)
	u.line.Told = l.tells(line) || len(line) > mostKeywords
	return u
}

func add[T ~string](to *[]T, code string) {
	if !slices.Contains(*to, T(code)) {
		*to = append(*to, T(code))
	}
}

// weigh leaves out what a longer phrase says otherwise, what is refused and what is off the matter, and puts the most
// certain first.
func (t *text) weigh(all []match) []match {
	var kept []match
	off, helps := false, false
	for _, m := range all {
		if t.covered(m, all) || t.refused(m) {
			continue
		}
		switch m.kind {
		case offKind:
			off = true
			continue
		case neutralKind:
			continue
		case topicKind:
			helps = helps || !slices.Contains(everydayTopics, m.code)
		case urgentKind, nameKind:
			helps = true
		}
		kept = append(kept, m)
	}
	if off && !helps && !t.has("hilfe") {
		return nil
	}
	said := slices.ContainsFunc(kept, func(m match) bool { return m.kind == topicKind })
	kept = slices.DeleteFunc(kept, func(m match) bool { return m.kind == likelyKind && said })
	slices.SortStableFunc(kept, func(a, b match) int { return rank(a) - rank(b) })
	return kept
}

// everydayTopics are those that lines without any distress speak of, too.
var everydayTopics = strings.Fields(`wohnen geld recht sucht schwangerschaft seelische_folgen trennung_sorgerecht
	digitale_gewalt dolmetschen`)

// ranking puts topics that are seldom said by chance before those that go with many others.
var ranking = strings.Fields(`gewalt_beenden spurensicherung schutzunterkunft genitalverstuemmelung zwangsheirat menschenhandel
	nach_polizeieinsatz opferentschaedigung gerichtsbegleitung stalking sexualisierte_gewalt digitale_gewalt kinder_mitbetroffen
	aufenthalt recht trennung_sorgerecht haeusliche_gewalt seelische_folgen schwangerschaft sucht wohnen geld dolmetschen`)

func rank(m match) int {
	if m.kind > likelyKind {
		return 0
	}
	return slices.Index(ranking, m.code)
}

// covered reports whether all of a phrase of one part lies within longer ones.
func (t *text) covered(m match, all []match) bool {
	if len(m.wanted) > 1 || m.kind == offKind || m.kind == urgentKind {
		return false
	}
	for _, s := range m.spans {
		if !slices.ContainsFunc(all, func(o match) bool {
			takes := o.kind == m.kind || o.kind == neutralKind && m.kind > likelyKind
			return takes && len(o.wanted) == 1 && slices.ContainsFunc(o.spans, s.within)
		}) {
			return false
		}
	}
	return true
}

// refused reports whether a wish is said with a no: „nicht ins Frauenhaus", „ohne Jugendamt", „telefonieren geht nicht".
func (t *text) refused(m match) bool {
	if len(m.wanted) > 1 || m.kind == urgentKind || m.kind == offKind || m.kind == neutralKind || m.kind == languageKind {
		return false
	}
	for _, s := range m.spans {
		if !t.deniedBefore(s) && !(m.kind == modeKind && t.deniedBehind(s, false)) && !t.deniedBehind(s, true) {
			return false
		}
	}
	return true
}

// deniedBefore reports whether a no stands before, with no more than two words between that say nothing.
func (t *text) deniedBefore(s span) bool {
	for i := s.from - 1; i >= 0 && i >= s.from-3; i-- {
		if t.line[i].end || t.at("wende", i) {
			return false
		}
		if t.at("kein", i) {
			return !slices.Contains(noRefusal, t.line[i+1].folded)
		}
		if !t.common[t.line[i].folded] && !t.broken(i) {
			return false
		}
	}
	return false
}

// broken reports whether a word was taken apart: „keine Gewaltberatung".
func (t *text) broken(i int) bool { return i+1 < len(t.line) && t.line[i+1].broken }

// noRefusal are words that a no before them belongs to: „nicht nur", „nicht gut Deutsch", „nicht alleine zum Gericht".
var noRefusal = []string{"nur", "gut", "viel", "so", "mehr", "genug", "allein", "alleine", "sicher", "richtig", "wissen", "weiter"}

// deniedBehind reports whether a no stands up to four words behind, in the same clause; if it must be wanted, too, only
// with a word for wanting.
func (t *text) deniedBehind(s span, wanting bool) bool {
	wants := !wanting
	for i := s.to; i < len(t.line) && i < s.to+4 && !t.line[i-1].end && !t.at("wende", i); i++ {
		wants = wants || t.at("wollen", i)
		if t.line[i].folded == "nicht" {
			return wants
		}
	}
	return false
}

// at reports whether a word of a class stands at a place.
func (t *text) at(class string, i int) bool {
	return slices.ContainsFunc(t.class(class), func(s span) bool { return s.from == i })
}

// cry reports whether the line is nothing but a cry for help.
func (t *text) cry() bool {
	for i := range t.line {
		if !t.at("schrei", i) {
			return false
		}
	}
	return t.has("klar")
}

// settle takes out what contradicts itself. Somebody who suffers violence is never sent to where those go who use it.
func (u *Understanding) settle(t *text) {
	wantsToChange := slices.Contains(u.Topics, "gewalt_beenden")
	if wantsToChange && u.suffers(t) {
		u.Topics = without(u.Topics, "gewalt_beenden")
		u.Audiences = without(u.Audiences, "gewaltausuebende")
		wantsToChange = false
	}
	if wantsToChange {
		add(&u.Audiences, "gewaltausuebende")
		u.Topics = only(u.Topics, "gewalt_beenden", "sucht", "nach_polizeieinsatz", "wohnen")
		u.Audiences = without(without(u.Audiences, "frauen"), "angehoerige")
		u.Urgent = u.Urgent && t.has("selbstmord")
	} else {
		u.Audiences = without(u.Audiences, "gewaltausuebende")
	}
	if slices.Contains(u.Audiences, "frauen") && slices.Contains(u.Audiences, "maenner") && !t.has("undmanner") {
		u.Audiences = without(u.Audiences, "frauen") // „von meiner Frau", „sowas wie ein Frauenhaus für Männer"
	}
	young := slices.Contains(u.Audiences, "kinder") || slices.Contains(u.Audiences, "jugendliche")
	if young && slices.Contains(u.Topics, "kinder_mitbetroffen") {
		u.Audiences = without(u.Audiences, "angehoerige")
	}
	if t.has("fachlich") && slices.Contains(u.Audiences, "fachkraefte") {
		u.Audiences = only(u.Audiences, "fachkraefte")
	}
	u.Topics = u.Topics[:min(len(u.Topics), mostTopics)]
}

// suffers reports whether the line speaks of somebody who violence is done to, and not of somebody who is to change. Who
// hits back suffers, too.
func (u *Understanding) suffers(t *text) bool {
	return t.has("notwehr") || !t.has("willsichandern") && (t.has("erleidet") || u.Urgent)
}

func without[T ~string](all []T, code T) []T {
	return slices.DeleteFunc(all, func(c T) bool { return c == code })
}

func only[T ~string](all []T, codes ...T) []T {
	return slices.DeleteFunc(all, func(c T) bool { return !slices.Contains(codes, c) })
}

// unknown returns the words that nothing was made of.
func (t *text) unknown(found []match) (left []string) {
	used := make([]bool, len(t.line))
	for _, m := range found {
		for _, s := range m.spans {
			for i := s.from; i < s.to; i++ {
				used[i] = true
			}
		}
	}
	for i, w := range t.line {
		little := w.broken || t.common[w.folded] || t.heads[w.folded] || t.lexicon.filler[w.folded] || digitsOnly(w.folded) && len(w.folded) < 4
		if !used[i] && !little && strings.TrimSpace(w.typed) != "" {
			left = append(left, w.typed)
		}
	}
	return left
}

// mostKeywords is how many words are typed that are no sentence, at most.
const mostKeywords = 6

// explained returns what was made of the words, each with what was typed without it.
func (t *text) explained(line []word, places places, found []match) (l Line) {
	if place := places.chosen(); place.Name != "" {
		l.Place = Part{place.Name, rest(line, func(i int, _ word) bool { return places.named(i) })}
	}
	for _, s := range places.spots { // „Wissen" is a village, and a word that somebody may look for
		if w := line[s.from]; len(line) == 1 && t.trapped[w.folded] && s.size < knownTown {
			l.Lookups = append(l.Lookups, Part{Said: w.typed})
		}
	}
	for _, m := range found {
		if m.kind != nameKind || slices.ContainsFunc(l.Lookups, func(p Part) bool { return p.Said == m.code }) {
			continue
		}
		typed := t.typed(m.spans)
		l.Lookups = append(l.Lookups, Part{m.code, rest(line, func(_ int, w word) bool { return slices.Contains(typed, w.typed) })})
	}
	if unknown := t.unknown(found); len(unknown) > 0 {
		l.Unknown = Part{strings.Join(unknown, " "), rest(line, func(_ int, w word) bool { return slices.Contains(unknown, w.typed) })}
	}
	return l
}

// typed returns the words of spans as they were typed.
func (t *text) typed(spans []span) (all []string) {
	for _, s := range spans {
		for _, w := range t.line[s.from:s.to] {
			all = append(all, w.typed)
		}
	}
	return all
}

// rest returns what was typed without some of its words.
func rest(line []word, without func(i int, w word) bool) string {
	var all []string
	for i, w := range line {
		if !without(i, w) {
			all = append(all, w.typed)
		}
	}
	return strings.Join(all, " ")
}
