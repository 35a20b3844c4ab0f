package takeover

import (
	"net/url"
	"slices"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// doubtful is the confidence below which a row is set aside and not ticked.
const doubtful = 0.6

// Review is what a pasted list would change, to be decided row by row. Nothing of it is stored.
type Review struct {
	Read, Seen string   // fingerprints of what was read, and of the list it is compared with
	Notes      []string // in words
	File       []string // what of the file was not read, in words
	Withheld   []memberlist.Withheld

	New, Changed []Row
	Ask          []Row // set aside: somebody has to say what they are
	Same         []Row // in today's list as they are
	Offered      []Row // bodies in the text that may be members
	Unread       []Row // what was read as no member; Number is 0 where it cannot be one
	Gone         []GoneRow
	GoneHint     string // why nothing is ticked among Gone, in words
	Parents      []ParentRow
	Stated       *Stated
	Event        *EventForm
	Press        *PressForm
	Audience     Audience // who is to see the numbers of the list
	Reached      int      // how many rows say how to reach somebody and it is not known yet
	AllReached   bool     // that of everybody who is in today's list as they are is to be taken over
	Short        bool     // there are so many rows that each shows only the most important, but for those that somebody opened
	People       int      // how many rows name a person
	Reordered    bool     // only the order differs
}

// Group is a part of a review; a form says in which a row was ticked.
type Group string

// The groups.
const (
	GroupNew     Group = "n"
	GroupChanged Group = "c"
	GroupAsk     Group = "f"
	GroupSame    Group = "u"
	GroupOffered Group = "o"
	GroupUnread  Group = "l"
)

// Row is a row of the pasted text with what can be decided about it.
type Row struct {
	memberlist.Member
	Group    Group
	Ticked   bool
	Sure     bool     // the reading need not be checked
	Today    string   // its name in today's list; "" if it is not in it
	Called   string   // the name that it is to have, for people to correct
	Better   bool     // Called is a better name than the one of today
	Why      string   // why it is taken for what is chosen, in words
	Question string   // why it is set aside, in words
	Changes  []Change // what differs from today
	Choices  []Choice
	Search   string // what somebody looked for instead
	NotFound bool   // and nothing is called so
	Role     directory.Role
	Shared   []string // other regions that have the institution
	Reach    string   // what would be stored of how to reach it, in words
	Website  string
	Contact  bool     // Reach and Website are ticked
	Left     []string // what of the row is not taken over
	Aside    bool     // it cannot be ticked: it may tell where a shelter is
	Wrong    string   // what is wrong with what was decided
	Piece    string   // why it was not read as a member, in words
	Decided  bool     // its role, its sector or what it belongs to is not what was proposed
	Open     bool     // somebody wants to see everything that can be decided about it
}

// Choice is something that a row may be.
type Choice struct {
	Value, Label, Note string
	Chosen             bool
}

// Chosen returns what is chosen.
func (r Row) Chosen() Choice {
	at := slices.IndexFunc(r.Choices, func(c Choice) bool { return c.Chosen })
	if at < 0 {
		return Choice{}
	}
	return r.Choices[at]
}

// GoneRow is a member that the pasted text does not name.
type GoneRow struct {
	Listed
	Why    string // what the text says about it, in words
	Ticked bool   // it is a member no longer
	Twin   bool   // a row that is set aside may be it
	End    string // until when it was one, as typed
	Wrong  string
}

// ParentRow is what new rows belong to and neither the network nor the text has.
type ParentRow struct {
	Number  int
	Name    string
	Units   int
	Choices []Choice
	Sector  directory.Sector
}

// Stated is the number of members that the text states.
type Stated struct {
	Count, Today int // Today is 0 if none is stored
	Ticked       bool
}

// Posted is a form that was sent before, and what was wrong with it by path.
type Posted struct {
	Form  url.Values
	Wrong map[string]string
}

// Comparison is a reading beside the list of a network. Known institutions are still to be looked up.
type Comparison struct {
	Reading
	dossier    directory.Dossier
	diff       Difference
	offered    []memberlist.Member // of those offered, who is in no list
	posted     *Posted
	byKey      map[string]directory.Institution
	names      Names
	finder     *Finder
	known      map[string]directory.KnownInstitution
	members    map[string]bool // keys of institutions in the current list
	gone       map[string]bool // of those, which the text does not name
	protected  map[string]bool
	aside      map[int]string                   // why rows are not imported, by number
	former     map[string]directory.PartialDate // keys of institutions that were members → until when
	found      map[int][]Hit                    // by number of the row
	best       map[string]int                   // key of an institution → the row that matches it best
	twins      map[string]string                // key of an institution that is gone → the row that may be it
	usualRole  directory.Role
	hasUnknown bool // a new row matches no institution of the directory
}

// Begin compares a reading with the list of a network as it is on the day of now. It keeps decisions that were made before,
// as far as they still fit.
func Begin(r Reading, d directory.Dossier, posted *Posted, now time.Time) *Comparison {
	c := &Comparison{
		Reading: r, dossier: d, posted: posted,
		byKey: d.InstitutionsByKey(), names: NamesOf(d.Institutions), known: map[string]directory.KnownInstitution{},
		members: map[string]bool{}, gone: map[string]bool{}, protected: d.ProtectedKeys(),
		former: Former(d, now), usualRole: UsualRole(d), found: map[int][]Hit{}, twins: map[string]string{},
	}
	c.aside = Doubtful(d, slices.Concat(r.Result.Members, r.Result.Offered))
	c.diff = Compare(ListOf(d, now), slices.Concat(r.Result.Members, r.Result.Offered))
	c.diff.New = slices.DeleteFunc(c.diff.New, func(m memberlist.Member) bool {
		offered := slices.ContainsFunc(r.Result.Offered, func(o memberlist.Member) bool { return o.Number == m.Number })
		if offered {
			c.offered = append(c.offered, m)
		}
		return offered
	})
	for _, m := range d.Members {
		if m.Institution != "" {
			c.members[m.Institution] = c.former[m.Institution] == ""
		}
	}
	for _, g := range c.diff.Gone {
		c.gone[g.Institution] = true
	}
	return c
}

// Names returns the names to look up among the institutions of the whole directory: of rows that are new or differ, of what
// they belong to, and what somebody looked for.
func (c *Comparison) Names() []string {
	var names []string
	add := func(m memberlist.Member) {
		if m.Kind == memberlist.KindInstitution {
			names = append(names, m.Name)
		}
		if m.Parent != "" && c.names.Key(m.Parent, "") == "" {
			names = append(names, m.Parent)
		}
	}
	for _, m := range slices.Concat(c.diff.New, c.offered) {
		add(m)
	}
	for _, p := range c.diff.Changed {
		if p.Today.Kind != memberlist.KindGroup {
			add(p.Member)
			names = append(names, p.Today.Name) // which other networks have it
		}
	}
	if c.posted != nil {
		for field, values := range c.posted.Form {
			if code, _ := parted(field); code == fieldSearch && values[0] != "" {
				names = append(names, values[0])
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Review returns what there is to decide. known are the institutions that the names of Names may mean.
func (c *Comparison) Review(known []directory.KnownInstitution) Review {
	c.learn(known)
	v := Review{
		Read: c.Fingerprint(), Seen: Fingerprint(c.dossier), File: c.Left, Audience: ForStaff,
		Notes: slices.DeleteFunc(slices.Concat(c.Source.Notes, c.Result.Notes), memberlist.IsRefusal),
	}
	if c.posted != nil {
		if a := Audience(c.posted.Form.Get(fieldAudience)); a.Valid() {
			v.Audience = a
		}
		v.AllReached = c.posted.Form.Get(fieldAllReached) != ""
	}
	c.newRows(&v)
	c.changedRows(&v)
	c.sameRows(&v)
	c.offeredRows(&v)
	c.unreadRows(&v)
	c.goneRows(&v)
	v.Parents, v.Stated, v.Event, v.Press = c.parentRows(), c.stated(), c.proposeEvent(), c.proposePress()
	v.Withheld, v.Reordered = c.Result.Withheld, c.reordered()
	for _, row := range slices.Concat(v.New, v.Changed, v.Ask, v.Same, v.Offered) {
		if row.Person != "" {
			v.People++
		}
		if row.Reach != "" {
			v.Reached++
		}
	}
	v.Short = len(v.New)+len(v.Changed)+len(v.Ask)+len(v.Offered) > mostWhole
	v.Notes = append(v.Notes, columnsLeft([][]Row{v.New, v.Changed, v.Ask, v.Same, v.Offered})...)
	return v
}

// mostWhole is how many rows are shown with everything that can be decided about them.
const mostWhole = 40

// learn takes in the institutions of the directory, and those of the network, which are known in any case.
func (c *Comparison) learn(known []directory.KnownInstitution) {
	list := WithOwn(known, c.dossier)
	for _, k := range list {
		c.known[k.Key] = k
	}
	c.finder = NewFinder(list, c.dossier.Region.Called())
}

// Changes reports whether there is anything to decide, but for how to reach members.
func (v Review) Changes() bool {
	return len(v.New)+len(v.Changed)+len(v.Ask)+len(v.Gone) > 0 || v.Stated != nil || v.Event != nil && !v.Event.Known ||
		v.Press != nil && !v.Press.Known
}

// SameReached is how many of those who are in today's list as they are have a number or address that is not known and that may
// be taken over with those of all others.
func (v Review) SameReached() int {
	n := 0
	for _, row := range v.Same {
		if row.Reach != "" && forAll(row.Member) {
			n++
		}
	}
	return n
}

// Any reports whether there is anything to take over.
func (v Review) Any() bool {
	return v.Changes() || v.Reached > 0 || len(v.Offered) > 0 ||
		slices.ContainsFunc(v.Same, func(r Row) bool { return r.Website != "" }) ||
		slices.ContainsFunc(v.Unread, func(r Row) bool { return r.Number > 0 })
}
