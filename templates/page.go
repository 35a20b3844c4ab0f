// Package templates turns nouns into HTML. It reads nothing: whatever a page shows is handed to it.
package templates

import (
	"strings"

	"github.com/a-h/templ"

	"rundtisch/internal/config"
	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
	"rundtisch/internal/wording"
)

// Page is what every page has: words, where it is, whose it is, and what is special about it.
type Page struct {
	wording.Words
	Place
	Deployment
	Kind
	Title  string // neutral: it stands in the history and in the task switcher
	Feeds  Feeds
	Linked JSON // what the page says, for search engines; "" for nothing
}

// Place is where a page is and where it leads.
type Place struct {
	Path      string // address without the language prefix
	BaseURL   string // „" if the operator has not set it
	ExitURL   string
	Languages []*locale.Printer
}

// Deployment is what all pages of a deployment have in common.
type Deployment struct {
	Site      string // its neutral name
	Assets    Assets
	Operator  config.Operator
	NoArchive bool
	Caution   Caution // about all that the directory holds; every page says it
}

// Kind is what is special about a page; nothing is about most.
type Kind struct {
	// The browser asks for the same address once more, at once: this time it comes from a page of ours, and brings its cookie.
	Again    bool
	Find     bool // it has the keys of the search
	Passkeys bool // it can talk to a passkey
	Staff    bool // it shows what is meant for counselling staff, and leads to pages that do
	SignedIn bool // it is one of the desk: in German only, and the way out ends the session
	// Somebody signed in sent something that is not saved: what is wrong with it, or what would become of it, is shown.
	Pending bool
}

// Proxy is what was noticed about a proxy before the program that is not set up as it should be.
type Proxy struct {
	Seen   bool
	Net    string // its address, if it is one of this machine or of a net of its own; "" for one of the open net
	Named  bool   // RUNDTISCH_PROXIES names it
	Silent bool   // it does not send X-Forwarded-For
}

// Is reports whether there is anything to say.
func (p Proxy) Is() bool { return p.Seen }

// JSON is written as encoding/json does, so that no value in it can end the element that it stands in.
type JSON string

// Assets are the addresses of the few files a page needs.
type Assets struct {
	CSS, Handout, Embed, JS, JSIntegrity, Passkey, PasskeyIntegrity, Find, FindIntegrity, Icon string
}

// Link returns the address of path in the page's language; on pages for staff, that of the page for staff.
func (p Page) Link(path string) templ.SafeURL {
	if p.Staff && (strings.HasPrefix(path, "/netzwerke/") || strings.HasPrefix(path, "/einrichtungen/")) {
		return templ.SafeURL("/intern" + path)
	}
	return templ.SafeURL(Localized(p.Lang, path))
}

// In returns the address of this page in another language.
func (p Page) In(lang string) templ.SafeURL { return templ.SafeURL(Localized(lang, p.Path)) }

// Absolute returns the address of this page in a language, with the site's own address where that is known.
func (p Page) Absolute(lang string) string { return p.BaseURL + Localized(lang, p.Path) }

// Localized puts the prefix of a language before a path.
func Localized(lang, path string) string {
	if lang == locale.Default {
		return path
	}
	if path == "/" {
		return "/" + lang
	}
	return "/" + lang + path
}

// Robots says what search engines may do with the page; "" for anything. What needs a word of caution must not be found by
// somebody who needs help.
func (p Page) Robots() string {
	switch {
	case p.Caution.Title != "":
		return "noindex, noarchive"
	case p.NoArchive:
		return "noarchive"
	}
	return ""
}

// Current returns "page" for the entry of the navigation that the visitor is at, for aria-current, and "true" for one that
// the page belongs to: it is below path, or at or below one of the others.
func (p Page) Current(path string, others ...string) string {
	if p.Path == path {
		return "page"
	}
	if strings.HasPrefix(p.Path, path+"/") {
		return "true"
	}
	for _, other := range others {
		if p.Path == other || strings.HasPrefix(p.Path, other+"/") {
			return "true"
		}
	}
	return ""
}

// Content is the language that the directory's content is written in, for the lang attribute. It is named on German
// pages, too: an empty attribute would say that nobody knows the language, and words would not be hyphenated.
func (p Page) Content() string { return locale.Default }

func phoneLink(number string) templ.SafeURL { return templ.SafeURL(directory.PhoneLink(number)) }
