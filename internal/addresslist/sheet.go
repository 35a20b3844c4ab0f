package addresslist

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/directory"
)

// MostOpen is how many addresses a sheet asks about.
const MostOpen = 400

// Sheet is the table of the addresses of all members: what is known, what somebody typed or pasted, what has to be asked.
type Sheet struct {
	Rows   []*Row
	Open   []*Open
	Unread []string             // lines of the pasted text without an address
	Level  directory.Visibility // who sees an address that is new
	Had    int                  // pasted addresses that were there already

	byKey map[string]*Row
}

// Row is a member with its address for the network.
type Row struct {
	Key, Name, Parent string
	Now               string               // the address for the network; "" if there is none
	Level             directory.Visibility // who sees it
	Until             directory.Contact    // what is written to as long as there is none; without an address, nothing is
	Others            []directory.Contact  // further contacts with an address
	Typed             string
	Seen              string // what stood there when the form was made
	From              string // the pasted line that it is from
	Fault, Theirs     string

	aliases []string
	sectors []directory.Sector
}

// Changed reports whether something else was typed than what stands there.
func (r Row) Changed() bool { return strings.TrimSpace(r.Typed) != r.Now }

// Missing reports whether nobody can be written to.
func (r Row) Missing() bool { return r.Now == "" && r.Until.Email == "" }

// Whole is the name with what it is a unit of.
func (r Row) Whole() string {
	if r.Parent != "" {
		return r.Parent + ": " + r.Name
	}
	return r.Name
}

// Open is a pasted address of which it is asked whose it is.
type Open struct {
	Text, Address string
	Choice        string // the key of a member, or Leave
	Name          string // of a member, typed
	Maybe         []*Row // who may be meant
	Why           string // why it is asked
	Wrong         string // why nothing can be sent to it
	Fault         string // what is wrong with what was chosen
}

// Leave is chosen for an address that is not wanted.
const Leave = "-"

// undecided reports whether nothing was chosen.
func (o Open) undecided() bool { return o.Choice == "" && strings.TrimSpace(o.Name) == "" }

// NewSheet returns the table of a network: first the members that nobody can write to.
func NewSheet(d directory.Dossier, now time.Time) *Sheet {
	s := &Sheet{Level: directory.Coordination, byKey: map[string]*Row{}}
	at := d.InstitutionsByKey()
	for _, m := range d.Members {
		i, ok := at[m.Institution]
		if !ok || !m.Current(now) || s.byKey[i.Key] != nil {
			continue
		}
		r := &Row{Key: i.Key, Name: i.Name, Parent: at[i.Parent].Name, aliases: i.Aliases, sectors: i.Sectors}
		if n := forNetwork(i); n >= 0 {
			r.Now, r.Level = i.Contacts[n].Email, i.Contacts[n].Visibility.OrPublic()
		} else if c, ok := i.WrittenTo(); ok {
			r.Until = c
		}
		for _, c := range i.Contacts {
			if c.Email != "" && c.Email != r.Now && c.Key != r.Until.Key {
				r.Others = append(r.Others, c)
			}
		}
		r.Typed, r.Seen = r.Now, r.Now
		s.Rows, s.byKey[i.Key] = append(s.Rows, r), r
	}
	slices.SortStableFunc(s.Rows, func(a, b *Row) int {
		missing := func(r *Row) int {
			if r.Missing() {
				return 0
			}
			return 1
		}
		return cmp.Or(missing(a)-missing(b), strings.Compare(directory.Fold(a.Whole()), directory.Fold(b.Whole())))
	})
	return s
}

// forNetwork returns which of the contacts of an institution has its address for the network; -1 if none has.
func forNetwork(i directory.Institution) int {
	return slices.IndexFunc(i.Contacts, func(c directory.Contact) bool { return c.Kind == directory.ContactCoordination && c.Email != "" })
}

// Paste reads a text and puts what is certain into the rows; the rest is open. It reports whether there was an address at all,
// and not too many of them.
func (s *Sheet) Paste(text, region string) (any, fits bool) {
	lines, unread := Read(text)
	s.Unread = unread
	if len(lines) == 0 || len(lines)+len(s.Open) > MostOpen+len(s.Rows) {
		return len(lines) > 0, len(lines) == 0
	}
	var members []Member
	for _, r := range s.Rows {
		m := Member{KnownInstitution: directory.KnownInstitution{
			Key: r.Key, Name: r.Name, Parent: r.Parent, Sectors: r.sectors, Aliases: r.aliases, Regions: []string{region},
		}}
		for _, address := range append([]string{r.Now, r.Until.Email}, emails(r.Others)...) {
			if address != "" {
				m.Known = append(m.Known, address)
			}
		}
		members = append(members, m)
	}
	for _, f := range Match(lines, members, region) {
		s.place(f)
	}
	return true, true
}

func emails(contacts []directory.Contact) (list []string) {
	for _, c := range contacts {
		list = append(list, c.Email)
	}
	return list
}

// place puts an address into the row of its member, or asks.
func (s *Sheet) place(f Found) {
	r := s.byKey[f.Key]
	switch {
	case r == nil:
		o := &Open{Text: f.Text, Address: f.Address, Why: why(f), Wrong: f.Wrong}
		for _, key := range f.Maybe {
			o.Maybe = append(o.Maybe, s.byKey[key])
		}
		s.ask(o)
	case strings.EqualFold(f.Address, r.Now), r.Now == "" && strings.EqualFold(f.Address, r.Until.Email):
		s.Had++
	case r.Changed() && !strings.EqualFold(strings.TrimSpace(r.Typed), f.Address):
		s.ask(&Open{Text: f.Text, Address: f.Address, Maybe: []*Row{r}, Why: whyTyped})
	default:
		r.Typed, r.From = f.Address, f.Text
	}
}

// ask adds a question unless it is asked already.
func (s *Sheet) ask(o *Open) {
	if !slices.ContainsFunc(s.Open, func(have *Open) bool { return strings.EqualFold(have.Address, o.Address) && have.Text == o.Text }) {
		s.Open = append(s.Open, o)
	}
}

// Filled counts the rows that were filled from a pasted text, and those of them that replace another address.
func (s *Sheet) Filled() (all, replacing int) {
	for _, r := range s.Rows {
		if r.From != "" && r.Changed() {
			all++
			if r.Now != "" {
				replacing++
			}
		}
	}
	return all, replacing
}

// Missing counts the members that nobody can write to.
func (s *Sheet) Missing() int {
	n := 0
	for _, r := range s.Rows {
		if r.Missing() {
			n++
		}
	}
	return n
}
