package templates

import (
	"net/url"
	"slices"
	"time"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
	"rundtisch/internal/wording"
)

// EmbedParts are the parts of a network that pages of others can show; the first is shown where none is named.
var EmbedParts = []string{"mitglieder", "termine", "kontakt"}

// EmbedChoice is which part of a network is shown on somebody else's page, and in which language.
type EmbedChoice struct{ Part, Lang string }

// ReadEmbedChoice reads „teil" and „sprache"; it reports false if one of them names nothing that there is.
func ReadEmbedChoice(query url.Values) (EmbedChoice, bool) {
	c := EmbedChoice{query.Get("teil"), query.Get("sprache")}
	if c.Part == "" {
		c.Part = EmbedParts[0]
	}
	if c.Lang == "" {
		c.Lang = locale.Default
	}
	return c, slices.Contains(EmbedParts, c.Part) && slices.Contains(locale.Languages, c.Lang)
}

// Path returns the address for a frame, always in the same spelling.
func (c EmbedChoice) Path(key string) string {
	query := url.Values{}
	if c.Part != EmbedParts[0] {
		query.Set("teil", c.Part)
	}
	if c.Lang != locale.Default {
		query.Set("sprache", c.Lang)
	}
	u := url.URL{Path: "/einbetten/" + key, RawQuery: query.Encode()}
	return u.String()
}

// Title returns the id of what the part is called.
func (c EmbedChoice) Title() string {
	switch c.Part {
	case "termine":
		return "section.events"
	case "kontakt":
		return "section.contact"
	}
	return "section.members"
}

// Embed is a part of a network for somebody else's page.
type Embed struct {
	Network
	EmbedChoice
	// Origin is our own address where the part is pasted into a page and grows old there. „" means that it stands in a
	// frame and is always as new as ours.
	Origin string
}

// NewEmbed sorts a network for the day that contains now.
func NewEmbed(page directory.NetworkPage, choice EmbedChoice, now time.Time) Embed {
	return Embed{Network: NewNetwork(page, now), EmbedChoice: choice}
}

func (e Embed) pasted() bool { return e.Origin != "" }

// level is that of the heading of a part.
func (e Embed) level() int {
	if e.pasted() {
		return 3
	}
	return 2
}

func (e Embed) link(p Page, path string) templ.SafeURL {
	return templ.SafeURL(e.Origin + Localized(p.Lang, path))
}

// leaving is what every link has: out of a frame it leads the whole page away, and nobody learns from where.
func (e Embed) leaving() templ.Attributes {
	if e.pasted() {
		return templ.Attributes{"rel": "noopener noreferrer"}
	}
	return templ.Attributes{"rel": "noopener noreferrer", "target": "_top"}
}

// look is what our style sheet knows something by; pasted it takes on the looks of the page that it is in.
func (e Embed) look(class string) templ.Attributes {
	if e.pasted() {
		return nil
	}
	return templ.Attributes{"class": class}
}

// checked says how fresh a value is; a page that grows old says it in words that stay true.
func (e Embed) checked(p Page, on directory.PartialDate) string {
	if !e.pasted() || on.Precision() == directory.Unknown {
		return fresh(p, on, "")
	}
	return p.T("elsewhere.checked", "Date", p.BareDate(on))
}

// listChecked is Network.listChecked. A text to be pasted grows old and has no marks at its entries: it says the same
// without what would be wrong tomorrow, and which month the oldest check is of.
func (e Embed) listChecked(p Page) string {
	if !e.pasted() {
		text, _, _ := e.Network.listChecked(p)
		return text
	}
	f := e.Network.freshness(p)
	text := f.says(p)
	if f.mixed() && f.old > 0 && p.Month(f.first.End()) != p.Month(f.last.End()) {
		text += " " + p.T("elsewhere.list.oldest", "Month", p.Month(f.first.End()))
	}
	return text
}

// named is who a contact is. A text to be pasted names nobody: it would go on doing so when the day has come from which
// the name may be shown no longer.
func (e Embed) named(c directory.Contact) string {
	person, ok := e.Person(c.Person)
	if !ok || e.pasted() {
		return ""
	}
	return person.FullName()
}

// words say in the language of the page what a member is.
func (e Embed) words(p Page, m Member) string {
	return wording.Joined(" · ", m.standing(p), p.Span(m.Since, m.Until))
}

// mark says of a member that is older than the list says how old; „" of the others.
func (e Embed) mark(p Page, m Member) string {
	if e.pasted() || !e.marked(p, m) {
		return ""
	}
	return fresh(p, m.CheckedOn, m.CheckedBy)
}
