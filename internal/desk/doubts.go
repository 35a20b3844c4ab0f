package desk

import (
	"errors"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/servicelist"
	"rundtisch/internal/takeover"
	"rundtisch/templates/deskpages"
)

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
			return directory.Dossier{Institutions: append(takeover.Shelters(d, inst.Key), one), Cleared: d.Cleared}
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

// inReview turns questions about places into faults of the fields of a review.
func inReview(err error) fault.Invalid {
	var asked, told fault.Invalid
	errors.As(err, &asked)
	for _, problem := range asked {
		var at fault.Path // the whole list
		switch path := problem.Path; {
		case len(path) > 1 && path[0].Name == "termine":
			at = takeover.PathOfEvent.Join(path[1:])
		case len(path) > 1 && path[0].Name == "kontakte":
			at = takeover.PathOfPress.Join(path[1:])
		}
		if !told.Has(at) {
			told.Add(at, problem.Code, problem.Values...)
		}
	}
	return told
}
