package site

import (
	"github.com/a-h/templ"

	"rundtisch/templates"
)

// texts are the pages that need no database: they are there when it is not.
var texts = map[string]struct {
	title string
	page  func(templates.Page) templ.Component
}{
	"/sicherheit":       {"safety.title", templates.SafetyPage},
	worryPath:           {"worried.short", func(p templates.Page) templ.Component { return templates.WorriedPage(p, templates.Worry{}) }},
	"/ueber":            {"about.title", templates.AboutPage},
	"/barrierefreiheit": {"access.title", templates.AccessibilityPage},
	"/impressum":        {"imprint.title", templates.ImprintPage},
	"/datenschutz":      {"privacy.title", templates.PrivacyPage},
}
