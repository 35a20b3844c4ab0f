package directory

import (
	"fmt"
	"strings"
)

func (c *checker) work(d Dossier) {
	for i, g := range d.Goals {
		path := fmt.Sprintf("ziele[%d]", i+1)
		c.key("ziele", path+".kennung", g.Key)
		c.require(path+".text", g.Text)
		if !g.Kind.Valid() {
			c.fail(path+".art", "Die Art ist ziel, aufgabe oder mittel.")
		}
	}
	for i, b := range d.Bodies {
		path := fmt.Sprintf("gremien[%d]", i+1)
		c.key("gremien", path+".kennung", b.Key)
		c.require(path+".name", b.Name)
		if !b.Kind.Valid() {
			c.fail(path+".art", "Die Art ist lenkung, arbeitsgruppe, geschaeftsstelle, extern, uebergeordnet oder format.")
		}
	}
	for i, p := range d.Patronages {
		path := fmt.Sprintf("schirmherrschaft[%d]", i+1)
		c.key("schirmherrschaft", path+".kennung", p.Key)
		c.require(path+".bezeichnung", p.Function)
		c.refer("personen", path+".person", p.Person, "Die Person")
		c.period(path, p.From, p.To)
	}
	for i, a := range d.Agreements {
		path := fmt.Sprintf("vereinbarungen[%d]", i+1)
		c.key("vereinbarungen", path+".kennung", a.Key)
		c.require(path+".titel", a.Title)
		c.date(path+".geschlossen", a.Concluded)
		c.notNegative(path+".partner_zahl", a.PartnerCount)
	}
	for i, r := range d.Results {
		path := fmt.Sprintf("ergebnisse[%d]", i+1)
		c.key("ergebnisse", path+".kennung", r.Key)
		c.require(path+".titel", r.Title)
		if !r.Kind.Valid() {
			c.fail(path+".art", "Diese Art ist nicht bekannt: „%s“.", r.Kind)
		}
	}
	for i, r := range d.Remarks {
		path := fmt.Sprintf("hintergrund[%d]", i+1)
		c.key("hintergrund", path+".kennung", r.Key)
		c.require(path+".titel", r.Title)
		c.require(path+".text", r.Text)
	}
	for i, r := range d.Related {
		path := fmt.Sprintf("verwandte_netzwerke[%d]", i+1)
		c.key("verwandte_netzwerke", path+".kennung", r.Key)
		c.require(path+".name", r.Name)
		c.networkKey(path+".netzwerk", r.Network)
	}
	c.media("medien", d.Media)
}

func (c *checker) members(d Dossier) {
	c.count("mitglieder", len(d.Members))
	protectedKeys := d.ProtectedKeys()
	for i, m := range d.Members {
		path := fmt.Sprintf("mitglieder[%d]", i+1)
		c.key("mitglieder", path+".kennung", m.Key)
		named := 0
		for _, given := range []bool{m.Institution != "", m.Group != "", m.Count != 0 || m.CountText != ""} {
			if given {
				named++
			}
		}
		if named != 1 {
			c.fail(path, "Bitte genau eines angeben: einrichtung, gruppe oder anzahl.")
		}
		if m.Count < 0 || m.Count > 100_000 {
			c.fail(path+".anzahl", "Bitte eine Zahl von 1 bis 100000 angeben.")
		}
		c.refer("einrichtungen", path+".einrichtung", m.Institution, "Die Einrichtung")
		if m.Sector != "" && (!m.Sector.Valid() || m.Group == "") {
			c.fail(path+".art", "Eine Art aus der Liste gehört nur zu einer Gruppe; Einrichtungen haben ihre eigene.")
		}
		if !m.Role.Valid() {
			c.fail(path+".rolle", "Diese Rolle ist nicht bekannt: „%s“.", m.Role)
		}
		c.date(path+".seit", m.Since)
		c.date(path+".bis", m.Until)
		c.date(path+".geprueft_am", m.CheckedOn)
		c.visibility(path+".sichtbarkeit", m.Visibility)
		protected := protectedKeys[m.Institution] || m.Sector.Protected()
		for field, text := range map[string]string{".gruppe": m.Group, ".funktion": m.Function, ".anmerkung": m.Note} {
			if protected && LooksLikeAddress(text) {
				c.fail(path+field, protectedReason)
			}
		}
	}
}

