package desk_test

import (
	"html"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/editing"
)

func TestACoordinatorChoosesTheSitesAndLosesNothingThatWasTyped(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "anna@example.org", account.Coordinator, "herne")
	anna := r.Account(t, "anna@example.org")
	const path = "/verwaltung/netzwerke/herne/einbetten"
	f, _, _ := apptest.ReadEmbedding(t, r.Do(t, anna, path, nil))
	typed := "https://www.kreis-herne.example/soziales/\r\nhttps://*.example\r\nhttps://a.de; script-src *\x00\r\n<zz>'\""
	w := r.Do(t, anna, f.Action, f.With("adressen", typed))
	again, _, _ := apptest.ReadEmbedding(t, w)
	if w.Code != http.StatusUnprocessableEntity || again.Values.Get("adressen") != strings.ReplaceAll(strings.ReplaceAll(typed, "\x00", ""), "\r\n", "\n") && again.Values.Get("adressen") != strings.ReplaceAll(typed, "\x00", "") {
		t.Errorf("status %d, %q", w.Code, again.Values.Get("adressen"))
	}
	fault := again.Find("#adressen-fault").Text()
	for _, line := range []string{"Zeile 2: Platzhalter", "Zeile 3: ", "Zeile 4: "} {
		if !strings.Contains(fault, line) || strings.Contains(fault, "Zeile 1") || again.Find("#adressen[aria-invalid]").Length() != 1 || again.Find("#fehler").Length() != 1 {
			t.Errorf("beside the field stands %q", fault)
		}
	}
	w = r.Do(t, anna, f.Action, f.With("adressen", "https://www.kreis-herne.example/soziales/\r\nkreis-herne.example"))
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != path+"?erledigt=gekuerzt" {
		t.Fatalf("status %d to %q", w.Code, w.Header().Get("Location"))
	}
	saved, _, _ := apptest.ReadEmbedding(t, r.Do(t, anna, w.Header().Get("Location"), nil))
	if got := saved.Values.Get("adressen"); got != "https://www.kreis-herne.example\nhttps://kreis-herne.example" || !strings.Contains(saved.Find(".done").Text(), "nur den Anfang") {
		t.Errorf("saved is %q; said is %q", got, saved.Find(".done").Text())
	}
	if !strings.Contains(saved.Find("main").Text(), "anna@example.org") || !strings.Contains(saved.Find("main").Text(), "Zuletzt geändert: 22. November 2026") {
		t.Error("the page does not say who chose, and when")
	}
	// Somebody else has the form open as it was before.
	w = r.Do(t, anna, f.Action, f.With("adressen", "https://meine.example"))
	late, _, _ := apptest.ReadEmbedding(t, w)
	if w.Code != http.StatusConflict || late.Values.Get("adressen") != "https://meine.example" || !strings.Contains(late.Find("#adressen-jetzt").Text(), "https://kreis-herne.example") {
		t.Errorf("status %d, %q, %q", w.Code, late.Values.Get("adressen"), late.Find("#adressen-jetzt").Text())
	}
	if got := r.Get(t, "/einbetten/herne").Header().Get("Content-Security-Policy"); !strings.HasSuffix(got, "frame-ancestors 'self' https://www.kreis-herne.example https://kreis-herne.example") {
		t.Errorf("the later form overwrote the earlier: %s", got)
	}
	if w = r.Do(t, anna, late.Action, late.Values); w.Code != http.StatusSeeOther {
		t.Errorf("saving once more, having seen both: status %d", w.Code)
	}
	for _, seen := range []string{"", "-1", "x", "99999999999999999999"} {
		if w := r.Do(t, anna, f.Action, f.With("_gesehen", seen)); w.Code != http.StatusBadRequest {
			t.Errorf("version %q: status %d", seen, w.Code)
		}
	}
}

