package server_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// tool returns the path of a file in tools/node_modules.
func tool(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(projectFolder(t), "tools", "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v\nThe browser tests need what tools/package.json names. Run: npm ci --prefix tools", err)
	}
	return path
}

// projectFolder returns the folder that go.mod lies in.
func projectFolder(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		if filepath.Dir(folder) == folder {
			t.Fatal("no go.mod above the test")
		}
		folder = filepath.Dir(folder)
	}
}

func TestEveryPageIsValidHTML(t *testing.T) {
	site := browse(t)
	folder := t.TempDir()
	names := map[string]address{}
	for _, a := range site.addresses(t) {
		if !a.html {
			continue
		}
		name := filepath.Join(folder, fmt.Sprintf("%03d.html", len(names)))
		names[name] = a
		if err := os.WriteFile(name, a.ask(t).Body.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	checkMarkup(t, folder, func(file string) string { return names[file].String() })
	t.Logf("%d pages", len(names))
}

// checkMarkup lets html-validate look at the pages in a folder; name says which page a file is.
func checkMarkup(t *testing.T, folder string, name func(file string) string) {
	t.Helper()
	check := exec.CommandContext(t.Context(), "node", tool(t, "html-validate/bin/html-validate.mjs"), "--formatter", "json",
		"--config", filepath.Join(projectFolder(t), "tools", ".htmlvalidate.mjs"), filepath.Join(folder, "*.html"))
	report, err := os.Create(filepath.Join(folder, "report.json")) // a file: into a pipe it writes only the beginning
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = report.Close() }()
	var stderr strings.Builder
	check.Stdout, check.Stderr = report, &stderr
	failed := check.Run() // it fails if there are faults too
	out, err := os.ReadFile(report.Name())
	if err != nil {
		t.Fatal(err)
	}
	var results []struct {
		FilePath string
		Messages []struct {
			RuleID, Message, Selector string
			Line                      int
		}
	}
	if err := json.Unmarshal(out, &results); err != nil {
		t.Fatalf("html-validate: %v, %v\n%s%s", failed, err, out, &stderr)
	}
	for _, result := range results {
		for _, m := range result.Messages {
			t.Errorf("%s:%d %s: %s %s", name(result.FilePath), m.Line, m.RuleID, m.Message, m.Selector)
		}
	}
	if failed != nil && len(results) == 0 {
		t.Errorf("html-validate: %v\n%s", failed, &stderr)
	}
}

func TestNoPageHoldsAScriptOrAStyle(t *testing.T) {
	site := browse(t)
	for _, a := range site.addresses(t) {
		if !a.html {
			continue
		}
		doc, err := goquery.NewDocumentFromReader(a.ask(t).Body)
		if err != nil {
			t.Fatal(err)
		}
		doc.Find("style, [style], script:not([src]):not([type='application/ld+json']), script[src]:not([integrity]), iframe, object, embed, base, [srcset], link[rel~=preload], link[rel~=prefetch], link[rel~=preconnect], link[rel~=dns-prefetch]").
			Each(func(_ int, s *goquery.Selection) {
				html, _ := goquery.OuterHtml(s)
				t.Errorf("%s holds %.200s", a, html)
			})
		doc.Find("script:not([src])").Each(func(_ int, s *goquery.Selection) { // data, which no browser runs
			if len(s.Get(0).Attr) != 1 || !json.Valid([]byte(s.Text())) || strings.ContainsAny(s.Text(), "<>&\u2028\u2029") {
				t.Errorf("%s holds data that is none: %.200s", a, s.Text())
			}
		})
		if isEmbed(a.path) { // what leaves a frame leaves the whole page; TestLinksOfAFrame… looks at them
			doc.Find("a[target=_top]").RemoveAttr("target")
			doc.Find("a[href^='http']").SetAttr("rel", "noreferrer nofollow")
		}
		doc.Find("a[target], a[ping], a[href^='http']:not([rel~=noreferrer]), a[href^='http']:not([rel~=nofollow])").Each(func(_ int, s *goquery.Selection) {
			html, _ := goquery.OuterHtml(s)
			t.Errorf("%s: a link that tells others or opens a window: %.200s", a, html)
		})
		doc.Find("*").Each(func(_ int, s *goquery.Selection) {
			for _, attribute := range s.Get(0).Attr {
				if strings.HasPrefix(attribute.Key, "on") || strings.HasPrefix(strings.ToLower(strings.TrimSpace(attribute.Val)), "javascript:") {
					t.Errorf("%s: <%s %s=%q>", a, s.Get(0).Data, attribute.Key, attribute.Val)
				}
			}
		})
	}
}
