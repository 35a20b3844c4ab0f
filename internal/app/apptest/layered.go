package apptest

import "rundtisch/internal/directory"

// LayeredNetwork is a network with something of each level, and a member that has left.
func LayeredNetwork() directory.Dossier {
	d := InventedNetwork(1, 3)
	d.Statements = nil
	d.Institutions[0].Services = []directory.Service{{
		Key: "beratung", Name: "Erfundene Beratung", Summary: "Ein Satz dazu.",
		Audiences: []directory.Audience{"frauen"}, Steps: []directory.Step{"termin"}, Referral: "Bitte vorher anrufen.",
		Contacts: []directory.Contact{
			{Key: "eins", Kind: directory.ContactReferral, Phone: "02323 111111", Visibility: directory.Staff},
			{Key: "zwei", Kind: directory.ContactReferral, Phone: "02323 222222", Visibility: directory.Coordination},
		},
		Prepare: "Nur intern bereithalten.", Remark: "Nur für die Koordination vermerkt.",
	}, {Key: "gruppe", Name: "Erfundene Gruppe", Visibility: directory.Coordination}}
	d.Members[1].Until = "2026-11-21"
	d.Members[2].Visibility = directory.Coordination
	d.Members = append(d.Members,
		directory.Membership{Key: "anwaelte", Group: "Rechtsanwältinnen", Sector: "rechtsanwaltschaft", Role: directory.RoleMember},
		directory.Membership{Key: "zahl", Count: 51, CountText: "Partner", Role: directory.RoleMember},
	)
	return d
}
