package memberlist

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/directory"
)

// source says where a row was read; how sure we are depends on it.
type source struct {
	base    float64
	running bool
	learned bool // the model says how sure it is
	heading string
}

// refusal is why a row of a protected institution was not taken. It never says the address.
const refusal = "Eine Zeile zu einer geschützten Einrichtung (Frauenhaus, Schutz- oder Zufluchtswohnung) " +
	"wurde nicht übernommen, weil sie eine Anschrift zu enthalten scheint. Bitte die Anschrift streichen und neu einfügen."

// IsRefusal reports whether a note only says that rows were withheld: who shows them need not show the note.
func IsRefusal(note string) bool { return strings.HasSuffix(note, refusal) }

// rows takes an entry apart into the members it names.
func (p *parser) rows(e entry, from source) []Member {
	if p.isKnown(e) {
		return p.asKnown(e, from)
	}
	whole := cmp.Or(e.around, e.text) + "\n" + e.details
	protected := isProtected(whole, e.category, e.parent, from.heading)
	suspicious, kind := e.suspicious(whole, from)
	if protected && suspicious != "" {
		p.withheld = append(p.withheld, Withheld{e.at, kind, suspicious})
		return nil
	}
	if name, words, until := cutLeaving(e.text); name != e.text {
		e.text, e.left, e.until = name, cmp.Or(e.left, words), cmp.Or(until, e.until)
	}
	e.text = absentRemark.ReplaceAllString(e.text, "")
	text, c := cutContacts(e.text)
	c = c.with(e.reach)
	unread := e.unread
	for _, l := range strings.Split(e.details, "\n") {
		if namesAnother(l) {
			p.notGiven(e, l)
			continue
		}
		rest, d := cutContacts(l)
		c = c.with(d)
		bare := asked.ReplaceAllString(strings.TrimSpace(rest), "")
		switch {
		case c.person == "" && isPerson(bare):
			c.person = bare
		case d.address && rest == "":
		case hasLetters(rest) && !isAddress(l):
			unread = append(unread, rest)
		}
	}
	if c.address {
		p.addresses++
	}
	text, fixes := mend(text)
	rest, person := cutPerson(text)
	if person != "" {
		text, c.person = rest, person
		if len(c.phones)+len(c.faxes) > 0 { // „Leitung: Frau Muster, 02921 302546“
			text = withoutLabels(text)
		}
	}
	if e.person != "" {
		c.person = e.person
	}
	if e.span != "" {
		if name, more := spanOnly(text, e.span); more != "" {
			text = name
			if d, _ := cutContacts(more); hasLetters(d) {
				unread = append(unread, d)
			}
		}
	}
	category := e.category
	pieces := []piece{{text: text, repaired: e.lostComma}}
	parent := e.parent
	if label, behind, found := cutLabel(text); found && !from.running && !from.learned {
		list := splitList(behind)
		switch {
		case len(list) > 1 && (heads(label) || likely(label) > 0.5 && len(readWords(label)) < 4) && allLikely(list, 0.3) && !isAuthority(label):
			category, pieces = label, list
		case len(list) > 1 && isAuthority(label) && allLikely(list, 0.8):
			parent, pieces = label, list
		}
	}
	if len(pieces) == 1 && !from.learned && (e.line || divides(text)) {
		pieces = splitList(text)
		pieces[0].repaired = false
	}
	if protected { // what is written there may say more than it seems to
		unread = slices.DeleteFunc(slices.Clone(unread), func(words string) bool {
			return strings.ContainsFunc(words, isLetter) && !strings.HasPrefix(words, lostZero) && words != secret
		})
	}
	var members []Member
	for _, piece := range pieces {
		m, ok := p.member(piece, e, from, append(fixes, e.fixes...))
		if !ok {
			continue
		}
		if e.left != "" {
			p.left = append(p.left, Left{e.at, m.Name, e.left})
			p.skip(e.at, m.Name, "laut Text kein Mitglied mehr: „"+e.left+"“", false)
			continue
		}
		m.Category = strings.TrimSpace(category)
		if m.Parent == "" {
			m.Parent = parent
		}
		if len(pieces) == 1 {
			m.Unread = unread
			m.setContacts(c)
			m.Written = strings.TrimSpace(e.text)
		} else if len(members) == 0 {
			m.Unread = append(slices.Clone(unread), c.told()...)
		}
		m.Until, m.ParentSaid = e.until, e.parentSaid
		m.Person = c.person
		m.Line, m.Address, m.Suspicious = e.at, c.address || suspicious != "", suspicious
		m.Function = cmp.Or(m.Function, e.function)
		m.Kind = kindOf(m, from.running)
		m.Sector = sectorOf(m)
		if isProtected(m.Name, m.Category) && !m.Sector.Protected() {
			m.Sector = sectorOf(Member{Name: m.Category})
		}
		members = append(members, m)
	}
	if len(members) == 0 && e.left == "" {
		p.skip(e.at, e.raw, "nennt keinen Namen", true)
	}
	return members
}

