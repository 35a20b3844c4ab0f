package invented_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/document"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/invented"
)

var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

var openAtlas = sync.OnceValues(func() (*gazetteer.Gazetteer, error) { return gazetteer.Open("") })

func networks(t testing.TB, seed uint64, n int) []directory.Dossier {
	t.Helper()
	atlas, err := openAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return slices.Collect(invented.Networks(atlas, seed, n, today))
}

func encoded(t testing.TB, all []directory.Dossier) string {
	t.Helper()
	var text strings.Builder
	for _, d := range all {
		data, err := document.Encode(d)
		if err != nil {
			t.Fatal(err)
		}
		text.Write(data)
	}
	return text.String()
}

func TestTheSameSeedMakesTheSameNetworksAndFewAreTheFirstOfMany(t *testing.T) {
	many := encoded(t, networks(t, 7, 30))
	if encoded(t, networks(t, 7, 30)) != many {
		t.Error("made twice, they differ")
	}
	if few := encoded(t, networks(t, 7, 9)); !strings.HasPrefix(many, few) {
		t.Error("nine are not the first nine of thirty")
	}
	if encoded(t, networks(t, 8, 30)) == many {
		t.Error("another seed makes the same")
	}
}

func TestEverythingMadePassesTheRules(t *testing.T) {
	many := 120
	if dossiertest.Thorough() {
		many = 410
	}
	for seed, n := range map[uint64]int{0: 30, 1: many, 1<<64 - 1: 30} {
		for _, d := range networks(t, seed, n) {
			if err := d.Check(); err != nil {
				t.Fatalf("%s (seed %d): %v", d.Network.Key, seed, err)
			}
			text := encoded(t, []directory.Dossier{d})
			if back, err := document.Decode([]byte(text)); err != nil || encoded(t, []directory.Dossier{back}) != text {
				t.Fatalf("%s: it does not come back from its document: %v", d.Network.Key, err)
			}
		}
	}
}

// Nobody is asked about a made-up network whether it tells where a shelter is.
func TestNothingMadeUpTellsWhereAShelterIs(t *testing.T) {
	for _, d := range networks(t, 1, 60) {
		for _, doubt := range d.Doubts() {
			t.Errorf("%s: %s: %q", d.Network.Key, doubt.Path, doubt.Words)
		}
	}
}

func TestEveryNameThatIsReadOnItsOwnSaysThatItIsMadeUp(t *testing.T) {
	for _, d := range networks(t, 1, 200) {
		names := []string{d.Network.Name, d.Region.Name}
		for _, i := range d.Institutions {
			names = append(names, i.Name)
			if !strings.HasPrefix(i.Key, "erfunden-") {
				t.Errorf("the key %s", i.Key)
			}
		}
		for _, name := range names {
			if !strings.HasSuffix(name, " "+invented.Mark) {
				t.Errorf("%s: %q is not marked", d.Network.Key, name)
			}
		}
	}
}

// texts calls do with every text in a value, with the name of its field.
func texts(v reflect.Value, field string, do func(field, text string)) {
	switch v.Kind() {
	case reflect.String:
		do(field, v.String())
	case reflect.Pointer:
		if !v.IsNil() {
			texts(v.Elem(), field, do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			texts(v.Index(i), field, do)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				texts(v.Field(i), v.Type().Field(i).Name, do)
			}
		}
	}
}

// Nobody must ever be called or written to because of a network that does not exist.
func TestNoNumberAndNoAddressCanBelongToAnybody(t *testing.T) {
	number := regexp.MustCompile(`^(030 23125|069 90009|040 66969|0221 4710|089 99998) \d{3}$`)
	host := regexp.MustCompile(`^[a-z0-9.-]+\.example\.org$`)
	figures := regexp.MustCompile(`\d[\d /-]{5,}\d`)
	seen := map[string]int{}
	for _, d := range networks(t, 3, 300) {
		texts(reflect.ValueOf(d), "", func(field, text string) {
			switch {
			case text == "":
			case field == "Phone":
				seen[field]++
				if !number.MatchString(text) || directory.PhoneLink(text) == "" {
					t.Errorf("the number %q", text)
				}
			case field == "Email":
				seen[field]++
				if _, at, _ := strings.Cut(text, "@"); !host.MatchString(at) {
					t.Errorf("the mail address %q", text)
				}
			case strings.Contains(text, "://"):
				seen[field]++
				if at, _, _ := strings.Cut(strings.TrimPrefix(text, "https://"), "/"); !host.MatchString(at) {
					t.Errorf("%s: the web address %q", field, text)
				}
			case strings.Contains(text, "@") || strings.Contains(text, "www."):
				t.Errorf("%s holds an address: %q", field, text)
			case directory.PartialDate(text).Precision() == directory.Unknown && !directory.ValidKey(text) && figures.MatchString(text):
				t.Errorf("%s holds something like a number: %q", field, text)
			}
		})
	}
	for _, field := range []string{"Phone", "Email", "Website", "Registration"} {
		if seen[field] == 0 {
			t.Errorf("no %s was looked at", field)
		}
	}
}

