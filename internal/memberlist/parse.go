package memberlist

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/directory"
)

// parser gathers what is to be said about a text while it is read.
type parser struct {
	addresses int
	refused   int
	notes     []string
}

// Parse reads pasted text and proposes the members it names. It is pure and deterministic, takes at most MaxText bytes
// and proposes at most MaxMembers members; what it leaves out and what is doubtful stands in the notes.
func Parse(text string) Result {
	p := &parser{}
	text, cut := prepare(text)
	lines, more := readLines(text)
	s := readSections(readElements(lines))
	veto := documentKind(text, lines)
	var found []Member
	listed := 0
	for i, l := range s.lists {
		rows := p.readList(l, veto)
		s.lists[i].taken = len(rows)
		listed += len(rows)
		found = append(found, rows...)
	}
	if listed < 2 && veto == "" {
		found = append(found, p.readProse(s.prose)...)
	}
	members := distinctMembers(found)
	r := Result{Members: members, Notes: []string{}}
	r.StatedCount = stated(s)
	p.conclude(&r, s, veto, cut || more || s.cut)
	return r
}

// readLines reads the lines and reports whether there were too many.
func readLines(text string) ([]line, bool) {
	raw := strings.SplitN(text, "\n", maxLines+1)
	more := len(raw) > maxLines
	if more {
		raw = raw[:maxLines]
	}
	quoted := false
	for _, l := range raw {
		if strings.HasPrefix(l, ">>") || strings.TrimSpace(l) == ">" || strings.HasPrefix(l, "> ") && len(l) > 3 && strings.ContainsRune("-•*>·", firstRune(l[2:])) {
			quoted = true
		}
	}
	lines := make([]line, len(raw))
	for i, l := range raw {
		if quoted {
			for strings.HasPrefix(l, ">") {
				l = strings.TrimPrefix(strings.TrimPrefix(l, ">"), " ")
			}
		}
		lines[i] = readLine(i+1, l)
	}
	return lines, more
}

// readList judges a list and reads its rows.
func (p *parser) readList(l list, veto string) []Member {
	if l.mode == not || len(l.entries) == 0 || veto != "" && (l.mode != members || l.weak) {
		return nil
	}
	marked, good, sum := 0, 0, 0.0
	names, scores := make([]string, len(l.entries)), make([]float64, len(l.entries))
	for i, e := range l.entries {
		names[i] = nameOnly(e.text)
		score := likely(names[i])
		if names[i] != e.text {
			score = max(score, likely(e.text))
		}
		scores[i] = score
		if e.line {
			score = 0.9
		}
		sum += score
		if e.marked {
			marked++
		}
		if score >= 0.8 {
			good++
		}
	}
	n := len(l.entries)
	share := float64(good) / float64(n)
	from := source{base: 0.95, heading: l.heading}
	switch {
	case l.mode == members && marked*2 >= n:
		if sum/float64(n) < 0.25 {
			return nil
		}
	case l.mode == members:
		from.base = 0.9
		if l.loose {
			from.base = 0.8
		}
		if share < 0.4 || l.loose && share < 0.7 {
			return nil
		}
	case marked*2 >= n:
		from.base = 0.75
		if share < 0.6 || good < 2 || n == 2 && good < 2 {
			return nil
		}
	default:
		from.base = 0.7
		if share < 0.75 || good < 3 {
			return nil
		}
	}
	var rows []Member
	for i, e := range l.entries {
		text, score := names[i], scores[i]
		if !e.line && (isSentence(text) && score < 0.8 || score == 0 && !e.marked || score == 0 && firstAction(text) || isRest(text)) {
			continue
		}
		if l.loose && score < 0.5 {
			continue
		}
		rows = append(rows, p.rows(e, from)...)
		if len(rows) > MaxMembers {
			break
		}
	}
	return rows
}

// nameOnly is an entry without contacts and without what a colon adds.
func nameOnly(text string) string {
	if strings.ContainsAny(text, "@0123456789") || strings.Contains(text, "www.") {
		text, _ = cutContacts(text)
	}
	if rest, person := cutPerson(text); person != "" {
		text = rest
	}
	return strings.TrimRight(strings.TrimSpace(text), ",;.: ")
}

func firstAction(text string) bool {
	list := readWords(text)
	return len(list) > 0 && list[0].is(action)
}

var restShape = regexp.MustCompile(`(?i)^(und )?(weitere|viele|andere|u\. ?a|etc|usw|n\. ?n|und|diverse$|noch offen|\.\.\.|…|folgt|keine|siehe|\(.*\)$|liste folgt|wird erg)`)

// isRest: „und weitere“, „etc.“ name nobody.
func isRest(text string) bool {
	return restShape.MatchString(text) && len(readWords(text)) < 3
}

