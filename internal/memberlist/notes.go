package memberlist

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// conclude writes the notes.
func (p *parser) conclude(r *Result, s sections, veto string) {
	n := len(r.Members)
	note := func(format string, args ...any) { r.Notes = append(r.Notes, fmt.Sprintf(format, args...)) }
	if r.Cut {
		note("Der Text ist zu lang (Grenze: 2 MB, %d Zeilen, 50 KB Fließtext); nur der Anfang wurde gelesen.", maxLines)
	}
	if r.More {
		note("Es wurden nur die ersten %d Einträge übernommen.", MaxMembers)
	}
	if len(p.withheld) == 1 {
		note("%s", refusal)
	} else if len(p.withheld) > 1 {
		note("%d-mal: %s", len(p.withheld), refusal)
	}
	if p.addresses == 1 {
		note("Eine Postanschrift wurde weggelassen.")
	} else if p.addresses > 1 {
		note("%d Postanschriften wurden weggelassen.", p.addresses)
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
		if l.mode == members && l.taken == 0 && !l.weak && len(list) < 5 && (n == 0 || strings.HasSuffix(heading, ":")) &&
			utf8.RuneCountInString(heading) < 200 &&
			!isHidden(heading) {
			list = append(list, lastSentence(heading))
		}
	}
	return list
}
