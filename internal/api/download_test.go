package api_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
)

func TestTheWholeDirectoryIsOneFileWithItsSumAndItsState(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	w := r.Get(t, apptest.DownloadPath)
	data := w.Body.Bytes()
	sum := sha256.Sum256(data)
	digest := hex.EncodeToString(sum[:])
	for name, want := range map[string]string{
		"Content-Type": "application/zip", "Content-Disposition": "attachment; filename=rundtisch.zip", "ETag": `"` + digest + `"`,
		"Content-Length": fmt.Sprint(len(data)), "Cache-Control": "no-store", "Accept-Ranges": "bytes", "Content-Encoding": "",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range archive.File {
		names = append(names, f.Name)
	}
	for _, name := range []string{"LIESMICH.txt", "netzwerke/herne.yaml", "netzwerke.csv", "einrichtungen.csv", "angebote.csv", "termine.csv", "mitgliedschaften.csv"} {
		if !slices.Contains(names, name) {
			t.Errorf("there is no %s in %v", name, names)
		}
	}
	if got := r.Get(t, apptest.DownloadPath+".sha256").Body.String(); got != digest+"  rundtisch.zip\n" {
		t.Errorf("the sum is %q", got)
	}
	var state struct {
		Stand, Datei, Sha256, Lizenz string
		Bytes                        int
		Anzahl                       map[string]int
		Erfunden                     bool `json:"enthaelt_erfundenes"`
	}
	if err := json.Unmarshal(r.Get(t, "/daten/dateien/stand.json").Body.Bytes(), &state); err != nil {
		t.Fatal(err)
	}
	if state.Sha256 != digest || state.Bytes != len(data) || state.Lizenz != "nicht festgelegt" || state.Datei != "http://rundtisch.test"+apptest.DownloadPath || state.Anzahl["netzwerke"] != 5 || state.Erfunden || state.Stand == "" {
		t.Errorf("%+v", state)
	}
	for what, test := range map[string]struct {
		method, header, value string
		status                int
		body                  []byte
	}{
		"the same again":    {"GET", "If-None-Match", `"` + digest + `"`, http.StatusNotModified, nil},
		"another one":       {"GET", "If-None-Match", `"x"`, http.StatusOK, data},
		"its head":          {"HEAD", "Accept", "*/*", http.StatusOK, nil},
		"its middle":        {"GET", "Range", "bytes=1000-1999", http.StatusPartialContent, data[1000:2000]},
		"its end":           {"GET", "Range", "bytes=-22", http.StatusPartialContent, data[len(data)-22:]},
		"many pieces":       {"GET", "Range", "bytes=" + strings.Repeat("0-0,9-9,", 500), http.StatusOK, data},
		"beyond its end":    {"GET", "Range", "bytes=999999999-", http.StatusRequestedRangeNotSatisfiable, nil},
		"packed once more":  {"GET", "Accept-Encoding", "gzip, zstd", http.StatusOK, data},
		"with NUL":          {"GET", "Range", "bytes=\x00", http.StatusRequestedRangeNotSatisfiable, nil},
		"a range of so old": {"GET", "If-Range", `"x"`, http.StatusOK, data},
	} {
		w := r.Ask(t, test.method, apptest.DownloadPath, "", func(req *http.Request) { req.Header.Set(test.header, test.value) })
		if w.Code != test.status || test.body != nil && !bytes.Equal(w.Body.Bytes(), test.body) || test.method == "HEAD" && w.Body.Len() > 0 {
			t.Errorf("%s: status %d, %d bytes", what, w.Code, w.Body.Len())
		}
	}
}

// The IDs of the lists in the file are those of the interface, so that both can be put together.
func TestTheIDsOfTheFileAreThoseOfTheInterface(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	data := r.Get(t, apptest.DownloadPath).Body.Bytes()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	ids := func(name string) (list []string) {
		file, err := archive.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		table := csv.NewReader(file)
		table.Comma = ';'
		rows, err := table.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		rows[0][0] = strings.TrimPrefix(rows[0][0], "\ufeff")
		at := slices.Index(rows[0], "ID")
		for _, row := range rows[1:] {
			list = append(list, row[at])
		}
		slices.Sort(list)
		return list
	}
	told := func(path string) (list []string) {
		_, contents := r.WalkList(t, apptest.HSDS+path)
		for _, entry := range contents {
			list = append(list, apptest.JSONField(entry, "id"))
		}
		slices.Sort(list)
		return list
	}
	if got, want := ids("angebote.csv"), told("/services"); len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("services: %d in the file, %d in the interface", len(got), len(want))
	}
	both := append(ids("einrichtungen.csv"), ids("netzwerke.csv")...)
	slices.Sort(both)
	if want := told("/organizations"); len(want) == 0 || !slices.Equal(both, want) {
		t.Errorf("organizations: %d in the file, %d in the interface", len(both), len(want))
	}
}

