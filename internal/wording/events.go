package wording

import "rundtisch/internal/directory"

// When returns day and time of an event: „Dienstag, 21. November 2023, 9 bis 17 Uhr".
func (w Words) When(e directory.Event) string {
	text := w.BareDate(e.Date)
	if e.Date.Precision() == directory.Day {
		text = w.Weekday(e.Date.Start()) + ", " + text
	}
	if e.LastDay != "" {
		text += " " + w.T("event.until", "Date", w.BareDate(e.LastDay))
	}
	if hours := w.Hours(e); hours != "" {
		text += ", " + hours
	}
	if e.Status == directory.EventCancelled {
		text = w.T("event.cancelled") + " " + text
	}
	return text
}

// Hours returns the time of an event: „9 bis 17 Uhr"; "" if no time is known.
func (w Words) Hours(e directory.Event) string {
	switch {
	case e.Starts == "":
		return ""
	case e.Ends == "":
		return w.T("time.from", "From", w.Clock(e.Starts))
	}
	if e.EndsNextDay() {
		return w.T("time.night", "From", w.Clock(e.Starts), "To", w.Clock(e.Ends))
	}
	return w.T("time.span", "From", w.Clock(e.Starts), "To", w.Clock(e.EndClock()))
}

// EventTitle returns the title of an event, and that it is cancelled where it is.
func (w Words) EventTitle(e directory.Event) string {
	if e.Status == directory.EventCancelled {
		return w.T("event.cancelled") + " " + e.Title
	}
	return e.Title
}

// EventKind says what sort of event it is, and that it is not for everybody where that is so.
func (w Words) EventKind(e directory.Event) string {
	text := w.T("event." + string(e.Kind))
	if e.Internal {
		text += ", " + w.T("event.internal")
	}
	return text
}

// Rhythm says how often something takes place, and that it is only intended where it is; "" where nothing is known.
func (w Words) Rhythm(months int, intended bool) string {
	text := ""
	if months > 0 {
		text = w.N("cadence.months", months)
	}
	if intended {
		text = Joined(" ", text, w.T("cadence.intended"))
	}
	return text
}