func (c *checker) events(d Dossier) {
	for i, s := range d.Series {
		path := fmt.Sprintf("terminreihen[%d]", i+1)
		c.key("terminreihen", path+".kennung", s.Key)
		c.require(path+".titel", s.Title)
		c.notNegative(path+".alle_monate", s.Months)
	}
	for i, e := range d.Events {
		path := fmt.Sprintf("termine[%d]", i+1)
		c.key("termine", path+".kennung", e.Key)
		c.require(path+".titel", e.Title)
		if !e.Kind.Valid() {
			c.fail(path+".art", "Die Art ist fachtag, sitzung, schulung, aktion oder sonstige.")
		}
		c.require(path+".datum", string(e.Date))
		c.date(path+".datum", e.Date)
		c.date(path+".letzter_tag", e.LastDay)
		c.clock(path+".beginn", e.Starts)
		if e.Ends != "24:00" {
			c.clock(path+".ende", e.Ends)
		}
		if e.Starts != "" && e.Date.Precision() != Day {
			c.fail(path+".beginn", "Eine Uhrzeit gehört zu einem Datum, das auf den Tag bekannt ist.")
		}
		if slot, ok := e.Slot(); ok && e.night() && e.LastDay == "" && slot.End.Sub(slot.Start) > longestNight {
			c.fail(path+".ende", "Das Ende liegt vor dem Beginn. Geht es bis zum nächsten Tag, tragen Sie ihn bitte als letzten Tag ein.")
		}
		if e.LastDay != "" && e.LastDay.End().Before(e.Date.Start()) {
			c.fail(path+".letzter_tag", "Der letzte Tag liegt vor dem ersten.")
		}
		c.link(path+".anmeldung", e.Registration)
		if !e.Status.Valid() {
			c.fail(path+".status", "Der Status ist angekuendigt, stattgefunden oder abgesagt.")
		}
		c.refer("terminreihen", path+".reihe", e.Series, "Die Terminreihe")
		for j, h := range e.Hosts {
			at := fmt.Sprintf("%s.veranstalter[%d]", path, j+1)
			c.require(at+".name", h.Name)
			c.networkKey(at+".netzwerk", h.Network)
		}
	}
}

func (c *checker) notices(d Dossier) {
	for i, n := range d.Notices {
		path := fmt.Sprintf("meldungen[%d]", i+1)
		c.key("meldungen", path+".kennung", n.Key)
		c.require(path+".titel", n.Title)
		c.date(path+".datum", n.Date)
		for j, q := range n.Quotations {
			at := fmt.Sprintf("%s.zitate[%d]", path, j+1)
			c.key(path+".zitate", at+".kennung", q.Key)
			c.require(at+".text", q.Text)
			c.require(at+".funktion", q.Function)
			c.refer("personen", at+".person", q.Person, "Die Person")
		}
		for j, f := range n.Figures {
			at := fmt.Sprintf("%s.zahlen[%d]", path, j+1)
			c.key(path+".zahlen", at+".kennung", f.Key)
			c.require(at+".aussage", f.Claim)
			c.require(at+".herkunft", f.Origin)
		}
		c.media(path+".medien", n.Media)
	}
}

func (c *checker) media(part string, media []Medium) {
	for i, m := range media {
		path := fmt.Sprintf("%s[%d]", part, i+1)
		c.key(part, path+".kennung", m.Key)
		c.require(path+".titel", m.Title)
		c.require(path+".nachweis", m.Credit)
	}
}

// parts of a document that a statement can be about, apart from the fields of the network.
var parts = []string{
	"zeitraeume", "ziele", "gremien", "schirmherrschaft", "vereinbarungen", "mitglieder", "terminreihen", "termine",
	"meldungen", "medien", "ergebnisse", "hintergrund", "verwandte_netzwerke", "kontakte", "personen", "einrichtungen",
}

// Provable are the fields of the network and its region that a statement can be about.
var Provable = []string{
	"name", "kurzname", "form", "gegruendet", "vorgeschichte", "initiative_von", "angegliedert_an", "rahmen",
	"selbstverstaendnis", "zielgruppen", "themen", "rhythmus", "zusammenfassung", "gebiet", "gebiet/kreise",
	"gebiet/land", "gebiet/einwohner_ca", "gebiet/verwaltung",
}

