// Package inside is the frame of every page for people who are signed in, and the few words and notices that several of
// these pages share. They are in German only.
package inside

import (
	"time"

	"rundtisch/internal/account"
	"rundtisch/templates"
)

// Page is what every page behind the sign-in has.
type Page struct {
	templates.Page
	Account account.Account
	Done    string // what was just done, as a sentence; "" if nothing was
	Next    string // where one goes on from there, with the steps of the first year; may be ""
}

// RoleName is a role in a word.
func RoleName(r account.Role) string {
	switch r {
	case account.Operator:
		return "Betrieb"
	case account.Coordinator:
		return "Koordination"
	case account.Staff:
		return "Fachkraft"
	case account.Contact:
		return "Einrichtung"
	}
	return ""
}

// Moment is a time in Germany, in words: „22. November 2026, 13:05 Uhr".
func (p Page) Moment(t time.Time) string {
	t = t.In(p.Now.Location())
	return p.Day(t) + ", " + t.Format("15:04") + " Uhr"
}
