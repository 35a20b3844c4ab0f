package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestEveryEntryStandsOnExactlyOnePageWhateverItsSize(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	number := func(page map[string]any, name string) int {
		n, _ := page[name].(json.Number)
		i, err := n.Int64()
		if err != nil {
			t.Fatalf("%s is %v", name, page[name])
		}
		return int(i)
	}
	for _, list := range apptest.HSDSLists {
		var all []string
		for _, entry := range r.NDJSON(t, apptest.HSDS+list+"?format=ndjson") {
			all = append(all, apptest.JSONField(entry, "id"))
		}
		if sorted := slices.Sorted(slices.Values(all)); len(slices.Compact(sorted)) != len(all) || len(all) == 0 {
			t.Errorf("%s: %d lines, %d of them different", list, len(all), len(slices.Compact(sorted)))
		}
		sizes := []int{1, 2, 3, 7, 50, len(all) - 1, len(all), len(all) + 1, 200}
		if len(all) > 80 {
			sizes = sizes[2:]
		}
		for _, size := range sizes {
			pages, contents := r.WalkList(t, fmt.Sprintf("%s%s?per_page=%d", apptest.HSDS, list, size))
			var ids []string
			for _, entry := range contents {
				ids = append(ids, apptest.JSONField(entry, "id"))
			}
			if !slices.Equal(ids, all) {
				t.Errorf("%s in pages of %d: %d entries, want %d in the order of the stream", list, size, len(ids), len(all))
			}
			for i, page := range pages {
				on := min(size, len(all)-i*size)
				if number(page, "total_items") != len(all) || number(page, "total_pages") != len(pages) || number(page, "page_number") != i+1 || number(page, "size") != on ||
					page["first_page"] != (i == 0) || page["last_page"] != (i == len(pages)-1) || page["empty"] != false || len(page["contents"].([]any)) != on {
					t.Errorf("%s, page %d of %d, %d each: %v", list, i+1, len(pages), size, lacking(page, "contents"))
				}
			}
			behind, _ := r.JSON(t, fmt.Sprintf("%s%s?per_page=%d&page=%d", apptest.HSDS, list, size, len(pages)+1)).(map[string]any)
			if behind["empty"] != true || behind["last_page"] != true || len(behind["contents"].([]any)) != 0 || number(behind, "total_items") != len(all) {
				t.Errorf("%s: behind the end stands %v", list, behind)
			}
		}
		for query, most := range map[string]int{"": 200, "&full=true": 100, "&full_service=true": 100, "&minimal=true": 5000} {
			path := apptest.HSDS + list + "?per_page=1000000" + query
			w := r.Get(t, path)
			if w.Code == http.StatusBadRequest && query != "" {
				continue // the list does not have it
			}
			page, _ := apptest.DecodeJSON(t, path, w.Body.Bytes()).(map[string]any)
			if size := number(page, "size"); size != min(most, len(all)) {
				t.Errorf("%s: %d entries, want %d", path, size, min(most, len(all)))
			}
		}
		t.Logf("%s: %d entries in pages of %v", list, len(all), sizes)
	}
}

func lacking(object map[string]any, name string) map[string]any {
	rest := map[string]any{}
	for key, v := range object {
		if key != name {
			rest[key] = v
		}
	}
	return rest
}

func TestAnEmptyListHasNoPagesAndSaysSo(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	for _, list := range apptest.HSDSLists {
		page, _ := r.JSON(t, apptest.HSDS+list+"?search=zzzzzz").(map[string]any)
		if got := fmt.Sprintln(page["total_items"], page["total_pages"], page["page_number"], page["size"], page["first_page"], page["last_page"], page["empty"], page["contents"]); got != "0 0 1 0 true true true []\n" {
			t.Errorf("%s: %s", list, got)
		}
		if entries := r.NDJSON(t, apptest.HSDS+list+"?search=zzzzzz&format=ndjson"); len(entries) != 0 {
			t.Errorf("%s: %v", list, entries)
		}
	}
}

func TestAPageOfTheExchangeStandardAsksTheSameHoweverManyEntriesItHas(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	for path, limit := range map[string]apptest.Cost{
		"/services": apptest.NewCost(2, 9), "/services?full=true": apptest.NewCost(2, 9), "/services?minimal=true": apptest.NewCost(1, 2), "/organizations": apptest.NewCost(2, 6), "/organizations?full=true": apptest.NewCost(2, 20), "/organizations?full_service=true": apptest.NewCost(2, 20),
		"/service_at_locations": apptest.NewCost(2, 9), "/service_at_locations?full=true&postcode=44623&proximity=20000": apptest.NewCost(2, 9), "/taxonomies": apptest.NewCost(0, 0), "/taxonomy_terms": apptest.NewCost(2, 6),
	} {
		between := "?"
		if slices.Contains([]byte(path), '?') {
			between = "&"
		}
		one := r.CostOf(t, http.MethodGet, apptest.HSDS+path+between+"per_page=1", "")
		all := r.CostOf(t, http.MethodGet, apptest.HSDS+path+between+"per_page=100", "")
		if all.Trips > limit.Trips || all.Queries > limit.Queries {
			t.Errorf("%s: one entry costs %v, a hundred %v, allowed are %v", path, one, all, limit)
		}
		t.Logf("%s: %v", path, all)
	}
}
