package takeover

import (
	"fmt"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// Doubtful returns, by number, the rows of a pasted list that may reveal where a shelter is, each with the reason. All others
// can be taken over.
func Doubtful(d directory.Dossier, members []memberlist.Member) map[int]string {
	list := directory.Dossier{Institutions: Shelters(d)}
	number := map[string]int{}
	for _, m := range members {
		key := fmt.Sprintf("zeile-%d", m.Number)
		number["mitglieder/"+key] = m.Number
		list.Members = append(list.Members, directory.Membership{
			Key: key, Group: m.Name, Sector: m.Sector, Function: m.Function, Note: m.Parent,
		})
	}
	doubtful := map[int]string{}
	for _, doubt := range list.Doubts() {
		if n, ok := number[doubt.About]; ok {
			doubtful[n] = DoubtInWords(doubt)
		}
	}
	return doubtful
}

// Shelters returns the protected institutions of a network except those with these keys, with nothing but their names.
func Shelters(d directory.Dossier, except ...string) []directory.Institution {
	var list []directory.Institution
	protected := d.ProtectedKeys()
	for _, i := range d.Institutions {
		if protected[i.Key] && !(len(except) > 0 && i.Key == except[0]) {
			list = append(list, directory.Institution{
				Key: i.Key, Name: i.Name, Aliases: i.Aliases, NeutralLabel: i.NeutralLabel,
				Sectors: []directory.Sector{directory.SectorShelter},
			})
		}
	}
	return list
}
