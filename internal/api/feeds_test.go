package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/mmcdole/gofeed/atom"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/discreet"
	"rundtisch/internal/editing"
)

func calendar(t testing.TB, r *apptest.Program, path string) *ical.Calendar {
	t.Helper()
	w := r.Get(t, path)
	if kind := w.Header().Get("Content-Type"); w.Code != http.StatusOK || kind != "text/calendar; charset=utf-8" || w.Header().Get("Content-Disposition") != `inline; filename="termine.ics"` {
		t.Fatalf("%s: %d, %s, %s", path, w.Code, kind, w.Header().Get("Content-Disposition"))
	}
	calendar, err := ical.NewDecoder(w.Body).Decode()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if err := ical.NewEncoder(&bytes.Buffer{}).Encode(calendar); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	return calendar
}

func news(t testing.TB, r *apptest.Program, path string) *atom.Feed {
	t.Helper()
	w := r.Get(t, path)
	if kind := w.Header().Get("Content-Type"); w.Code != http.StatusOK || kind != "application/atom+xml; charset=utf-8" {
		t.Fatalf("%s: %d, %s", path, w.Code, kind)
	}
	f, err := (&atom.Parser{}).Parse(w.Body)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return f
}

func TestEveryCalendarHasTheEventsOfItsNetworksAndTheNeutralOneTheSameTimes(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.LoadSealed(t)
	d, err := r.DB.Owner.Dossier(t.Context(), "soest")
	if err != nil {
		t.Fatal(err)
	}
	all := len(calendar(t, r, "/termine.ics").Events())
	for path, want := range map[string]int{"/netzwerke/soest/termine.ics": len(d.Events), "/regionen/05974/termine.ics": len(d.Events), "/regionen/02/termine.ics": 0, "/regionen/09162/termine.ics": 0, "/termine.ics": all} {
		told, neutral := calendar(t, r, path).Events(), calendar(t, r, path+"?diskret=1").Events()
		if len(told) != want || len(neutral) != want {
			t.Errorf("%s: %d events, %d neutral ones, want %d", path, len(told), len(neutral), want)
			continue
		}
		for i := range told {
			for _, name := range []string{"UID", "DTSTART", "DTSTAMP", "SEQUENCE", "STATUS"} {
				if told[i].Props.Get(name).Value != neutral[i].Props.Get(name).Value {
					t.Errorf("%s: %s differs", path, name)
				}
			}
			for _, name := range []string{"DESCRIPTION", "LOCATION", "URL", "CATEGORIES"} {
				if neutral[i].Props.Get(name) != nil {
					t.Errorf("%s: a neutral event has %s", path, name)
				}
			}
		}
	}
	if all < 2 || len(d.Events) == 0 {
		t.Errorf("%d events in all, %d in Soest: nothing was tried", all, len(d.Events))
	}
	for _, value := range []string{"1", "", "ja", "true", "1&diskret=0", "%00", "%E4", "%", "1;"} { // who misspells it must not get the words that they did not want
		w := r.Get(t, "/termine.ics?diskret="+value)
		if !discreet.Safe(w.Body.String()) || !discreet.Safe(w.Header().Get("Content-Disposition")) || strings.Contains(w.Body.String(), "DESCRIPTION") {
			t.Errorf("diskret=%s tells", value)
		}
	}
	if w := r.Get(t, "/termine.ics?diskret=0"); !strings.Contains(w.Body.String(), "DESCRIPTION") {
		t.Error("diskret=0 is neutral")
	}
}

func TestAnEventThatAnotherNetworkHelpsToHoldIsInBothCalendars(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Exec(t, `insert into former_keys (kind, key, position, target) select 'network', 'herne-alt', 1, id from networks where key = 'herne'`)
	before := len(calendar(t, r, "/netzwerke/herne/termine.ics").Events())
	r.Exec(t, `insert into event_hosts (event_id, position, name, network_key) select e.id, 99, 'Herne', 'herne-alt' from events e join networks n on n.id = e.network_id where n.key = 'soest' and length(e.day) >= 10 limit 1`)
	if after := len(calendar(t, r, "/netzwerke/herne/termine.ics").Events()); after != before+1 {
		t.Errorf("%d events became %d", before, after)
	}
	if after := len(calendar(t, r, "/regionen/05916/termine.ics").Events()); after != before+1 {
		t.Errorf("%d events in the Kreis", after)
	}
}

