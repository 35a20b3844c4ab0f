package editing_test

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

func TestWhatAnotherDirectorySaidIsForgottenWhenAnInstitutionComesUnderProtection(t *testing.T) {
	t.Parallel()
	e := newElsewhere(t)
	e.text = strings.Replace(e.text, `"phones": [{"number": "030 23125001"}],`, `"phones": [{"number": "030 23125001"}, {"number": "030 23125002", "type": "fax"}], "email": "neu@ring.example.org", "tax_status": "Geheimstraße 5",
		"locations": [{"addresses": [{"address_1": "Geheimstraße 5", "city": "Herne", "postal_code": "44623", "country": "DE", "address_type": "physical"}]}],`, 1)
	e.text = strings.Replace(e.text, `"fees_description": "kostenlos"`, `"fees_description": "Bezahlt wird in der Geheimstraße 5.", "licenses": "Geheimstraße 5"`, 1)
	e.keep(t, today)
	if got := e.proposals(t); len(got) != 1 || len(got[0].Corrections) != 3 || got[0].Corrections[2].NewPlace == nil || !strings.Contains(strings.Join(got[0].LeftOut, " "), "Fax 030 23125002") || !strings.Contains(strings.Join(got[0].LeftOut, " "), "„Geheimstraße 5“") {
		t.Fatalf("what is left out stands with what is proposed: %+v", got)
	}
	for _, network := range []string{"eins", "zwei"} {
		if err := e.store.AddProposal(t.Context(), directory.NewID("network", network), directory.NewID("institution", "ring"),
			directory.Proposal{Source: directory.FromVisitor, Text: "Sie sind jetzt in der Geheimstraße 5.", CreatedAt: today}); err != nil {
			t.Fatal(err)
		}
	}
	e.edit(t, e.anna, "eins", func(w *editing.Work) { w.Institutions[0].Sectors = []directory.Sector{directory.SectorShelter} })
	var kept string
	if err := e.pool.QueryRow(t.Context(), `select string_agg(t, ' ') from (select payload::text || left_out::text from desk.harvested where remote_id in ('ring', 'rat')
		union all select fields::text || text from desk.proposals) x (t)`).Scan(&kept); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(kept, "Geheimstra") || strings.Contains(kept, "44623") || strings.Contains(kept, `"Area": "Herne"`) {
		t.Errorf("kept is %s", kept)
	}
	if got := e.proposals(t); len(got) != 1 || len(got[0].Corrections) != 1 || got[0].Corrections[0].After != "neu@ring.example.org" || !strings.Contains(strings.Join(got[0].LeftOut, " "), "Fax 030 23125002") {
		t.Errorf("what tells no place is gone, too: %+v", got)
	}
}

func TestWhatBecomesOneWithAShelterTellsNoPlaceAnyMore(t *testing.T) {
	t.Parallel()
	e := newElsewhere(t)
	e.text = strings.Replace(e.text, `"phones": [{"number": "030 23125001"}],`, `"phones": [{"number": "030 23125001"}],
		"locations": [{"addresses": [{"address_1": "Geheimstraße 5", "city": "Herne", "postal_code": "44623", "country": "DE", "address_type": "physical"}]}],`, 1)
	house := institution("haus")
	house.Sectors = []directory.Sector{directory.SectorShelter}
	e.edit(t, e.anna, "eins", func(w *editing.Work) {
		w.Institutions = append(w.Institutions, house)
		w.Members = append(w.Members, directory.Membership{Key: "haus", Institution: "haus", Role: directory.RoleMember})
		w.Institutions[0].Note = "In der Geheimstraße 5."
	})
	e.edit(t, e.anna, "eins", func(w *editing.Work) {
		for n := range w.Institutions {
			w.Institutions[n].Note = ""
		}
	})
	e.keep(t, tomorrow)
	if _, err := e.editor.Merge(t.Context(), e.anna, "haus", "ring", tomorrow); err != nil {
		t.Fatal(err)
	}
	var kept string
	if err := e.pool.QueryRow(t.Context(), `select string_agg(t, ' ') from (select payload::text from desk.harvested where remote_id in ('ring', 'rat')
		union all select fields::text || text from desk.proposals union all select document || changes::text from desk.revisions) x (t)`).Scan(&kept); err != nil {
		t.Fatal(err)
	}
	if at := strings.Index(kept, "Geheimstra"); at >= 0 {
		t.Errorf("kept is …%s…", kept[max(0, at-200):min(len(kept), at+100)])
	}
}