func TestAsLongAsThereIsNoDownloadAPageSaysSo(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	if _, err := r.SQL.Exec(t.Context(), `delete from downloads`); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{apptest.DownloadPath, apptest.DownloadPath + ".sha256", "/daten/dateien/stand.json"} {
		w := r.Get(t, path)
		r.WantCalm(t, path, w, http.StatusServiceUnavailable, "de")
		if w.Header().Get("Retry-After") == "" || w.Header().Get("Content-Disposition") != "" {
			t.Errorf("%s: %v", path, w.Header())
		}
	}
	w := r.Get(t, "/daten/dateien/anderes.zip")
	r.WantCalm(t, "another file", w, http.StatusNotFound, "de")
}

// Over a real connection, with the time that pages have for an answer long over: it ends whole all the same.
func TestASlowReaderGetsTheWholeFile(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Limits.Answer = 200 * time.Millisecond
	big := bytes.Repeat([]byte("0123456789abcdef"), 1<<20) // 16 MB, more than lies in buffers on the way
	sum := sha256.Sum256(big)
	if _, err := r.SQL.Exec(t.Context(), `delete from download_chunks`); err != nil {
		t.Fatal(err)
	}
	for n := 0; n*128<<10 < len(big); n++ {
		if _, err := r.SQL.Exec(t.Context(), `insert into download_chunks select id, $1, $2 from downloads`, n, big[n*128<<10:(n+1)*128<<10]); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.SQL.Exec(t.Context(), `update downloads set size = $1, sha256 = $2`, len(big), hex.EncodeToString(sum[:])); err != nil {
		t.Fatal(err)
	}
	address := r.Listen(t)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address+apptest.DownloadPath, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	first := make([]byte, 1)
	if _, err := io.ReadFull(answer.Body, first); err != nil {
		t.Fatal(err)
	}
	wait, cancel := context.WithTimeout(t.Context(), 2*r.Limits.Answer) // a reader who stops for a while
	<-wait.Done()
	cancel()
	rest, err := io.ReadAll(answer.Body)
	if err != nil || !bytes.Equal(append(first, rest...), big) {
		t.Errorf("%d bytes of %d (%v)", len(rest)+1, len(big), err)
	}
}

func TestAFileThatIsReplacedWhileItIsReadEndsShortAndNotMixed(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	if _, err := r.SQL.Exec(t.Context(), `delete from download_chunks`); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(r)
	defer server.Close()
	answer, err := http.Get(server.URL + apptest.DownloadPath)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	if data, err := io.ReadAll(answer.Body); err == nil {
		t.Errorf("%d bytes pass for the whole file", len(data))
	}
	if strings.Contains(r.Log.String(), "panic") {
		t.Error(r.Log.String())
	}
}

func TestThePageForProgramsShowsCodeThatCanBeCopied(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	const name = `Netz "A"><script>alert(1)</script>`
	if _, err := r.SQL.Exec(t.Context(), `update networks set name = $1 where key = (select min(key) from networks)`, name); err != nil {
		t.Fatal(err)
	}
	page := apptest.Document(t, r.Get(t, "/daten"))
	code, err := goquery.NewDocumentFromReader(strings.NewReader(page.Find("#einbetten ~ pre code").First().Text()))
	if err != nil {
		t.Fatal(err)
	}
	if code.Find("script").Length() > 0 || code.Find("iframe").AttrOr("title", "") != name || !strings.HasPrefix(code.Find("iframe").AttrOr("src", ""), "http://rundtisch.test/einbetten/") {
		t.Error(page.Find("pre").First().Text())
	}
	page.Find("main a").Each(func(_ int, a *goquery.Selection) {
		if to := a.AttrOr("href", ""); strings.HasPrefix(to, "/") && r.Get(t, to).Code != http.StatusOK {
			t.Errorf("%s leads nowhere", to)
		}
	})
}
