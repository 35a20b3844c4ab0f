package store_test

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"rundtisch/internal/directory"
)

// at is a place of an institution.
func at(lat, lon float64, level directory.Visibility) directory.Place {
	return directory.Place{Key: "p", City: "Ort", Lat: &lat, Lon: &lon, Visibility: level}
}

// Herne, and some kilometres to the north and far to the south.
var herne = directory.Wanted{Lat: 51.538, Lon: 7.226, Districts: []string{"05916"}, Radius: 50, Wider: 1000}

func searched(t testing.TB) fixture {
	t.Helper()
	offer := func(key string, s directory.Service, places ...directory.Place) directory.Institution {
		i := institution(key)
		s.Key, s.Name = "angebot", "Angebot "+key
		i.Services, i.Places = []directory.Service{s}, places
		return i
	}
	arabic := directory.Service{Languages: []directory.Tongue{"ar"}, Topics: []directory.Topic{"stalking"},
		Audiences: []directory.Audience{"frauen", "kinder"}, Access: []directory.Access{"stufenlos"},
		Hours: []directory.Hours{"Mo–Fr 09:00–17:00"}}
	interpreted := directory.Service{Interpreting: "auf Anfrage", Interpreted: []directory.Tongue{"ar"},
		Topics: []directory.Topic{"stalking"}, Hours: []directory.Hours{"Mo–So 00:00–24:00"}, Holidays: true}
	near := small("herne", offer("nah", arabic, at(51.54, 7.22, "")),
		offer("dolmetscht", interpreted, at(51.541, 7.221, "")),
		offer("versteckt", arabic, at(51.539, 7.223, directory.Staff)))
	near.Region.Districts = []directory.District{{AGS: "05916"}}
	shelter := offer("haus", arabic)
	shelter.Sectors = []directory.Sector{directory.SectorShelter}
	other := small("nachbar", offer("dort", arabic, at(51.8, 7.2, "")), shelter)
	other.Region.Districts = []directory.District{{AGS: "05562"}}
	country := arabic
	country.Areas = []string{directory.AreaEverywhere}
	far := small("fern", offer("muenchen", arabic, at(48.14, 11.57, "")), offer("bundesweit", country, at(48.14, 11.57, "")))
	far.Region.Districts, far.Region.State = []directory.District{{AGS: "09162"}}, "09"
	return open(t).load(near, other, far)
}

func keys(found directory.Findings) []string {
	var keys []string
	for _, h := range found.Hits {
		keys = append(keys, h.Institution.Key)
	}
	return keys
}

