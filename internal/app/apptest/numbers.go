package apptest

import (
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// LoadOldNumbers gives an institution and the network what was stored before anybody asked what to dial, and an extension.
func (r *Program) LoadOldNumbers(t testing.TB) (institution, service directory.ID) {
	t.Helper()
	r.Change(t, "herne", func(w *editing.Work) error {
		for i := range w.Institutions {
			if inst := &w.Institutions[i]; inst.Key == "beratung-herne" {
				institution = inst.ID()
				inst.Contacts = []directory.Contact{
					{Key: "alt", Kind: directory.ContactHelp, Phone: "02921 302546 / 47"},
					{Key: "strich", Kind: directory.ContactHelp, Phone: "02921 302546-48"},
					{Key: "apparat", Kind: directory.ContactHelp, Phone: "02921 30-0 Apparat 12"},
				}
				inst.Services = []directory.Service{{
					Key: "rat", Name: "Rat zur Probe", Topics: []directory.Topic{"recht"}, Areas: []string{"05916"},
					Contacts: []directory.Contact{
						{Key: "alt", Kind: directory.ContactHelp, Phone: "01234 47 11 / 47 12"},
						{Key: "klammer", Kind: directory.ContactHelp, Phone: "02921 302546 (-47)"},
					},
				}}
				service = inst.Services[0].ID(institution)
			}
		}
		w.Contacts = append(w.Contacts, directory.Contact{Key: "alt", Kind: directory.ContactCoordination, Phone: "02921/302546/47"})
		return nil
	})
	if service == (directory.ID{}) {
		t.Fatal("there is no such institution")
	}
	return institution, service
}
