// Package annual computes what a network can show for a year: who took part, how often it met, what it agreed on, and what
// is missing. It reads nothing: the states of the network and its history are handed to it.
//
// Where a day was entered it counts, whenever that was done. Where none was, what counts is the day on which the history says that
// something came or went. What somebody took back counts as if it had never been done.
package annual

import "rundtisch/internal/directory"

// Report is what a network can show for a year. It is kept as JSON: fields may be added, never renamed. It holds no name of a
// person, no address, and of what not everybody may read only the number.
type Report struct {
	Year     int                   `json:"year"`
	Through  directory.PartialDate `json:"through"`            // the last day of it: 31 December, or the day it was made
	Recorded directory.PartialDate `json:"recorded,omitempty"` // since when the network has a history
	// Known says that the network at the end of the year is on record. Without, only what has a date is in the report.
	Known      bool         `json:"known"`
	Head       Head         `json:"head"`
	Members    Members      `json:"members"`
	Meetings   []Meeting    `json:"meetings,omitempty"`
	Attendance []Attendance `json:"attendance,omitempty"`
	Decisions  []Decision   `json:"decisions,omitempty"`
	Events     []Event      `json:"events,omitempty"` // other than meetings
	Bodies     []Body       `json:"bodies,omitempty"`
	Agreements []Agreement  `json:"agreements,omitempty"`
	Freshness  Freshness    `json:"freshness"`
	Gaps       Gaps         `json:"gaps"`
}

// Running reports whether the year is not over: more may come.
func (r Report) Running() bool { return r.Through != lastDayOf(r.Year) }

// Partly reports whether the history began within the year: of who came and went before, only what has a date is known.
func (r Report) Partly() bool { return r.Known && r.Recorded.Start().Year() == r.Year }

// Head says whose report it is.
type Head struct {
	Name         string                `json:"name"`
	Form         directory.NetworkForm `json:"form"`
	Region       string                `json:"region"`
	RegionKind   directory.RegionKind  `json:"region_kind"`
	State        string                `json:"state"` // two digits
	Founded      directory.PartialDate `json:"founded,omitempty"`
	Coordination []string              `json:"coordination,omitempty"` // how everybody reaches it, a line each
	Months       int                   `json:"months,omitempty"`       // it means to meet every so many
	Intended     bool                  `json:"intended,omitempty"`
	Rhythm       string                `json:"rhythm,omitempty"` // in its own words
}

// Members are who took part: at the turns of the year, and who came and went between them.
type Members struct {
	Before     int       `json:"before"`
	Joined     int       `json:"joined"`
	Begun      int       `json:"begun,omitempty"` // entered without a date in the year in which the list begins: new, or there for long
	Left       int       `json:"left"`
	After      int       `json:"after"`
	Named      int       `json:"named"`  // of After: institutions
	Groups     int       `json:"groups"` // of After: groups of people or offices of which none is named
	Hidden     int       `json:"hidden"` // of After: not everybody may know of them, so they are only counted
	Stated     int       `json:"stated,omitempty"`
	StatedText string    `json:"stated_text,omitempty"`
	Sectors    []Sector  `json:"sectors,omitempty"` // those of After that may be named
	Came       []Passage `json:"came,omitempty"`
	Went       []Passage `json:"went,omitempty"`
}

// Sector is the members that do the same.
type Sector struct {
	Sector  directory.Sector `json:"sector"`
	Members []Member         `json:"members"`
}

// Member is an institution, or a group, that takes part.
type Member struct {
	ID    string                `json:"id"` // stays when it is renamed
	Name  string                `json:"name"`
	Of    string                `json:"of,omitempty"` // what it is a unit of
	OfID  string                `json:"of_id,omitempty"`
	Group bool                  `json:"group,omitempty"`
	Role  directory.Role        `json:"role,omitempty"`
	Since directory.PartialDate `json:"since,omitempty"`
}

// Passage is a member that came or went. One that may not be named has no name.
type Passage struct {
	Member
	On    directory.PartialDate `json:"on"`
	Dated bool                  `json:"dated,omitempty"` // the day was entered; otherwise it is when the list changed
	Again bool                  `json:"again,omitempty"` // it had been a member before
}

// Meeting is one that was held.
type Meeting struct {
	Title        string                `json:"title,omitempty"` // "" where not everybody may read it
	Date         directory.PartialDate `json:"date"`
	Counted      bool                  `json:"counted,omitempty"` // it is on record who came
	Institutions int                   `json:"institutions,omitempty"`
	People       int                   `json:"people,omitempty"`
	Event        string                `json:"-"` // the key of the event that says publicly that it was held
}

// Attendance is how many meetings an institution came to.
type Attendance struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Times int    `json:"times"`
}

// Decision is what a meeting agreed on.
type Decision struct {
	On   directory.PartialDate `json:"on"`
	Text string                `json:"text"`
	Who  string                `json:"who,omitempty"` // an institution, never a person
	Due  directory.PartialDate `json:"due,omitempty"`
	// State is that on the day on which the report was made.
	State DecisionState `json:"state"`
}

// DecisionState says whether something is left to do.
type DecisionState string

// The states of a decision.
const (
	Result DecisionState = "ergebnis" // nothing is to be done
	Open   DecisionState = "offen"
	Done   DecisionState = "erledigt"
)

// Event is a date that is no meeting of the network, or a meeting of which it is not on record that it was held.
type Event struct {
	Kind    directory.EventKind   `json:"kind"`
	Title   string                `json:"title,omitempty"` // "" where not everybody may read it
	Date    directory.PartialDate `json:"date"`
	LastDay directory.PartialDate `json:"last_day,omitempty"`
	Status  directory.EventStatus `json:"status"`
}

// Body is a part of the network that works.
type Body struct {
	Name  string             `json:"name"`
	Kind  directory.BodyKind `json:"kind"`
	Tasks []string           `json:"tasks,omitempty"`
}

// Agreement is a written cooperation agreement.
type Agreement struct {
	Title       string                `json:"title"`
	Concluded   directory.PartialDate `json:"concluded,omitempty"`
	AtTheLatest bool                  `json:"at_the_latest,omitempty"`
	Partners    string                `json:"partners,omitempty"`
	Count       int                   `json:"count,omitempty"`
	InYear      bool                  `json:"in_year,omitempty"`
}

// Freshness is how much of what is listed somebody looked through in the year.
type Freshness struct {
	Total  int                   `json:"total"` // memberships and contacts
	InYear int                   `json:"in_year"`
	Never  int                   `json:"never"`
	Oldest directory.PartialDate `json:"oldest,omitempty"` // of those that were checked
}

// Gaps are what the network does not have yet, or did not enter.
type Gaps struct {
	Absent    []directory.Sector `json:"absent,omitempty"`
	Grouped   []directory.Sector `json:"grouped,omitempty"` // only a group is named, no institution
	Unnamed   bool               `json:"unnamed,omitempty"` // more partners are stated than listed
	NoContact int                `json:"no_contact,omitempty"`
	NoSector  int                `json:"no_sector,omitempty"`
}
