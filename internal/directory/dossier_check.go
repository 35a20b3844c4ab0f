package directory

import (
	"fmt"
	"math"
	"net/mail"
	"strings"

	"rundtisch/internal/fault"
)

// Check returns everything that is wrong with the dossier as fault.Invalid, by path („mitglieder[3].rolle"), or nil.
func (d Dossier) Check() error {
	c := d.checkEntries()
	c.evidence(d)
	c.unused(d)
	return c.bad.OrNil()
}

// checkEntries checks everything but what says something of other entries.
func (d Dossier) checkEntries() *checker {
	c := &checker{bad: fault.Invalid{}, keys: map[string]map[string]bool{}}
	c.people(d)
	c.institutions(d)
	c.network(d.Network)
	c.region(d.Region)
	c.work(d)
	c.members(d)
	c.events(d)
	c.notices(d)
	for i, contact := range d.Contacts {
		c.contact(fmt.Sprintf("kontakte[%d]", i+1), "kontakte", contact, false)
	}
	return c
}

func (c *checker) people(d Dossier) {
	for i, p := range d.People {
		path := fmt.Sprintf("personen[%d]", i+1)
		c.key("personen", path+".kennung", p.Key)
		c.require(path+".name", p.Name)
		c.require(path+".funktion", p.Function)
		c.require(path+".grundlage", p.Basis)
		c.period(path, p.From, p.To)
		c.date(path+".loeschen_am", p.DeleteOn)
	}
}

func (c *checker) network(n Network) {
	const path = "netzwerk"
	c.key("netzwerk", path+".kennung", n.Key)
	for i, former := range n.FormerKeys {
		c.key("netzwerk", fmt.Sprintf("%s.fruehere_kennungen[%d]", path, i+1), former)
	}
	c.require(path+".name", n.Name)
	c.require(path+".zusammenfassung", n.Summary)
	if !n.Form.Valid() {
		c.fail(path+".form", "Diese Form ist nicht bekannt: „%s“.", n.Form)
	}
	c.date(path+".gegruendet", n.Founded)
	c.date(path+".geprueft_am", n.CheckedOn)
	distinct(c, path+".initiative_von", n.Initiators)
	for i, key := range n.Initiators {
		c.refer("einrichtungen", fmt.Sprintf("%s.initiative_von[%d]", path, i+1), key, "Die Einrichtung")
	}
	if n.Cadence != nil && (n.Cadence.Months < 1 || n.Cadence.Months > 120) {
		c.fail(path+".rhythmus.alle_monate", "Bitte eine Zahl von 1 bis 120 angeben.")
	}
	for i, p := range n.Periods {
		at := fmt.Sprintf("%s.zeitraeume[%d]", path, i+1)
		c.key("zeitraeume", at+".kennung", p.Key)
		c.period(at, p.From, p.To)
		if !p.Status.Valid() {
			c.fail(at+".status", "Der Status ist aktiv, ruhend oder aufgeloest.")
		}
	}
}

func (c *checker) region(r Region) {
	c.key("gebiet", "gebiet.kennung", r.Key)
	c.require("gebiet.name", r.Name)
	if !r.Kind.Valid() {
		c.fail("gebiet.art", "Die Art ist kreisfreie_stadt, kreis, landkreis oder region.")
	}
	if States[r.State] == "" {
		c.fail("gebiet.land", "Das Land ist die zweistellige Schlüsselnummer in Anführungszeichen, zum Beispiel \"05\".")
	}
	c.notNegative("gebiet.einwohner_ca", r.Inhabitants)
	seen := map[string]bool{}
	for i, k := range r.Districts {
		if len(k.AGS) != 5 || strings.Trim(k.AGS, "0123456789") != "" {
			c.fail(fmt.Sprintf("gebiet.kreise[%d].ags", i+1), "Ein Kreisschlüssel hat fünf Ziffern und steht in Anführungszeichen.")
		}
		if seen[k.AGS] {
			c.fail(fmt.Sprintf("gebiet.kreise[%d].ags", i+1), "Dieser Kreis steht hier zweimal.")
		}
		seen[k.AGS] = true
	}
	if r.Authority != nil {
		c.require("gebiet.verwaltung.name", r.Authority.Name)
		c.notNegative("gebiet.verwaltung.bedienstete_ca", r.Authority.Employees)
		c.notNegative("gebiet.verwaltung.vertretung_mitglieder", r.Authority.AssemblySeats)
	}
}

