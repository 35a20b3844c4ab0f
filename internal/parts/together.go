package parts

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// Side says who changed a value since a form was opened.
type Side int

// The sides.
const (
	Nobody Side = iota
	Mine
	Theirs
	Joined // both changed a choice of several: what either added is there, what either took away is not
	Both   // each made something else of it
)

// Compared is a value that is not the same in all states of a form.
type Compared struct {
	Side                 Side
	Before, Mine, Theirs []string
	Known                bool // Before is known
	widget               Widget
}

// RowTurn says what happened to a row since a form was opened.
type RowTurn int

// What can happen to a row.
const (
	RowStayed RowTurn = iota
	RowAdded          // by somebody else
	RowGone           // somebody else removed what was changed in the form
	RowLeft           // the form removes what somebody else changed: it is there again, and ticked to be taken out
)

// Together is a form that came too late, put together with what is stored now.
type Together struct {
	Values url.Values          // what the form shows: everything of either side, and what was typed where both changed a value
	Of     map[string]Compared // by name in Values
	Rows   map[string]RowTurn  // by what the names of the fields of the row begin with: „kontakte.0."
}

// Together puts what was typed together with what is stored now, value by value; rows are the same if their keys are. A
// value that only one side changed has that change.
func (p Part) Together(stand Stand, typed, stored url.Values) Together {
	t := Together{url.Values{}, map[string]Compared{}, map[string]RowTurn{}}
	for name, texts := range typed {
		t.Values[name] = texts
	}
	for _, f := range p.Fields {
		switch _, posted := typed[f.Tag]; {
		case !posted: // the form does not have it
		case f.Widget == Rows:
			t.rows(f, stand, typed, stored)
		default:
			t.value(f, "", Compared{Before: stand[f.Tag], Mine: typed[f.Tag], Theirs: stored[f.Tag], Known: stand != nil})
		}
	}
	return t
}

// value decides about one value, whose name begins with at.
func (t Together) value(f Field, at string, c Compared) {
	name := at + f.Tag
	c.widget = f.Widget
	take := c.Mine
	switch {
	case f.equal(c.Mine, c.Theirs):
		t.put(f, name, take)
		return
	case c.Known && f.equal(c.Theirs, c.Before):
		c.Side = Mine
	case c.Known && f.equal(c.Mine, c.Before):
		c.Side, take = Theirs, c.Theirs
	case c.Known && f.Unordered():
		c.Side = Joined
		take = slices.Concat(among(c.Theirs, slices.Concat(c.Mine, notAmong(c.Theirs, c.Before))), notAmong(notAmong(c.Mine, c.Before), c.Theirs))
	default:
		c.Side = Both
	}
	t.Of[name] = c
	t.put(f, name, take)
}

// alone takes a value of a row that only one side has.
func (t Together) alone(f Field, at string, c Compared, side Side) {
	c.Side, c.widget = side, f.Widget
	take := c.Mine
	if side == Theirs {
		take = c.Theirs
	}
	if c.Known && !f.equal(take, c.Before) {
		t.Of[at+f.Tag] = c
	}
	t.put(f, at+f.Tag, take)
}

func (t Together) put(f Field, name string, texts []string) {
	if len(texts) == 0 && !f.several() && f.Widget != YesNo {
		texts = []string{""}
	} else if texts == nil {
		texts = []string{} // it is in the form, and nothing is chosen
	}
	t.Values[name] = texts
}

