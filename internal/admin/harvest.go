package admin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/harvest"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// Harvesting says which other directory is to be read, and what becomes of it.
type Harvesting struct {
	Address string // of an API or a file in the net, or the name of a file; „-" reads in
	Name    string // what people call it; "" takes the name of the machine or of the file
	Propose bool   // lay what differs before the coordinators, instead of only showing it
	Fewer   bool   // also where the source has much less than last time
	In      io.Reader
}

// ReadSource reads another directory.
func (h *Harvesting) ReadSource(ctx context.Context, reader *harvest.Reader) (harvest.Reading, error) {
	switch {
	case strings.Contains(h.Address, "://"):
		if u, err := url.Parse(h.Address); err == nil && h.Name == "" {
			h.Name = u.Hostname()
		}
		return reader.Address(ctx, h.Address)
	case h.Address == "-":
		if h.Name == "" {
			return harvest.Reading{}, errors.New(sayNameSource)
		}
		return reader.File(h.Name, h.In)
	}
	file, err := OpenFile(h.Address)
	switch {
	case errors.Is(err, errMissing):
		return harvest.Reading{}, fmt.Errorf(sayAddressOfSource, err)
	case err != nil:
		return harvest.Reading{}, err
	}
	defer file.Close()
	base := filepath.Base(h.Address)
	if h.Name == "" {
		h.Name = base
	}
	return reader.File(base, file)
}

// ImportHSDS compares what was read with the directory and says on out what differs; with Propose it submits that to
// the coordinators. Nothing of it is published.
func ImportHSDS(
	ctx context.Context, editor *editing.Editor, atlas *gazetteer.Gazetteer, h Harvesting, reading harvest.Reading, now time.Time,
	out io.Writer,
) error {
	records, left := intake.Records(reading, atlas, now)
	source := store.HarvestSource{
		Address:       reading.Address,
		Name:          h.Name,
		Version:       reading.Version,
		ReadBy:        "import-hsds",
		SHA256:        reading.SHA256,
		Organizations: len(records),
		Partial:       reading.Partial,
	}
	for _, r := range records {
		source.Services += len(r.Services)
	}
	var found editing.Harvest
	var err error
	if h.Propose {
		found, err = editor.KeepHarvest(ctx, source, records, h.Fewer, now)
	} else {
		found, err = editor.PreviewHarvest(ctx, source, records)
	}
	var fewer editing.FewerError
	if errors.As(err, &fewer) {
		return fmt.Errorf(sayFewer, fewer)
	}
	if err != nil {
		return err
	}
	w := &writing{Writer: out}
	w.head(found, reading, left)
	for _, one := range found.Records {
		w.record(one)
	}
	for _, name := range found.Gone {
		w.line(sayMissingNow, name)
	}
	if h.Propose {
		w.line(sayProposed)
	} else {
		w.line(sayNotProposed)
	}
	return w.err
}

// writing keeps the first error of many lines.
type writing struct {
	io.Writer
	err error
}

func (w *writing) line(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.Writer, format+"\n", args...)
	}
}

func (w *writing) head(found editing.Harvest, reading harvest.Reading, left []string) {
	fresh, differing, same := 0, 0, 0
	for _, one := range found.Records {
		switch {
		case one.Matched == nil:
			fresh++
		case len(one.Differs)+len(one.New)+len(one.Changed) > 0:
			differing++
		default:
			same++
		}
	}
	again := sayFirstRead
	if found.Known {
		again = sayReadAgain
	}
	w.line("%s (%s), %s", found.Source.Name, found.Source.Address, again)
	missing := counted(len(found.Gone), "fehlt", "fehlen") + " jetzt"
	if reading.Partial {
		missing = sayMissingUnknown
	}
	w.line(sayReadCounts,
		counted(found.Source.Organizations, "Einrichtung", "Einrichtungen"), counted(found.Source.Services, "Angebot", "Angeboten"),
		fresh, differing, same, missing)
	for _, note := range reading.Notes {
		w.line("%s", note)
	}
	if reading.Twice > 0 {
		w.line(sayLeftOut, counted(reading.Twice, sayTwice, sayTwices))
	}
	if len(reading.Networks) > 0 {
		w.line(sayNetworksLeftOut, counted(len(reading.Networks), "Netzwerk", "Netzwerke"), strings.Join(reading.Networks, "; "))
	}
	for _, s := range reading.Skipped {
		name := ""
		if s.Name != "" {
			name = " „" + s.Name + "“"
		}
		w.line(saySkipped, s.Place, name, s.Reason)
	}
	for _, sentence := range left {
		w.line(sayLeftOut, sentence)
	}
	w.line("")
}

