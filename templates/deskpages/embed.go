package deskpages

import (
	"html"
	"strings"

	"rundtisch/internal/locale"
	"rundtisch/templates"
)

// Embedding is how a network comes onto somebody else's page.
type Embedding struct {
	Network Network
	Choice  templates.EmbedChoice
	Title   string // what readers hear of the frame before they enter it, in its language
	Origin  string // our own address
	Snippet string // HTML to be pasted
	Stored  []string
	Seen    int64 // version of what is stored
	By      string
	When    string // when somebody last chose; „" if nobody has
	Typed   string
	Fault   string
	Stale   bool // somebody saved since the form was opened
}

// embedNames are the parts in the words of the desk.
var embedNames = map[string]string{"mitglieder": "Wer dazugehört", "termine": "Termine", "kontakt": "Kontakt"}

var languageNames = map[string]string{locale.Default: "Deutsch", "en": "Englisch"}

// Code is what shows the part in a frame.
func (e Embedding) Code() string {
	attribute := func(text string) string {
		return strings.NewReplacer("[", "&#91;", "]", "&#93;", "{", "&#123;", "}", "&#125;").Replace(html.EscapeString(text))
	}
	return `<iframe src="` + attribute(e.Origin+e.Choice.Path(e.Network.Key)) + `" title="` + attribute(e.Title) +
		`" width="100%" height="600" loading="lazy" referrerpolicy="no-referrer"></iframe>`
}

func (e Embedding) stored() string {
	if len(e.Stored) == 0 {
		return "keine"
	}
	return strings.Join(e.Stored, "\n")
}