func TestOffersComeByWhatFallsLeastShort(t *testing.T) {
	t.Parallel()
	s := searched(t).at(directory.Public)
	sunday := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	monday := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	christmas := time.Date(2026, 12, 25, 12, 0, 0, 0, time.UTC)
	with := func(change func(*directory.Wanted)) directory.Wanted {
		w := herne
		change(&w)
		return w
	}
	for _, test := range []struct {
		name   string
		wanted directory.Wanted
		now    time.Time
		want   []string
	}{
		{"on a working day: those for the place, the nearest of the open ones first", herne, monday,
			[]string{"versteckt", "nah", "dolmetscht", "haus", "dort", "bundesweit"}},
		{"on Sunday what is always open comes first", herne, sunday, []string{"dolmetscht", "versteckt", "nah", "haus", "dort", "bundesweit"}},
		{"who speaks the language comes before who finds an interpreter, as long as both are near",
			with(func(w *directory.Wanted) { w.Languages = []directory.Tongue{"ar"} }), sunday,
			[]string{"versteckt", "nah", "haus", "dolmetscht", "dort", "bundesweit"}},
		{"all filters together", with(func(w *directory.Wanted) {
			w.Languages, w.Topics, w.Audiences = []directory.Tongue{"ar"}, []directory.Topic{"stalking"}, []directory.Audience{"kinder"}
			w.Access = []directory.Access{"stufenlos"}
		}), monday, []string{"versteckt", "nah", "haus", "dort", "bundesweit"}},
		{"only what is open then", with(func(w *directory.Wanted) { w.Open = christmas }), monday, []string{"dolmetscht"}},
		{"nothing has both", with(func(w *directory.Wanted) { w.Languages, w.Access = []directory.Tongue{"ar"}, []directory.Access{"dgs"} }), monday, nil},
		{"a smaller circle", with(func(w *directory.Wanted) { w.Radius = 10 }), monday, []string{"versteckt", "nah", "dolmetscht", "bundesweit"}},
		{"however far", with(func(w *directory.Wanted) { w.Radius = 0 }), monday,
			[]string{"versteckt", "nah", "dolmetscht", "haus", "dort", "bundesweit", "muenchen"}},
	} {
		found, err := s.Offers(t.Context(), test.wanted, test.now, 0, 50)
		if err != nil {
			t.Fatal(err)
		}
		if got := keys(found); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestCountsAreOfWhatOneWouldGet(t *testing.T) {
	t.Parallel()
	s := searched(t).at(directory.Public)
	count := func(w directory.Wanted) int {
		found, err := s.Offers(t.Context(), w, today, 0, 50)
		if err != nil {
			t.Fatal(err)
		}
		return found.Found
	}
	w := herne
	w.Topics, w.Languages = []directory.Topic{"stalking"}, []directory.Tongue{"ar"}
	found, err := s.Offers(t.Context(), w, today, 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Hits) != 2 || found.Found != 6 {
		t.Errorf("%d of %d, want 2 of 6", len(found.Hits), found.Found)
	}
	children := w
	children.Audiences = []directory.Audience{"kinder"}
	if got, want := found.Counts[directory.Attribute(directory.KindAudience, "kinder")], count(children); got != want {
		t.Errorf("children: counted %d, would get %d", got, want)
	}
	if got, want := found.Farther, count(directory.Wanted{Lat: w.Lat, Lon: w.Lon, Districts: w.Districts,
		Topics: []directory.Topic{"stalking"}, Languages: []directory.Tongue{"ar"}}); got != want {
		t.Errorf("however far: counted %d, would get %d", got, want)
	}
	w.Languages = []directory.Tongue{"ti"}
	found, err = s.Offers(t.Context(), w, today, 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	if found.Found != 0 || found.Without[directory.KindLanguage] != 6 || found.Without[directory.KindTopic] != 0 {
		t.Errorf("found %d, without the language %d, without the topic %d; want 0, 6, 0", found.Found,
			found.Without[directory.KindLanguage], found.Without[directory.KindTopic])
	}
	if n := found.Counts[directory.Attribute(directory.KindLanguage, "ar")]; n != 6 {
		t.Errorf("with Arabic instead: %d, want 6", n)
	}
}

// What is not known to everybody must not show in a distance, and of a shelter nothing finer than its Kreis.
func TestDistancesComeFromWhatAllMayKnow(t *testing.T) {
	t.Parallel()
	f := searched(t)
	for _, level := range levels {
		found, err := f.at(level).Offers(t.Context(), herne, today, 0, 50)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range found.Hits {
			if hidden := h.Institution.Key == "versteckt" || h.Institution.Key == "haus"; h.Exact == hidden {
				t.Errorf("%s: the distance to %q is exact: %v", level, h.Institution.Key, h.Exact)
			}
		}
	}
	if n := f.count(`
		select count(*) from service_spots
		where institution_protected
			and (
				exact
					or spot::text <> (
						select min(spot::text) from service_spots s where s.district = '05562' and not s.exact))`); n != 0 {
		t.Errorf("%d spots of protected institutions are not the middle of the Kreis", n)
	}
}

func TestServicesMoveWithTheNetworksOfTheirInstitution(t *testing.T) {
	t.Parallel()
	shared := counselled("eins")
	first, second := small("eins", shared), small("zwei", shared)
	first.Region.Districts = []directory.District{{AGS: "05916"}}
	second.Region.Districts = []directory.District{{AGS: "03101"}}
	f := open(t).load(first, second)
	spots := func() (districts []string) {
		return f.names(`select district from service_spots order by district`)
	}
	if got := spots(); !slices.Equal(got, []string{"03101", "05916"}) {
		t.Errorf("in two networks: %v", got)
	}
	second.Members, second.Institutions = nil, nil
	f.load(second)
	if got := spots(); !slices.Equal(got, []string{"05916"}) {
		t.Errorf("after the second let it go: %v", got)
	}
	first.Region.Districts[0].AGS = "05974"
	f.load(first)
	if got := spots(); !slices.Equal(got, []string{"05974"}) {
		t.Errorf("after the region changed: %v", got)
	}
}

// That an institution takes part in a network may be for few to know: then it must not be found in its Kreise either.
func TestServicesAreNotFoundWhereAMembershipIsHidden(t *testing.T) {
	t.Parallel()
	shared := counselled("eins")
	first, second := small("eins", shared), small("zwei", shared)
	first.Region.Districts = []directory.District{{AGS: "05916"}}
	second.Region.Districts = []directory.District{{AGS: "03101"}}
	second.Members[0].Visibility = directory.Coordination
	f := open(t).load(first, second)
	for _, level := range levels {
		found, err := f.at(level).Offers(t.Context(),
			directory.Wanted{Lat: 52.26, Lon: 10.52, Districts: []string{"03101"}, Radius: 50, Wider: 1000}, today, 0,
			10)
		if err != nil {
			t.Fatal(err)
		}
		if want := level == directory.Coordination; (found.Found == 1) != want {
			t.Errorf("%s: found %d in the Kreis of a hidden membership", level, found.Found)
		}
	}
}

func TestAnAddressLiesInTheKreisOfItsPostcode(t *testing.T) {
	t.Parallel()
	one := counselled("eins")
	one.Places = []directory.Place{{Key: "p", Street: "Am Platz 1", Postcode: "44623", City: "Herne"}}
	d := small("probe", one)
	d.Region.Districts = []directory.District{{AGS: "05911"}, {AGS: "05916"}}
	f := open(t).load(d)
	if got := f.names(`select district from service_spots`); !slices.Equal(got, []string{"05916"}) {
		t.Errorf("an address in Herne lies in %v", got)
	}
}

// crowded are many services of a few institutions near Herne in a network of some Kreise, and one 30 km from there.
func crowded(t *testing.T, institutions int, hours directory.Hours, districts ...string) fixture {
	var near []directory.Institution
	for n := range institutions {
		i := institution("nah-" + strconv.Itoa(n))
		for s := range directory.MaxServices {
			i.Services = append(i.Services, directory.Service{Key: "s-" + strconv.Itoa(s), Name: "Angebot", Hours: []directory.Hours{hours}})
		}
		near = append(near, i)
	}
	d, other := small("nah", near...), institution("dort")
	for _, ags := range districts {
		d.Region.Districts = append(d.Region.Districts, directory.District{AGS: ags})
	}
	other.Services = []directory.Service{{Key: "immer", Name: "Immer", Hours: []directory.Hours{"Mo–So 00:00–24:00"}, Holidays: true}}
	other.Places = []directory.Place{at(51.8, 7.2, "")}
	away := small("fern", other)
	away.Region.Districts = []directory.District{{AGS: "05562"}}
	return open(t).load(d, away)
}

func TestWhatIsOpenIsFoundBehindAllThatIsClosed(t *testing.T) {
	t.Parallel()
	w := herne
	w.Open = time.Date(2026, 11, 22, 2, 0, 0, 0, time.UTC)
	found, err := crowded(t, 5, "Mo 09:00–10:00", "05916").at(directory.Public).Offers(t.Context(), w, w.Open, 0, 20)
	if err != nil {
		t.Fatal(err)
	}
	if got := keys(found); !slices.Equal(got, []string{"dort"}) || found.Closed != directory.MostFound {
		t.Errorf("open at night: %v, whatever the time: %d; want dort, %d", got, found.Closed, directory.MostFound)
	}
}

func TestServicesInSeveralKreiseHideNothingThatIsFarther(t *testing.T) {
	t.Parallel()
	found, err := crowded(t, 1, "Mo 09:00–10:00", "05916", "05911", "05513").at(directory.Public).Offers(t.Context(), herne, today, 0, 20)
	if err != nil {
		t.Fatal(err)
	}
	if found.Found != directory.MaxServices+1 {
		t.Errorf("found %d, want %d", found.Found, directory.MaxServices+1)
	}
}

// The same moments asked of the database and of Go: nights, public holidays, the nights around them, and the nights in
// which the clocks are changed.
func TestBothSidesKnowWhenAServiceIsOpen(t *testing.T) {
	t.Parallel()
	hours := map[string][]directory.Hours{
		"tags": {"Mo–Fr 09:00–12:00"}, "nachts": {"Mo–Fr 22:00–06:00"}, "sonntags": {"So 20:00–08:00"},
		"samstags": {"Sa 22:00–03:00"}, "immer": {"Mo–So 00:00–24:00"},
		"beides": {"Mo–Fr 22:00–06:00", "Sa 05:00–12:00"}, "worte": {"1. Mittwoch im Monat 14–16 Uhr"},
		"dazu": {"Mo–Fr 09:00–12:00", "Do ab 14 Uhr"}, "termin": {"Mo–Fr 09:00–12:00", "nach Vereinbarung"},
		"keine": nil,
	}
	var all []directory.Institution
	for key, lines := range hours {
		for _, holidays := range []bool{false, true} {
			i := institution(key + "-" + strconv.FormatBool(holidays))
			i.Services = []directory.Service{{Key: "angebot", Name: "Angebot", Hours: lines, Holidays: holidays}}
			i.Places = []directory.Place{at(51.54, 7.22, "")}
			all = append(all, i)
		}
	}
	d := small("herne", all...)
	d.Region.Districts = []directory.District{{AGS: "05916"}}
	s := open(t).load(d).at(directory.Public)
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	opening, seen := map[directory.Opening]int{}, 0
	for _, day := range []string{"2026-11-22", "2026-11-23", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-27",
		"2026-06-04", "2026-06-05", "2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"} {
		for _, clock := range []string{"00:00", "02:30", "05:59", "06:00", "10:00", "15:00", "22:00", "23:59"} {
			now, err := time.ParseInLocation("2006-01-02 15:04", day+" "+clock, berlin)
			if err != nil {
				t.Fatal(err)
			}
			found, err := s.Offers(t.Context(), herne, now, 0, 50)
			if err != nil {
				t.Fatal(err)
			}
			then := herne
			then.Open = now
			open, err := s.Offers(t.Context(), then, now, 0, 50)
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, h := range found.Hits {
				seen++
				ours := h.OpenAt(now, "05")
				opening[ours]++
				if ours != h.Opening {
					t.Errorf("%s at %s %s: Go says %v, PostgreSQL %v", h.Institution.Key, day, clock, ours, h.Opening)
				}
				if ours == directory.Open {
					want = append(want, h.Institution.Key)
				}
			}
			got := keys(open)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("open at %s %s: %v, want %v", day, clock, got, want)
			}
		}
	}
	if len(opening) != 3 || seen != 12*8*2*len(hours) {
		t.Errorf("%d were looked at: %v", seen, opening)
	}
}
