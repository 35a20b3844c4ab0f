package intake

import (
	"slices"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/openreferral"
)

// service puts a service into our words; website and known are those of its organization, which
// hold for it anyway.
func service(atlas *gazetteer.Gazetteer, o openreferral.Service, website string, known []directory.Contact, now time.Time) directory.Service {
	s := directory.Service{
		Key: "angebot", Name: line(o.Name), Summary: long(o.Description), Interpreting: long(o.Interpretation), Cost: long(o.Fees), Waiting: long(o.WaitTime),
		Referral: long(o.Application),
	}
	marked(&s, o.Attributes)
	if who := long(o.Eligibility); who != "" && len(s.Audiences) == 0 && !strings.Contains(s.Summary, who) {
		s.Summary = cut(strings.TrimSpace(s.Summary+"\nFür wen: "+who), maxText)
	}
	for _, l := range o.Languages {
		t := directory.Tongue(strings.ToLower(l.Code))
		into := &s.Languages
		if l.Note == openreferral.Interpreted { // nobody there speaks it
			into = &s.Interpreted
		}
		if t.Valid() && t != "de" && !slices.Contains(*into, t) {
			*into = append(*into, t)
		}
	}
	s.Hours, s.HoursNote = hours(o.Schedules, now)
	s.Holidays = slices.Contains(s.Hours, always) // a house that is open day and night is open on Christmas Eve, too
	var elsewhere []string
	for _, a := range o.Areas {
		switch key := area(atlas, a); {
		case strings.HasSuffix(a.Description, openreferral.AreaOfNetworks): // the service itself says nothing
		case key == "" && line(a.Name) != "":
			elsewhere = append(elsewhere, line(a.Name))
		case key != "" && !slices.Contains(s.Areas, key):
			s.Areas = append(s.Areas, key)
		}
	}
	s.AreaNote = cut(strings.Join(slices.Compact(elsewhere), ", "), maxLine)
	c := newContacts(known)
	c.from(o.Email, o.Phones, o.Contacts)
	if web := link(o.URL); web != "" && web != website {
		if len(c.list) > 0 {
			c.list[0].Website = web
		} else {
			c.list = append(c.list, directory.Contact{Key: "kontakt-1", Kind: directory.ContactHelp, Website: web})
		}
	}
	s.Contacts = c.list
	return s
}

// marked takes in words of taxonomies where they are ours.
func marked(s *directory.Service, attributes []openreferral.Attribute) {
	for _, code := range codes(attributes) {
		mark(&s.Topics, directory.Topic(code))
		mark(&s.Audiences, directory.Audience(code))
		mark(&s.Access, directory.Access(code))
		mark(&s.Modes, directory.Mode(code))
	}
}

func mark[T interface {
	~string
	Valid() bool
}](into *[]T, value T) {
	if value.Valid() && !slices.Contains(*into, value) {
		*into = append(*into, value)
	}
}

func codes(attributes []openreferral.Attribute) []string {
	var all []string
	for _, a := range attributes {
		if a.Term != nil {
			all = append(all, strings.ToLower(a.Term.Code), strings.ToLower(a.Term.URI[strings.LastIndexAny(a.Term.URI, "/#:")+1:]))
		}
	}
	return all
}

const always directory.Hours = "Mo–So 00:00–24:00"

var dayNames = map[string]int{"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}

// hours returns the weekly hours that hold now, and what is said of them in words. Times are those of the clock on the
// wall, whatever offset stands behind them.
func hours(schedules []openreferral.Schedule, now time.Time) ([]directory.Hours, string) {
	var list []directory.Hours
	var notes []string
	today := now.Format(time.DateOnly)
	for _, s := range schedules {
		if s.ValidTo != "" && s.ValidTo < today || s.ValidFrom > today {
			continue
		}
		var in directory.Interval
		days := 0
		for day := range strings.SplitSeq(strings.ToUpper(s.ByDay), ",") {
			if at, ok := dayNames[strings.TrimSpace(day)]; ok {
				in.Days[at] = true
				days++
			}
		}
		from, okFrom := clock(s.OpensAt)
		to, okTo := clock(s.ClosesAt)
		if okTo && (to == 0 || to == 24*60-1) { // midnight, which the standard cannot say
			to = 24 * 60
		}
		weekly := s.Freq == "" || strings.EqualFold(s.Freq, "WEEKLY")
		if days > 0 && okFrom && okTo && from < to && weekly && s.Interval <= 1 {
			in.Start, in.End = from, to
			if h := in.Hours(); !slices.Contains(list, h) {
				list = append(list, h)
			}
			continue
		}
		if note := line(s.Description); note != "" && !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	return list, cut(strings.Join(notes, " "), maxText)
}

// clock reads „09:00", „09:00:00", „09:00+01:00" in minutes since midnight.
func clock(text string) (int, bool) {
	if len(text) < 5 {
		return 0, false
	}
	at, err := time.Parse("15:04", text[:5])
	return at.Hour()*60 + at.Minute(), err == nil
}