// spanOnly is the part of a row that is its name, and what stands around that; "" if nothing does.
func spanOnly(text, span string) (name, around string) {
	if mended, _ := mend(span); mended != "" {
		span = mended
	}
	at := strings.Index(text, span)
	if at < 0 || functionMatch(text) != nil || slices.Equal(stemsOf(text), stemsOf(span)) {
		return text, ""
	}
	return span, strings.TrimSpace(text[:at] + " " + text[at+len(span):])
}

// isKnown reports whether an entry is called exactly as somebody who is known.
func (p *parser) isKnown(e entry) bool {
	return len(p.known) > 0 && p.known[directory.Fold(e.text)] != ""
}

// asKnown reads an entry whose name is not taken apart. An address that stands beside it counts.
func (p *parser) asKnown(e entry, from source) []Member {
	name := p.known[directory.Fold(e.text)]
	rest := e
	rest.text, rest.raw, rest.looked = "", strings.Replace(e.raw, e.text, "", 1), strings.Replace(e.looked, e.text, "", 1)
	suspicious, kind := rest.suspicious(e.details, from)
	if suspicious != "" && isProtected(e.text, e.category, e.parent, from.heading) {
		p.withheld = append(p.withheld, Withheld{e.at, kind, suspicious})
		return nil
	}
	var c contacts
	for _, l := range strings.Split(e.details, "\n") {
		if namesAnother(l) {
			p.notGiven(e, l)
			continue
		}
		_, d := cutContacts(l)
		c = c.with(d)
	}
	m := Member{
		Name:       name,
		Written:    name,
		Parent:     e.parent,
		ParentSaid: e.parentSaid,
		Category:   strings.TrimSpace(e.category),
		Function:   e.function,
		Person:     e.person,
		Repairs:    []string{},
		Confidence: 0.99,
		Raw:        p.redact(e.raw, name),
		Unread:     e.unread,
		Until:      e.until,
		Line:       e.at,
		Address:    suspicious != "" || e.reach.address || c.address,
		Suspicious: suspicious,
	}
	m.setContacts(c.with(e.reach))
	m.Kind, m.Sector = kindOf(m, from.running), sectorOf(m)
	if e.left != "" {
		p.left = append(p.left, Left{e.at, name, e.left})
		p.skip(e.at, name, "laut Text kein Mitglied mehr: „"+e.left+"“", false)
		return nil
	}
	return []Member{m}
}

// suspicious returns the words of an entry that may say where somebody is, and what kind of words they are.
func (e entry) suspicious(whole string, from source) (words, kind string) {
	if len(e.places) > 0 {
		return strings.Join(e.places, ", "), "die Spalte für die Anschrift ist ausgefüllt"
	}
	if words, kind = addressIn(whole); words != "" || from.running || e.line {
		return words, kind
	}
	if e.cells {
		return addressIn(e.looked)
	}
	return addressIn(e.raw)
}

