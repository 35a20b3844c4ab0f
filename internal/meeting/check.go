package meeting

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rundtisch/internal/casedata"
	"rundtisch/internal/days"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/mailaddress"
	"rundtisch/internal/webaddress"
)

// The longest texts, in characters, and how many lines there may be.
const (
	MaxLine    = 200
	MaxTitle   = 100 // it stands in the subject of e-mails, and so for Organizer
	MaxMessage = 2000
	MaxAgenda  = 40
	MaxResults = 60
	MaxPresent = 400
)

// Reveals reports whether a text may tell where a shelter is.
type Reveals func(text string) bool

// checking reads single values and collects what is wrong with them.
type checking struct {
	bad     fault.Invalid
	reveals Reveals
}

func (c *checking) line(at fault.Path, text string) string { return c.text(at, text, MaxLine, false) }

func (c *checking) text(at fault.Path, text string, longest int, lines bool) string {
	clean, ok := directory.CleanText(text)
	switch {
	case !ok, !lines && strings.ContainsAny(clean, "\n\t"):
		c.bad.Add(at, unreadable)
	case utf8.RuneCountInString(clean) > longest:
		c.bad.Add(at, tooLong, longest)
	case c.reveals != nil && c.reveals(clean):
		c.bad.Add(at, tellsPlace)
	}
	return clean
}

// noCase is line for what a meeting decided: single cases do not belong there.
func (c *checking) noCase(at fault.Path, text string, longest int) string {
	clean := c.text(at, text, longest, false)
	switch {
	case c.bad.Has(at):
	case casedata.HasEmail(clean):
		c.bad.Add(at, caseEmail)
	case casedata.HasPhone(clean):
		c.bad.Add(at, casePhone)
	case casedata.HasFile(clean):
		c.bad.Add(at, caseFile)
	}
	return clean
}

// noPerson refuses the name of a person in what is kept for longer than names are.
func (c *checking) noPerson(at fault.Path, text string) {
	if !c.bad.Has(at) && casedata.HasPerson(text) {
		c.bad.Add(at, casePerson)
	}
}

// Check returns a plan as it is stored, or fault.Invalid by the names of its fields. Day may be 2026-12-03 or 3.12.2026.
func (p Plan) Check(reveals Reveals, now time.Time) (Plan, error) {
	c := checking{reveals: reveals}
	p.Title = c.text(fault.At("titel"), p.Title, MaxTitle, false)
	if p.Title == "" {
		c.bad.Add(fault.At("titel"), needTitle)
	}
	p.Day = c.day(fault.At("tag"), p.Day, now)
	p.Starts, p.Ends = c.clock(fault.At("beginn"), p.Starts), c.clock(fault.At("ende"), p.Ends)
	switch {
	case c.bad.Has(fault.At("beginn")), c.bad.Has(fault.At("ende")), p.Ends == "":
	case p.Starts == "":
		c.bad.Add(fault.At("beginn"), endWithoutTime)
	case p.Ends <= p.Starts:
		c.bad.Add(fault.At("ende"), endBeforeBegin)
	}
	p.Place = c.line(fault.At("ort"), p.Place)
	p.Link = c.line(fault.At("link"), p.Link)
	if address, err := webaddress.Normal(p.Link); p.Link != "" && (err != nil || address.Scheme != "https" && address.Scheme != "http") {
		c.bad.Add(fault.At("link"), noSuchLink)
	}
	agenda := p.Agenda
	p.Agenda = []string{}
	for _, line := range agenda {
		if line = c.noCase(fault.At("tagesordnung"), line, MaxLine); line != "" {
			p.Agenda = append(p.Agenda, line)
		}
	}
	if len(p.Agenda) > MaxAgenda {
		c.bad.Add(fault.At("tagesordnung"), tooMany, MaxAgenda)
	}
	p.Message = c.text(fault.At("text"), p.Message, MaxMessage, true)
	if p.Organizer = c.text(fault.At("einladend"), p.Organizer, MaxTitle, false); p.Organizer == "" {
		c.bad.Add(fault.At("einladend"), needOrganizer)
	}
	p.ReplyTo = strings.TrimSpace(p.ReplyTo)
	if plain, err := mailaddress.Plain(p.ReplyTo); p.ReplyTo == "" {
		c.bad.Add(fault.At("antwort_an"), needReplyTo)
	} else if err != nil {
		c.bad.Add(fault.At("antwort_an"), noSuchEmail, err.Error())
	} else {
		p.ReplyTo = plain
	}
	if p.RemindDays < 0 || p.RemindDays > 60 {
		c.bad.Add(fault.At("erinnerung"), fault.Sentence("Bitte wählen."))
	}
	return p, c.bad.OrNil()
}

// farthest is how far from today the day of a meeting may be, in years: another is a slip of the pen.
const farthest = 3

func (c *checking) day(at fault.Path, typed string, now time.Time) string {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		c.bad.Add(at, needDay)
		return typed
	}
	today := now.In(directory.Germany())
	read, wrong := days.Read(typed, today, days.Next)
	if wrong != "" {
		c.bad.Add(at, fault.Sentence(wrong))
		return directory.Legible(typed)
	}
	day, ok := ReadDay(read.Date)
	switch {
	case !ok || read.Unsure:
		c.bad.Add(at, noSuchDay)
		return directory.Legible(typed)
	case day.After(today.AddDate(farthest, 0, 0)):
		c.bad.Add(at, dayTooFar)
	case day.Before(today.AddDate(-farthest, 0, 0)):
		c.bad.Add(at, dayTooLongAgo)
	}
	return day.Format(time.DateOnly)
}

