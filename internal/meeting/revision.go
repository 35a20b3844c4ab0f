package meeting

import (
	"reflect"
	"slices"
	"time"

	"rundtisch/internal/directory"
)

// Revision is one change that the coordination made to a meeting.
type Revision struct {
	Number        int64 // the version of the meeting after it
	At            time.Time
	By            string // the name of the account; "" where it is gone
	Account       directory.ID
	Role          string
	Kind          string
	Undoes        int64
	Before, After Record
}

// The kinds of revision.
const (
	KindNew       = "angelegt"
	KindPlan      = "geplant"
	KindInvite    = "eingeladen"
	KindCancel    = "abgesagt"
	KindAttend    = "teilnahme"
	KindDecide    = "ergebnisse"
	KindSend      = "verschickt"
	KindKeep      = "frist"
	KindUndo      = "ruecknahme"
	KindDecideOne = "erledigt"
)

// Undoable reports whether a change can be taken back at all: what was sent is sent, and a period that was shortened stays so.
func (r Revision) Undoable() bool {
	return slices.Contains([]string{KindPlan, KindCancel, KindAttend, KindDecide, KindDecideOne, KindUndo}, r.Kind)
}

// Undo returns today with what revision r changed as it was before it. It reports false if that was changed again since.
func Undo(today Record, r Revision) (Record, bool) {
	type section struct {
		get func(*Record) any
		set func(into *Record, from Record)
	}
	for _, s := range []section{
		{func(r *Record) any { return r.Plan }, func(into *Record, from Record) { into.Plan = from.Plan }},
		{func(r *Record) any { return r.State }, func(into *Record, from Record) { into.State = from.State }},
		{func(r *Record) any { return bare(r.Present) }, func(into *Record, from Record) { into.Present = named(from.Present, into.Present) }},
		{func(r *Record) any { return r.Decisions }, func(into *Record, from Record) { into.Decisions = from.Decisions }},
	} {
		if same(s.get(&r.Before), s.get(&r.After)) {
			continue
		}
		if !same(s.get(&today), s.get(&r.After)) {
			return today, false
		}
		s.set(&today, r.Before)
	}
	return today, true
}

// same compares, and takes no list for an empty one.
func same(a, b any) bool {
	return reflect.DeepEqual(a, b) || empty(a) && empty(b)
}

func empty(list any) bool {
	v := reflect.ValueOf(list)
	return v.Kind() == reflect.Slice && v.Len() == 0
}

// bare returns who was there without names of people, as the history has it.
func bare(present []Presence) []Presence {
	without := slices.Clone(present)
	for i := range without {
		without[i].Persons = ""
	}
	return without
}

// named puts the names that are still kept beside their institutions.
func named(present, kept []Presence) []Presence {
	with := slices.Clone(present)
	for i, p := range with {
		for _, k := range kept {
			if k.Institution == p.Institution && k.Name == p.Name {
				with[i].Persons = k.Persons
			}
		}
	}
	return with
}

// Normal returns the record with empty lists in place of none, as it is stored.
func (r Record) Normal() Record {
	if r.Agenda == nil {
		r.Agenda = []string{}
	}
	if r.Present == nil {
		r.Present = []Presence{}
	}
	if r.Decisions == nil {
		r.Decisions = []Decision{}
	}
	return r
}