// distinctMembers drops what is named twice.
func distinctMembers(found []Member) []Member {
	members := []Member{}
	seen := map[string]bool{}
	for _, m := range found {
		key := directory.Fold(m.Name + "|" + m.Parent)
		if seen[key] || len(members) == MaxMembers {
			continue
		}
		seen[key] = true
		members = append(members, m)
	}
	return members
}

// documentKind says what kind of text this is if it is one that lists things other than members.
func documentKind(text string, lines []line) string {
	short := plainText(text[:min(len(text), 60000)])
	if strings.Count(short, "personenbezogen") >= 2 || strings.Contains(short, "datenschutzerklarung") && strings.Count(short, "datenschutz") > 2 || strings.Count(short, "dsgvo") >= 2 {
		return "Datenschutzhinweise"
	}
	tops, open, links, filled, menu := 0, 0, 0, 0, 0
	for _, l := range lines[:min(len(lines), 3000)] {
		if l.blank || len(l.text) > 300 {
			continue
		}
		filled++
		plain := plainText(l.text)
		if furnitureLines[plain] || plain == "kontakt" {
			menu++
		}
		if topShape.MatchString(plain) {
			tops++
		}
		if hours.MatchString(l.text) {
			open++
		}
		if loc := webShape.FindStringIndex(l.text); loc != nil && utf8.RuneCountInString(l.text) < 120 {
			links++
		}
		if minutes.MatchString(plain) && len(plain) < 90 {
			tops += 2
		}
	}
	switch {
	case menu >= 3 && menu*4 >= filled && !announces.MatchString(short):
		return "die Auswahl einer Webseite"
	case tops >= 2:
		return "eine Tagesordnung oder ein Protokoll"
	case open >= 4 && open*3 > filled:
		return "Öffnungszeiten"
	case links >= 3 && links*5 > filled*2 && !strings.Contains(short, "mitglied") && !strings.Contains(short, "partner"):
		return "eine Liste von Verweisen"
	}
	return ""
}

var (
	topShape = regexp.MustCompile(`^(top|tagesordnungspunkt) ?\d`)
	minutes  = regexp.MustCompile(`^(ergebnis|kurz|verlaufs|sitzungs|beschluss)?(protokoll|niederschrift)\b|^tagesordnung|^agenda|^protokoll(ant|fuhrung)|^einladung zur .*sitzung|^(anwesend|entschuldigt)\w*:`)
)

// stated finds how many members the text says there are.
func stated(s sections) int {
	for _, h := range s.headings {
		if strings.ContainsAny(h, "0123456789") {
			if n := statedIn(h); n > 0 {
				return n
			}
		}
	}
	for _, text := range s.prose {
		for _, sentence := range sentences(text.text) {
			if n := statedIn(sentence); n > 0 {
				return n
			}
		}
	}
	return 0
}

// conclude writes the notes.
func (p *parser) conclude(r *Result, s sections, veto string, cut bool) {
	n := len(r.Members)
	note := func(format string, args ...any) { r.Notes = append(r.Notes, fmt.Sprintf(format, args...)) }
	if cut {
		note("Der Text ist zu lang (Grenze: 2 MB, %d Zeilen, 50 KB Fließtext); nur der Anfang wurde gelesen.", maxLines)
	}
	if n == MaxMembers {
		note("Es wurden nur die ersten %d Einträge übernommen.", MaxMembers)
	}
	if p.refused == 1 {
		note("%s", refusal)
	} else if p.refused > 1 {
		note("%d-mal: %s", p.refused, refusal)
	}
	if p.addresses > 0 {
		note("Postanschriften wurden weggelassen (%d Einträge).", p.addresses)
	}
	for _, text := range emptyAnnouncements(s, n) {
		note("Eine Liste ist angekündigt, aber leer: „%s“", text)
	}
	if r.StatedCount > 0 && n != r.StatedCount {
		note("Der Text nennt die Zahl %d; einzeln aufgeführt sind %d.", r.StatedCount, n)
	}
	for _, text := range s.prose {
		if m := manyShape.FindString(text.text); m != "" && r.StatedCount == 0 && n == 0 && len(text.text) < 5000 {
			note("Der Text spricht von „%s“, nennt aber keine Zahl.", m)
			break
		}
	}
	if n == 0 {
		switch {
		case veto != "":
			note("Keine Mitgliederliste gefunden; der Text sieht aus wie %s.", veto)
		default:
			note("Keine Mitgliederliste gefunden.")
		}
	}
}

// emptyAnnouncements are headings of member lists behind which no list stands.
func emptyAnnouncements(s sections, n int) []string {
	var list []string
	for _, l := range s.lists {
		heading := strings.TrimSpace(l.heading)
		if l.mode == members && l.taken == 0 && !l.weak && len(list) < 5 && (n == 0 || strings.HasSuffix(heading, ":")) && utf8.RuneCountInString(heading) < 200 && !isHidden(heading) {
			list = append(list, lastSentence(heading))
		}
	}
	return list
}
