package takeover

import (
	"errors"
	"reflect"
	"slices"
	"time"

	"rundtisch/internal/days"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
)

// Apply makes in a network the changes that were decided by somebody who is called by. Where they amount to nothing, it stays
// as it was; that every row was looked through is then not kept either. It returns fault.Stale where the list is no longer
// the one that was seen, and fault.Invalid, by PathOfRow, PathOfGone, PathOfEvent, PathOfPress or nil, where the outcome
// would break a rule; what became of d is then of no use.
func (t Decisions) Apply(d *directory.Dossier, all Directory, by string, now time.Time) error {
	if Fingerprint(*d) != t.Seen {
		return fault.Stale
	}
	before := d.Clone()
	a := newApplying(t, d, all, by, now)
	if err := a.rows(); err != nil {
		return err
	}
	a.hide()
	a.end()
	if t.Press != nil {
		if trouble := directory.PhoneTrouble(t.Press.Phone); trouble != "" {
			a.bad.Add(PathOfPress.Field("telefon"), fault.Said, trouble)
		}
	}
	a.others()
	d.Tidy()
	if len(a.bad) > 0 {
		return a.bad
	}
	if len(d.Members) == len(before.Members) && len(d.Institutions) == len(before.Institutions) && same(*d, before) {
		*d = before
		return nil
	}
	a.check()
	a.order(before.Members)
	var invalid fault.Invalid
	if err := d.Check(); errors.As(err, &invalid) {
		return a.explain(invalid)
	}
	return nil
}

func same(a, b directory.Dossier) bool {
	return reflect.DeepEqual(a, b) || document.Fingerprint(a) == document.Fingerprint(b)
}

// applying is a list while it is taken over.
type applying struct {
	Decisions
	d       *directory.Dossier
	all     Directory
	by      string
	now     time.Time
	diff    Difference
	key     func(words string) string // of memberships
	at      map[string]int            // key of an institution → where it is
	member  map[string]int            // key of a membership → where it is
	has     map[string]int            // key of an institution → where its current membership is
	line    map[int]string            // number of a row → key of its membership
	ofInst  map[string]int            // key of an institution → the row it came with
	reached map[string]int            // key of an institution → how many contacts it had before
	above   map[string]string
	changed map[int]bool    // rows that are in today's list with another name
	gone    map[string]bool // memberships that the pasted list does not have
	leaving map[string]bool // memberships that are taken out of the list
	ending  map[string]directory.PartialDate
	bad     fault.Invalid
}

func newApplying(t Decisions, d *directory.Dossier, all Directory, by string, now time.Time) *applying {
	t.Pasted = t.written()
	a := &applying{Decisions: t, d: d, all: all, by: by, now: now, diff: Compare(ListOf(*d, now), t.Pasted),
		at: map[string]int{}, member: map[string]int{}, has: map[string]int{}, line: map[int]string{}, ofInst: map[string]int{},
		above: map[string]string{}, changed: map[int]bool{}, gone: map[string]bool{}, leaving: map[string]bool{},
		ending: map[string]directory.PartialDate{}, reached: map[string]int{}}
	a.Rows = map[int]Decision{}
	aside := Doubtful(*d, t.Pasted)
	for number, row := range t.Rows {
		if aside[number] == "" {
			a.Rows[number] = row
		}
	}
	keys := slices.Clone(t.Reserved)
	for i, m := range d.Members {
		keys = append(keys, m.Key)
		a.member[m.Key] = i
		if m.Institution != "" && m.Current(now) {
			a.has[m.Institution] = i
		}
	}
	a.key = all.Keyring(keys)
	a.index()
	for _, g := range a.diff.Gone {
		a.gone[g.Key] = true
	}
	for key, typed := range t.Ends {
		a.ends(key, typed)
	}
	for _, p := range a.diff.Changed {
		a.changed[p.Member.Number] = true
	}
	return a
}

// ends notes that a membership ends that the list does not have: on a day, or at once.
func (a *applying) ends(key, typed string) {
	d, wrong := days.Read(typed, time.Time{}, days.Stated)
	switch {
	case !a.gone[key]:
	case typed == "":
		a.leaving[key] = true
	case wrong != "":
		a.bad.Add(PathOfGone(key), fault.Said, wrong)
	default:
		a.ending[key] = directory.PartialDate(d.Date)
	}
}

// index notes where every institution is.
func (a *applying) index() {
	for i := len(a.at); i < len(a.d.Institutions); i++ {
		a.at[a.d.Institutions[i].Key] = i
	}
}

func (a *applying) fail(row int, code fault.Code, values ...any) {
	if path := PathOfRow(row); !a.bad.Has(path) {
		a.bad.Add(path, code, values...)
	}
}

// written returns the pasted rows with the parents that somebody typed; which row is which member is found by the names as
// they were pasted.
func (t Decisions) written() []memberlist.Member {
	list := slices.Clone(t.Pasted)
	for i := range list {
		if row, ok := t.Rows[list[i].Number]; ok && row.ParentTyped {
			list[i].Parent = row.Parent
		}
	}
	return list
}

// called returns a row with the name that somebody gave it.
func (a *applying) called(m memberlist.Member) memberlist.Member {
	if name := a.Rows[m.Number].Name; name != "" {
		m.Name = name
	}
	return m
}