// untilEnd is what people write before the month in which something is to be done.
var untilEnd = regexp.MustCompile(`(?i)^(bis\s+)?(spätestens\s+)?(zum\s+)?(ende\s+)?`)

// untilNext is what people write for the day of the meeting that follows.
var untilNext = regexp.MustCompile(`(?i)^(bis\s+)?((zum|zur|am|beim)\s+)?(das\s+|die\s+|den\s+)?(nächste[nrsm]?|folgende[nrsm]?)\s+` +
	`(treffen|sitzung|termin|mal|runde(r|n)?(\s+tisch)?)\.?$`)

// UntilNext reports whether one of the decisions is due at the meeting that follows.
func UntilNext(decisions []Decision) bool {
	return slices.ContainsFunc(decisions, func(d Decision) bool { return untilNext.MatchString(strings.TrimSpace(d.Until)) })
}

// deadline is day for the last day on which something may be done: a month or a year stands for its end, as in „Ende Januar“.
// next is the day of the meeting that follows, "" if there is none yet.
func (c *checking) deadline(at fault.Path, typed, next string, now time.Time) string {
	if untilNext.MatchString(strings.TrimSpace(typed)) {
		if next == "" {
			c.bad.Add(at, noNext)
			return directory.Legible(typed)
		}
		return next
	}
	text := untilEnd.ReplaceAllString(strings.TrimSpace(typed), "")
	read, wrong := days.Read(text, now.In(directory.Germany()), days.Next)
	if date := directory.PartialDate(read.Date); wrong == "" && !read.Unsure && date.Precision() != directory.Unknown {
		return c.day(at, date.End().Format(time.DateOnly), now)
	}
	return c.day(at, typed, now)
}

// ReadDay reads a day as it is stored: 2026-12-03, at midnight in Germany.
func ReadDay(stored string) (time.Time, bool) {
	day, err := time.ParseInLocation(time.DateOnly, stored, directory.Germany())
	return day, err == nil
}

func (c *checking) clock(at fault.Path, typed string) string {
	if typed = strings.TrimSpace(typed); typed == "" {
		return ""
	}
	if stored, ok := directory.ParseClock(typed); ok {
		return stored
	}
	c.bad.Add(at, noSuchTime)
	return directory.Legible(typed)
}

// CheckPresent returns who was there as it is stored, or fault.Invalid by „da[3].name".
func CheckPresent(present []Presence, reveals Reveals) ([]Presence, error) {
	c := checking{reveals: reveals}
	checked := make([]Presence, len(present))
	for i, p := range present {
		at := fault.Entry("da", i+1)
		if p.Name = c.line(at.Field("name"), p.Name); p.Name == "" {
			c.bad.Add(at.Field("name"), needName)
		}
		if p.People < 1 || p.People > 99 {
			c.bad.Add(at.Field("zahl"), noSuchNumber)
		}
		p.Persons = c.noCase(at.Field("wer"), p.Persons, MaxLine)
		checked[i] = p
	}
	if len(present) > MaxPresent {
		c.bad.Add(nil, tooMany, MaxPresent)
	}
	return checked, c.bad.OrNil()
}

// CheckDecisions returns results as they are stored, or fault.Invalid by „ergebnis[2].text". next is the day of
// the meeting that follows, for what is due „bis zum nächsten Treffen“; "" if none is planned.
func CheckDecisions(decisions []Decision, reveals Reveals, next string, now time.Time) ([]Decision, error) {
	c := checking{reveals: reveals}
	checked := make([]Decision, len(decisions))
	for i, d := range decisions {
		at := fault.Entry("ergebnis", i+1)
		if d.Text = c.noCase(at.Field("text"), d.Text, MaxMessage/4); d.Text == "" {
			c.bad.Add(at.Field("text"), needText)
		}
		d.Who = c.noCase(at.Field("wer"), d.Who, MaxLine)
		c.noPerson(at.Field("text"), d.Text)
		c.noPerson(at.Field("wer"), d.Who)
		if strings.TrimSpace(d.Until) == "" {
			d.Until = ""
		} else {
			d.Until = c.deadline(at.Field("bis"), d.Until, next, now)
		}
		switch {
		case d.State == Done && d.DoneOn == "":
			d.DoneOn = string(directory.Today(now))
		case d.State != Done:
			d.State, d.DoneOn = Result, ""
			if d.Who != "" || d.Until != "" {
				d.State = Open // somebody is to do it
			}
		}
		checked[i] = d
	}
	if len(decisions) > MaxResults {
		c.bad.Add(nil, tooMany, MaxResults)
	}
	return checked, c.bad.OrNil()
}

// CheckAnswer returns what an institution answers as it is stored, or fault.Invalid.
func CheckAnswer(answer Answer, deputy string) (Answer, string, error) {
	c := checking{}
	deputy = c.noCase(fault.At("vertretung"), deputy, MaxLine)
	switch {
	case !answer.Valid():
		c.bad.Add(fault.At("antwort"), needAnswer)
	case answer == Deputy && deputy == "":
		c.bad.Add(fault.At("vertretung"), needDeputy)
	case answer != Deputy: // it may stand there from an earlier answer
		return answer, "", nil
	}
	return answer, deputy, c.bad.OrNil()
}