// rows puts the rows of both sides together, those that are stored first.
func (t Together) rows(f Field, stand Stand, typed, stored url.Values) {
	f.Take(t.Values, url.Values{f.Tag: {Ticked}})
	before, mine, theirs := f.rowsOf(url.Values(stand)), f.rowsOf(typed), f.rowsOf(stored)
	n := 0
	add := func(turn RowTurn, id string) {
		b, was := named(before, id)
		m, my := named(mine, id)
		s, their := named(theirs, id)
		at := rowAt(f.Tag, n)
		n++
		if f.Keyed {
			t.Values.Set(at+"kennung", cmp.Or(s.key, m.key))
		}
		if turn != RowStayed {
			t.Rows[at] = turn
		}
		for _, g := range f.Fields {
			c := Compared{Before: b.values[g.Tag], Mine: m.values[g.Tag], Theirs: s.values[g.Tag], Known: was}
			switch _, has := m.values[g.Tag]; {
			case my && !has: // the form does not have it
			case my && their:
				t.value(g, at, c)
			case my:
				t.alone(g, at, c, Mine)
			default:
				t.alone(g, at, c, Theirs)
			}
		}
		if turn == RowLeft {
			t.Values.Set(at+"_weg", Ticked)
		}
	}
	for _, s := range theirs {
		b, was := named(before, s.id)
		switch _, my := named(mine, s.id); {
		case my:
			add(RowStayed, s.id)
		case stand == nil || !was:
			add(RowAdded, s.id)
		case !f.sameRow(b.values, s.values):
			add(RowLeft, s.id)
		}
	}
	for _, m := range mine {
		if _, their := named(theirs, m.id); their {
			continue
		}
		b, was := named(before, m.id)
		switch {
		case was && f.sameRow(b.values, m.values): // they removed what nobody touched here
		case was, stand == nil && m.key != "":
			add(RowGone, m.id)
		case !slices.ContainsFunc(theirs, func(s row) bool { return f.sameRow(s.values, m.values) }): // both added the same
			add(RowStayed, m.id)
		}
	}
}

// Clear reports whether what was put together needs no decision: no value was changed by both, no row removed by one and
// changed by the other, nobody else sees the entry or a row now, and the days and times of each come from one hand.
func (t Together) Clear() bool {
	when := map[string]Side{}
	for name, c := range t.Of {
		row := name[:strings.LastIndex(name, ".")+1]
		switch {
		case c.Side == Both, c.Side == Theirs && c.widget == Level:
			return false
		case c.widget == Date, c.widget == Clock:
			if first := when[row]; first != Nobody && first != c.Side {
				return false
			}
			when[row] = c.Side
		}
	}
	for _, turn := range t.Rows {
		if turn != RowAdded {
			return false
		}
	}
	return true
}

// TakesTheirs reports whether something of the other side came in.
func (t Together) TakesTheirs(typed url.Values) bool {
	for name, texts := range t.Values {
		if !same(texts, typed[name]) {
			return true
		}
	}
	return len(t.Values) != len(typed)
}

// Onto returns what the entry that is stored holds if just the changes of a form are made to it. The form was opened with
// shown, which is another state of the entry: that of a draft. Where the form changed a value, that is what counts.
func (p Part) Onto(shown, typed, stored url.Values) url.Values {
	return p.Typed(p.Together(p.StandOf(shown), typed, stored).Values)
}

// The names and the value of the choice beside a value that both sides changed.
const (
	ChoiceField = "_gilt."
	ChooseSaved = "gespeichert"
)

// Choose puts what was stored when a form was shown in the place of what was typed, where that was chosen.
func (p Part) Choose(posted url.Values, stand Stand) {
	for _, f := range p.Fields {
		if f.Widget != Rows {
			saved(f, posted, f.Tag, stand[f.Tag], stand != nil)
			continue
		}
		before := f.rowsOf(url.Values(stand))
		for _, n := range rowNumbers(posted, f.Tag) {
			at := rowAt(f.Tag, n)
			id := "k:" + posted.Get(at+"kennung")
			if !f.Keyed {
				id = "f:" + posted.Get(at+f.Fields[0].Tag)
			}
			r, known := named(before, id)
			for _, g := range f.Fields {
				saved(g, posted, at+g.Tag, r.values[g.Tag], known)
			}
		}
	}
}

func saved(f Field, posted url.Values, name string, stored []string, known bool) {
	if known && posted.Get(ChoiceField+name) == ChooseSaved {
		Together{Values: posted}.put(f, name, slices.Clone(stored))
	}
}
