package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// BenchmarkOffers searches with three filters around random Kreise, among 25 institutions a network with 1.5 services
// each. Beside the mean it reports the 50th and 99th percentile.
func BenchmarkOffers(b *testing.B) {
	for _, networks := range []int{400, 4000} {
		f := open(b)
		f.exec(`set synchronous_commit = off`)
		fillServices(f, networks)
		s := store.New(storetest.Pool(b, f.url, directory.Staff, nil))
		b.Run(fmt.Sprint(networks), func(b *testing.B) {
			random := rand.New(rand.NewPCG(1, 2))
			kreise := kreiseOf(b)
			var took []time.Duration
			hits := 0
			for b.Loop() {
				k := kreise[random.IntN(len(kreise))]
				w := directory.Wanted{Lat: k.Lat + random.Float64()/5, Lon: k.Lon + random.Float64()/5,
					Districts: []string{k.AGS}, Radius: 50, Wider: 100,
					Topics:    directory.Topics[random.IntN(len(directory.Topics)):][:1],
					Languages: directory.Tongues[1+random.IntN(6):][:1], Access: directory.Accesses[random.IntN(3):][:1]}
				start := time.Now()
				found, err := s.Offers(b.Context(), w, today, 0, 20)
				if err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
				hits += len(found.Hits)
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-p50")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
			b.ReportMetric(float64(hits)/float64(len(took)), "hits")
		})
	}
}

func kreiseOf(t testing.TB) []gazetteer.Kreis {
	t.Helper()
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	return atlas.Kreise()
}

// fillServices fills the tables without the program: it is only to be searched.
func fillServices(f fixture, networks int) {
	kreise := kreiseOf(f.t)
	var ags []string
	var lat, lon []float64
	for _, k := range kreise {
		ags, lat, lon = append(ags, k.AGS), append(lat, k.Lat), append(lon, k.Lon)
	}
	numbers := func(kind string, values []string) (all []int32) {
		for _, v := range values {
			all = append(all, directory.Attribute(kind, v))
		}
		return all
	}
	f.exec(`
		insert into regions (id, key, name, kind, state)
		select ('00000000-0000-0001-0000-' || lpad(n::text, 12, '0'))::uuid, 'g' || n, 'Gebiet ' || n, 'kreis', '05'
		from generate_series(1, $1) n`, networks)
	f.exec(`
		insert into region_districts (region_id, position, ags, inferred)
		select ('00000000-0000-0001-0000-' || lpad(n::text, 12, '0'))::uuid, 1,
			($2::text[])[1 + n % array_length($2::text[], 1)], false
		from generate_series(1, $1) n`, networks, ags)
	f.exec(`
		insert into networks (id, key, region_id, name, form, summary, changed_at)
		select ('00000000-0000-0002-0000-' || lpad(n::text, 12, '0'))::uuid, 'n' || n,
			('00000000-0000-0001-0000-' || lpad(n::text, 12, '0'))::uuid, 'Netzwerk ' || n, 'runder_tisch', 'S', now()
		from generate_series(1, $1) n`, networks)
	f.exec(`
		insert into institutions (id, key, name, protected, changed_at)
		select ('00000000-0000-0003-0000-' || lpad(n::text, 12, '0'))::uuid, 'i' || n, 'Einrichtung ' || n, false,
			now()
		from generate_series(1, $1 * 25) n`, networks)
	f.exec(`
		insert into memberships (
			id, network_id, position, key, institution_id, institution_protected, group_name, sector, stated_count,
			stated_text, role, function, since, until, note, checked_on, checked_by)
		select gen_random_uuid(), ('00000000-0000-0002-0000-' || lpad((1 + n / 25)::text, 12, '0'))::uuid, n % 25,
			'm' || n, ('00000000-0000-0003-0000-' || lpad((1 + n)::text, 12, '0'))::uuid, false, '', '', 0, '',
			'mitglied', '', '', '', '', '', ''
		from generate_series(0, $1 * 25 - 1) n`, networks)
	f.exec(`
		insert into services (
			id, institution_id, institution_protected, position, key, name, neutral_label, summary, topics, audiences,
			languages, interpreting, interpreted, access, access_note, modes, hours, hours_note, holidays, cost,
			waiting, areas, area_note, referral, alert, alert_until, checked_on, checked_by)
		select ('00000000-0000-0004-0000-' || lpad(n::text, 12, '0'))::uuid,
			('00000000-0000-0003-0000-' || lpad((1 + n * 2 / 3)::text, 12, '0'))::uuid, false, n % 3, 's' || n,
			'Angebot ' || n, 'Beratung', 'Text', '{stalking}', '{frauen}', '{ar}', '', '{}', '{stufenlos}', '',
			'{vor_ort}', '{"Mo–Fr 09:00–12:00"}', '', false, 'kostenfrei', '', '{}', '', 'Bitte anrufen', '', '',
			'2026-01', 'Koordination'
		from generate_series(0, $1 * 75 / 2 - 1) n`, networks)
	f.exec(`
		insert into service_spots (
			service_id, position, institution_id, institution_protected, exact, district, spot, attributes, week,
			holidays, known_hours, visibility)
		select ('00000000-0000-0004-0000-' || lpad(n::text, 12, '0'))::uuid, 1,
			('00000000-0000-0003-0000-' || lpad((1 + n * 2 / 3)::text, 12, '0'))::uuid, false, true, ($2::text[])[k],
			point(
				(($4::float8[])[k] + random() * 0.4 - 0.2) * 70.06,
				(($3::float8[])[k] + random() * 0.3 - 0.15) * 111.32),
			array[
				($5::int[])[1 + floor(random() * random() * array_length($5::int[], 1))],
				($5::int[])[1 + floor(random() * array_length($5::int[], 1))],
				($5::int[])[1 + floor(random() * array_length($5::int[], 1))], ($6::int[])[1 + floor(random() * 3)],
				($6::int[])[1 + floor(random() * array_length($6::int[], 1))],
				($7::int[])[1 + floor(random() * random() * array_length($7::int[], 1))],
				($7::int[])[1 + floor(random() * random() * array_length($7::int[], 1))],
				($8::int[])[1 + floor(random() * 3)], ($8::int[])[1 + floor(random() * array_length($8::int[], 1))],
				($9::int[])[1 + floor(random() * 3)]]
				|| case when n % 500 = 0 then array[$10::int] else array[]::int[] end, '{[540,720),[1980,2160)}',
			false, true, 'oeffentlich'
		from generate_series(0, $1 * 75 / 2 - 1) n
		cross join lateral (select 1 + (n / 38) % array_length($2::text[], 1) as k) k`, networks, ags, lat, lon,
		numbers(directory.KindTopic, texts(directory.Topics)),
		numbers(directory.KindAudience, texts(directory.Audiences)),
		numbers(directory.KindLanguage, texts(directory.Tongues)[1:]),
		numbers(directory.KindAccess, texts(directory.Accesses)), numbers(directory.KindMode, texts(directory.Modes)),
		directory.Attribute(directory.KindArea, directory.AreaEverywhere))
	for _, table := range []string{"regions", "region_districts", "networks", "institutions", "memberships", "services", "service_spots"} {
		f.exec(`vacuum analyze ` + table)
	}
}

func texts[T ~string](list []T) (all []string) {
	for _, one := range list {
		all = append(all, string(one))
	}
	return all
}