func (c *checker) institutions(d Dossier) {
	c.count("einrichtungen", len(d.Institutions))
	parents := map[string]string{}
	for i, inst := range d.Institutions {
		c.key("einrichtungen", fmt.Sprintf("einrichtungen[%d].kennung", i+1), inst.Key)
		parents[inst.Key] = inst.Parent
	}
	protectedKeys := d.ProtectedKeys()
	for i, inst := range d.Institutions {
		path := fmt.Sprintf("einrichtungen[%d]", i+1)
		c.formerKeys(path+".fruehere_kennungen", inst)
		c.require(path+".name", inst.Name)
		c.refer("einrichtungen", path+".uebergeordnet", inst.Parent, "Die übergeordnete Einrichtung")
		above := inst.Parent
		for level := 1; above != "" && level <= MaxLevels; level++ {
			if above = parents[above]; level == MaxLevels {
				c.fail(path+".uebergeordnet", "Eine Einrichtung kann nicht sich selbst untergeordnet sein, und mehr als %d Ebenen gibt es nicht.", MaxLevels)
			}
		}
		if len(inst.Sectors) == 0 {
			c.fail(path+".arten", "Bitte mindestens eine Art angeben (zur Not: sonstige).")
		}
		for j, s := range inst.Sectors {
			if !s.Valid() {
				c.fail(fmt.Sprintf("%s.arten[%d]", path, j+1), "Diese Art ist nicht bekannt: „%s“.", s)
			}
		}
		distinct(c, path+".arten", inst.Sectors)
		distinct(c, path+".andere_namen", inst.Aliases)
		c.link(path+".website", inst.Website)
		c.visibility(path+".sichtbarkeit", inst.Visibility)
		protected := protectedKeys[inst.Key]
		for j, contact := range inst.Contacts {
			at := fmt.Sprintf("%s.kontakte[%d]", path, j+1)
			c.contact(at, path+".kontakte", contact, protected)
			if contact.Person != "" {
				c.fail(at+".person", "Personen stehen nur bei den Kontakten des Netzwerks.")
			}
		}
		if len(inst.Services) > MaxServices {
			c.fail(path+".angebote", "Höchstens %d Angebote.", MaxServices)
		}
		for j, service := range inst.Services {
			c.service(fmt.Sprintf("%s.angebote[%d]", path, j+1), path+".angebote", service, protected)
		}
		if protected {
			c.protected(path, inst)
			continue
		}
		for j, p := range inst.Places {
			at := fmt.Sprintf("%s.anschriften[%d]", path, j+1)
			c.key(path+".anschriften", at+".kennung", p.Key)
			c.visibility(at+".sichtbarkeit", p.Visibility)
			if p.Postcode != "" && (len(p.Postcode) != 5 || strings.Trim(p.Postcode, "0123456789") != "") {
				c.fail(at+".plz", "Eine Postleitzahl hat fünf Ziffern und steht in Anführungszeichen.")
			}
			if (p.Lat == nil) != (p.Lon == nil) {
				c.fail(at+".breite", "Breite und Länge gehören zusammen.")
			}
			if p.Lat != nil && !(math.Abs(*p.Lat) <= 90) { // so that it refuses what is not a number, too
				c.fail(at+".breite", "Die Breite liegt zwischen -90 und 90 Grad.")
			}
			if p.Lon != nil && !(math.Abs(*p.Lon) <= 180) {
				c.fail(at+".laenge", "Die Länge liegt zwischen -180 und 180 Grad.")
			}
		}
	}
}

