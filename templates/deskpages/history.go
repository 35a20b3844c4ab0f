package deskpages

import (
	"slices"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
	"rundtisch/internal/parts"
	"rundtisch/templates/inside"
)

// History is a page of the history of a network.
type History struct {
	Network   string // key
	Revisions []history.Revision
	More      bool // there are older ones
	First     bool // begins with the newest
}

// OneRevision is one revision, and the conflicts that prevent undoing it.
type OneRevision struct {
	Network   string
	Revision  history.Revision
	Newest    bool
	Conflicts []history.Conflict
	Decided   map[string]history.Side // conflicts that are decided already
	Wrong     string
}

// Draft is the draft of a network.
type Draft struct {
	Network   string
	Waiting   bool
	Version   int64
	By        string
	At        time.Time
	Changes   []history.Change
	Conflicts []history.Conflict
	Decided   map[string]history.Side // conflicts that are decided already
	Wrong     string
}

// State is a network as it was on a day.
type State struct {
	Network string
	Day     string // as typed: 2026-03-01
	Today   string
	Wrong   string
	Known   bool
	At      time.Time
	Since   time.Time // when the history begins
	Content templ.Component
}

// kinds are the kinds of revision in words.
var kinds = map[string]string{
	"anfang": "Stand zu Beginn der Aufzeichnung", "geladen": "Geladen", "bearbeitet": "Bearbeitet", "liste": "Mitgliederliste übernommen",
	"geprueft": "Als geprüft bestätigt", "entwurf": "Entwurf veröffentlicht", "ruecknahme": "Änderung zurückgenommen",
	"stand": "Früheren Stand wiederhergestellt", "gemeinsam": "Gemeinsame Angabe in einem anderen Netzwerk geändert",
	"namen": "Namen nach Ablauf der Frist gelöscht", "zusammen": "Einrichtungen zusammengeführt",
	"rueckmeldung": "Rückmeldung übernommen", "abgleich": "Aus einem anderen Verzeichnis übernommen",
}

// who returns who changed something, and in which role.
func who(r history.Revision) string {
	if r.By == "" {
		return inside.RoleName(r.Role)
	}
	return inside.RoleName(r.Role) + " (" + r.By + ")"
}

// marks are the kinds of change in words. In the style sheet each has its own shape.
var marks = map[history.Kind]string{
	history.New: "neu", history.Changed: "geändert", history.Gone: "entfällt", history.Moved: "andere Reihenfolge",
}

func network(key string) templ.SafeURL { return templ.SafeURL("/verwaltung/netzwerke/" + key) }

// publicPage returns the address of the public page of a network.
func publicPage(key string) templ.SafeURL { return templ.SafeURL("/netzwerke/" + key) }

func singular(part string) string {
	word, _ := parts.Nouns(part)
	return word
}

func plural(part string) string {
	_, words := parts.Nouns(part)
	return words
}

// Merge is two institutions that may be one.
type Merge struct {
	Keep, Drop directory.InstitutionPage
	Chosen     bool // Drop is the one that was chosen
	May        bool // the account may edit every network of Drop
	Known      []directory.KnownInstitution
	Name       string // as searched for
	Wrong      string
}

// checkGroup is a group of entries of which only the checks changed, in the same way.
type checkGroup struct {
	turn  history.Checked
	names []string
}

// title says how the checks changed.
func (g checkGroup) title() string {
	n := strconv.Itoa(len(g.names))
	switch g.turn {
	case history.Ended:
		return n + " Einträge gelten nicht mehr als geprüft"
	case history.Previous:
		return "Bei " + n + " Einträgen gilt wieder eine frühere Prüfung"
	}
	return n + " Einträge als geprüft eingetragen"
}

// fewChecks is up to how many entries are listed one by one.
const fewChecks = 2

// checkGroups groups the entries of which only the checks changed, except for groups of only a few.
func checkGroups(list []history.Change) []checkGroup {
	var groups []checkGroup
	for _, turn := range history.CheckTurns {
		g := checkGroup{turn: turn}
		for _, c := range list {
			if c.Checked() == turn {
				g.names = append(g.names, c.Entry)
			}
		}
		if len(g.names) > fewChecks {
			groups = append(groups, g)
		}
	}
	return groups
}

// besidesChecks returns the changes that are in no group of checkGroups.
func besidesChecks(list []history.Change) []history.Change {
	groups := checkGroups(list)
	return slices.DeleteFunc(slices.Clone(list), func(c history.Change) bool {
		return slices.ContainsFunc(groups, func(g checkGroup) bool { return g.turn == c.Checked() })
	})
}
