package harvest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

// directory of five institutions with a service each, as a server that has its own ways gives it out.
type peculiar struct {
	version       string
	refuse        int             // status for a parameter in refused
	refused       map[string]bool // „full", „per_page"
	organizations int             // status of /organizations; 0: it is there
	services      int
	from          int  // the number of the first page, as it is asked for
	says          int  // how much more than that it says in its answers
	silent        bool // says no numbers of pages
	noTotals      bool
	noPages       bool // gives everything always
	short         bool // lists are in short, whatever is asked for
}

func (p peculiar) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	query := r.URL.Query()
	for name := range p.refused {
		if query.Has(name) {
			w.WriteHeader(p.refuse)
			return
		}
	}
	whole := !p.short && query.Get("full") == "true"
	name := strings.Trim(r.URL.Path, "/")
	if name == "" {
		fmt.Fprint(w, p.version)
		return
	}
	list, id, single := strings.Cut(name, "/")
	if status := map[string]int{"organizations": p.organizations, "services": p.services}[list]; status != 0 {
		w.WriteHeader(status)
		return
	}
	entry := func(n int, whole bool) string {
		more := ""
		if whole {
			more = fmt.Sprintf(`, "phones": [{"number": "030 2312500%d"}]`, n)
		}
		if list == "services" {
			return fmt.Sprintf(
				`{"id": "s%d", "name": "Rat %d", "status": "active", "organization": {"id": "o%d", "name": "Verein %d"}%s}`,
				n,
				n,
				n,
				n,
				more,
			)
		}
		return fmt.Sprintf(`{"id": "o%d", "name": "Verein %d", "description": "x"%s}`, n, n, more)
	}
	if single {
		n, _ := strconv.Atoi(id[1:])
		fmt.Fprint(w, entry(n, true))
		return
	}
	page := p.from
	if query.Has("page") {
		page, _ = strconv.Atoi(query.Get("page"))
	}
	first, size := (page-p.from)*2, 2
	if p.noPages {
		first, size = 0, 5
	}
	var entries []string
	for n := first; n < min(first+size, 5); n++ {
		entries = append(entries, entry(n, whole))
	}
	head := ""
	if !p.silent {
		head += fmt.Sprintf(`"page_number": %d, `, page+p.says)
	}
	if !p.noTotals {
		head += `"total_items": 5, "total_pages": 3, `
	}
	fmt.Fprintf(w, `{%s"contents": [%s]}`, head, strings.Join(entries, ","))
}

const root = `{"version": "3.0", "profile": "x", "openapi_url": "y"}`

func TestServersWithTheirOwnWaysAreReadWhole(t *testing.T) {
	t.Parallel()
	tests := map[string]peculiar{
		"to the letter":                  {version: root, from: 1},
		"pages from 0":                   {version: root},
		"pages from 0 in answers only":   {version: root, from: 1, says: -1},
		"pages from 0 in questions only": {version: root, from: 0, says: 1},
		"no numbers, from 1":             {version: root, from: 1, silent: true},
		"no numbers, from 0":             {version: root, silent: true},
		"no totals":                      {version: root, from: 1, noTotals: true},
		"no totals, from 0":              {version: root, noTotals: true},
		"no totals and no numbers":       {version: root, from: 1, silent: true, noTotals: true},
		"nor from 0":                     {version: root, silent: true, noTotals: true},
		"no pages":                       {version: root, from: 1, noPages: true, silent: true, noTotals: true},
		"short lists":                    {version: root, from: 1, short: true},
	}
	for _, status := range []int{400, 403, 404, 422, 500} {
		for _, names := range []string{"full", "per_page", "full per_page"} {
			p := peculiar{version: root, from: 1, refuse: status, refused: map[string]bool{}}
			for name := range strings.FieldsSeq(names) {
				p.refused[name] = true
			}
			tests[fmt.Sprintf("%s refused with %d", names, status)] = p
		}
		tests[fmt.Sprintf("/organizations refused with %d", status)] = peculiar{version: root, from: 1, organizations: status}
	}
	for name, p := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(p)
			defer server.Close()
			reading, err := New(Usual, onlyLoopback, quiet).Address(t.Context(), server.URL+"/")
			if err != nil {
				t.Fatal(err)
			}
			numbers := 0
			for _, s := range reading.Services {
				numbers += len(s.Phones)
			}
			if want := map[bool]int{false: 5, true: 0}[p.organizations != 0]; len(reading.Organizations) != want || len(reading.Services) != 5 ||
				numbers != 5 ||
				reading.Twice != 0 {
				t.Errorf(
					"%d organizations, %d services with %d numbers, %d twice",
					len(reading.Organizations),
					len(reading.Services),
					numbers,
					reading.Twice,
				)
			}
			for _, o := range reading.Organizations {
				if len(o.Phones) != 1 {
					t.Errorf("%s without its number", o.Name)
				}
			}
			refused := p.organizations != 0
			if (len(reading.Notes) > 0) != refused || reading.Partial != (refused && p.organizations != 404) ||
				refused && !strings.Contains(reading.Notes[0], strconv.Itoa(p.organizations)) {
				t.Errorf("%q, partial %v", reading.Notes, reading.Partial)
			}
		})
	}
}

func TestTheVersionIsUnderstoodInEverySpelling(t *testing.T) {
	t.Parallel()
	for version, ok := range map[string]bool{"3.0": true, "3": true, "3.0.1": true, "3.1": true, "v3.0": true, "V3": true, "HSDS 3.0": true, "HSDS-3.0": true, "HSDS-UK-3.0": true, "3.0-uk": true, "HSDS v3.1.0": true,
		"2.0": false, "HSDS-UK-2.0": false, "1.1": false, "30": false, "": false, "HSDS": false, "2.3": false} {
		for shape, text := range map[string]string{"whole": `{"version": %q, "profile": "x", "openapi_url": "y"}`, "alone": `{"version": %q}`} {
			server := httptest.NewServer(peculiar{version: fmt.Sprintf(text, version), from: 1})
			reading, err := New(Usual, onlyLoopback, quiet).Address(t.Context(), server.URL)
			server.Close()
			if (err == nil) != ok || ok && reading.Version != version || !ok && !strings.Contains(err.Error(), "gelesen wird HSDS 3") {
				t.Errorf("%s %q: %v", shape, version, err)
			}
		}
	}
}

// The address of one page is that of a list.
func TestTheAddressOfALaterPageReadsTheWholeList(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(peculiar{version: root, from: 1})
	defer server.Close()
	reading, err := New(Usual, onlyLoopback, quiet).Address(t.Context(), server.URL+"/services?page=2&full=true")
	if err != nil || len(reading.Services) != 5 {
		t.Errorf("%d, %v", len(reading.Services), err)
	}
}
