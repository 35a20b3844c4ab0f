package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
)

// named is a page on which everything is looked up by what it is called, as somebody does who has it read aloud.
type named struct{ doc *goquery.Document }

// text is what stands in some part of a page, in one line.
func text(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

// of returns the accessible name of a form, a group, a link, a button or a field.
func (n named) of(s *goquery.Selection) string {
	if by := s.AttrOr("aria-labelledby", ""); by != "" {
		var words []string
		for _, id := range strings.Fields(by) {
			words = append(words, text(n.doc.Find(`[id="`+id+`"]`)))
		}
		return strings.TrimSpace(strings.Join(words, " "))
	}
	if name := s.AttrOr("aria-label", ""); name != "" {
		return name
	}
	switch goquery.NodeName(s) {
	case "fieldset":
		return text(s.ChildrenFiltered("legend").First())
	case "input", "select", "textarea":
		label := s.Closest("label")
		if id := s.AttrOr("id", ""); id != "" && label.Length() == 0 {
			label = n.doc.Find(`label[for="` + id + `"]`)
		}
		label = label.Clone()
		label.Find("input, select, textarea").Remove()
		return text(label)
	case "form":
		return ""
	}
	name := text(s)
	s.Find("[alt]").Each(func(_ int, picture *goquery.Selection) {
		name = strings.TrimSpace(name + " " + picture.AttrOr("alt", ""))
	})
	return name
}

// group returns the names of the groups that something stands in: they are read out before a field.
func (n named) group(s *goquery.Selection) string {
	var names []string
	s.ParentsFiltered("fieldset, form, [role=group], [role=search]").Each(func(_ int, g *goquery.Selection) { names = append(names, n.of(g)) })
	return strings.Join(names, " < ")
}

// leadsTo says what a control is for, so far as a page tells.
func leadsTo(s *goquery.Selection) string {
	if href, ok := s.Attr("href"); ok {
		return href
	}
	if goquery.NodeName(s) != "button" {
		return s.AttrOr("name", "") + "=" + s.AttrOr("value", "")
	}
	form := s.Closest("form")
	if id, ok := s.Attr("form"); ok {
		form = s.ParentsFiltered("html").Find(`form[id="` + id + `"]`)
	}
	to := []string{s.AttrOr("formaction", form.AttrOr("action", "")), s.AttrOr("name", "") + "=" + s.AttrOr("value", "")}
	form.Find("input[type=hidden]").Each(func(_ int, h *goquery.Selection) {
		to = append(to, h.AttrOr("name", "")+"="+h.AttrOr("value", ""))
	})
	return strings.Join(to, " ")
}

// checkNames proves that whoever hears a page instead of seeing it can tell its parts apart.
func checkNames(t testing.TB, where string, doc *goquery.Document) {
	t.Helper()
	n := named{doc}
	doc.Find("button:not([type=submit]):not([type=button]):not([type=reset])").Each(func(_ int, s *goquery.Selection) {
		t.Errorf("%s: the button %q has no type", where, n.of(s))
	})
	doc.Find("fieldset, [role=group], form").Each(func(_ int, s *goquery.Selection) {
		// A form of nothing but buttons is called what they are called: a name would make a landmark of each row of a list.
		if goquery.NodeName(s) == "form" && s.Find("input:not([type=hidden]), select, textarea:not([hidden])").Length() == 0 {
			return
		}
		if n.of(s) == "" {
			html, _ := goquery.OuterHtml(s)
			t.Errorf("%s: nothing says what this is: %.120s", where, html)
		}
	})
	forms := map[string]bool{}
	doc.Find("form").Each(func(_ int, s *goquery.Selection) {
		name := n.of(s)
		if _, byHeading := s.Attr("aria-labelledby"); name != "" && forms[name] && !byHeading {
			t.Errorf("%s: two forms are called %q", where, name)
		}
		forms[name] = true
	})
}

// checkControls proves that two controls of one name are for the same. Pages inside repeat names in lists of one entity's parts.
func checkControls(t testing.TB, where string, doc *goquery.Document) {
	t.Helper()
	n := named{doc}
	seen := map[string]string{}
	doc.Find("a[href], button, summary, input:not([type=hidden]), select, textarea").Each(func(_ int, s *goquery.Selection) {
		if s.AttrOr("aria-hidden", "") == "true" || goquery.NodeName(s) == "summary" {
			return
		}
		role, name, to := goquery.NodeName(s), n.of(s), leadsTo(s)
		if name == "" {
			t.Errorf("%s: a %s without a name: %s", where, role, to)
		}
		if slices.Contains([]string{"input", "select", "textarea"}, role) {
			role += s.AttrOr("type", "") + " in " + n.group(s)
		}
		if other, ok := seen[role+": "+name]; ok && other != to {
			t.Errorf("%s: %q is the name of two (%s): %s and %s", where, name, role, other, to)
		}
		seen[role+": "+name] = to
	})
}

func TestWhatHasANameHasOneOfItsOwn(t *testing.T) {
	t.Parallel()
	for _, a := range apptest.Browse(t).AllAddresses(t) {
		if a.HTML {
			doc := apptest.Document(t, a.Ask(t))
			checkNames(t, a.String(), doc)
			checkControls(t, a.String(), doc)
		}
	}
}

func TestWhatHasANameInsideHasOneOfItsOwn(t *testing.T) {
	t.Parallel()
	r := work(t)
	for _, a := range r.InsideAddresses() {
		if !slices.Contains(a.Methods, http.MethodGet) {
			continue
		}
		for _, path := range r.Filled(t, a.Pattern) {
			w := r.Send(t, http.MethodGet, path, "", nil)
			if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") && w.Header().Get("Content-Disposition") == "" {
				checkNames(t, path, apptest.Document(t, w))
			}
		}
	}
}
