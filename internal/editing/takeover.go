package editing

import (
	"errors"
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
)

// What a row can be, beside the key of an institution that the directory has already.
const (
	ChoiceSame  = "=" // the institution in today's list, which only gets another name; for rows that are changed
	ChoiceNew   = "+" // an institution that the directory does not have yet
	ChoiceGroup = "*" // a group, without the name of an institution
)

// TakeOver is a pasted list with what somebody decided about it.
type TakeOver struct {
	Pasted  []memberlist.Member
	Seen    string           // ListFingerprint of the list that the decisions are about
	Rows    map[int]Row      // what is taken over, by number of the member; the others are left as they are
	Gone    []string         // keys of memberships that end with this list
	Parents map[string]Above // what is known of institutions that others are units of, by directory.Fold of the name
	Stated  int              // how many members the text says there are; 0: leave that as it is
	Event   *directory.Event
	Press   *directory.Contact

	Reserved []string // keys that no entry must have: they stand for something else in addresses
}

// Row is what was decided about one row.
type Row struct {
	Choice  string // ChoiceSame, ChoiceNew, ChoiceGroup, or the key of an institution
	Role    directory.Role
	Sector  directory.Sector
	Contact bool // keep how it can be reached, for staff
}

// Above is an institution that others are units of.
type Above struct {
	Choice string // ChoiceNew or the key of an institution
	Sector directory.Sector
}

// What else than a row can be wrong in a list that is taken over.
var (
	PathOfEvent = fault.At("termin")  // its fields are those of a directory.Event
	PathOfPress = fault.At("kontakt") // its fields are those of a directory.Contact
)

// PathOfRow leads to the row of a list with this number.
func PathOfRow(number int) fault.Path { return fault.Entry("zeile", number) }

// Apply makes the changes that were decided. Where they amount to nothing, the work stays as it was; that every row was
// looked through is then not kept either. It returns fault.Stale where the list is no longer the one that was seen, and
// fault.Invalid, by PathOfRow, PathOfEvent, PathOfPress or nil, where the outcome would break a rule.
func (t TakeOver) Apply(w *Work) error {
	if ListFingerprint(w.Dossier) != t.Seen {
		return fault.Stale
	}
	before := w.Dossier.Clone()
	a := newApplying(t, w)
	if err := a.rows(); err != nil {
		return err
	}
	a.end()
	if t.Press != nil {
		if trouble := directory.PhoneTrouble(t.Press.Phone); trouble != "" {
			a.bad.Add(PathOfPress.Field("telefon"), fault.Said, trouble)
		}
	}
	a.others()
	w.Tidy()
	if len(a.bad) > 0 {
		return a.bad
	}
	if len(w.Members) == len(before.Members) && len(w.Institutions) == len(before.Institutions) &&
		Fingerprint(w.Dossier) == Fingerprint(before) {
		w.Dossier = before
		return nil
	}
	a.check()
	a.order(before.Members)
	var invalid fault.Invalid
	if err := w.Check(); errors.As(err, &invalid) {
		return a.explain(invalid)
	}
	return nil
}

// applying is a list while it is taken over.
type applying struct {
	TakeOver
	w       *Work
	diff    memberlist.Difference
	keys    *keyring       // of memberships
	at      map[string]int // key of an institution → where it is
	member  map[string]int // key of a membership → where it is
	has     map[string]int // key of an institution → where its current membership is
	line    map[int]string // number of a row → key of its membership
	ofInst  map[string]int // key of an institution → the row it came with
	above   map[string]string
	changed map[int]bool    // rows that are in today's list with another name
	gone    map[string]bool // memberships that the pasted list does not have
	leaving map[string]bool // memberships that end
	bad     fault.Invalid
}

func newApplying(t TakeOver, w *Work) *applying {
	a := &applying{TakeOver: t, w: w, diff: memberlist.Diff(Today(w.Dossier, w.Now), t.Pasted, nil),
		at: map[string]int{}, member: map[string]int{}, has: map[string]int{}, line: map[int]string{}, ofInst: map[string]int{},
		above: map[string]string{}, changed: map[int]bool{}, gone: map[string]bool{}, leaving: map[string]bool{}}
	keys := slices.Clone(t.Reserved)
	for i, m := range w.Members {
		keys = append(keys, m.Key)
		a.member[m.Key] = i
		if m.Institution != "" && m.Current(w.Now) {
			a.has[m.Institution] = i
		}
	}
	a.keys = newKeyring(keys)
	a.index()
	for _, g := range a.diff.Gone {
		a.gone[g.Key] = true
	}
	for _, key := range t.Gone {
		a.leaving[key] = a.gone[key]
	}
	for _, p := range a.diff.Changed {
		a.changed[p.Member.Number] = true
	}
	return a
}

// index notes where every institution is.
func (a *applying) index() {
	for i := len(a.at); i < len(a.w.Institutions); i++ {
		a.at[a.w.Institutions[i].Key] = i
	}
}

func (a *applying) fail(row int, code fault.Code, values ...any) {
	if path := PathOfRow(row); !a.bad.Has(path) {
		a.bad.Add(path, code, values...)
	}
}
