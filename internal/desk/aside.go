package desk

import (
	"errors"
	"fmt"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/servicelist"
	"rundtisch/templates/deskpages"
)

// rowAside is what is said of a row that is not taken over because it may tell where a shelter is.
func rowAside(doubt directory.Doubt) string {
	said := "Diese Zeile übernehmen wir nicht: Sie nennt „" + strings.Join(doubt.Words, "“ und „") + "“; das könnte sagen, wo ein Schutzhaus liegt. Bitte schreiben Sie sie ohne den Ort."
	if !doubt.Never {
		said += " Ist es ein anderer Ort, tragen Sie sie bitte von Hand ein; dort können Sie das bestätigen."
	}
	return said
}

// rowsAside says of the rows of a pasted list that may tell where a shelter is what was found, by their number. All
// others can be taken over.
func rowsAside(d directory.Dossier, members []memberlist.Member) map[int]string {
	list := directory.Dossier{Institutions: shelters(d)}
	number := map[string]int{}
	for _, m := range members {
		key := fmt.Sprintf("zeile-%d", m.Number)
		number["mitglieder/"+key] = m.Number
		list.Members = append(list.Members, directory.Membership{Key: key, Group: m.Name, Sector: m.Sector, Function: m.Function, Note: m.Parent})
	}
	aside := map[int]string{}
	for _, doubt := range list.Doubts() {
		if n, ok := number[doubt.About]; ok {
			aside[n] = rowAside(doubt)
		}
	}
	return aside
}

// servicesAside parts the proposals of a table: those that can be taken over, and what is said of the others.
func servicesAside(d directory.Dossier, proposals []servicelist.Proposal) (kept []servicelist.Proposal, aside []deskpages.Problem) {
	for _, p := range proposals {
		inst, _ := d.Institution(p.Institution)
		with := func(s *directory.Service) directory.Dossier {
			one := inst
			one.Services = nil
			if s != nil {
				one.Services = []directory.Service{*s}
			}
			return directory.Dossier{Institutions: append(shelters(d, inst.Key), one), Cleared: d.Cleared}
		}
		doubts := directory.NewDoubts(with(p.Before), with(&p.After).Uncleared())
		if len(doubts) == 0 {
			kept = append(kept, p)
			continue
		}
		aside = append(aside, deskpages.Problem{Text: fmt.Sprintf("Zeile %d, „%s“. %s", p.Row, p.After.Name, rowAside(doubts[0]))})
	}
	return kept, aside
}

// shelters are the institutions of a network that are protected, apart from one, as far as their names go.
func shelters(d directory.Dossier, except ...string) []directory.Institution {
	var list []directory.Institution
	protected := d.ProtectedKeys()
	for _, i := range d.Institutions {
		if protected[i.Key] && !(len(except) > 0 && i.Key == except[0]) {
			list = append(list, directory.Institution{Key: i.Key, Name: i.Name, Aliases: i.Aliases, NeutralLabel: i.NeutralLabel, Sectors: []directory.Sector{directory.SectorShelter}})
		}
	}
	return list
}

// inReview says of what is asked about a list where in the review it can be put right.
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
