package meeting

import "rundtisch/internal/days"

// When returns the day and the time in German words: „Donnerstag, 3. Dezember 2026, 14:00 bis 16:00 Uhr".
func (p Plan) When() string {
	words := days.InWords(p.Day)
	switch {
	case p.Ends != "":
		words += ", " + p.Starts + " bis " + p.Ends + " Uhr"
	case p.Starts != "":
		words += ", " + p.Starts + " Uhr"
	}
	return words
}

// Date returns the day in German words: „3. Dezember 2026".
func (p Plan) Date() string { return days.Long(p.Day) }

// Month returns the month in German words: „Dezember 2026".
func (p Plan) Month() string { return days.Print(p.Day[:min(len("2006-01"), len(p.Day))]) }

// Words returns a decision with who is to do it and until when: „Flyer drucken (Jugendamt, bis 3. Mai 2027)".
func (d Decision) Words() string {
	by := d.Who
	if _, ok := ReadDay(d.Until); ok {
		if by != "" {
			by += ", "
		}
		by += "bis " + days.Long(d.Until)
	}
	if by == "" {
		return d.Text
	}
	return d.Text + " (" + by + ")"
}
