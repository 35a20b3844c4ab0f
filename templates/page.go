// Package templates turns nouns into HTML. It reads nothing: whatever a page shows is handed to it.
package templates

import (
	"strings"
	"time"

	"github.com/a-h/templ"

	"rundtisch/internal/config"
	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
)

// Page is what every page has: words, where it is, and the few settings that show.
type Page struct {
	*locale.Printer
	Title     string // neutral: it stands in the history and in the task switcher
	Path      string // address without the language prefix
	Site      string // neutral name of this deployment
	ExitURL   string
	BaseURL   string // „" if the operator has not set it
	Languages []*locale.Printer
	Assets    Assets
	Operator  config.Operator
	Now       time.Time               // in Germany
	Kreis     func(ags string) string // the name of a Kreis; nil where nobody knows any
	NoArchive bool
	Caution   Caution // about all that the directory holds; every page says it
	Again     bool    // the browser asks for the same address once more, at once: this time it comes from a page of ours, and brings its cookie
	Find      bool    // the page has the keys of the search
	Passkeys  bool    // the page can talk to a passkey
	Staff     bool    // shows what is meant for counselling staff, and leads to pages that do
	SignedIn  bool    // a page of the desk: in German only, and the way out ends the session
	Pending   bool    // somebody signed in sent something that is not saved: what is wrong with it, or what would become of it, is shown
	Feeds     Feeds
	Linked    JSON // what the page says, for search engines; "" for nothing
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

// Current returns "page" for the entry of the navigation that the visitor is at, for aria-current.
func (p Page) Current(path string) string {
	switch {
	case p.Path == path:
		return "page"
	case strings.HasPrefix(p.Path, path+"/"):
		return "true"
	}
	return ""
}

// Content is the language that the directory's content is written in, for the lang attribute. It is named on German
// pages, too: an empty attribute would say that nobody knows the language, and words would not be hyphenated.
func (p Page) Content() string { return locale.Default }

// ContentList joins words of the content in the language of the content: „A, B und C".
func (p Page) ContentList(words []string) string { return p.Languages[0].List(words) }

// Date returns a partial date in words, with „Jahr erschlossen" where it is; "" if it is unknown.
func (p Page) Date(d directory.PartialDate) string {
	text := p.BareDate(d)
	if d.YearInferred() {
		text += " (" + p.T("date.inferred") + ")"
	}
	return text
}

// BareDate returns a partial date in words.
func (p Page) BareDate(d directory.PartialDate) string {
	switch d.Precision() {
	case directory.Day:
		return p.Day(d.Start())
	case directory.Month:
		return p.Month(d.Start())
	case directory.Year:
		return d.Start().Format("2006")
	}
	return ""
}

// Span returns a period in words; "" if neither end is known.
func (p Page) Span(from, to directory.PartialDate) string {
	switch {
	case from != "" && to != "":
		return p.T("period.span", "From", p.Date(from), "To", p.Date(to))
	case from != "":
		return p.T("period.from", "Date", p.Date(from))
	case to != "":
		return p.T("period.to", "Date", p.Date(to))
	}
	return ""
}

// When returns day and time of an event: „Dienstag, 21. November 2023, 9 bis 17 Uhr".
func (p Page) When(e directory.Event) string {
	text := p.BareDate(e.Date)
	if e.Date.Precision() == directory.Day {
		text = p.Weekday(e.Date.Start()) + ", " + text
	}
	if e.LastDay != "" {
		text += " " + p.T("event.until", "Date", p.BareDate(e.LastDay))
	}
	if hours := p.Hours(e); hours != "" {
		text += ", " + hours
	}
	if e.Status == directory.EventCancelled {
		text = p.T("event.cancelled") + " " + text
	}
	return text
}

// Hours returns the time of an event: „9 bis 17 Uhr"; "" if no time is known.
func (p Page) Hours(e directory.Event) string {
	switch {
	case e.Starts == "":
		return ""
	case e.Ends == "":
		return p.T("time.from", "From", p.Clock(e.Starts))
	}
	if e.EndsNextDay() {
		return p.T("time.night", "From", p.Clock(e.Starts), "To", p.Clock(e.Ends))
	}
	return p.T("time.span", "From", p.Clock(e.Starts), "To", p.Clock(e.EndClock()))
}

// quoted puts German quotation marks around content; content stays in its language.
// quoted puts a text in quotation marks; those in it become the inner ones.
func quoted(text string) string {
	return "„" + strings.NewReplacer("„", "‚", "“", "‘").Replace(text) + "“"
}

func phoneLink(number string) templ.SafeURL { return templ.SafeURL(directory.PhoneLink(number)) }

// bareAddress is a web address as people say it: without scheme, „www." and a slash at the end.
func bareAddress(address string) string {
	address = strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	return strings.TrimSuffix(strings.TrimPrefix(address, "www."), "/")
}
