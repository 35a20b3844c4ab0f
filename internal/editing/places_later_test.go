package editing_test

import (
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// A place that everybody may read is one more when somebody says that it is a shelter's: by its sector, by another name, by a file.
func TestWhatBecomesAShelterIsAskedAbout(t *testing.T) {
	t.Parallel()
	db := open(t)
	d := house()
	d.Events[0].Title, d.Events[0].Venue = "Fest bei Aurora Zwei", secretStreet+" 5, 12345 "+secretTown
	aurora := institution("aurora")
	aurora.Name = "Aurora Zwei"
	d.Institutions = append(d.Institutions, aurora)
	d.Members = append(d.Members, directory.Membership{Key: "aurora", Institution: "aurora", Role: directory.RoleMember})
	db.load(t, d)
	anna := db.person(t, "anna@example.org", "n")
	protect := func(w *editing.Work) {
		for i := range w.Institutions {
			if w.Institutions[i].Key == "aurora" {
				w.Institutions[i].Sectors = []directory.Sector{directory.SectorShelter}
			}
		}
	}
	_, err := db.editor.Change(t.Context(), changing(anna, "n", protect), tomorrow)
	questions(t, err)
	_, err = db.editor.Change(t.Context(), changing(anna, "n", func(w *editing.Work) {
		for i := range w.Institutions {
			if w.Institutions[i].Key == "haus" {
				w.Institutions[i].Aliases = append(w.Institutions[i].Aliases, "Aurora Zwei")
			}
		}
	}), tomorrow)
	questions(t, err)
	work := editing.Work{Dossier: d.Clone()}
	protect(&work)
	if _, err := db.editor.Load(t.Context(), work.Dossier, tomorrow); err == nil {
		t.Error("a file made a shelter of what stands beside a place, and nothing was asked")
	}
}
