// Package deskpages turns what people who are signed in work with into HTML. These pages are in German only.
package deskpages

import (
	"rundtisch/internal/account"
	"rundtisch/templates"
)

// Page is what every page of the desk has.
type Page struct {
	templates.Page
	Account account.Account
	Done    string // what was just done, as a sentence; "" if nothing was
}

// Network is the network a page is about.
type Network struct {
	Key, Name string
	Draft     bool // there is a draft that waits
}