func TestCalendarsAndFeedsOfWhatMovedOrIsGone(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Exec(t, `insert into former_keys (kind, key, position, target) select 'network', 'herne-alt', 1, id from networks where key = 'herne'`)
	for from, to := range map[string]string{
		"/netzwerke/herne-alt/termine.ics": "/netzwerke/herne/termine.ics", "/netzwerke/herne-alt/neues.atom": "/netzwerke/herne/neues.atom",
		"/netzwerke/herne-alt/termine.ics?diskret=1": "/netzwerke/herne/termine.ics?diskret=1", // who wants no words gets none at the new address
		"/netzwerke/herne/termine.ics/?diskret=1":    "/netzwerke/herne/termine.ics?diskret=1",
	} {
		if w := r.Get(t, from); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != to {
			t.Errorf("%s: %d to %q", from, w.Code, w.Header().Get("Location"))
		}
	}
	if err := r.DB.Owner.RemoveNetwork(t.Context(), "herne"); err != nil {
		t.Fatal(err)
	}
	for path, status := range map[string]int{
		"/netzwerke/herne/termine.ics": 410, "/netzwerke/herne-alt/neues.atom": 410, "/netzwerke/gibt-es-nicht/termine.ics": 404, "/netzwerke/gibt-es-nicht/neues.atom": 404,
		"/regionen/99/termine.ics": 404, "/regionen/99999/termine.ics": 404, "/regionen/5/termine.ics": 404, "/regionen/x'/termine.ics": 404, "/netzwerke/" + strings.Repeat("a", 20_000) + "/termine.ics": 404,
		"/regionen/%00/termine.ics": 404, "/netzwerke/%ff/neues.atom": 404, "/en/gibt-es-nicht/termine.ics": 404,
	} {
		lang := "de"
		if strings.HasPrefix(path, "/en/") {
			lang = "en"
		}
		r.WantCalm(t, path[:min(len(path), 60)], r.GetRaw(t, path), status, lang)
	}
	if w := r.Ask(t, http.MethodPost, "/termine.ics", "", nil); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d, %s", w.Code, w.Header().Get("Allow"))
	}
}

func TestProgramsThatAskAgainGetOnlyWhatChanged(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	d, err := r.DB.Owner.Dossier(t.Context(), "soest")
	if err != nil {
		t.Fatal(err)
	}
	tags := map[string]string{}
	paths := []string{"/termine.ics", "/termine.ics?diskret=1", "/netzwerke/soest/termine.ics", "/regionen/05974/termine.ics", "/regionen/05974/neues.atom", "/neues.atom", "/netzwerke/soest/neues.atom"}
	again := func(path, tag string) (int, string) {
		w := r.Ask(t, http.MethodGet, path, "", func(req *http.Request) {
			req.Header.Set("If-None-Match", tag)
			req.Header.Set("If-Modified-Since", apptest.Today.AddDate(1, 0, 0).Format(http.TimeFormat))
			req.Header.Set("Accept-Encoding", "gzip")
		})
		if w.Code == http.StatusNotModified && (w.Body.Len() != 0 || w.Header().Get("Content-Length") != "") {
			t.Errorf("%s: 304 with %d bytes, length %q", path, w.Body.Len(), w.Header().Get("Content-Length"))
		}
		return w.Code, w.Header().Get("ETag")
	}
	for _, path := range paths {
		w := r.Get(t, path)
		tags[path] = w.Header().Get("ETag")
		if w.Code != http.StatusOK || !strings.HasPrefix(tags[path], `W/"`) || w.Header().Get("Cache-Control") != "no-cache" || w.Header().Get("Last-Modified") != "" {
			t.Errorf("%s: %d, %v", path, w.Code, w.Header())
		}
		if code, tag := again(path, tags[path]); code != http.StatusNotModified || tag != tags[path] {
			t.Errorf("%s asked again: %d, %s", path, code, tag)
		}
		if code, _ := again(path, `W/"other"`); code != http.StatusOK {
			t.Errorf("%s asked with another tag: %d", path, code)
		}
	}
	d.Events[0].Status, d.Events[0].Date = "abgesagt", "2027-03-28"
	d.Events[0].Starts, d.Events[0].Ends = "09:00", ""
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if code, tag := again(path, tags[path]); code != http.StatusOK || tag == tags[path] {
			t.Errorf("%s after a change: %d", path, code)
		}
	}
	event := calendar(t, r, "/netzwerke/soest/termine.ics").Events()[0].Props
	if event.Get("STATUS").Value != "CANCELLED" || event.Get("SEQUENCE").Value != "1" || event.Get("DTSTAMP").Value != apptest.Today.Add(time.Hour).Format("20060102T150405Z") || event.Get("DTSTART").Value != "20270328T090000" {
		t.Errorf("%v", event)
	}
	if f := news(t, r, "/neues.atom"); !strings.HasPrefix(f.Entries[0].Title, "Abgesagt: ") || f.Updated != apptest.Today.Add(time.Hour).Format(time.RFC3339) {
		t.Errorf("%+v", f.Entries[0])
	}
	d.Events, d.Statements = nil, nil // an entry that was taken away leaves no later date behind, and yet whoever asks must hear of it
	for _, path := range paths {
		_, tags[path] = again(path, "")
	}
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today.Add(2*time.Hour)); err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if code, _ := again(path, tags[path]); code != http.StatusOK {
			t.Errorf("%s after an event was taken away: %d", path, code)
		}
	}
}

