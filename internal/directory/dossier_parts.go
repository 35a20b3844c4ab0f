package directory

import (
	"strings"

	"rundtisch/internal/fault"
)

func (c *checker) work(d Dossier) {
	for i, g := range d.Goals {
		path := fault.Entry("ziele", i+1)
		c.key("ziele", path.Field("kennung"), g.Key)
		c.require(path.Field("text"), g.Text)
		if !g.Kind.Valid() {
			c.fail(path.Field("art"), ruleGoalKind)
		}
	}
	for i, b := range d.Bodies {
		path := fault.Entry("gremien", i+1)
		c.key("gremien", path.Field("kennung"), b.Key)
		c.require(path.Field("name"), b.Name)
		if !b.Kind.Valid() {
			c.fail(path.Field("art"), ruleBodyKind)
		}
	}
	for i, p := range d.Patronages {
		path := fault.Entry("schirmherrschaft", i+1)
		c.key("schirmherrschaft", path.Field("kennung"), p.Key)
		c.require(path.Field("bezeichnung"), p.Function)
		c.refer("personen", path.Field("person"), ruleNoPerson, p.Person)
		c.period(path, p.From, p.To)
	}
	for i, a := range d.Agreements {
		path := fault.Entry("vereinbarungen", i+1)
		c.key("vereinbarungen", path.Field("kennung"), a.Key)
		c.require(path.Field("titel"), a.Title)
		c.date(path.Field("geschlossen"), a.Concluded)
		c.notNegative(path.Field("partner_zahl"), a.PartnerCount)
		c.link(path.Field("adresse"), a.URL)
	}
	for i, r := range d.Results {
		path := fault.Entry("ergebnisse", i+1)
		c.key("ergebnisse", path.Field("kennung"), r.Key)
		c.require(path.Field("titel"), r.Title)
		if !r.Kind.Valid() {
			c.fail(path.Field("art"), ruleUnknownKind, r.Kind)
		}
	}
	for i, r := range d.Remarks {
		path := fault.Entry("hintergrund", i+1)
		c.key("hintergrund", path.Field("kennung"), r.Key)
		c.require(path.Field("titel"), r.Title)
		c.require(path.Field("text"), r.Text)
	}
	for i, r := range d.Related {
		path := fault.Entry("verwandte_netzwerke", i+1)
		c.key("verwandte_netzwerke", path.Field("kennung"), r.Key)
		c.require(path.Field("name"), r.Name)
		c.networkKey(path.Field("netzwerk"), r.Network)
	}
	c.media(fault.At("medien"), d.Media)
}

func (c *checker) members(d Dossier) {
	c.count(fault.At("mitglieder"), len(d.Members))
	protectedKeys := d.ProtectedKeys()
	for i, m := range d.Members {
		path := fault.Entry("mitglieder", i+1)
		c.key("mitglieder", path.Field("kennung"), m.Key)
		named := 0
		for _, given := range []bool{m.Institution != "", m.Group != "", m.Count != 0 || m.CountText != ""} {
			if given {
				named++
			}
		}
		if named != 1 {
			c.fail(path, ruleOneMember)
		}
		if m.Count < 0 || m.Count > 100_000 {
			c.fail(path.Field("anzahl"), ruleMemberCount)
		}
		c.refer("einrichtungen", path.Field("einrichtung"), ruleNoInstitution, m.Institution)
		if m.Sector != "" && (!m.Sector.Valid() || m.Group == "") {
			c.fail(path.Field("art"), ruleMemberSector)
		}
		if !m.Role.Valid() {
			c.fail(path.Field("rolle"), ruleRole, m.Role)
		}
		c.date(path.Field("seit"), m.Since)
		c.date(path.Field("bis"), m.Until)
		c.date(path.Field("geprueft_am"), m.CheckedOn)
		c.visibility(path.Field("sichtbarkeit"), m.Visibility)
		protected := protectedKeys[m.Institution] || m.Sector.Protected()
		for field, text := range map[string]string{"gruppe": m.Group, "funktion": m.Function, "anmerkung": m.Note} {
			if protected && LooksLikeAddress(text) {
				c.fail(path.Field(field), ruleProtected)
			}
		}
	}
}