func (c *checker) evidence(d Dossier) {
	for i, s := range d.Sources {
		path := fmt.Sprintf("quellen[%d]", i+1)
		c.key("quellen", path+".kennung", s.Key)
		c.require(path+".titel", s.Title)
		c.link(path+".adresse", s.URL)
		c.date(path+".datum", s.Date)
		c.date(path+".abgerufen_am", s.Retrieved)
		if s.SHA256 != "" && (len(s.SHA256) != 64 || strings.Trim(s.SHA256, "0123456789abcdef") != "") {
			c.fail(path+".sha256", "Eine SHA-256-Prüfsumme hat 64 Zeichen aus 0–9 und a–f.")
		}
	}
	known := c.known()
	hidden, protected := d.levels(), d.protectedFields()
	for i, s := range d.Statements {
		path := fmt.Sprintf("belege[%d]", i+1)
		c.key("belege", path+".kennung", s.Key)
		if s.Source == "" && s.Note == "" {
			c.fail(path+".quelle", "Bitte eine Quelle nennen oder in der Anmerkung sagen, woher es bekannt ist.")
		}
		c.refer("quellen", path+".quelle", s.Source, "Die Quelle")
		if s.Start < 0 || s.End < s.Start {
			c.fail(path+".bis_zeichen", "Das Ende der Stelle liegt vor ihrem Anfang.")
		}
		if len(s.Fields) == 0 {
			c.fail(path+".fuer", "Bitte mindestens eine Angabe nennen, die hier belegt wird.")
		}
		for j, field := range s.Fields {
			if protected[field] && LooksLikeAddress(s.Passage) {
				c.fail(path+".stelle", protectedReason)
			}
			if protected[field] && LooksLikeAddress(s.Note) {
				c.fail(path+".anmerkung", protectedReason)
			}
			if hidden[field] > s.Visibility.rank() {
				c.fail(path+".sichtbarkeit", "Der Beleg nennt etwas, das nicht alle sehen dürfen; er braucht dieselbe Sichtbarkeit.")
			}
			if !known[field] {
				c.fail(fmt.Sprintf("%s.fuer[%d]", path, j+1), "„%s“ gibt es in diesem Dokument nicht.", field)
			}
		}
	}
}

// known returns everything that a statement can be about, once the entries were checked.
func (c *checker) known() map[string]bool {
	known := map[string]bool{}
	for _, name := range Provable {
		known[name] = true
	}
	for _, part := range parts {
		known[part] = true
		for key := range c.keys[part] {
			known[part+"/"+key] = true
		}
	}
	return known
}

// levels returns the rank of the visibility of everything a statement can be about and that has one.
func (d Dossier) levels() map[string]int {
	levels := map[string]int{}
	institutions := map[string]int{}
	for _, i := range d.Institutions {
		institutions[i.Key] = i.Visibility.rank()
		levels["einrichtungen/"+i.Key] = i.Visibility.rank()
	}
	for _, m := range d.Members {
		levels["mitglieder/"+m.Key] = max(m.Visibility.rank(), institutions[m.Institution])
	}
	for _, c := range d.Contacts {
		levels["kontakte/"+c.Key] = c.Visibility.rank()
	}
	return levels
}

// HideStatements makes every statement as little visible as what it is about, where it is more so.
func (d Dossier) HideStatements() {
	levels := d.levels()
	for i := range d.Statements {
		s := &d.Statements[i]
		for _, field := range s.Fields {
			for _, v := range []Visibility{Staff, Coordination} {
				if levels[field] >= v.rank() {
					s.Visibility = Stricter(s.Visibility, v)
				}
			}
		}
	}
}

// protectedFields returns what a statement can be about that must have no address.
func (d Dossier) protectedFields() map[string]bool {
	protected := map[string]bool{}
	for key := range d.ProtectedKeys() {
		protected["einrichtungen/"+key] = true
	}
	for _, m := range d.Members {
		protected["mitglieder/"+m.Key] = m.Sector.Protected() || protected["einrichtungen/"+m.Institution]
	}
	return protected
}
