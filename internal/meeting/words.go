package meeting

import (
	"strconv"
	"time"
)

var weekdays = [...]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}

var months = [...]string{
	"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
}

// When returns the day and the time in German words: „Donnerstag, 3. Dezember 2026, 14:00 bis 16:00 Uhr".
func (p Plan) When() string {
	words := weekdays[p.Begin().Weekday()] + ", " + p.Date()
	switch {
	case p.Ends != "":
		words += ", " + p.Starts + " bis " + p.Ends + " Uhr"
	case p.Starts != "":
		words += ", " + p.Starts + " Uhr"
	}
	return words
}

// Date returns the day in German words: „3. Dezember 2026".
func (p Plan) Date() string { return dayInWords(p.at("")) }

func dayInWords(day time.Time) string {
	return strconv.Itoa(day.Day()) + ". " + months[day.Month()-1] + " " + strconv.Itoa(day.Year())
}

// Month returns the month in German words: „Dezember 2026".
func (p Plan) Month() string {
	day := p.at("")
	return months[day.Month()-1] + " " + strconv.Itoa(day.Year())
}

// Words returns a decision with who is to do it and until when: „Flyer drucken (Jugendamt, bis 3. Mai 2027)".
func (d Decision) Words() string {
	by := d.Who
	if day, ok := ReadDay(d.Until); ok {
		if by != "" {
			by += ", "
		}
		by += "bis " + dayInWords(day)
	}
	if by == "" {
		return d.Text
	}
	return d.Text + " (" + by + ")"
}
