package harvest

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// HSDS is published as tables, too: one CSV file a table in a ZIP archive (3.0, and 1.1 under slightly other names), or one list
// a table in a JSON object. The tables refer to each other by their ids; joined, they are what an API answers.

// mostUnpacked is how much of an archive is unpacked, in bytes.
const mostUnpacked = 128 << 20

// tableNames are our names for tables: those of 3.0.
var tableNames = map[string]string{
	"organizations": "organization", "programs": "program", "services": "service", "locations": "location",
	"services_at_location": "service_at_location", "service_at_locations": "service_at_location", "phones": "phone", "contacts": "contact",
	"physical_addresses": "address", "postal_addresses": "address", "physical_address": "address", "postal_address": "address",
	"addresses": "address", "regular_schedules": "schedule", "regular_schedule": "schedule", "schedules": "schedule",
	"languages": "language", "service_areas": "service_area", "accessibility_for_disabilities": "accessibility",
	"cost_options": "cost_option", "organization_identifiers": "organization_identifier", "attributes": "attribute",
	"taxonomy_terms": "taxonomy_term", "fundings": "funding",
}

// part is a table whose rows are parts of others: in which list of them they stand, and by which columns they say whose they are,
// the nearest first.
type part struct {
	table, list string
	owners      []string
}

// belonging are all of them, those that others are parts of last.
var belonging = []part{
	{"phone", "phones", []string{"contact", "service_at_location", "location", "service", "organization"}},
	{"contact", "contacts", []string{"service_at_location", "location", "service", "organization"}},
	{"address", "addresses", []string{"location"}},
	{"schedule", "schedules", []string{"service_at_location", "location", "service"}},
	{"language", "languages", []string{"phone", "location", "service"}},
	{"accessibility", "accessibility", []string{"location"}},
	{"service_area", "service_areas", []string{"service"}},
	{"cost_option", "cost_options", []string{"service"}},
	{"funding", "funding", []string{"service", "organization"}},
	{"organization_identifier", "organization_identifiers", []string{"organization"}},
	{"location", "locations", []string{"organization"}},
	{"service_at_location", "service_at_locations", []string{"service"}},
}

// row is one row of a table, by column; parts are added to it.
type row = map[string]any

// tables are the rows of each table, by our names.
type tables map[string][]row

// called is our name for a table.
func called(name string) string {
	name = strings.ToLower(strings.TrimSuffix(path.Base(name), ".csv"))
	if ours, ok := tableNames[name]; ok {
		return ours
	}
	return name
}

// unpacked returns the tables of an archive, and what of it is not read.
func unpacked(place string, archive *zip.Reader) (tables, []Skipped, error) {
	all, left := tables{}, int64(mostUnpacked)
	var skipped []Skipped
	for _, file := range archive.File {
		if !strings.EqualFold(path.Ext(file.Name), ".csv") {
			continue
		}
		in, err := file.Open()
		if err != nil {
			return nil, nil, fail(place, "das ist ein ZIP-Archiv, das nicht vollständig angekommen ist.")
		}
		text, err := io.ReadAll(io.LimitReader(in, left+1))
		_ = in.Close()
		if err != nil {
			return nil, nil, fail(place, "das ist ein ZIP-Archiv, das nicht vollständig angekommen ist.")
		}
		if left -= int64(len(text)); left < 0 {
			return nil, nil, fail(place, "ausgepackt ist das Archiv zu groß; höchstens %d MB.", mostUnpacked>>20)
		}
		text, _ = inUTF8(text)
		rows, bad := rowsOf(place+", "+clip(path.Base(file.Name), 60), text)
		if strings.HasPrefix(strings.ToLower(path.Base(file.Name)), "postal_address") {
			for _, r := range rows {
				r["address_type"] = "postal"
			}
		}
		name := called(file.Name)
		all[name], skipped = append(all[name], rows...), append(skipped, bad...)
	}
	return all, skipped, nil
}

// rowsOf reads a table. A row that is none is left out; the others are read.
func rowsOf(place string, text []byte) (rows []row, skipped []Skipped) {
	reader := csv.NewReader(bytes.NewReader(text))
	reader.FieldsPerRecord, reader.LazyQuotes, reader.TrimLeadingSpace = -1, true, true
	if head, _, _ := bytes.Cut(text, []byte("\n")); bytes.Count(head, []byte(";")) > bytes.Count(head, []byte(",")) {
		reader.Comma = ';'
	}
	head, err := reader.Read()
	if err != nil {
		return nil, nil // an empty table
	}
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows, skipped
		}
		line, _ := reader.FieldPos(0)
		if err != nil || len(cells) > len(head) {
			if err != nil && len(cells) == 0 {
				line = 0
			}
			skipped = append(skipped, Skipped{Place: fmt.Sprintf("%s, Zeile %d", place, line), Reason: "diese Zeile passt nicht zu den Spalten"})
			if err != nil && len(skipped) > mostSkipped {
				return rows, skipped
			}
			continue
		}
		one := row{}
		for i, cell := range cells {
			if cell = strings.TrimSpace(cell); cell != "" {
				one[strings.ToLower(strings.TrimSpace(head[i]))] = cell
			}
		}
		if len(one) > 0 {
			rows = append(rows, one)
		}
	}
}