func TestTheNetworksLieInRealKreiseAndTheirPostcodesToo(t *testing.T) {
	atlas, err := openAtlas()
	if err != nil {
		t.Fatal(err)
	}
	all := atlas.Kreise()
	count := map[string]int{}
	const circles = 30 // beyond the first network of each Kreis
	for _, d := range networks(t, 1, len(all)+5*circles) {
		first := d.Region.Districts[0].AGS
		count[first]++
		for _, k := range d.Region.Districts {
			if _, ok := atlas.Kreis(k.AGS); !ok || k.AGS[:2] != d.Region.State {
				t.Errorf("%s: Kreis %s in Land %s", d.Network.Key, k.AGS, d.Region.State)
			}
		}
		for _, i := range d.Institutions {
			if i.Protected() && len(i.Places) > 0 {
				t.Errorf("%s is protected and has an address", i.Key)
			}
			for _, p := range i.Places {
				kreise := atlas.Postcode(p.Postcode)
				lat, lon, ok := atlas.PostcodePoint(p.Postcode)
				if !slices.ContainsFunc(kreise, func(k gazetteer.Candidate) bool { return k.AGS == first }) || !ok || p.Lat == nil || *p.Lat != lat ||
					*p.Lon != lon {
					t.Errorf("%s: postcode %s at %v, %v in %v", i.Key, p.Postcode, p.Lat, p.Lon, kreise)
				}
			}
		}
	}
	further := 0
	for _, k := range all {
		if n := count[k.AGS]; n == 6 {
			further++
		} else if n != 1 {
			t.Errorf("%s has %d networks, want 1 or 6", k.Name, n)
		}
	}
	if further != circles {
		t.Errorf("%d Kreise have further networks, want %d", further, circles)
	}
}

func TestFurtherNetworksShareTheirInstitutionsByFives(t *testing.T) {
	atlas, err := openAtlas()
	if err != nil {
		t.Fatal(err)
	}
	all := networks(t, 1, len(atlas.Kreise())+10)
	further := all[len(all)-10:]
	for i, d := range further {
		if home := further[i-i%5]; !reflect.DeepEqual(d.Institutions, home.Institutions) || d.Region.Key == home.Region.Key && i%5 != 0 {
			t.Errorf("%s does not consist of the institutions of %s, in a region of its own", d.Network.Key, home.Network.Key)
		}
	}
	if further[0].Institutions[0].Key == further[5].Institutions[0].Key || all[0].Institutions[0].Key == further[0].Institutions[0].Key {
		t.Error("two circles have the same institutions")
	}
}

func TestWhatIsMadeIsAsManyAndAsIncompleteAsInRealLife(t *testing.T) {
	var institutions, services, noHours, neverChecked, noArea, noContact int
	sectors, topics, tongues := map[directory.Sector]bool{}, map[directory.Topic]bool{}, map[directory.Tongue]int{}
	all := networks(t, 1, 400)
	keys := map[string]bool{}
	for _, d := range all {
		for _, i := range d.Institutions {
			if keys[i.Key] {
				t.Errorf("two institutions have the key %s", i.Key)
			}
			keys[i.Key] = true
			institutions++
			for _, s := range i.Sectors {
				sectors[s] = true
			}
			if len(i.Contacts) == 0 {
				noContact++
			}
			for _, s := range i.Services {
				services++
				if len(s.Hours) == 0 {
					noHours++
				}
				if s.CheckedOn == "" {
					neverChecked++
				}
				if len(s.Areas) == 0 {
					noArea++
				}
				for _, topic := range s.Topics {
					topics[topic] = true
				}
				for _, tongue := range s.Languages {
					tongues[tongue]++
				}
				lines := make([]string, len(s.Hours))
				for n, line := range s.Hours {
					lines[n] = string(line)
				}
				if tidied, bad := directory.Tidied(lines); bad != 0 || !slices.Equal(tidied, s.Hours) && len(s.Hours) > 0 {
					t.Fatalf("hours %q are stored as %q", s.Hours, tidied)
				}
			}
		}
	}
	for _, f := range directory.Families {
		for _, s := range f.Sectors {
			if !sectors[s] {
				t.Errorf("nobody is of the sector %s", s)
			}
		}
	}
	for _, topic := range directory.Topics {
		if !topics[topic] {
			t.Errorf("no service is about %s", topic)
		}
	}
	if tongues["tr"] < 5*tongues["vi"] || tongues["vi"] == 0 {
		t.Errorf("Turkish is spoken %d times, Vietnamese %d times", tongues["tr"], tongues["vi"])
	}
	for name, test := range map[string]struct{ got, least, most int }{
		"institutions of a network": {institutions / len(all), 23, 27}, "services of ten institutions": {services * 10 / institutions, 7, 30},
		"percent without hours": {noHours * 100 / services, 5, 20}, "percent never checked": {neverChecked * 100 / services, 3, 15},
		"percent without an area": {noArea * 100 / services, 5, 15}, "percent without a contact": {noContact * 100 / institutions, 5, 15},
	} {
		if test.got < test.least || test.got > test.most {
			t.Errorf("%s: %d, want %d to %d", name, test.got, test.least, test.most)
		}
	}
	t.Logf("%d institutions, %d services", institutions, services)
}
