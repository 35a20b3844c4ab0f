package memberlist

import (
	"regexp"
	"strings"

	"rundtisch/internal/directory"
)

// EventProposal is the event that a press release announces. Title is "" if there is none.
type EventProposal struct {
	directory.Event
	Notes []string // what was inferred or is missing, for people; never nil
}

// PressContact is whom journalists may ask. It never stands where help is offered.
type PressContact struct {
	Kind   directory.ContactKind // ContactPress; "" if there is none
	Office string
	Person string
	Phone  string
	Email  string
	Note   string // for people
}

const eventWords = `(?:Fachtagung|Fachtage?|Fachveranstaltung|Fachgespräch|Tagung|Konferenz|Aktionstag|Aktionswoche|Infoabend|` +
	`Informationsabend|Filmabend|Themenabend|Veranstaltung|Vortrag|Workshop|Seminar|Fortbildung|Schulung|Ausstellung|Lesung|` +
	`Podiumsdiskussion|Kundgebung|Treffen|Sitzung)`

var (
	quotedEvent = regexp.MustCompile(`(` + eventWords + `)s?\s+[„"»]([^“"«]{4,200})[“"«]`)
	plainEvent  = regexp.MustCompile(
		`(?:[\p{L}-]+e[rsnm]? )?` + eventWords + `(?: (?:des|der|zum|zur|gegen|für) [^,.;:]{3,90}?)?(?: (?:ist|sind|findet|fand|am|statt|` +
			`in der|im|wird)\b|[,.;:]|$)`)
	clockRange = regexp.MustCompile(`(\d{1,2})(?:[:.](\d{2}))?(?: Uhr)?\s*(?:bis|-|–)\s*(\d{1,2})(?:[:.](\d{2}))? Uhr`)
	clockFrom  = regexp.MustCompile(`(?:um|ab|Beginn:?|Beginn ist um) (\d{1,2})(?:[:.](\d{2}))? Uhr`)
	venueShape = regexp.MustCompile(
		`(?:an der|in der|in den|im|am|auf dem|an dem|in dem)\s+(\p{Lu}[^,.;]{3,100}?)\s+(?:statt|ein\b|durchgeführt|veranstaltet)`)
	venueInto  = regexp.MustCompile(`in (?:die|das|den)\s+(\p{Lu}[^,.;]{3,80}?)\s+(?:eingeladen|ein\b)`)
	venueLabel = regexp.MustCompile(`(?m)^(?:Ort|Veranstaltungsort|Wo):?\s+(.{3,120})$`)
	free       = regexp.MustCompile(`(?i)kostenfrei|kostenlos|eintritt (?:ist )?frei|gebührenfrei|freier eintritt`)
	fee        = regexp.MustCompile(
		`(?i)(?:teilnahmegebühr|teilnahmebeitrag|gebühr|kosten|eintritt|beitrag)[^.\n]{0,40}?(\d{1,4}(?:[.,]\d{2})?) ?(?:euro|€)`)
	pressLine = regexp.MustCompile(
		`(?i)^(?:pressekontakt|presseanfragen|kontakt für (?:die )?(?:presse|medien)\S*|medienkontakt|rückfragen(?: der presse|` +
			` von medien)?(?: an)?|ansprechpartner\S* für (?:die )?(?:presse|medien)|presseansprechpartner\S*)\s*:?\s*(.*)$`)
)

// Release reads a press release: the event it announces and whom journalists may ask. Both are proposals.
func Release(text string) (EventProposal, PressContact) {
	text, _ = prepare(text)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		l, _ = cleanLine(l)
		lines[i] = strings.TrimSpace(l)
	}
	return releaseEvent(lines), pressContact(lines)
}

