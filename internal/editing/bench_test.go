package editing_test

import (
	"fmt"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// BenchmarkChange saves one changed word of a network with so many members, with its revision.
func BenchmarkChange(b *testing.B) {
	for _, members := range []int{17, 200, 2000} {
		b.Run(fmt.Sprint(members), func(b *testing.B) {
			db := open(b)
			var institutions []directory.Institution
			for n := range members {
				institutions = append(institutions, institution(fmt.Sprintf("stelle-%d", n)))
			}
			db.load(b, small("n", institutions...))
			anna := db.person(b, "anna@example.org", "n")
			n := 0
			for b.Loop() {
				n++
				db.edit(b, anna, "n", func(w *editing.Work) { w.Network.Summary = fmt.Sprint("Satz ", n) })
			}
		})
	}
}

// BenchmarkLoadNew adds a network with 2,000 new institutions, as taking over the longest list does.
func BenchmarkLoadNew(b *testing.B) {
	db := open(b)
	n := 0
	for b.Loop() {
		n++
		var institutions []directory.Institution
		for k := range 2000 {
			i := institution(fmt.Sprintf("stelle-%d-%d", n, k))
			i.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "116 016"}}
			institutions = append(institutions, i)
		}
		db.load(b, small(fmt.Sprint("n", n), institutions...))
	}
}
