package desk

import (
	"errors"
	"fmt"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/servicelist"
	"rundtisch/templates/deskpages"
)

// doubtfulRows returns, by number, the rows of a pasted list that may reveal where a shelter is, each with the reason. All
// others can be imported.
func doubtfulRows(d directory.Dossier, members []memberlist.Member) map[int]string {
	list := directory.Dossier{Institutions: shelters(d)}
	number := map[string]int{}
	for _, m := range members {
		key := fmt.Sprintf("zeile-%d", m.Number)
		number["mitglieder/"+key] = m.Number
		list.Members = append(list.Members, directory.Membership{Key: key, Group: m.Name, Sector: m.Sector, Function: m.Function, Note: m.Parent})
	}
	doubtful := map[int]string{}
	for _, doubt := range list.Doubts() {
		if n, ok := number[doubt.About]; ok {
			doubtful[n] = doubtText(doubt)
		}
	}
	return doubtful
}

// splitDoubtful separates the proposals of a table that can be imported from those that may reveal where a shelter is.
func splitDoubtful(d directory.Dossier, proposals []servicelist.Proposal) (safe []servicelist.Proposal, doubtful []deskpages.Problem) {
	for _, p := range proposals {
		inst, _ := d.Institution(p.Institution)
		only := func(s *directory.Service) directory.Dossier {
			one := inst
			one.Services = nil
			if s != nil {
				one.Services = []directory.Service{*s}
			}
			return directory.Dossier{Institutions: append(shelters(d, inst.Key), one), Cleared: d.Cleared}
		}
		doubts := directory.NewDoubts(only(p.Before), only(&p.After).Uncleared())
		if len(doubts) == 0 {
			safe = append(safe, p)
			continue
		}
		doubtful = append(doubtful, deskpages.Problem{Text: doubtfulRow(p.Row, p.After.Name, doubts[0])})
	}
	return safe, doubtful
}

// shelters returns the protected institutions of a network except one, with nothing but their names.
func shelters(d directory.Dossier, except ...string) []directory.Institution {
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

// inReview turns questions about places into faults of the fields of a review.
func inReview(err error) fault.Invalid {
	var asked, told fault.Invalid
	errors.As(err, &asked)
	for _, problem := range asked {
		var at fault.Path // the whole list
		switch path := problem.Path; {
		case len(path) > 1 && path[0].Name == "termine":
			at = editing.PathOfEvent.Join(path[1:])
		case len(path) > 1 && path[0].Name == "kontakte":
			at = editing.PathOfPress.Join(path[1:])
		}
		if !told.Has(at) {
			told.Add(at, problem.Code, problem.Values...)
		}
	}
	return told
}
