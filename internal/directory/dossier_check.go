package directory

import (
	"cmp"
	"math"
	"strings"

	"rundtisch/internal/fault"
	"rundtisch/internal/mailaddress"
)

// Check returns everything that is wrong with the dossier as fault.Invalid, in the order of the document, or nil.
func (d Dossier) Check() error {
	c := d.checkEntries()
	c.evidence(d)
	c.unused(d)
	return DocumentOrder(c.bad).OrNil()
}

// checkEntries checks everything but what says something of other entries.
func (d Dossier) checkEntries() *checker {
	c := newChecker()
	c.people(d)
	c.institutions(d)
	c.network(d.Network)
	c.region(d.Region)
	c.work(d)
	c.members(d)
	c.events(d)
	c.notices(d)
	for i, contact := range d.Contacts {
		c.contact(fault.Entry("kontakte", i+1), "kontakte", contact, false)
	}
	c.cleared(d.Cleared)
	return c
}

func (c *checker) people(d Dossier) {
	for i, p := range d.People {
		path := fault.Entry("personen", i+1)
		c.key("personen", path.Field("kennung"), p.Key)
		c.require(path.Field("name"), p.Name)
		c.require(path.Field("funktion"), p.Function)
		c.require(path.Field("grundlage"), p.Basis)
		c.period(path, p.From, p.To)
		c.date(path.Field("loeschen_am"), p.DeleteOn)
	}
}

func (c *checker) network(n Network) {
	path := fault.At("netzwerk")
	c.key("netzwerk", path.Field("kennung"), n.Key)
	for i, former := range n.FormerKeys {
		c.key("netzwerk", path.Entry("fruehere_kennungen", i+1), former)
	}
	c.require(path.Field("name"), n.Name)
	c.require(path.Field("zusammenfassung"), n.Summary)
	if !n.Form.Valid() {
		c.fail(path.Field("form"), ruleForm, n.Form)
	}
	c.date(path.Field("gegruendet"), n.Founded)
	c.date(path.Field("geprueft_am"), n.CheckedOn)
	distinct(c, path.Field("initiative_von"), n.Initiators)
	for i, key := range n.Initiators {
		c.refer("einrichtungen", path.Entry("initiative_von", i+1), ruleNoInstitution, key)
	}
	if n.Cadence != nil && (n.Cadence.Months < 1 || n.Cadence.Months > 120) {
		c.fail(path.Field("rhythmus").Field("alle_monate"), ruleCadence)
	}
	for i, p := range n.Periods {
		at := path.Entry("zeitraeume", i+1)
		c.key("zeitraeume", at.Field("kennung"), p.Key)
		c.period(at, p.From, p.To)
		if !p.Status.Valid() {
			c.fail(at.Field("status"), rulePeriodStatus)
		}
	}
}

func (c *checker) region(r Region) {
	path := fault.At("gebiet")
	c.key("gebiet", path.Field("kennung"), r.Key)
	c.require(path.Field("name"), r.Name)
	if !r.Kind.Valid() {
		c.fail(path.Field("art"), ruleRegionKind)
	}
	if States[r.State] == "" {
		c.fail(path.Field("land"), ruleState)
	}
	c.notNegative(path.Field("einwohner_ca"), r.Inhabitants)
	seen := map[string]bool{}
	for i, k := range r.Districts {
		if len(k.AGS) != 5 || strings.Trim(k.AGS, "0123456789") != "" {
			c.fail(path.Entry("kreise", i+1).Field("ags"), ruleDistrict)
		}
		if seen[k.AGS] {
			c.fail(path.Entry("kreise", i+1).Field("ags"), ruleDistrictTwice)
		}
		seen[k.AGS] = true
	}
	if r.Authority != nil {
		at := path.Field("verwaltung")
		c.require(at.Field("name"), r.Authority.Name)
		c.notNegative(at.Field("bedienstete_ca"), r.Authority.Employees)
		c.notNegative(at.Field("vertretung_mitglieder"), r.Authority.AssemblySeats)
	}
}