// counted is a number with its noun: „1 Einrichtung", „2 Einrichtungen".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (w *writing) record(one editing.Compared) {
	r := one.Record
	if one.Matched == nil {
		w.line("neu: %s", r.Institution.Name)
		for _, c := range r.Institution.Contacts {
			w.line("    Kontakt: %s", c.Summary())
		}
		if r.Institution.Website != "" {
			w.line("    Website: %s", r.Institution.Website)
		}
		for _, p := range r.Institution.Places {
			w.line("    Anschrift: %s, %s %s", p.Street, p.Postcode, p.City)
		}
		for _, s := range r.Services {
			w.line("    Angebot: %s", offered(s.Service))
		}
		if len(one.Alike) > 0 {
			w.line(sayPerhapsSame, strings.Join(one.Alike, "; "))
		}
	} else if len(one.Differs)+len(one.New)+len(one.Changed) > 0 {
		w.line("anders: %s (%s)", one.Matched.Name, one.How)
		for _, c := range one.Differs {
			w.line("    %s: %s → %s%s", c.Label, said(c.Before), said(c.After), settled(one, c.Path))
		}
		for _, name := range one.New {
			w.line(sayNewService, offeredAs(r, name))
		}
		for _, name := range one.Changed {
			w.line(sayChangedService, offeredAs(r, name))
		}
	} else {
		w.line("gleich: %s (%s)", one.Matched.Name, one.How)
	}
	for _, sentence := range r.LeftOut {
		w.line(sayBesides, sentence)
	}
	for _, s := range r.Services {
		for _, sentence := range s.LeftOut {
			w.line(sayBesidesService, s.Service.Name, sentence)
		}
	}
}

// offeredAs is the service of a record with this name, with when it is there.
func offeredAs(r intake.Record, name string) string {
	for _, s := range r.Services {
		if s.Service.Name == name {
			return offered(s.Service)
		}
	}
	return name
}

// offered is a service with when it is there.
func offered(s directory.Service) string {
	var times []string
	for _, line := range s.Hours {
		times = append(times, line.Words())
	}
	if s.HoursNote != "" {
		times = append(times, s.HoursNote)
	}
	if len(times) == 0 {
		return s.Name
	}
	return s.Name + " (" + strings.Join(times, "; ") + ")"
}

func said(value string) string {
	if value == "" {
		return "(nichts)"
	}
	return "„" + value + "“"
}

func settled(one editing.Compared, path string) string {
	for _, c := range one.Proposed {
		if c.Path == path {
			return ""
		}
	}
	return sayDecided
}

// ListSources says which other directories were read, and when.
func ListSources(ctx context.Context, s *store.Store, out io.Writer) error {
	sources, err := s.HarvestSources(ctx)
	if err != nil {
		return err
	}
	w := &writing{Writer: out}
	if len(sources) == 0 {
		w.line(sayNoSource)
	}
	for _, src := range sources {
		w.line(saySource, src.Name, src.Address, src.ReadAt.Format("02.01.2006"),
			counted(src.Organizations, "Einrichtung", "Einrichtungen"), counted(src.Services, "Angebot", "Angebote"))
	}
	return w.err
}
