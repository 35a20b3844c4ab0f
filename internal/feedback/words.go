package feedback

import (
	"unicode/utf8"

	"rundtisch/internal/casedata"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// checkReport returns a report as it is stored, or the ID of the message that says what is wrong with it.
func checkReport(written string, reveals func(text string) bool) (text, wrong string) {
	text, ok := directory.CleanText(written)
	switch {
	case !ok:
		return "", "report.fault.characters"
	case text == "":
		return "", "report.fault.empty"
	case utf8.RuneCountInString(text) > editing.MaxReport:
		return "", "report.fault.long"
	case casedata.HasEmail(text):
		return "", "report.fault.email"
	case casedata.HasPhone(text):
		return "", "report.fault.phone"
	case reveals(text):
		return "", "report.fault.address"
	}
	return text, ""
}

// revealsShelter returns a function that reports whether a text about an institution may reveal where a shelter is.
func revealsShelter(protected bool, name string) func(text string) bool {
	return func(text string) bool {
		return protected && directory.LooksLikeAddress(casedata.Normalized(text)) || directory.TellsWhere(text, protected, name)
	}
}
