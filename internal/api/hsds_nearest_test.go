package api_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/gazetteer"
)

// Whoever asks for a distance wants the nearest first, on every page and in a stream.
func TestWhatIsAskedForByDistanceComesNearestFirst(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	lat, lon, ok := atlas.PostcodePoint("44623")
	if !ok {
		t.Fatal("44623 has no middle")
	}
	r.Exec(t, `
		update places p set lat = 51.5 + n.at * 0.01, lon = 7.2
		from (select id, row_number() over (order by md5(id::text)) as at from places) n where n.id = p.id`)
	const near = apptest.HSDS + "/service_at_locations?postcode=44623&proximity=1000000"
	streamed := r.NDJSON(t, near+"&format=ndjson")
	var order []string
	last, apart := 0.0, 0
	for _, line := range streamed {
		entry, _ := line.(map[string]any)
		order = append(order, apptest.JSONField(entry, "id"))
		place, _ := entry["location"].(map[string]any)
		var point [2]float64
		if _, err := fmt.Sscan(fmt.Sprint(place["latitude"], " ", place["longitude"]), &point[0], &point[1]); err != nil {
			t.Fatalf("%v has no point: %v", entry["id"], err)
		}
		metres := gazetteer.Distance(lat, lon, point[0], point[1]) * 1000
		if metres < last-1 { // two programs calculate it
			t.Errorf("%v is %.0f m away, and comes behind one at %.0f m", entry["id"], metres, last)
		}
		if metres > last+1 {
			apart++
		}
		last = metres
	}
	if apart < 3 {
		t.Fatalf("of %d there are only %d distances", len(streamed), apart)
	}
	var paged []string
	for page := 1; ; page++ {
		var list struct {
			Contents []struct{ ID string }
			Last     bool `json:"last_page"`
		}
		w := r.Get(t, fmt.Sprintf("%s&per_page=3&page=%d", near, page))
		if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil {
			t.Fatal(err)
		}
		for _, one := range list.Contents {
			paged = append(paged, one.ID)
		}
		if list.Last {
			break
		}
	}
	if !slices.Equal(order, paged) {
		t.Errorf("streamed %q, page by page %q", order, paged)
	}
	minimal := r.NDJSON(t, near+"&format=ndjson&minimal=true")
	for n, entry := range minimal {
		id := apptest.JSONField(entry, "id")
		if id != order[n] {
			t.Errorf("with minimal, place %d has %s", n, id)
		}
	}
	// Where a place has no coordinates, that of its postcode counts.
	r.Exec(t, `update places set lat = null, lon = null`)
	if again := r.NDJSON(t, near+"&format=ndjson"); len(again) == 0 {
		t.Error("without coordinates nothing is found")
	}
}
