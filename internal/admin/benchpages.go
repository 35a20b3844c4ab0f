package admin

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/finding"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/store"
)

// errNothingMade is returned where there is nothing to measure.
var errNothingMade = errors.New(sayNothingToMeasure)

// measured is a kind of page and how to ask for one of it.
type measured struct {
	name string
	ask  func(p *pages) (method, path string, form url.Values)
}

// pages asks for pages at random, the same ones for the same seed.
type pages struct {
	handler  http.Handler
	random   *rand.Rand
	networks []string
	place    []string // postcodes
	kreise   []gazetteer.Kreis
}

var kinds = []measured{
	{"Netzwerk", func(p *pages) (string, string, url.Values) { return get("/netzwerke/" + p.network()) }},
	{"Einrichtung", func(p *pages) (string, string, url.Values) { return get(p.institution()) }},
	{"Kreis", func(p *pages) (string, string, url.Values) { return get("/regionen/" + p.kreis().AGS) }},
	{"Land", func(p *pages) (string, string, url.Values) { return get("/regionen/" + p.kreis().Land) }},
	{"Liste der Netzwerke", func(p *pages) (string, string, url.Values) { return get("/netzwerke") }},
	{"Termine", func(p *pages) (string, string, url.Values) { return get("/termine") }},
	{"Meldungen", func(p *pages) (string, string, url.Values) { return get("/meldungen") }},
	{"Kalender eines Landes", func(p *pages) (string, string, url.Values) {
		return get("/regionen/" + p.kreis().Land + "/termine.ics")
	}},
	{"Suche: Ort", func(p *pages) (string, string, url.Values) { return look(p.postcode()) }},
	{"Suche: Wörter", func(p *pages) (string, string, url.Values) {
		return look(one(p, "Polizei", "Jugendamt", "Rechtsmedizin"))
	}},
	{"Suche: Ort und Wort", func(p *pages) (string, string, url.Values) { return look(p.postcode() + " Polizei") }},
	{"Suche: Tippfehler", func(p *pages) (string, string, url.Values) { return look(one(p, "Jugentamt", "Polzei", "Amstgericht")) }},
	{"Suche: Ort, Tippfehler", func(p *pages) (string, string, url.Values) { return look(p.postcode() + " Rechtsmedizn") }},
	{"HSDS: Einrichtungen", func(p *pages) (string, string, url.Values) { return get("/hsds/v3/organizations?per_page=50") }},
	{"HSDS: Angebote", func(p *pages) (string, string, url.Values) { return get("/hsds/v3/services?per_page=50") }},
	{sayPageSitemap, func(p *pages) (string, string, url.Values) { return get("/sitemap.xml") }},
}

func get(path string) (string, string, url.Values) { return http.MethodGet, path, nil }

func look(words string) (string, string, url.Values) {
	return http.MethodPost, "/suche", url.Values{finding.FieldWords: {words}}
}

func one(p *pages, of ...string) string { return of[p.random.IntN(len(of))] }

func (p *pages) network() string        { return one(p, p.networks...) }
func (p *pages) postcode() string       { return one(p, p.place...) }
func (p *pages) kreis() gazetteer.Kreis { return p.kreise[p.random.IntN(len(p.kreise))] }

var institutionLink = regexp.MustCompile(`href="(/einrichtungen/[a-z0-9-]+)"`)

// institution returns the path of a member of a network.
func (p *pages) institution() string {
	answer, err := p.do(get("/netzwerke/" + p.network()))
	if err == nil {
		if links := institutionLink.FindAllStringSubmatch(answer.Body.String(), -1); len(links) > 0 {
			return links[p.random.IntN(len(links))][1]
		}
	}
	return "/netzwerke"
}

// do asks for a page; where it leads on, for the page it leads to.
func (p *pages) do(method, path string, form url.Values) (*httptest.ResponseRecorder, error) {
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	answer := httptest.NewRecorder()
	p.handler.ServeHTTP(answer, r)
	if to := answer.Header().Get("Location"); answer.Code == http.StatusSeeOther && to != "" {
		return p.do(get(to))
	}
	if answer.Code != http.StatusOK {
		return nil, fmt.Errorf(sayNotShown, path, answer.Code)
	}
	return answer, nil
}

// BenchPages asks the handler for each kind of page so many times, and says on out how long it took and which tables were
// read from one end to the other for it. The handler must make every page anew.
func BenchPages(
	ctx context.Context, owner *store.Store, handler http.Handler, atlas *gazetteer.Gazetteer, times int, seed uint64, out io.Writer,
) error {
	p := &pages{handler: handler, random: rand.New(rand.NewPCG(seed, 1)), place: allPostcodes(atlas), kreise: atlas.Kreise()}
	var err error
	if p.networks, err = owner.SomeNetworks(ctx, 1000); err != nil {
		return err
	}
	if len(p.networks) == 0 {
		return errNothingMade
	}
	for _, kind := range kinds {
		asked := make([]func() error, times+1)
		for i := range asked {
			method, path, form := kind.ask(p)
			asked[i] = func() error { _, err := p.do(method, path, form); return err }
		}
		if err := asked[times](); err != nil { // plans are made once, and a page that takes too long is told of
			if _, err := fmt.Fprintf(out, "%-30s %v\n", kind.name, err); err != nil {
				return err
			}
			continue
		}
		before, err := owner.TableScans(ctx)
		if err != nil {
			return err
		}
		took := make([]time.Duration, times)
		for i := range took {
			start := time.Now()
			if err := asked[i](); err != nil {
				return err
			}
			took[i] = time.Since(start)
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		after, err := owner.TableScans(ctx)
		if err != nil {
			return err
		}
		slices.Sort(took)
		if _, err := fmt.Fprintf(out, "%-30s p50 %12s   p99 %12s   %s\n", kind.name,
			milliseconds(took[(times-1)/2]), milliseconds(took[(times-1)*99/100]), scanned(before, after, times)); err != nil {
			return err
		}
	}
	return nil
}

// scanned names the tables that were read from one end to the other, with how many rows for each page.
func scanned(before, after map[string]store.Scans, times int) string {
	var words []string
	for table, now := range after {
		if rows := (now.Rows - before[table].Rows) / int64(times); rows >= 100 {
			words = append(words, fmt.Sprintf("%s %d", table, rows))
		}
	}
	slices.Sort(words)
	return strings.Join(words, ", ")
}
