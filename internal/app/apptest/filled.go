package apptest

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// Placeholder is what stands in a pattern for something else.
var Placeholder = regexp.MustCompile(`\{[^}]*\}`)

// Filled returns addresses of a pattern that exist. One with a new kind of parameter fails until it is said here what
// may stand there.
func (w *AtWork) Filled(t testing.TB, pattern string) []string {
	t.Helper()
	paths := []string{pattern}
	put := func(name string, values ...string) {
		var all []string
		for _, path := range paths {
			if !strings.Contains(path, name) {
				all = append(all, path)
				continue
			}
			for _, value := range values {
				all = append(all, strings.Replace(path, name, value, 1))
			}
		}
		paths = all
	}
	switch {
	case strings.HasPrefix(pattern, AtDesk), strings.HasPrefix(pattern, "/intern/netzwerke/"),
		strings.HasPrefix(pattern, "/vermittlung/netzwerke/"):
		put("{key}", "herne", "braunschweig")
	case strings.HasPrefix(pattern, "/verwaltung/einrichtungen/"), strings.HasPrefix(pattern, "/intern/einrichtungen/"):
		put("{key}", OwnKey)
		put("{service}", "rat")
	}
	switch {
	case strings.HasPrefix(pattern, "/verwaltung/entfernte-netzwerke/"):
		put("{id}", directory.NewID("removed").String()) // none was
	case strings.Contains(pattern, "/treffen/{id}"):
		return []string{strings.NewReplacer("{key}", "herne", "{id}", w.Meeting.String()).Replace(pattern)}
	case pattern == "/treffen/{token}":
		put(pattern, w.Invitation)
	case strings.HasSuffix(pattern, "/abgleich/{id}"):
		put("{id}", w.Harvested.String())
	case strings.Contains(pattern, "/abgleich/{id}/"):
		put("{id}", w.Harvested.String(), w.HarvestedService.String())
	case strings.HasSuffix(pattern, "/eingang/{id}"):
		put("{id}", w.Proposal.String(), w.Report.String())
	case strings.HasPrefix(pattern, "/vermittlung/angebote/{id}"), pattern == "/vermittlung/merkliste/{id}":
		put("{id}", w.Service.String())
	case pattern == "/vermittlung/suche/{word}":
		found := w.Do(t, w.Coordinator, "/vermittlung", url.Values{"wo": {"44623 Stalking"}}).Header().Get("Location")
		return []string{strings.TrimSuffix(found, "#ergebnis")}
	case strings.HasSuffix(pattern, "/{sprache}"):
		put("{sprache}", "ar")
	case strings.HasSuffix(pattern, "/nummern/{number}/neu"):
		return []string{AtDesk + "herne/nummern/" + OwnKey + "/neu"}
	case strings.HasSuffix(pattern, "/nummern/{number}"):
		d := w.Dossier(t, "herne")
		return []string{AtDesk + "herne/nummern/" + d.Contacts[0].Key}
	case strings.HasPrefix(pattern, "/verwaltung/konten/{id}"):
		put("{id}", w.Colleague.String())
		put("{grant}", w.Grant.String())
	case strings.HasPrefix(pattern, "/verwaltung/konto/passkeys/"):
		put("{id}", w.Passkey.String())
	case strings.HasPrefix(pattern, "/verwaltung/konto/sitzungen/"):
		put("{id}", directory.NewID("session").String()) // who is signed in by a test has none
	case strings.HasSuffix(pattern, "/mitglieder/vergleich/{token}"):
		for i, path := range paths {
			paste, _, _ := strings.Cut(path, "vergleich/")
			form := url.Values{"text": {"Polizei Herne\nStadt Herne, Jugendamt\nEine neue Stelle e. V."}}
			paths[i], _, _ = strings.Cut(w.Do(t, w.Coordinator, paste+"einfuegen", form).Header().Get("Location"), "#")
		}
	case strings.HasSuffix(pattern, "/adressen/{token}"):
		for i, path := range paths {
			form := url.Values{"einfuegen": {"Polizei – polizei@example.org\nNiemand – niemand@example.org\nfalsch@example..org"}}
			to := w.Do(t, w.Coordinator, strings.TrimSuffix(path, "/{token}"), form).Header().Get("Location")
			paths[i], _, _ = strings.Cut(to, "#")
		}
	case pattern == "/bestaetigung/emails/{token}":
		put(pattern, w.Tellings)
	case strings.HasSuffix(pattern, "/angebote/vergleich/{token}"):
		form := url.Values{"text": {"Einrichtung;Name\n" + OwnKey + ";Neuer Rat"}}
		return []string{w.Do(t, w.Coordinator, ServiceList, form).Header().Get("Location")}
	case strings.HasPrefix(pattern, "/bestaetigung/{token}"):
		put(pattern, w.Confirmation)
	case strings.HasPrefix(pattern, "/anmelden/link/{token}"):
		put(pattern, w.Link)
	}
	for i, path := range paths {
		for key, number := range w.Revisions {
			if strings.HasPrefix(path, AtDesk+key+"/") {
				paths[i] = strings.Replace(path, "{number}", number, 1)
			}
		}
	}
	if strings.Contains(pattern, "/angebote/{entry}") {
		return []string{strings.NewReplacer("{key}", "herne", "{entry}", OwnKey+".rat").Replace(pattern)}
	}
	if strings.Contains(pattern, "{part}") {
		paths = nil
		for _, key := range []string{"herne", "braunschweig"} {
			d := w.Dossier(t, key)
			for _, p := range parts.All() {
				one := strings.NewReplacer("{key}", key, "{part}", p.Slug).Replace(pattern)
				entries := p.Entries(&d)
				switch {
				case strings.Contains(one, "{entry}"):
					if !p.Single && len(entries) > 0 && !(p.Closed && strings.HasSuffix(one, "/loeschung")) {
						paths = append(paths, strings.Replace(one, "{entry}", entries[0].Key(), 1))
					}
				case strings.HasSuffix(one, "/neu"), strings.HasSuffix(one, "/reihenfolge"):
					if !p.Single && !p.Closed {
						paths = append(paths, one)
					}
				default:
					paths = append(paths, one)
				}
			}
		}
	}
	for _, path := range paths {
		if Placeholder.MatchString(path) {
			t.Fatalf("%s: no test knows what stands at %s: say it in filled", pattern, Placeholder.FindString(path))
		}
	}
	return slices.Compact(paths)
}
