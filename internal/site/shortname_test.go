package site_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
)

func TestAnAreaWithoutAShortNameIsCalledByItsName(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Exec(t, `update regions set short_name = '' where key = (select r.key from networks n join regions r on r.id = n.region_id where n.key = 'soest')`)
	var name string
	if err := r.SQL.QueryRow(t.Context(), `select r.name from networks n join regions r on r.id = n.region_id where n.key = 'soest'`).Scan(&name); err != nil || name == "" {
		t.Fatal(name, err)
	}
	r.Exec(t, `update regions set short_name = 'Zzz' where key = (select r.key from networks n join regions r on r.id = n.region_id where n.key = 'herne')`)
	for _, path := range []string{"/", "/netzwerke", "/regionen/05", "/regionen/05974", "/en", "/en/regionen/05", "/netzwerke/soest", "/en/netzwerke/soest", "/einbetten/soest", "/termine", "/meldungen"} {
		w := r.Get(t, path)
		doc := apptest.Document(t, w)
		doc.Find("main b").Each(func(_ int, b *goquery.Selection) {
			if strings.TrimSpace(b.Text()) == "" {
				t.Errorf("%s: an empty name in %s", path, b.Parent().Text())
			}
		})
		if strings.Contains(path, "soest") && !strings.Contains(doc.Find("title").Text(), name) {
			t.Errorf("%s: the title is %q", path, doc.Find("title").Text())
		}
		if title := doc.Find("title").Text(); strings.Contains(title, "–  –") || strings.HasPrefix(strings.TrimSpace(title), "–") || strings.Contains(title, "Netzwerk  ") {
			t.Errorf("%s: the title is %q", path, title)
		}
	}
	order := apptest.Labels(apptest.Document(t, r.Get(t, "/regionen/05")).Find("main a[href^='/netzwerke/'] b"))
	if !slices.IsSortedFunc(order, strings.Compare) || len(order) < 3 {
		t.Errorf("the networks of the Land stand in this order: %q", order)
	}
}
