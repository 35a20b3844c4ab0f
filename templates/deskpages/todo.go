package deskpages

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/templates"
)

// Todo is the first page: what there is to do.
type Todo struct {
	Networks     []TodoNetwork
	Institutions []directory.Named // that the account is responsible for
	Coordinates  bool
	Operator     bool
	Proxy        templates.Proxy // for the operator
	Staff        bool
	Total        int // networks in all
	Page, Pages  int
	Beyond       bool // there is no such page
}

// TodoNetwork is a network with its stalest entries.
type TodoNetwork struct {
	directory.Overview
	Stalest []directory.ToCheck
	// StepsLeft of AllSteps are what is missing in the first year.
	StepsLeft, AllSteps int
}

// doubtfulPath returns the address of the form of an entry that may reveal where a shelter is: „/termine/lesung".
func doubtfulPath(network string, e directory.DoubtfulEntry) templ.SafeURL {
	path := e.About
	if steps := strings.Split(path, "/"); len(steps) == 4 { // a service of an institution
		path = steps[2] + "/" + steps[1] + "." + steps[3]
	}
	return templ.SafeURL("/verwaltung/netzwerke/" + network + "/" + path + "#schutzort")
}

// doubtfulName returns the name of the entry in words.
func doubtfulName(e directory.DoubtfulEntry) string {
	part, _, _ := strings.Cut(e.About, "/")
	if strings.Contains(e.About, "/angebote/") {
		part = "angebote"
	}
	if e.Name == "" {
		return singular(part)
	}
	return singular(part) + " „" + shortened(e.Name) + "“"
}

func shortened(name string) string {
	if runes := []rune(name); len(runes) > 80 {
		return string(runes[:80]) + " …"
	}
	return name
}

// CheckList is everything in a network that has to be checked.
type CheckList struct {
	Key, Name string
	Checks    []directory.ToCheck
	Lack      directory.Lack
	NoContact []directory.Named
	NoSector  []directory.Named
	Undialled []directory.Undialled
	Asked     []Asked
	Mails     bool // e-mails are configured
	Yearly    bool // the members are asked once a year
	Wrong     string
	Changed   []directory.ToCheck // what is not as it was seen
}

// Asked is a member institution that can be asked whether its entry is right.
type Asked struct {
	Key, Name          string
	Reachable          bool
	SentAt, AnsweredAt time.Time
	Right              bool // it answered „Stimmt alles"
}

// Inbox is what came in for a network.
type Inbox struct {
	Key, Name string
	Open      []InboxItem
	Decided   []directory.Proposal
	Wrong     InboxFault
}

// InboxItem is a proposal with the current values.
type InboxItem struct {
	directory.Proposal
	Stand   string
	Current []string // beside Corrections
	Chosen  []string // paths that are ticked
}

// Ticked reports whether a correction is chosen.
func (i InboxItem) Ticked(path string) bool { return slices.Contains(i.Chosen, path) }

// InboxFault is why a decision was refused.
type InboxFault struct {
	ID     directory.ID
	Reason string
	Note   string // as it was typed
}

// about returns what a proposal is about.
func about(p directory.Proposal, network string) string {
	if p.InstitutionName != "" {
		return p.InstitutionName
	}
	return network
}

// decisionWords are the decisions in words.
var decisionWords = map[directory.Decision]string{
	directory.Accepted: "übernommen", directory.Partly: "zum Teil übernommen", directory.Refused: "abgelehnt", directory.Settled: "erledigt",
}

// waiting returns how long something has been waiting, in days or months.
func waiting(at, now time.Time) string {
	days := int(now.Sub(at).Hours() / 24)
	switch {
	case days < 1:
		return "seit heute"
	case days == 1:
		return "seit 1 Tag"
	case days < 60:
		return fmt.Sprintf("seit %d Tagen", days)
	}
	return fmt.Sprintf("seit %d Monaten", directory.MonthsSince(directory.Today(at), now))
}

// number returns a number with its noun: „1 Hinweis", „3 Hinweise".
func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// unnamed returns how many partners are stated and how many listed: „51 Partner, 0 aufgeführt".
func unnamed(l directory.Lack) string {
	what := l.StatedText
	if what == "" {
		what = "Partner"
	}
	if l.Stated > 0 {
		what = fmt.Sprintf("%d %s", l.Stated, what)
	}
	return fmt.Sprintf("%s, %d aufgeführt", what, l.Listed)
}

// checkedKinds are the kinds of what is checked, in words.
var checkedKinds = map[directory.CheckKind]string{
	directory.CheckMember: "Mitglied", directory.CheckContact: "Kontakt", directory.CheckOffer: "Angebot",
}

// offers reports whether there are offers to check.
func (l CheckList) offers() bool {
	return slices.ContainsFunc(l.Checks, func(c directory.ToCheck) bool { return c.Kind == directory.CheckOffer })
}

// stale returns how much has to be checked: „17 Einträge, darunter 3 Angebote, sind zu prüfen, 5 davon wurden noch nie geprüft".
func stale(l directory.Lack) string {
	text := number(l.Stale, "Eintrag ist zu prüfen", "Einträge sind zu prüfen")
	switch l.Offers {
	case 0:
	case l.Stale:
		text = number(l.Stale, "Angebot ist zu prüfen", "Angebote sind zu prüfen")
	default:
		text = fmt.Sprintf("%d Einträge, darunter %s, sind zu prüfen", l.Stale, number(l.Offers, "Angebot", "Angebote"))
	}
	switch {
	case l.Never == 0:
		return text
	case l.Never == l.Stale && l.Never == 1:
		return text + " und wurde noch nie geprüft"
	case l.Never == l.Stale:
		return text + ", alle wurden noch nie geprüft"
	case l.Never == 1:
		return text + ", 1 davon wurde noch nie geprüft"
	}
	return fmt.Sprintf("%s, %d davon wurden noch nie geprüft", text, l.Never)
}

// cadence returns how often a network meets: „ (angestrebt: alle 3 Monate)".
func cadence(c *directory.Cadence) string {
	if c == nil {
		return ""
	}
	every := "jeden Monat"
	if c.Months > 1 {
		every = fmt.Sprintf("alle %d Monate", c.Months)
	}
	if c.Intended {
		return " (angestrebt: " + every + ")"
	}
	return " (üblich: " + every + ")"
}

// shown returns a value, or a word for none.
func shown(value string) string {
	if value == "" {
		return "(leer)"
	}
	return value
}

// checkedForm returns the address of the form in which a value can be corrected that is to be checked.
func checkedForm(network string, c directory.ToCheck) templ.SafeURL {
	to := "/mitglieder/" + c.Key
	switch c.Kind {
	case directory.CheckContact:
		to = "/nummern/" + strings.ReplaceAll(c.Key, "/", ".")
	case directory.CheckOffer:
		to = "/angebote/" + strings.ReplaceAll(c.Key, "/", ".")
	}
	return templ.SafeURL("/verwaltung/netzwerke/" + network + to)
}

// formOf returns where a contact can be corrected, below the address of its network.
func formOf(u directory.Undialled) string {
	at := u.Contact
	if u.Service != "" {
		at = u.Service + "." + at
	}
	if u.Institution != "" {
		at = u.Institution + "." + at
	}
	return "nummern/" + at
}
