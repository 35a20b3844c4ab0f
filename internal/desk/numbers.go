package desk

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) numberRoutes(r chi.Router) {
	serve := d.pages.Serve
	const numbers = "/verwaltung/netzwerke/{key}/nummern"
	r.Get(numbers, serve(d.ShowNumbers))
	r.Get(numbers+"/{number}", serve(d.EditNumber))
	r.Post(numbers+"/{number}", serve(d.SaveNumber))
	r.Get(numbers+"/{number}/neu", serve(d.NewNumber)) // of an institution
	r.Post(numbers+"/{number}/neu", serve(d.AddNumber))
}

// contactAt is a contact and where it stands: in the list of the network, with an institution or with one of its services.
type contactAt struct {
	directory.Contact
	at    string      // in addresses: „geschaeftsstelle", „einrichtung.zentrale", „einrichtung.angebot.zentrale"
	entry parts.Entry // what it is in; itself, if it is the network's
	row   int         // -1: it is the network's
}

// prefix is what names of its fields begin with in the form of what it is in.
func (c contactAt) prefix() string {
	if c.row < 0 {
		return ""
	}
	return fmt.Sprintf("kontakte.%d.", c.row)
}

// contactsOf returns all contacts of a network, in the order in which its page has them.
func contactsOf(d *directory.Dossier) []contactAt {
	var all []contactAt
	for _, slug := range []string{"kontakte", "einrichtungen", "angebote"} {
		p, _ := parts.Named(slug)
		for _, e := range p.Entries(d) {
			var list []directory.Contact
			switch v := e.Value().(type) {
			case directory.Contact:
				all = append(all, contactAt{v, v.Key, e, -1})
			case directory.Institution:
				list = v.Contacts
			case directory.Service:
				list = v.Contacts
			}
			for row, c := range list {
				all = append(all, contactAt{c, e.Key() + "." + c.Key, e, row})
			}
		}
	}
	return all
}

func contactNamed(d *directory.Dossier, at string) (contactAt, bool) {
	all := contactsOf(d)
	if n := slices.IndexFunc(all, func(c contactAt) bool { return c.at == at }); n >= 0 {
		return all[n], true
	}
	return contactAt{}, false
}

// ShowNumbers serves GET /verwaltung/netzwerke/{key}/nummern: every number of the network on one page. ?gesucht= shows those
// that a word is in, ?ohne=nummer the members that have none; ?ohne=e-mail leads to the table of addresses, which it was before.
func (d *Desk) ShowNumbers(w http.ResponseWriter, r *http.Request) error {
	o, err := d.openNetwork(r)
	if err != nil {
		return err
	}
	if r.URL.Query().Get("ohne") == "e-mail" {
		http.Redirect(w, r, "/verwaltung/netzwerke/"+o.network.Key+"/adressen", http.StatusSeeOther)
		return nil
	}
	page := d.page(r, "Telefonnummern")
	page.Done = doneNotice(r)
	view := deskpages.Numbers{
		Network: o.network, Path: "/verwaltung/netzwerke/" + o.network.Key + "/nummern", Asked: web.Legible(r.URL.Query().Get("gesucht")),
	}
	view.Without = without(r.URL.Query().Get("ohne"))
	for _, holder := range d.numberHolders(&o) {
		if meant(holder, view.Asked) && lacks(holder, view.Without) {
			view.Holders = append(view.Holders, holder)
		}
	}
	return web.Render(w, r, http.StatusOK, deskpages.NumbersPage(page, view))
}

// numberHolders returns the network, and the institutions that are members or have a contact, by name; each with its contacts
// and those of its services.
func (d *Desk) numberHolders(o *opened) []deskpages.NumberHolder {
	below := "/verwaltung/netzwerke/" + o.network.Key
	own := deskpages.NumberHolder{Name: "Koordination des Netzwerks", Path: below + "/kontakte", New: below + "/kontakte/neu"}
	at, list := map[string]int{}, []deskpages.NumberHolder{}
	called := map[string]string{}
	for _, i := range o.Institutions {
		called[i.Key] = i.Name
	}
	for _, i := range o.Institutions {
		at[i.Key] = len(list)
		member := slices.ContainsFunc(o.Members, func(m directory.Membership) bool {
			return m.Institution == i.Key && m.Current(d.pages.Now())
		})
		list = append(list, deskpages.NumberHolder{
			Key: i.Key, Name: i.Name, Path: below + "/einrichtungen/" + i.Key, New: below + "/nummern/" + i.Key + "/neu", Member: member,
			Above: called[i.Parent],
		})
	}
	for _, c := range contactsOf(&o.Dossier) {
		line := deskpages.NumberLine{At: c.at, Contact: c.Contact, Level: directory.Stricter(c.Visibility, effectiveLevel(&o.Dossier, c.entry))}
		holder := c.entry.Key()
		if c.entry.Slug == "angebote" {
			holder, line.Service = c.entry.Owner(), c.entry.Name(&o.Dossier)
		}
		if c.row < 0 {
			own.Lines = append(own.Lines, line)
		} else if n, ok := at[holder]; ok {
			list[n].Lines = append(list[n].Lines, line)
		}
	}
	list = slices.DeleteFunc(list, func(h deskpages.NumberHolder) bool { return !h.Member && len(h.Lines) == 0 })
	slices.SortStableFunc(list, func(a, b deskpages.NumberHolder) int {
		return strings.Compare(directory.Fold(a.Name), directory.Fold(b.Name))
	})
	return append([]deskpages.NumberHolder{own}, list...)
}

// without returns „nummer" if only members without a number are asked for, otherwise "".
func without(asked string) string {
	if asked == "nummer" {
		return asked
	}
	return ""
}

// lacks reports whether a member has no number; it is true if that is not asked.
func lacks(h deskpages.NumberHolder, without string) bool {
	has := slices.ContainsFunc(h.Lines, func(l deskpages.NumberLine) bool { return l.Phone != "" })
	return without == "" || h.Member && !has
}

// meant reports whether the name or a contact has what was asked for: a word, or the digits of a number.
func meant(h deskpages.NumberHolder, asked string) bool {
	words := []string{h.Name}
	digits := onlyDigits(asked)
	for _, l := range h.Lines {
		words = append(words, l.Service, l.Label, l.Email, l.Function, l.Note)
		if len(digits) > 2 && strings.Contains(onlyDigits(l.Phone), digits) {
			return true
		}
	}
	return strings.Contains(directory.Fold(strings.Join(words, " ")), directory.Fold(asked))
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}
