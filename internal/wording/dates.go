package wording

import "rundtisch/internal/directory"

// Date returns a partial date in words, with „Jahr erschlossen" where it is; "" if it is unknown.
func (w Words) Date(d directory.PartialDate) string {
	text := w.BareDate(d)
	if d.YearInferred() {
		text += " (" + w.T("date.inferred") + ")"
	}
	return text
}

// BareDate returns a partial date in words.
func (w Words) BareDate(d directory.PartialDate) string {
	switch d.Precision() {
	case directory.Day:
		return w.Day(d.Start())
	case directory.Month:
		return w.Month(d.Start())
	case directory.Year:
		return d.Start().Format("2006")
	}
	return ""
}

// Digits is a date as every language reads it: 22.11.2026, 11.2026, 2026; "" if it is unknown.
func Digits(d directory.PartialDate) string {
	switch d.Precision() {
	case directory.Day:
		return d.Start().Format("02.01.2006")
	case directory.Month:
		return d.Start().Format("01.2006")
	case directory.Year:
		return d.Start().Format("2006")
	}
	return ""
}

// Span returns a period in words; "" if neither end is known.
func (w Words) Span(from, to directory.PartialDate) string {
	switch {
	case from != "" && to != "":
		return w.T("period.span", "From", w.Date(from), "To", w.Date(to))
	case from != "":
		return w.T("period.from", "Date", w.Date(from))
	case to != "":
		return w.T("period.to", "Date", w.Date(to))
	}
	return ""
}

// Checked says how fresh a value is.
func (w Words) Checked(on directory.PartialDate) string {
	switch months := directory.MonthsSince(on, w.Now); {
	case months < 0:
		return w.T("checked.never")
	case months >= directory.StaleMonths:
		return w.N("checked.stale", months)
	case months < 1:
		return w.T("checked.now")
	default:
		return w.N("checked.fresh", months)
	}
}

// Stale reports whether a value must be checked again, or never was.
func (w Words) Stale(on directory.PartialDate) bool { return directory.Stale(on, w.Now) }

// CheckedBy says in which role somebody checked a value; as it is what is no role.
func (w Words) CheckedBy(by string) string {
	if id := "checked.by." + by; w.Has(id) {
		return w.T(id)
	}
	return by
}
