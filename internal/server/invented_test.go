package server_test

import (
	"fmt"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
)

// invented returns a network that does not exist, with members that do not exist.
func invented(number, members int) directory.Dossier {
	key := fmt.Sprintf("erfunden-%d", number)
	d := directory.Dossier{
		Network: directory.Network{Key: key, Name: fmt.Sprintf("Erfundener Runder Tisch %d", number), Form: directory.FormRoundTable, Summary: "Ein erfundenes Netzwerk für eine Probe."},
		Region: directory.Region{Key: key, Name: fmt.Sprintf("Erfundener Kreis %d", number), ShortName: fmt.Sprintf("Erfunden %d", number), Kind: directory.RegionKreis, State: "05",
			Districts: []directory.District{{AGS: "05974"}}},
		Goals:   []directory.Goal{{Key: "probe", Kind: "ziel", Text: "Ein erfundenes Ziel."}},
		Events:  []directory.Event{{Key: "probe", Title: "Erfundener Fachtag", Kind: directory.EventConference, Date: "2027-03-01"}},
		Notices: []directory.Notice{{Key: "probe", Title: "Erfundene Meldung", Date: "2026-01-02", Summary: []string{"Nichts davon ist geschehen."}}},
		Sources: []directory.Source{{Key: "probe", Title: "Erfundene Quelle"}},
	}
	for i := range members {
		name := fmt.Sprintf("%s-stelle-%d", key, i)
		stelle := directory.Institution{Key: name, Name: fmt.Sprintf("Erfundene Stelle %d.%d", number, i), Sectors: []directory.Sector{"frauenberatung"}}
		if i < 10 {
			stelle.Contacts = []directory.Contact{{Key: "probe", Kind: directory.ContactHelp, Phone: "0123 456789"}}
			d.Statements = append(d.Statements, directory.Statement{Key: name, Fields: []string{"mitglieder/" + name}, Source: "probe"})
		}
		d.Institutions = append(d.Institutions, stelle)
		d.Members = append(d.Members, directory.Membership{Key: name, Institution: name, Role: directory.RoleMember})
	}
	return d
}

// add loads invented networks beside those that are there.
func (r *running) add(t testing.TB, networks, members int) {
	t.Helper()
	editor := editing.New(store.New(r.owner))
	for number := range networks {
		if _, err := editor.Load(t.Context(), invented(number+1, members), today); err != nil {
			t.Fatal(err)
		}
	}
}