func (c *checker) institutions(d Dossier) {
	c.count(fault.At("einrichtungen"), len(d.Institutions))
	parents := map[string]string{}
	for i, inst := range d.Institutions {
		c.key("einrichtungen", fault.Entry("einrichtungen", i+1).Field("kennung"), inst.Key)
		parents[inst.Key] = inst.Parent
	}
	protectedKeys := d.ProtectedKeys()
	for i, inst := range d.Institutions {
		path := fault.Entry("einrichtungen", i+1)
		c.formerKeys(path.Field("fruehere_kennungen"), inst)
		c.require(path.Field("name"), inst.Name)
		c.refer("einrichtungen", path.Field("uebergeordnet"), ruleNoParent, inst.Parent)
		above := inst.Parent
		for level := 1; above != "" && level <= MaxLevels; level++ {
			if above = parents[above]; level == MaxLevels {
				c.fail(path.Field("uebergeordnet"), ruleLevels, MaxLevels)
			}
		}
		if len(inst.Sectors) == 0 {
			c.fail(path.Field("arten"), ruleNoSector)
		}
		for j, s := range inst.Sectors {
			if !s.Valid() {
				c.fail(path.Entry("arten", j+1), ruleUnknownKind, s)
			}
		}
		distinct(c, path.Field("arten"), inst.Sectors)
		distinct(c, path.Field("andere_namen"), inst.Aliases)
		c.link(path.Field("website"), inst.Website)
		c.visibility(path.Field("sichtbarkeit"), inst.Visibility)
		protected := protectedKeys[inst.Key]
		for j, contact := range inst.Contacts {
			at := path.Entry("kontakte", j+1)
			c.contact(at, path.Field("kontakte").String(), contact, protected)
			if contact.Person != "" {
				c.fail(at.Field("person"), ruleOnlyNetworkPeople)
			}
		}
		if len(inst.Services) > MaxServices {
			c.fail(path.Field("angebote"), ruleServices, MaxServices)
		}
		for j, service := range inst.Services {
			c.service(path.Entry("angebote", j+1), path.Field("angebote").String(), service, protected)
		}
		if protected {
			c.protected(path, inst)
			continue
		}
		for j, p := range inst.Places {
			at := path.Entry("anschriften", j+1)
			c.key(path.Field("anschriften").String(), at.Field("kennung"), p.Key)
			c.visibility(at.Field("sichtbarkeit"), p.Visibility)
			if p.Postcode != "" && (len(p.Postcode) != 5 || strings.Trim(p.Postcode, "0123456789") != "") {
				c.fail(at.Field("plz"), rulePostcode)
			}
			if (p.Lat == nil) != (p.Lon == nil) {
				c.fail(at.Field("breite"), rulePoint)
			}
			if p.Lat != nil && !(math.Abs(*p.Lat) <= 90) { // so that it refuses what is not a number, too
				c.fail(at.Field("breite"), ruleLatitude)
			}
			if p.Lon != nil && !(math.Abs(*p.Lon) <= 180) {
				c.fail(at.Field("laenge"), ruleLongitude)
			}
		}
	}
}

// formerKeys keeps keys that an institution had apart from those in use. They cannot be referred to.
func (c *checker) formerKeys(path fault.Path, inst Institution) {
	for i, former := range inst.FormerKeys {
		at := path.Numbered(i + 1)
		c.key("einrichtungen, früher", at, former)
		if c.keys["einrichtungen"][former] {
			c.fail(at, ruleKeyOfAnother, former)
		}
	}
}

func (c *checker) protected(path fault.Path, inst Institution) {
	if len(inst.Places) > 0 {
		c.fail(path.Field("anschriften"), ruleProtected)
	}
	texts := map[string]string{
		"name": inst.Name, "ort": inst.Area, "anmerkung": inst.Note, "neutrale_bezeichnung": inst.NeutralLabel,
		"website": inst.Website,
	}
	for i, alias := range inst.Aliases {
		if LooksLikeAddress(alias) {
			c.fail(path.Entry("andere_namen", i+1), ruleProtected)
		}
	}
	for field, text := range texts {
		if LooksLikeAddress(text) {
			c.fail(path.Field(field), ruleProtected)
		}
	}
}

func (c *checker) contact(path fault.Path, part string, contact Contact, protected bool) {
	c.key(part, path.Field("kennung"), contact.Key)
	if !contact.Kind.Valid() {
		c.fail(path.Field("art"), ruleContactKind)
	}
	c.visibility(path.Field("sichtbarkeit"), contact.Visibility)
	if contact.Kind == ContactReferral && contact.Visibility.OrPublic() == Public {
		c.fail(path.Field("sichtbarkeit"), ruleReferralPublic)
	}
	if contact.Phone == "" && contact.Email == "" && contact.Website == "" {
		c.fail(path.Field("telefon"), ruleUnreachable)
	}
	if trouble := PhoneTrouble(contact.Phone); trouble != "" && !storedBefore(contact.Phone) {
		c.fail(path.Field("telefon"), fault.Said, trouble)
	}
	if contact.Email != "" && !mailaddress.Is(contact.Email) {
		_, err := mailaddress.Plain(contact.Email)
		c.fail(path.Field("e_mail"), fault.Said, cmp.Or(err, error(mailaddress.None)))
	}
	c.link(path.Field("website"), contact.Website)
	c.date(path.Field("geprueft_am"), contact.CheckedOn)
	c.refer("personen", path.Field("person"), ruleNoPerson, contact.Person)
	for field, text := range map[string]string{
		"bezeichnung": contact.Label, "telefon": contact.Phone, "e_mail": contact.Email, "website": contact.Website,
		"funktion": contact.Function, "zeiten": contact.Hours, "anmerkung": contact.Note,
	} {
		if protected && LooksLikeAddress(text) {
			c.fail(path.Field(field), ruleProtected)
		}
	}
}

func (c *checker) count(path fault.Path, n int) {
	if n > MaxEntries {
		c.fail(path, ruleEntries, MaxEntries)
	}
}

// unused refuses institutions that nothing refers to: they would be lost on the way out.
func (c *checker) unused(d Dossier) {
	used := d.used()
	for i, inst := range d.Institutions {
		if !used[inst.Key] {
			c.fail(fault.Entry("einrichtungen", i+1).Field("kennung"), ruleUnused, inst.Key)
		}
	}
}