func releaseEvent(lines []string) EventProposal {
	e := EventProposal{Notes: []string{}}
	var all []string
	for _, l := range lines {
		all = append(all, sentences(l)...)
	}
	at := -1 // the sentence with the date of the event
	for i, s := range all {
		if title := titleIn(s); title != "" && dayIn(s) != nil && (at < 0 || len(title) > len(e.Title)) {
			at, e.Title = i, title
		}
	}
	if at < 0 {
		return e
	}
	e.Kind = kindOfEvent(e.Title)
	e.date(all[at], lines)
	for _, s := range all[at:min(len(all), at+4)] { // what is said of it stands in the next sentences
		e.clock(s)
		if m := firstMatch(s, venueShape, venueInto); m != "" && e.Venue == "" && dayIn(m) == nil {
			e.Venue = m
		}
	}
	if m := venueLabel.FindStringSubmatch(strings.Join(lines, "\n")); m != nil && e.Venue == "" {
		e.Venue = strings.TrimSpace(m[1])
	}
	for _, s := range all {
		if e.Cost == "" && free.MatchString(s) {
			e.Cost = "kostenfrei"
		} else if m := fee.FindStringSubmatch(s); m != nil && e.Cost == "" {
			e.Cost = m[1] + " Euro"
		}
		if e.RegistrationRaw == "" && strings.Contains(plainText(s), "anmeld") {
			e.RegistrationRaw = webShape.FindString(s)
		}
	}
	if raw := e.RegistrationRaw; raw != "" {
		e.Registration = raw
		if !strings.Contains(raw, "://") {
			e.Registration = "https://" + raw
			e.Notes = append(e.Notes, "Die Adresse zur Anmeldung steht ohne https:// im Text.")
		}
	}
	return e
}

// titleIn returns the longest name of an event in a sentence.
func titleIn(s string) (title string) {
	for _, m := range quotedEvent.FindAllStringSubmatch(s, -1) {
		if t := m[1] + " „" + m[2] + "“"; len(t) > len(title) {
			title = t
		}
	}
	if title == "" {
		if at := plainEvent.FindStringIndex(s); at != nil {
			title = strings.TrimRight(s[at[0]:at[1]], ",.;: ")
			for _, end := range []string{" ist", " sind", " findet", " fand", " am", " statt", " in der", " im", " wird"} {
				title = strings.TrimSuffix(title, end)
			}
		}
	}
	return title
}

func (e *EventProposal) clock(s string) {
	if e.Starts != "" {
		return
	}
	if m := clockRange.FindStringSubmatch(s); m != nil {
		e.Starts, e.Ends = clockText(m[1], m[2]), clockText(m[3], m[4])
	} else if m := clockFrom.FindStringSubmatch(s); m != nil {
		e.Starts = clockText(m[1], m[2])
	}
}

func kindOfEvent(title string) directory.EventKind {
	plain := plainText(title)
	switch {
	case strings.Contains(plain, "fachtag"), strings.Contains(plain, "konferenz"), strings.Contains(plain, "tagung"):
		return directory.EventConference
	case strings.Contains(plain, "treffen"), strings.Contains(plain, "sitzung"):
		return directory.EventMeeting
	case strings.Contains(plain, "schulung"),
		strings.Contains(plain, "fortbildung"),
		strings.Contains(plain, "workshop"),
		strings.Contains(plain, "seminar"):
		return directory.EventTraining
	case strings.Contains(plain, "aktion"), strings.Contains(plain, "kundgebung"):
		return directory.EventCampaign
	}
	return directory.EventOther
}

func firstMatch(s string, shapes ...*regexp.Regexp) string {
	for _, shape := range shapes {
		if m := shape.FindStringSubmatch(s); m != nil {
			return strings.TrimSpace(m[1])
		}
	}
	return ""
}

// pressContact reads the line that names whom journalists may ask, and the two below it.
func pressContact(lines []string) PressContact {
	for i, l := range lines {
		m := pressLine.FindStringSubmatch(l)
		if m == nil {
			continue
		}
		text := m[1]
		for _, next := range lines[i+1 : min(len(lines), i+4)] {
			if next == "" {
				break
			}
			text += ", " + next
		}
		rest, c := cutContacts(text)
		p := PressContact{
			Kind:  directory.ContactPress,
			Phone: firstNumber(c.phones),
			Email: firstOf(c.emails),
			Note:  "Nur für die Presse; nie als Hilfenummer zeigen.",
		}
		for _, part := range strings.Split(rest, ",") {
			part = strings.TrimSpace(part)
			switch {
			case part == "":
			case p.Person == "" && isPerson(part):
				p.Person = part
			case p.Office == "":
				p.Office = part
			}
		}
		return p
	}
	return PressContact{}
}