func TestTheCodeForAFrameLeadsToWhatWasChosen(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Exec(t, `update networks set name = 'Netz "A" <b> [x] {y} & Co' where key = 'herne'`)
	r.Invite(t, "anna@example.org", account.Coordinator, "herne")
	anna := r.Account(t, "anna@example.org")
	for query, want := range map[string]string{"": "/einbetten/herne", "?teil=termine&sprache=de": "/einbetten/herne?teil=termine", "?teil=kontakt&sprache=en": "/einbetten/herne?sprache=en&teil=kontakt"} {
		w := r.Do(t, anna, "/verwaltung/netzwerke/herne/einbetten"+query, nil)
		page, code, _ := apptest.ReadEmbedding(t, w)
		frame, err := goquery.NewDocumentFromReader(strings.NewReader(code))
		if err != nil {
			t.Fatal(err)
		}
		one := frame.Find("body").Children()
		if one.Length() != 1 || one.Is("iframe") == false || one.AttrOr("src", "") != "http://rundtisch.test"+want || !strings.HasPrefix(one.AttrOr("title", ""), `Netz "A" <b> [x] {y} & Co: `) ||
			one.AttrOr("loading", "") != "lazy" || one.AttrOr("width", "") != "100%" || one.AttrOr("height", "") == "" || one.AttrOr("referrerpolicy", "") != "no-referrer" || strings.ContainsAny(code, "[]{}") {
			t.Errorf("%s: %s", query, code)
		}
		if title := one.AttrOr("title", ""); strings.Contains(query, "=en") != strings.HasSuffix(title, ": Contact") {
			t.Errorf("%s: the frame is called %s, not in its language", query, title)
		}
		if got := page.Find("iframe").AttrOr("src", ""); got != want {
			t.Errorf("%s: the preview shows %s", query, got)
		}
		if got := apptest.Policy(w.Header().Get("Content-Security-Policy")); got["frame-src"] != "'self'" || got["frame-ancestors"] != "'none'" || len(got) != 8 {
			t.Errorf("%v", got)
		}
	}
	if w := r.Do(t, anna, "/verwaltung/netzwerke/herne/einbetten?teil=alles", nil); w.Code != http.StatusBadRequest {
		t.Errorf("a part that there is not: status %d", w.Code)
	}
	if w := r.Do(t, anna, "/verwaltung/netzwerke/herne", nil); apptest.Document(t, w).Find(`a[href="/verwaltung/netzwerke/herne/einbetten"]`).Length() != 1 {
		t.Error("the page of the network does not lead there")
	}
}

func TestTheTextToPasteHoldsWhatEverybodyMayReadAndNothingThatRuns(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.LoadSealed(t)
	r.Exec(t, `update institutions set name = '<script>alert(1)</script> [gallery] {x}' where key = 'probe-offen'`)
	r.Invite(t, "anna@example.org", account.Coordinator, "versiegelt")
	anna := r.Account(t, "anna@example.org")
	for _, lang := range []string{"de", "en"} {
		for _, part := range []string{"mitglieder", "termine", "kontakt"} {
			what := part + " " + lang
			w := r.Do(t, anna, "/verwaltung/netzwerke/versiegelt/einbetten?teil="+part+"&sprache="+lang, nil)
			_, _, text := apptest.ReadEmbedding(t, w)
			if found := apptest.FindMark(text, append(apptest.StaffSeal.Marks(), apptest.CoordinationSeal.Marks()...)); found != "" || w.Code != http.StatusOK {
				t.Errorf("%s (%d): …%s…", what, w.Code, found)
			}
			doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			doc.Find("body *").Each(func(_ int, s *goquery.Selection) {
				if !s.Is("section, p, strong, span, a, h3, h4, ul, li, div") {
					t.Errorf("%s holds a %s", what, goquery.NodeName(s))
				}
				for _, a := range s.Nodes[0].Attr {
					if a.Key != "lang" && a.Key != "href" && a.Key != "rel" {
						t.Errorf("%s: <%s %s=%q>", what, s.Nodes[0].Data, a.Key, a.Val)
					}
				}
			})
			doc.Find("a").Each(func(_ int, a *goquery.Selection) {
				if to := a.AttrOr("href", ""); !strings.HasPrefix(to, "http://rundtisch.test/") && !strings.HasPrefix(to, "tel:") {
					t.Errorf("%s leads to %s", what, to)
				}
			})
			if strings.ContainsAny(text, "[]{}") || doc.Find("body > section").AttrOr("lang", "") != lang {
				t.Errorf("%s: %s", what, text)
			}
			says := map[string]string{"de": "Stand: 22. November 2026.", "en": "As of 22 November 2026."}[lang]
			if plain := html.UnescapeString(doc.Text()); !strings.Contains(plain, says) || !strings.Contains(plain, "http://rundtisch.test/") || !strings.Contains(plain, "116 016") || strings.Contains(plain, "Monaten") {
				t.Errorf("%s does not say %q: %s", what, says, plain)
			}
			if part == "mitglieder" && !strings.Contains(doc.Text(), "<script>alert(1)</script> [gallery] {x}") {
				t.Errorf("%s: the name is not what it was: %s", what, doc.Text())
			}
		}
	}
}

// What was pasted stays when the day has come from which a name may be shown no longer.
func TestTheTextToPasteNamesNobody(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	d := apptest.RichNetwork()
	d.Contacts[0].Label = "Koordinierungsstelle"
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	r.Invite(t, "anna@example.org", account.Coordinator, "reich")
	anna := r.Account(t, "anna@example.org")
	_, _, text := apptest.ReadEmbedding(t, r.Do(t, anna, "/verwaltung/netzwerke/reich/einbetten?teil=kontakt", nil))
	if strings.Contains(text, "Erika") || !strings.Contains(text, "Koordinatorin") || !strings.Contains(text, "Koordinierungsstelle") {
		t.Errorf("pasted is %s", text)
	}
	if frame := r.Get(t, "/einbetten/reich?teil=kontakt").Body.String(); !strings.Contains(frame, "Erika Beispielperson") {
		t.Errorf("the frame, which is always new, says %s", frame)
	}
}