// member makes one member of one piece of text.
func (p *parser) member(piece piece, e entry, from source, fixes []fix) (Member, bool) {
	text := piece.text
	if from.running || e.line || e.article != "" {
		text = nominative(strings.TrimSpace(e.article + " " + text))
	} else if articleBefore(text) {
		text = text[strings.IndexByte(text, ' ')+1:]
	}
	n := nameOf(text)
	head := withoutDate(n.name + " 1") // „Mitglieder, Stand“
	if head != n.name+" 1" && announcesAlone(plainText(head)) || asOf.MatchString(n.name) && len(n.name) < 30 ||
		emptyWords[plainText(n.name)] || isPerson(n.name) && !titled.MatchString(n.name) {
		return Member{}, false
	}
	if utf8.RuneCountInString(n.name) < 2 || utf8.RuneCountInString(n.name) > 250 || !hasLetters(n.name) {
		return Member{}, false
	}
	m := Member{Name: n.name, Parent: n.parent, Function: n.function, Repairs: []string{}, Raw: p.redact(e.raw, n.name)}
	if piece.repaired {
		m.Repairs = append(m.Repairs, "Fehlendes Komma vor „"+n.name+"“ ergänzt")
	}
	seen := map[string]bool{}
	for _, f := range append(fixes, n.fixes...) {
		if seen[f.text] || f.word != "" && !strings.Contains(text, f.word) && len(f.word) < len(text) && !touches(text, f.word) ||
			hasDigit(f.text) && isHidden(f.text) {
			continue
		}
		seen[f.text] = true
		if f.repair {
			m.Repairs = append(m.Repairs, f.text)
		} else {
			m.Normalised = append(m.Normalised, f.text)
		}
	}
	sure := from.base - 0.03*float64(len(m.Repairs))
	switch score := likely(n.name); {
	case from.learned:
	case score < 0.2:
		sure -= 0.35
	case score < 0.5:
		sure -= 0.15
	}
	if !from.learned && (strings.Contains(n.name, ", ") || hasDigit(n.name)) { // it may be two, or hold what is no name
		sure -= 0.06
	}
	if utf8.RuneCountInString(n.name) > 110 {
		sure -= 0.1
	}
	if namesPerson(n.name) { // nobody's name is published unasked
		sure = min(sure, 0.5)
	}
	m.Confidence = math.Round(max(0.05, min(0.99, sure))*100) / 100
	return m, true
}

// touches reports whether a repair is about these words though it was made before they were parted.
func touches(text, word string) bool { return strings.Contains(word, text) && len(text) > 3 }

// divides reports whether an entry of a list names several members: „Polizei, Staatsanwaltschaft, Gericht“.
func divides(text string) bool {
	if !strings.ContainsAny(text, ",;") && !strings.Contains(text, " und ") && !strings.Contains(text, " sowie ") {
		return false
	}
	list := splitList(text)
	if len(list) < 2 {
		return false
	}
	if strings.Contains(text, ";") {
		return allLikely(list, 0.3)
	}
	bare, own := 0, 0
	for i, part := range list {
		words := readWords(part.text)
		if likely(part.text) < 0.8 || part.repaired {
			return false
		}
		if len(words) <= 3 && anyOf(words, office) && (len(words) == 1 || anyOf(words, plural)) {
			bare++
		}
		if isBody(part.text) || endsLegal(part.text) || anyOf(words, plural) || i > 0 && len(words) == 1 {
			own++
		}
	}
	if bare == len(list) {
		return true
	}
	first := list[0].text
	return len(list) >= 3 && own*2 >= len(list) && !(isAuthority(first) || endsLegal(first) && !endsLegal(list[1].text))
}

func allLikely(list []piece, least float64) bool {
	for _, part := range list {
		if likely(nominative(part.text)) < least {
			return false
		}
	}
	return true
}

func hasLetters(text string) bool {
	n := 0
	for _, r := range text {
		if r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0xbf {
			n++
		}
	}
	return n >= 2
}

// redact is the text as pasted without postal addresses; of a protected institution only its name is left.
func (p *parser) redact(raw, name string) string {
	raw = strings.TrimSpace(raw)
	if len(raw) > 600 {
		raw = strings.ToValidUTF8(raw[:600], "") + " …"
	}
	if isProtected(raw) && isHidden(raw) {
		return name
	}
	if !mayBeAddress(raw) {
		return raw
	}
	cut, found := cutAddress(raw)
	if !found {
		return raw
	}
	if isAddress(cut) {
		return name
	}
	return fmt.Sprint(strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(cut, "\n\n", "\n"), ",,", ",")), " [ohne Anschrift]")
}
