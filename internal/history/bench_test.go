package history_test

import (
	"fmt"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// large returns a network with as many members as a document may have, each with an institution of its own.
func large(t testing.TB) directory.Dossier {
	d := example(t, "herne")
	d.Members, d.Institutions = nil, nil
	for i := range directory.MaxEntries {
		key := fmt.Sprintf("einrichtung-%d", i)
		d.Members = append(d.Members, directory.Membership{Key: key, Institution: key, Role: directory.RoleMember, CheckedOn: "2026-01-02", CheckedBy: "Koordination"})
		d.Institutions = append(d.Institutions, directory.Institution{Key: key, Name: fmt.Sprint("Einrichtung ", i), Sectors: []directory.Sector{"polizei"},
			Contacts: []directory.Contact{{Key: "zentrale", Kind: directory.ContactHelp, Phone: "02323 123456"}}})
	}
	return d
}

// states returns a large network and what two people made of it: each changed every tenth member and moved some.
func states(t testing.TB) (base, ours, theirs directory.Dossier) {
	base = large(t)
	ours, theirs = copied(t, base), copied(t, base)
	for i := 0; i < len(base.Members); i += 10 {
		ours.Members[i].CheckedOn, ours.Institutions[i].Contacts[0].Phone = "2026-11-22", "02323 1"
		theirs.Members[i].Note, theirs.Institutions[i].Contacts[0].Phone = "neu", "02323 2"
	}
	ours.Members[5], ours.Members[1995] = ours.Members[1995], ours.Members[5]
	theirs.Members[6], theirs.Members[1996] = theirs.Members[1996], theirs.Members[6]
	return base, ours, theirs
}

func BenchmarkDiffSame(b *testing.B) {
	base, _, _ := states(b)
	again := copied(b, base)
	for b.Loop() {
		history.Diff(base, again)
	}
}

func BenchmarkDiff(b *testing.B) {
	base, ours, _ := states(b)
	for b.Loop() {
		history.Diff(base, ours)
	}
}

func BenchmarkDiffNew(b *testing.B) {
	base, _, _ := states(b)
	for b.Loop() {
		history.Diff(directory.Dossier{}, base)
	}
}

func BenchmarkMerge(b *testing.B) {
	base, ours, theirs := states(b)
	for b.Loop() {
		history.Merge(base, ours, theirs, nil)
	}
}

func BenchmarkWithout(b *testing.B) {
	base, _, _ := states(b)
	base.People = []directory.Person{{Key: "a", Name: "Anna Beispiel", Function: "Leitung", DeleteOn: "2020"}}
	for b.Loop() {
		history.Without(base, today)
	}
}

func BenchmarkEncode(b *testing.B) { // to compare: what every save does anyway
	base, _, _ := states(b)
	for b.Loop() {
		encode(b, base)
	}
}