func TestFeedsNameTheirOwnAddressAndAuthors(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for path, page := range map[string]string{"/neues.atom": "/", "/regionen/05974/neues.atom": "/regionen/05974", "/netzwerke/soest/neues.atom": "/netzwerke/soest"} {
		f := news(t, r, path)
		links := map[string]string{}
		for _, l := range f.Links {
			links[l.Rel] = l.Href
		}
		if links["self"] != "http://rundtisch.test"+path || links["alternate"] != "http://rundtisch.test"+page || len(f.Authors) != 1 || f.Authors[0].Name == "" || !strings.HasPrefix(f.ID, "urn:uuid:") || len(f.Entries) == 0 {
			t.Errorf("%s: %v, %v, %s, %d entries", path, links, f.Authors, f.ID, len(f.Entries))
		}
		for _, e := range f.Entries {
			at, anchor, _ := strings.Cut(strings.TrimPrefix(e.Links[0].Href, "http://rundtisch.test"), "#")
			if apptest.Document(t, r.Get(t, at)).Find("#"+anchor).Length() != 1 {
				t.Errorf("%s: %q leads to %s, where there is no %s", path, e.Title, at, anchor)
			}
		}
	}
}

func TestPagesSayWhatCanBeSubscribedToAndTellSearchEnginesTheSame(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for path, want := range map[string]string{
		"/termine": "/termine.ics /neues.atom", "/termine/vergangene": "Event", "/meldungen": "/neues.atom", "/netzwerke/soest": "/netzwerke/soest/termine.ics /netzwerke/soest/neues.atom Organization",
		"/regionen/05916": "/regionen/05916/termine.ics /regionen/05916/neues.atom", "/regionen/02": "", "/": "/termine.ics /neues.atom", "/einrichtungen/weisser-ring": "NGO",
	} {
		for _, lang := range []string{"", "/en"} {
			doc := apptest.Document(t, r.Get(t, lang+path))
			var got []string
			for _, kind := range []string{"text/calendar", "application/atom+xml"} {
				if to, ok := doc.Find(`head link[rel=alternate][type="` + kind + `"]`).Attr("href"); ok {
					got = append(got, to)
					if doc.Find(`main a[href="`+to+`"]`).Length() != 1 || kind == "text/calendar" && doc.Find(`main a[href="`+to+`?diskret=1"]`).Length() != 1 {
						t.Errorf("%s%s does not show people %s", lang, path, to)
					}
				}
			}
			var data struct {
				Graph []struct {
					Type string `json:"@type"`
				} `json:"@graph"`
			}
			if text := doc.Find(`script[type="application/ld+json"]`).Text(); text != "" {
				if err := json.Unmarshal([]byte(text), &data); err != nil {
					t.Errorf("%s: %v", path, err)
				}
				got = append(got, data.Graph[0].Type)
			}
			if fmt.Sprint(got) != fmt.Sprint(strings.Fields(want)) {
				t.Errorf("%s%s: %v, want %s", lang, path, got, want)
			}
		}
	}
}
