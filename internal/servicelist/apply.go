package servicelist

import (
	"errors"
	"slices"
	"unicode"
	"unicode/utf8"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// NewKey makes a key for a new service with this name that is not among those in use.
type NewKey func(name string, protected bool, used []string) string

// Apply puts what the proposals say into a dossier, which must be the one that they were read for, and returns what the
// rules refuse of it. Services that no proposal is about stay as they are.
func Apply(d *directory.Dossier, proposals []Proposal, newKey NewKey) []Fault {
	protected := d.ProtectedKeys()
	rows := map[string]int{} // where the check finds what a row made
	for _, p := range proposals {
		at := slices.IndexFunc(d.Institutions, func(i directory.Institution) bool { return i.Key == p.Institution })
		if at < 0 {
			return []Fault{{p.Row, ofInstitution, institutionGone}}
		}
		i := &d.Institutions[at]
		n := len(i.Services)
		if p.Before != nil {
			n = slices.IndexFunc(i.Services, func(s directory.Service) bool { return s.Key == p.Before.Key })
			if n < 0 {
				return []Fault{{p.Row, ofName, serviceGone}}
			}
			i.Services[n] = p.After
		} else {
			var used []string
			for _, s := range i.Services {
				used = append(used, s.Key)
			}
			p.After.Key = newKey(first(p.After.NeutralLabel, p.After.Name), protected[i.Key], used)
			i.Services = append(i.Services, p.After)
		}
		rows[fault.Entry("einrichtungen", at+1).Entry("angebote", n+1).String()] = p.Row
	}
	var invalid fault.Invalid
	if err := d.Check(); !errors.As(err, &invalid) {
		return nil
	}
	var faults []Fault
	for _, problem := range invalid {
		faults = append(faults, faultOf(problem, rows))
	}
	slices.SortStableFunc(faults, func(a, b Fault) int { return a.Row - b.Row })
	return faults
}

func faultOf(problem fault.Problem, rows map[string]int) Fault {
	if path := problem.Path; len(path) > 2 {
		if row, ok := rows[path[:2].String()]; ok {
			return Fault{row, titleOf(path[2:]), problem.InForm()}
		}
	}
	return Fault{Reason: problem.InForm()}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Cells returns the table of all services of institutions, with the headings. Whom a service names and what only the
// coordination may read is not in it: the file stays among the downloads.
func Cells(institutions []directory.Institution, word func(id string) string) [][]string {
	rows := [][]string{Titles()}
	w := words{word: word}
	for _, i := range institutions {
		called := i.Name
		begin, _ := utf8.DecodeRuneInString(i.Name)
		plain := unicode.IsLetter(begin) || unicode.IsDigit(begin) // nothing that reads as a remark or a formula
		twice := slices.ContainsFunc(institutions, func(o directory.Institution) bool {
			return o.Key != i.Key && onOneLine(o.Name) == onOneLine(i.Name)
		})
		if !plain || twice {
			called = i.Key
		}
		for _, s := range i.Services {
			if directory.Stricter(i.Visibility, s.Visibility) == directory.Coordination {
				continue
			}
			row := make([]string, len(columns))
			for n, c := range columns {
				switch {
				case c.Title == ofInstitution:
					row[n] = called
				case c.Title == ofKey:
					row[n] = s.Key
				default:
					row[n] = c.show(w, &s)
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}