// joined puts the rows together, and returns the organizations and the services, and what was not read: the names of tables, each with
// how many of its rows belong to none of them.
func (t tables) joined() (records []row, unread []string) {
	at := map[string]map[string]row{}
	for name, rows := range t {
		at[name] = map[string]row{}
		for _, r := range rows {
			tidy(name, r)
			if id := idIn(r, "id"); id != "" {
				at[name][id] = r
			}
		}
	}
	placed := map[string]bool{} // locations that a service is at
	for _, r := range t["service_at_location"] {
		if place, ok := at["location"][idIn(r, "location_id")]; ok {
			r["location"], placed[idIn(r, "location_id")] = place, true
		}
	}
	read := []string{"organization", "service"}
	for _, part := range belonging {
		read = append(read, part.table)
		orphans := 0
		for _, r := range t[part.table] {
			whole := part.table == "location" && placed[idIn(r, "id")]
			for _, owner := range part.owners {
				if whose, ok := at[owner][idIn(r, owner+"_id")]; ok {
					list, _ := whose[part.list].([]any)
					whose[part.list], whole = append(list, r), true
					break
				}
			}
			if !whole {
				orphans++
			}
		}
		if orphans > 0 { // nobody can say whose they are
			unread = append(unread, fmt.Sprintf("„%s“ (%d)", part.table, orphans))
		}
	}
	for name, rows := range t {
		if len(rows) > 0 && !slices.Contains(read, name) {
			unread = append(unread, fmt.Sprintf("„%s“ (%d)", clip(name, 60), len(rows)))
		}
	}
	slices.Sort(unread)
	return slices.Concat(t["organization"], t["service"]), unread
}

// idIn is an id in a row, "" where it has none.
func idIn(r row, column string) string {
	if r[column] == nil {
		return ""
	}
	return fmt.Sprint(r[column])
}

// weekdays are the days as 1.1 writes them.
var weekdays = []string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}

// tidy gives a row of 1.1 the names of 3.0.
func tidy(table string, r row) {
	rename := func(from, to string) {
		if value, ok := r[from]; ok && r[to] == nil {
			r[to] = value
			delete(r, from)
		}
	}
	switch table {
	case "organization":
		rename("url", "website")
	case "language":
		rename("language", "name")
	case "service_area":
		rename("service_area", "name")
	case "accessibility":
		rename("accessibility", "description")
	case "service":
		if r["status"] == nil {
			r["status"] = "active" // so that it is told from an organization
		}
	case "schedule":
		day, _ := r["weekday"].(string)
		for n, short := range weekdays {
			if day != "" && (day == fmt.Sprint(n+1) || strings.HasPrefix(strings.ToUpper(day), short)) {
				r["byday"], r["freq"] = short, "WEEKLY"
				delete(r, "weekday")
			}
		}
	}
}

// tables reads the tables of an archive as records.
func (p *parsed) tables(place string, archive *zip.Reader) error {
	all, skipped, err := unpacked(place, archive)
	if err != nil {
		return err
	}
	p.skipped = append(p.skipped, skipped...)
	return p.join(all)
}

// join takes the records of tables.
func (p *parsed) join(all tables) error {
	records, unread := all.joined()
	for _, r := range records {
		raw, err := json.Marshal(r)
		if err != nil {
			return fmt.Errorf("join tables: %w", err)
		}
		p.records = append(p.records, raw)
	}
	if len(unread) > 0 {
		p.notes = append(p.notes, "Das haben wir nicht gelesen, denn es gehört zu keiner Organisation und keinem Angebot, die hier stehen: "+
			strings.Join(unread, ", ")+".")
	}
	return nil
}

// tabular returns an archive that holds tables of HSDS; nil for any other file.
func tabular(body []byte) *zip.Reader {
	if !bytes.HasPrefix(body, []byte("PK")) {
		return nil
	}
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return nil
	}
	for _, file := range archive.File {
		name := strings.ToLower(path.Base(file.Name))
		if strings.HasSuffix(name, ".csv") && (called(name) == "organization" || called(name) == "service") {
			return archive
		}
	}
	return nil
}

// tablesIn returns the lists of an object that are tables: rows that only refer to each other. It returns nil where what belongs to an
// organization stands within it, as an API answers.
func tablesIn(object map[string]json.RawMessage) tables {
	all, parts := tables{}, 0
	for _, name := range slices.Sorted(maps.Keys(object)) {
		raw := object[name]
		var rows []row
		decoder := json.NewDecoder(bytes.NewReader(raw))
		decoder.UseNumber()
		if decoder.Decode(&rows) != nil {
			continue
		}
		all[called(name)] = append(all[called(name)], rows...)
		if slices.ContainsFunc(belonging, func(p part) bool { return p.table == called(name) && p.table != "service_at_location" }) {
			parts += len(rows)
		}
	}
	if parts == 0 || len(all["organization"])+len(all["service"]) == 0 {
		return nil
	}
	return all
}
