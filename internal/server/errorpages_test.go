package server_test

import (
	"errors"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
)

func TestEveryErrorIsACalmPageInTheLanguageOfTheAddress(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for status, err := range map[int]error{
		400: fault.Wrong(fault.At("networks_key_check"), fault.Sentence("select 1")),
		403: fault.Forbidden,
		404: fault.NotFound,
		409: fault.Stale,
		410: fault.Gone,
		413: &http.MaxBytesError{Limit: 1},
		500: errors.New(`pgx: relation "networks" does not exist (SQLSTATE 42P01) at /src/internal/store/network.go:1`),
		503: fault.Unavailable,
	} {
		for lang, prefix := range map[string]string{"de": "", "en": "/en"} {
			path := prefix + "/versuch-" + http.StatusText(status)
			path = strings.ReplaceAll(path, " ", "-")
			r.Handle(path, r.Pages.Serve(func(http.ResponseWriter, *http.Request) error { return err }))
			w := r.Get(t, path)
			r.WantCalm(t, path, w, status, lang)
			if retry := w.Header().Get("Retry-After"); (retry != "") != (status == 503) {
				t.Errorf("%d: Retry-After %q", status, retry)
			}
			id := w.Header().Get("X-Request-Id")
			if shown := strings.Contains(w.Body.String(), id); shown != (status >= 500) {
				t.Errorf("%d: the page shows the id of the request: %v", status, shown)
			}
			if cache := w.Header().Get("Cache-Control"); cache != "no-store" {
				t.Errorf("%d: Cache-Control %q", status, cache)
			}
		}
	}
}

func TestPanicGivesACalmPageAndOneLineInTheLog(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for lang, prefix := range map[string]string{"de": "", "en": "/en"} {
		for name, h := range map[string]http.HandlerFunc{
			"before": func(http.ResponseWriter, *http.Request) { panic("a secret of the inside\nsecond line") },
			"nil":    func(http.ResponseWriter, *http.Request) { var p *web.Pages; _ = p.Site },
			"headers": func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "image/png")
				panic(errors.New("late"))
			},
		} {
			path := prefix + "/panik-" + name
			r.Handle(path, h)
			for _, packed := range []string{"", "gzip"} {
				before := len(r.Log.String())
				w := r.Ask(t, http.MethodGet, path, "", func(req *http.Request) { req.Header.Set("Accept-Encoding", packed) })
				if w.Header().Get("Content-Encoding") != "" {
					apptest.Unpack(t, w)
				}
				r.WantCalm(t, path, w, http.StatusInternalServerError, lang)
				id := w.Header().Get("X-Request-Id")
				if !regexp.MustCompile(`^[A-Z2-7]{12}$`).MatchString(id) || !strings.Contains(w.Body.String(), id) {
					t.Errorf("%s: the id %q does not stand on the page", path, id)
				}
				lines := strings.Split(strings.TrimSpace(r.Log.String()[before:]), "\n")
				if len(lines) != 2 || !strings.Contains(lines[0], "request failed") || !strings.Contains(lines[0], id) || !strings.Contains(lines[1], "status=500") || !strings.Contains(lines[1], id) {
					t.Errorf("%s: the log says\n%s", path, strings.Join(lines, "\n"))
				}
			}
		}
	}
}
