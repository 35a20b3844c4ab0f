package directory

import (
	"slices"
	"time"
)

// Network is a local body against domestic violence: who it is, what it is part of, how often it meets.
type Network struct {
	Key         string      `yaml:"kennung"`
	FormerKeys  []string    `yaml:"fruehere_kennungen,omitempty"` // newest first; their addresses redirect
	Name        string      `yaml:"name"`
	ShortName   string      `yaml:"kurzname,omitempty"`
	Form        NetworkForm `yaml:"form"`
	FormText    string      `yaml:"form_text,omitempty"`
	Summary     string      `yaml:"zusammenfassung"` // one or two sentences in our words
	Founded     PartialDate `yaml:"gegruendet,omitempty"`
	FoundedNote string      `yaml:"gegruendet_anmerkung,omitempty"`
	Prehistory  string      `yaml:"vorgeschichte,omitempty"`
	Initiators  []string    `yaml:"initiative_von,omitempty"` // keys of institutions
	AttachedTo  string      `yaml:"angegliedert_an,omitempty"`
	Framework   []string    `yaml:"rahmen,omitempty"`
	Stance      string      `yaml:"selbstverstaendnis,omitempty"`
	Audience    []string    `yaml:"zielgruppen,omitempty"`
	Topics      []string    `yaml:"themen,omitempty"`
	Cadence     *Cadence    `yaml:"rhythmus,omitempty"`
	Emergency   bool        `yaml:"leistet_soforthilfe,omitempty"` // false: pages say so plainly
	Periods     []Period    `yaml:"zeitraeume,omitempty"`
	CheckedOn   PartialDate `yaml:"geprueft_am,omitempty"`
	CheckedBy   string      `yaml:"geprueft_durch,omitempty"` // a role, never a person
	Version     int64       `yaml:"-"`                        // goes up with every save
	ChangedAt   time.Time   `yaml:"-"`
}

// ID of a network is made from the first key it ever had, so that a new name keeps it.
func (n Network) ID() ID {
	key := n.Key
	if len(n.FormerKeys) > 0 {
		key = n.FormerKeys[len(n.FormerKeys)-1]
	}
	return NewID("network", key)
}

// NetworkForm is the kind of cooperation.
type NetworkForm string

// The forms met so far; funding rules of Nordrhein-Westfalen name them too (MBl. NRW 2024 Nr. 23).
const (
	FormRoundTable   NetworkForm = "runder_tisch"
	FormCooperation  NetworkForm = "kooperationsrunde"
	FormOffice       NetworkForm = "koordinierungsstelle"
	FormWorkingGroup NetworkForm = "arbeitskreis"
	FormIntervention NetworkForm = "interventionsprojekt"
	FormCouncil      NetworkForm = "kriminalpraeventiver_rat"
	FormOther        NetworkForm = "sonstige"
)

// NetworkForms are all forms, the one that names nothing last.
var NetworkForms = []NetworkForm{FormRoundTable, FormCooperation, FormOffice, FormWorkingGroup, FormIntervention, FormCouncil, FormOther}

// Valid reports whether f is one of the forms.
func (f NetworkForm) Valid() bool { return slices.Contains(NetworkForms, f) }

// Cadence is the intended rhythm of meetings. It never makes dates: only entered events do.
type Cadence struct {
	Months    int    `yaml:"alle_monate"`          // 3 = once a quarter
	Intended  bool   `yaml:"angestrebt,omitempty"` // the source says it is aimed at, not that it is kept
	Statement string `yaml:"text,omitempty"`
}

// Period is a stretch of a network's life.
type Period struct {
	Key    string      `yaml:"kennung"`
	Status Status      `yaml:"status"`
	From   PartialDate `yaml:"von,omitempty"` // empty: unknown
	To     PartialDate `yaml:"bis,omitempty"` // empty: still so, or unknown
	Note   string      `yaml:"anmerkung,omitempty"`
}

// Status says whether a network meets.
type Status string

// The statuses.
const (
	Active    Status = "aktiv"
	Paused    Status = "ruhend"
	Dissolved Status = "aufgeloest"
)

// Valid reports whether s is one of the statuses.
func (s Status) Valid() bool { return s == Active || s == Paused || s == Dissolved }

// StatusOn returns the period that holds on the day that it is in Germany at the time of now, or false if none is
// known for it. Of two that touch, the later one holds on the day they share.
func (n Network) StatusOn(now time.Time) (Period, bool) {
	day := dayOf(now)
	var found Period
	var ok bool
	for _, p := range n.Periods {
		if p.From != "" && day.Before(p.From.Start()) || p.To != "" && day.After(p.To.End()) {
			continue
		}
		if !ok || p.From.Start().After(found.From.Start()) {
			found, ok = p, true
		}
	}
	return found, ok
}