func (c *checker) events(d Dossier) {
	for i, s := range d.Series {
		path := fault.Entry("terminreihen", i+1)
		c.key("terminreihen", path.Field("kennung"), s.Key)
		c.require(path.Field("titel"), s.Title)
		c.notNegative(path.Field("alle_monate"), s.Months)
	}
	for i, e := range d.Events {
		path := fault.Entry("termine", i+1)
		c.key("termine", path.Field("kennung"), e.Key)
		c.require(path.Field("titel"), e.Title)
		if !e.Kind.Valid() {
			c.fail(path.Field("art"), ruleEventKind)
		}
		c.require(path.Field("datum"), string(e.Date))
		c.date(path.Field("datum"), e.Date)
		c.date(path.Field("letzter_tag"), e.LastDay)
		c.clock(path.Field("beginn"), e.Starts)
		if e.Ends != "24:00" {
			c.clock(path.Field("ende"), e.Ends)
		}
		if e.Starts != "" && e.Date.Precision() != Day {
			c.fail(path.Field("beginn"), ruleClockWithoutDay)
		}
		if slot, ok := e.Slot(); ok && e.night() && e.LastDay == "" && slot.End.Sub(slot.Start) > longestNight {
			c.fail(path.Field("ende"), ruleEventEnd)
		}
		if e.LastDay != "" && e.LastDay.End().Before(e.Date.Start()) {
			c.fail(path.Field("letzter_tag"), ruleLastDay)
		}
		c.link(path.Field("anmeldung"), e.Registration)
		if !e.Status.Valid() {
			c.fail(path.Field("status"), ruleEventStatus)
		}
		c.refer("terminreihen", path.Field("reihe"), ruleNoSeries, e.Series)
		for j, h := range e.Hosts {
			at := path.Entry("veranstalter", j+1)
			c.require(at.Field("name"), h.Name)
			c.networkKey(at.Field("netzwerk"), h.Network)
		}
	}
}

func (c *checker) notices(d Dossier) {
	for i, n := range d.Notices {
		path := fault.Entry("meldungen", i+1)
		c.key("meldungen", path.Field("kennung"), n.Key)
		c.require(path.Field("titel"), n.Title)
		c.date(path.Field("datum"), n.Date)
		c.link(path.Field("adresse"), n.URL)
		for j, q := range n.Quotations {
			at := path.Entry("zitate", j+1)
			c.key(path.Field("zitate").String(), at.Field("kennung"), q.Key)
			c.require(at.Field("text"), q.Text)
			c.require(at.Field("funktion"), q.Function)
			c.refer("personen", at.Field("person"), ruleNoPerson, q.Person)
		}
		for j, f := range n.Figures {
			at := path.Entry("zahlen", j+1)
			c.key(path.Field("zahlen").String(), at.Field("kennung"), f.Key)
			c.require(at.Field("aussage"), f.Claim)
			c.require(at.Field("herkunft"), f.Origin)
		}
		c.media(path.Field("medien"), n.Media)
	}
}

func (c *checker) media(part fault.Path, media []Medium) {
	for i, m := range media {
		path := part.Numbered(i + 1)
		c.key(part.String(), path.Field("kennung"), m.Key)
		c.require(path.Field("titel"), m.Title)
		c.require(path.Field("nachweis"), m.Credit)
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
		path := fault.Entry("quellen", i+1)
		c.key("quellen", path.Field("kennung"), s.Key)
		c.require(path.Field("titel"), s.Title)
		c.link(path.Field("adresse"), s.URL)
		c.date(path.Field("datum"), s.Date)
		c.date(path.Field("abgerufen_am"), s.Retrieved)
		if s.SHA256 != "" && (len(s.SHA256) != 64 || strings.Trim(s.SHA256, "0123456789abcdef") != "") {
			c.fail(path.Field("sha256"), ruleSourceSum)
		}
	}
	known := c.known()
	hidden, protected := d.levels(), d.protectedFields()
	for i, s := range d.Statements {
		path := fault.Entry("belege", i+1)
		c.key("belege", path.Field("kennung"), s.Key)
		if s.Source == "" && s.Note == "" {
			c.fail(path.Field("quelle"), ruleNoSource)
		}
		c.refer("quellen", path.Field("quelle"), ruleUnknownSource, s.Source)
		if s.Start < 0 || s.End < s.Start {
			c.fail(path.Field("bis_zeichen"), rulePassage)
		}
		if len(s.Fields) == 0 {
			c.fail(path.Field("fuer"), ruleNothingProven)
		}
		for j, field := range s.Fields {
			if protected[field] && LooksLikeAddress(s.Passage) {
				c.fail(path.Field("stelle"), ruleProtected)
			}
			if protected[field] && LooksLikeAddress(s.Note) {
				c.fail(path.Field("anmerkung"), ruleProtected)
			}
			if hidden[field] > s.Visibility.rank() {
				c.fail(path.Field("sichtbarkeit"), ruleStatementVisibility)
			}
			if !known[field] {
				c.fail(path.Entry("fuer", j+1), ruleUnknownField, field)
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
