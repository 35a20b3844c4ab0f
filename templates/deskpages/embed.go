package deskpages

import (
	"html"
	"strings"

	"rundtisch/internal/locale"
	"rundtisch/templates"
)

// Embedding is how a network is shown on somebody else's page.
type Embedding struct {
	Network Network
	Choice  templates.EmbedChoice
	Title   string // title of the frame for screen readers, in its language
	Origin  string // our own address
	Exit    string // address of the exit
	Snippet string // HTML to paste
	Stored  []string
	Seen    int64 // version of what is stored
	By      string
	When    string // when it was last changed; "" if never
	Typed   string
	Fault   string
	Stale   bool // somebody has saved since the form was opened
}

// embedNames are the parts in words.
var embedNames = map[string]string{"mitglieder": "Wer dazugehört", "termine": "Termine", "kontakt": "Kontakt"}

var languageNames = map[string]string{locale.Default: "Deutsch", "en": "Englisch"}

// Code returns the HTML that shows the part in a frame.
func (e Embedding) Code() string {
	attribute := func(text string) string {
		return strings.NewReplacer("[", "&#91;", "]", "&#93;", "{", "&#123;", "}", "&#125;").Replace(html.EscapeString(text))
	}
	return `<iframe src="` + attribute(e.Origin+e.Choice.Path(e.Network.Key)) + `" title="` + attribute(e.Title) +
		`" width="100%" height="600" loading="lazy" referrerpolicy="no-referrer"></iframe>`
}

// ExitCode returns an exit link for the top of somebody else's page, which stays there while the page is scrolled. It has our
// colours written out, because pasted HTML brings no style sheet.
func (e Embedding) ExitCode() string {
	return `<p style="position:sticky;top:0;z-index:1000;margin:0"><a href="` + html.EscapeString(e.Exit) +
		`" rel="noreferrer nofollow" style="display:block;padding:0.8rem;text-align:center;font-weight:bold;` +
		`color:#1d2730;background:#ead98b">Seite schnell verlassen</a></p>`
}

func (e Embedding) stored() string {
	if len(e.Stored) == 0 {
		return "keine"
	}
	return strings.Join(e.Stored, "\n")
}
