package parts_test

import (
	"fmt"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/parts"
)

// asStored writes down what became of contacts: „number (remark)", mailboxes in angle brackets.
func asStored(contacts []directory.Contact) string {
	var all []string
	for _, c := range contacts {
		one := c.Phone
		if c.Note != "" {
			one += " (" + c.Note + ")"
		}
		if c.Email != "" {
			one += " <" + c.Email + ">"
		}
		all = append(all, one)
	}
	return strings.Join(all, " | ")
}

func TestWhatIsTypedBesideANumberGoesWhereItBelongs(t *testing.T) {
	for _, test := range []struct{ name, typed, note, want, asks string }{
		{"one number", "02921/302546", "", "02921 302546 <a@example.org>", ""},
		{"with a country code", "+49 (0)2921-302546", "", "+49 2921 302546 <a@example.org>", ""},
		{"a remark", "02921 302546 (24 Std.)", "Bitte lange klingeln lassen.", "02921 302546 (Bitte lange klingeln lassen., 24 Std.) <a@example.org>", ""},
		{"an extension", "02921 30-0, App. 12", "", "02921 30-0 Apparat 12 <a@example.org>", ""},
		{"two numbers", "02921 302546 / 47", "", "02921 302546 <a@example.org> | 02921 302547", ""},
		{"two numbers, each of somebody", "02921 302546 (Beratung), 0171 1234567 (mobil)", "", "02921 302546 (Beratung) <a@example.org> | 0171 1234567 (mobil)", ""},
		{"a fax is no number to speak on", "Tel. 02921 302546, Fax 302547", "", "02921 302546 (Fax: 02921 302547) <a@example.org>", ""},
		{"only a textphone", "Schreibtelefon 02921 302548", "", " (Schreibtelefon: 02921 302548) <a@example.org>", ""},
		{"not certain", "02921 302546-48", "", "", "vielleicht mehrere Nummern"},
		{"a zero is lost", "2921302555", "", "", "Hier fehlt vielleicht die Null: 2921302555"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var d directory.Dossier
			p, _ := parts.Named("einrichtungen")
			e := p.Add(&d, "neu")
			typed := e.Typed(map[string][]string{"name": {"Beratungsstelle"}, "kontakte": {parts.Ticked}, "kontakte.0.art": {"hilfe"}, "kontakte.0.sichtbarkeit": {"fachkraefte"},
				"kontakte.0.telefon": {test.typed}, "kontakte.0.anmerkung": {test.note}, "kontakte.0.e_mail": {"a@example.org"}, "kontakte.0.bezeichnung": {"Büro"}})
			bad := e.Write(typed, editing.NewKey)
			if got := bad["kontakte.0.telefon"]; test.asks != "" {
				if !strings.Contains(got, test.asks) || typed.Get("kontakte.0.telefon") != test.typed {
					t.Errorf("says %q, and %q is in the field", got, typed.Get("kontakte.0.telefon"))
				}
				return
			}
			if got := asStored(d.Institutions[0].Contacts); got != test.want || len(bad) > 0 {
				t.Errorf("is stored as %q, want %q (%v)", got, test.want, bad)
			}
			for _, c := range d.Institutions[0].Contacts {
				if c.Kind != directory.ContactHelp || c.Visibility != directory.Staff || c.Label != "Büro" || c.Key == "" {
					t.Errorf("a further number is another contact: %+v", c)
				}
			}
		})
	}
}

// The form of one contact cannot make two.
func TestAFormOfOneContactAsksForOneNumber(t *testing.T) {
	var d directory.Dossier
	p, _ := parts.Named("kontakte")
	e := p.Add(&d, "neu")
	bad := e.Write(e.Typed(map[string][]string{"art": {"koordination"}, "telefon": {"02921 302546 / 47"}, "anmerkung": {""}}), editing.NewKey)
	if !strings.Contains(bad["telefon"], "Hier stehen mehrere Nummern: 02921 302546; 02921 302547.") {
		t.Errorf("says %q", bad["telefon"])
	}
	bad = e.Write(e.Typed(map[string][]string{"art": {"koordination"}, "telefon": {"02921 302546 (AB)"}, "anmerkung": {""}}), editing.NewKey)
	if got := asStored(d.Contacts); got != "02921 302546 (AB)" || len(bad) > 0 {
		t.Errorf("is stored as %q (%v)", got, bad)
	}
}

// What was stored before anybody asked keeps nobody from changing something else.
func TestAnOldNumberStaysUntilItIsChanged(t *testing.T) {
	for _, old := range []string{"02921 302546-48", "2921302546", "02921 302546 (-47)"} {
		d := directory.Dossier{Contacts: []directory.Contact{{Key: "a", Kind: directory.ContactHelp, Phone: old}}}
		p, _ := parts.Named("kontakte")
		e, _ := p.Find(&d, "a")
		values := e.Values()
		values.Set("bezeichnung", "Büro")
		if bad := e.Write(e.Typed(values), editing.NewKey); len(bad) > 0 || d.Contacts[0].Phone != old || d.Contacts[0].Label != "Büro" {
			t.Errorf("%q: %v, %+v", old, bad, d.Contacts[0])
		}
		if err := fmt.Sprint(d.Check()); strings.Contains(err, "telefon") {
			t.Errorf("%q: %v", old, err)
		}
		values.Set("telefon", old+" ")
		values.Set("telefon", old+"9")
		if bad := e.Write(e.Typed(values), editing.NewKey); bad["telefon"] == "" {
			t.Errorf("%q was changed, and nobody asks", old)
		}
	}
}

// What somebody left as it was stays as it is stored, in whatever form.
func TestANumberThatNobodyTouchedStays(t *testing.T) {
	d := directory.Dossier{Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "02921/302546"}}}
	p, _ := parts.Named("kontakte")
	e, _ := p.Find(&d, "k")
	typed := p.Typed(e.Values())
	if bad := e.Write(typed, editing.NewKey); len(bad) > 0 || d.Contacts[0].Phone != "02921/302546" {
		t.Errorf("becomes %q (%v)", d.Contacts[0].Phone, bad)
	}
	typed.Set("telefon", "(02921) 302547")
	if e.Write(typed, editing.NewKey); d.Contacts[0].Phone != "02921 302547" || e.Values().Get("telefon") != "02921 302547" {
		t.Errorf("is stored as %q and shown as %q", d.Contacts[0].Phone, e.Values().Get("telefon"))
	}
}

// The times of a contact are asked about as those of an offer are; what is stored so stays.
func TestTimesThatRunBackwardAreAskedAbout(t *testing.T) {
	d := directory.Dossier{Contacts: []directory.Contact{
		{Key: "k", Kind: directory.ContactHelp, Phone: "116 006", Hours: "Mo 16-14:30"},
	}}
	p, _ := parts.Named("kontakte")
	e, _ := p.Find(&d, "k")
	typed := p.Typed(e.Values())
	if bad := e.Write(typed, editing.NewKey); len(bad) > 0 {
		t.Errorf("untouched: %v", bad)
	}
	typed.Set("zeiten", "Di 16-14:30")
	if bad := e.Write(typed, editing.NewKey); !strings.Contains(bad["zeiten"], "Di 16-14:30") {
		t.Errorf("%v", bad)
	}
}
