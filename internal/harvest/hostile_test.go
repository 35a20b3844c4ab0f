package harvest

import (
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"
)

// tight are limits that a test reaches.
var tight = Limits{
	Request:   500 * time.Millisecond,
	Whole:     2 * time.Second,
	Response:  100_000,
	File:      100_000,
	Total:     150_000,
	Records:   50,
	Pages:     6,
	Redirects: 5,
}

func list(items, pages, number, from, n int) string {
	var records []string
	for i := range n {
		records = append(records, fmt.Sprintf(`{"id": "o%d", "name": "Verein %d", "description": "x"}`, from+i, from+i))
	}
	return fmt.Sprintf(
		`{"total_items": %d, "total_pages": %d, "page_number": %d, "contents": [%s]}`,
		items,
		pages,
		number,
		strings.Join(records, ","),
	)
}

func TestHostileServersAreRefusedInWordsAndLeaveNothing(t *testing.T) {
	t.Parallel()
	type handler = func(w http.ResponseWriter, r *http.Request, page int)
	say := func(text string) handler {
		return func(w http.ResponseWriter, _ *http.Request, _ int) { _, _ = w.Write([]byte(text)) }
	}
	for name, test := range map[string]struct {
		serve handler
		says  string
	}{
		"the wrong type": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("Content-Type", "text/html")
			_, _ = w.Write([]byte("{}"))
		}, "erwartet wird JSON"},
		"no type": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header()["Content-Type"] = nil
			_, _ = w.Write([]byte("{}"))
		}, "erwartet wird JSON"},
		"nothing":         {say(""), "hier steht nichts"},
		"no JSON":         {say(`{"id": `), "kein gültiges JSON"},
		"a word":          {say(`"hallo"`), "erwartet wird ein Objekt"},
		"a NUL":           {say(`{"id": "1", "name": "a\u0000b"}`), "NUL"},
		"a raw NUL":       {say("{\"id\": \"1\", \"name\": \"a\x00b\"}"), "kein gültiges JSON"},
		"a list of lists": {say(`[[1]]`), "Eintrag 1"},
		"something else":  {say(`{"hello": "world"}`), "weder eine Organisation noch ein Angebot"},
		"an empty list":   {say(`{"total_items": 0, "total_pages": 0, "contents": []}`), "keine Organisation"},
		"HSDS 2":          {say(`{"version": "2.0.1", "openapi_url": "https://example.org/"}`), "HSDS 3"},
		"a base without lists": {func(w http.ResponseWriter, r *http.Request, _ int) {
			if r.URL.Path != "/" {
				http.NotFound(w, r)
				return
			}
			say(`{"version": "3.0", "profile": "x"}`)(w, r, 1)
		}, "weder /organizations noch /services"},
		"a status":             {func(w http.ResponseWriter, _ *http.Request, _ int) { w.WriteHeader(http.StatusInternalServerError) }, "Status 500"},
		"not there":            {func(w http.ResponseWriter, r *http.Request, _ int) { http.NotFound(w, r) }, "Status 404"},
		"silence":              {func(_ http.ResponseWriter, r *http.Request, _ int) { <-r.Context().Done() }, "dauert zu lange"},
		"drops that never end": {func(w http.ResponseWriter, r *http.Request, _ int) { drip(w, r) }, "dauert zu lange"},
		"too much":             {say(`{"id": "1", "name": "` + strings.Repeat("x", 100_001) + `"}`), "zu groß"},
		"too much, packed":     {func(w http.ResponseWriter, _ *http.Request, _ int) { bomb(w) }, "zu groß"},
		"packed unasked": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("Content-Encoding", "br")
			_, _ = w.Write([]byte("x"))
		}, "niemand verlangt"},
		"broken off": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("Content-Length", "500")
			_, _ = w.Write([]byte(`{"id"`))
		}, "bricht in der Mitte ab"},
		"too many records": {say(list(60, 1, 1, 0, 60)), "zu viele Einträge"},
		"pages that never end": {func(w http.ResponseWriter, r *http.Request, page int) {
			say(list(900, 900, page, page*2, 2))(w, r, page)
		}, "hört nicht auf"},
		"pages that repeat":      {func(w http.ResponseWriter, r *http.Request, page int) { say(list(9, 3, page, 0, 3))(w, r, page) }, "wiederholen sich"},
		"always the same number": {func(w http.ResponseWriter, r *http.Request, page int) { say(list(9, 3, 1, page*3, 3))(w, r, page) }, "antwortet mit der Seite 1"},
		"fewer than promised":    {func(w http.ResponseWriter, r *http.Request, page int) { say(list(9, 2, page, page*3, 3))(w, r, page) }, "gekommen sind 6"},
		"a page that is missing": {func(w http.ResponseWriter, r *http.Request, page int) {
			if page == 2 {
				http.NotFound(w, r)
				return
			}
			say(list(9, 3, page, page*3, 3))(w, r, page)
		}, "die Seite 2 gibt es nicht"},
		"all of it too much": {func(w http.ResponseWriter, r *http.Request, page int) {
			say(strings.Replace(list(9, 3, page, page*3, 3), `"x"`, `"`+strings.Repeat("x", 70_000)+`"`, 1))(w, r, page)
		}, "zu groß"},
		"led in a circle": {func(w http.ResponseWriter, r *http.Request, _ int) { http.Redirect(w, r, "/x", http.StatusFound) }, "leitet mehr als 5-mal weiter"},
		"led inside": {func(w http.ResponseWriter, r *http.Request, _ int) {
			http.Redirect(w, r, "http://10.0.0.5/", http.StatusFound)
		}, "nicht im öffentlichen Netz"},
		"led to the metadata": {func(w http.ResponseWriter, r *http.Request, _ int) {
			http.Redirect(w, r, "http://169.254.169.254/latest/", http.StatusMovedPermanently)
		}, "nicht im öffentlichen Netz"},
		"led to a file": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(302)
		}, "beginnen"},
		"led with a password": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("Location", "http://a:b@example.org/")
			w.WriteHeader(302)
		}, "kein Passwort"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				page, _ := strconv.Atoi(r.URL.Query().Get("page"))
				test.serve(w, r, max(page, 1))
			}))
			defer server.Close()
			began := time.Now()
			reading, err := New(tight, onlyLoopback, quiet).Address(t.Context(), server.URL+"/")
			if err == nil || !strings.Contains(err.Error(), test.says) || !strings.HasPrefix(err.Error(), "http") {
				t.Errorf("error is %v, want one that names the address and says %q", err, test.says)
			}
			if len(reading.Organizations)+len(reading.Services) > 0 {
				t.Errorf("something was read: %+v", reading)
			}
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func drip(w http.ResponseWriter, r *http.Request) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-tick.C:
			if _, err := w.Write([]byte(" ")); err != nil {
				return
			}
			w.(http.Flusher).Flush()
		}
	}
}

func bomb(w http.ResponseWriter) {
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	block := []byte(strings.Repeat(" ", 1<<20))
	for range 200 {
		if _, err := z.Write(block); err != nil {
			return
		}
	}
	_ = z.Close()
}