// formerKeys keeps keys that an institution had apart from those in use. They cannot be referred to.
func (c *checker) formerKeys(path string, inst Institution) {
	for i, former := range inst.FormerKeys {
		at := fmt.Sprintf("%s[%d]", path, i+1)
		c.key("einrichtungen, früher", at, former)
		if c.keys["einrichtungen"][former] {
			c.fail(at, "Die Kennung „%s“ hat heute eine andere Einrichtung.", former)
		}
	}
}

const protectedReason = "Frauenhäuser, Schutz- und Zufluchtswohnungen haben hier nie eine Anschrift, Postleitzahl oder Koordinate, " +
	"auch nicht für Fachkräfte: Was nicht gespeichert ist, kann nicht bekannt werden. Bitte diese Angabe entfernen."

func (c *checker) protected(path string, inst Institution) {
	if len(inst.Places) > 0 {
		c.fail(path+".anschriften", protectedReason)
	}
	texts := map[string]string{
		".name": inst.Name, ".ort": inst.Area, ".anmerkung": inst.Note, ".neutrale_bezeichnung": inst.NeutralLabel,
		".website": inst.Website,
	}
	for i, alias := range inst.Aliases {
		texts[fmt.Sprintf(".andere_namen[%d]", i+1)] = alias
	}
	for field, text := range texts {
		if LooksLikeAddress(text) {
			c.fail(path+field, protectedReason)
		}
	}
}

func (c *checker) contact(path, part string, contact Contact, protected bool) {
	c.key(part, path+".kennung", contact.Key)
	if !contact.Kind.Valid() {
		c.fail(path+".art", "Die Art ist hilfe, vermittlung, koordination, presse oder anmeldung.")
	}
	c.visibility(path+".sichtbarkeit", contact.Visibility)
	if contact.Kind == ContactReferral && contact.Visibility.OrPublic() == Public {
		c.fail(path+".sichtbarkeit", "Kontakte zur Vermittlung sind nie öffentlich; bitte fachkraefte oder koordination wählen.")
	}
	if contact.Phone == "" && contact.Email == "" && contact.Website == "" {
		c.fail(path+".telefon", "Bitte Telefon, E-Mail oder eine Adresse im Netz angeben.")
	}
	if trouble := PhoneTrouble(contact.Phone); trouble != "" && !storedBefore(contact.Phone) {
		c.fail(path+".telefon", "%s", trouble)
	}
	if a, err := mail.ParseAddress(contact.Email); contact.Email != "" && (err != nil || a.Address != contact.Email) {
		c.fail(path+".e_mail", "Das ist keine E-Mail-Adresse.")
	}
	c.link(path+".website", contact.Website)
	c.date(path+".geprueft_am", contact.CheckedOn)
	c.refer("personen", path+".person", contact.Person, "Die Person")
	for field, text := range map[string]string{
		".bezeichnung": contact.Label, ".telefon": contact.Phone, ".e_mail": contact.Email, ".website": contact.Website,
		".funktion": contact.Function, ".zeiten": contact.Hours, ".anmerkung": contact.Note,
	} {
		if protected && LooksLikeAddress(text) {
			c.fail(path+field, protectedReason)
		}
	}
}

func (c *checker) count(path string, n int) {
	if n > MaxEntries {
		c.fail(path, "Höchstens %d Einträge.", MaxEntries)
	}
}

// unused refuses institutions that nothing refers to: they would be lost on the way out.
func (c *checker) unused(d Dossier) {
	used := d.used()
	for i, inst := range d.Institutions {
		if !used[inst.Key] {
			c.fail(fmt.Sprintf("einrichtungen[%d].kennung", i+1), "Die Einrichtung „%s“ kommt in diesem Netzwerk nicht vor.", inst.Key)
		}
	}
}
