package deskpages

import (
	"fmt"
	"slices"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// Todo is the first page: what is to do.
type Todo struct {
	Networks     []TodoNetwork
	Institutions []directory.Named // that the account answers for
	Coordinates  bool
	Operator     bool
	Staff        bool
	Total        int // networks in all
	Page, Pages  int
	Beyond       bool // there is no such page
}

// TodoNetwork is a network with what is stale first.
type TodoNetwork struct {
	directory.Overview
	Stalest []directory.ToCheck
}

// CheckList is everything of a network that is checked.
type CheckList struct {
	Key, Name string
	Checks    []directory.ToCheck
	Lack      directory.Lack
	NoContact []directory.Named
	NoSector  []directory.Named
	Undialled []directory.Undialled
	Asked     []Asked
	Mails     bool // e-mails are sent at all
	Yearly    bool // the members are asked once a year
	Wrong     string
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

// InboxItem is a proposal with what stands there now.
type InboxItem struct {
	directory.Proposal
	Stand   string
	Current []string // beside Corrections
	Chosen  []string // paths that are ticked
}

// Ticked reports whether a correction is chosen.
func (i InboxItem) Ticked(path string) bool { return slices.Contains(i.Chosen, path) }

// InboxFault is why a decision was not taken.
type InboxFault struct {
	ID     directory.ID
	Reason string
	Note   string // as it was typed
}

// About says what a proposal is about.
func about(p directory.Proposal, network string) string {
	if p.InstitutionName != "" {
		return p.InstitutionName
	}
	return network
}

// decisions in words.
var decisionWords = map[directory.Decision]string{
	directory.Accepted: "übernommen", directory.Partly: "zum Teil übernommen", directory.Refused: "abgelehnt", directory.Settled: "erledigt",
}

// waiting says how long ago something was, in days, then in months.
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

// number counts something in words: „1 Hinweis", „3 Hinweise".
func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// unnamed says how many partners are stated and how many listed: „51 Partner, 0 aufgeführt".
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

// stale says how much is to be checked: „17 Einträge sind zu prüfen, 5 davon wurden noch nie geprüft".
func stale(l directory.Lack) string {
	text := number(l.Stale, "Eintrag ist zu prüfen", "Einträge sind zu prüfen")
	switch {
	case l.Never == 0:
		return text
	case l.Never == l.Stale && l.Never == 1:
		return text + ", er wurde noch nie geprüft"
	case l.Never == l.Stale:
		return text + ", alle wurden noch nie geprüft"
	case l.Never == 1:
		return text + ", 1 davon wurde noch nie geprüft"
	}
	return fmt.Sprintf("%s, %d davon wurden noch nie geprüft", text, l.Never)
}

// cadence says how often a network means to meet: „ (angestrebt: alle 3 Monate)".
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

// shown says what stands somewhere, also where nothing does.
func shown(value string) string {
	if value == "" {
		return "(leer)"
	}
	return value
}

// formOf is where a contact is put right, below the address of its network.
func formOf(u directory.Undialled) string {
	switch {
	case u.Institution == "":
		return "kontakte/" + u.Contact
	case u.Service == "":
		return "einrichtungen/" + u.Institution
	}
	return "angebote/" + parts.JoinKey(u.Institution, u.Service)
}
