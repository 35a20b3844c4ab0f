package examples_test

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
)

// Each of these was once said on a page although the source does not say it.
func TestNothingIsSaidThatTheSourceDoesNotSay(t *testing.T) {
	of := map[string]directory.Dossier{}
	for _, name := range networks {
		_, of[name] = read(t, name)
	}
	if n := of["herne"].Network; len(n.Initiators) > 0 {
		t.Errorf("Herne: the source names who started the procedure, not who founded the network: %v", n.Initiators)
	}
	for _, i := range of["herne"].Institutions {
		if len(i.Aliases) > 0 {
			t.Errorf("Herne: %s has other names that the source does not give: %v", i.Name, i.Aliases)
		}
	}
	for _, e := range of["soest"].Events {
		if len(e.Hosts) > 0 {
			t.Errorf("Soest: the source names no host of %q: %v", e.Title, e.Hosts)
		}
	}
	for _, b := range of["mettmann"].Bodies {
		if strings.Contains(b.Name, "Prävention") {
			t.Errorf("Mettmann: %q is a name that the source does not give", b.Name)
		}
	}
	if n := of["anhalt-bitterfeld"].Network; len(n.Audience) > 0 || len(n.Topics) != 1 {
		t.Errorf("Anhalt-Bitterfeld: the audience and topics of another network's day: %v, %v", n.Audience, n.Topics)
	}
	for _, a := range of["braunschweig"].Agreements {
		if a.PartnerCount != 0 {
			t.Errorf("Braunschweig: the source counts the partners, not the signatories of the agreement: %d", a.PartnerCount)
		}
	}
}

// All five texts are years old: what they plan is not to come.
func TestPastPlansAreToldAsPast(t *testing.T) {
	for _, name := range networks {
		data, _ := read(t, name)
		for _, words := range []string{"In der nächsten Sitzung stellen", "Als Nächstes", "titel: Nächstes", "lädt mit", "lädt die Runde", "wird geprüft", "werden geprüft"} {
			if strings.Contains(string(data), words) {
				t.Errorf("%s: %q is told as if it were to come", name, words)
			}
		}
	}
}

// Where a region ends decides who is answered: either a source says it, or its name is that of a Kreis.
func TestTheKreiseOfARegionHaveASource(t *testing.T) {
	for _, name := range networks {
		_, dossier := read(t, name)
		if len(dossier.Region.Districts) < 2 {
			continue
		}
		said := false
		for _, s := range dossier.Statements {
			for _, field := range s.Fields {
				said = said || field == "gebiet/kreise" && s.Source != "" && s.Passage != ""
			}
		}
		if !said || dossier.Region.Basis == "" {
			t.Errorf("%s: no source says which Kreise the region has, or the page does not say it", name)
		}
	}
}
