package directory

import "time"

// Lack is what is missing in the data of a network, for its coordination to see to.
type Lack struct {
	Stale      int    // memberships, contacts and offers to be checked again, those that never were among them
	Never      int    // of them, those that never were
	Offers     int    // of them, the offers
	Stated     int    // how many partners are stated; 0 if no number is
	StatedText string // what is counted, or a word instead of a number
	Listed     int    // how many are listed, by name or as a group
	NoContact  int    // institutions among the members without any contact
	NoSector   int    // members of which nobody has said what they do
	NoDate     bool   // no event in the current quarter or after it, though the network meets
}

// Unnamed reports whether more partners are stated than listed.
func (l Lack) Unnamed() bool {
	return l.Stated > l.Listed || l.Stated == 0 && l.StatedText != "" && l.Listed == 0
}

// Items returns the number of things to do.
func (l Lack) Items() int {
	n := l.Stale + l.NoContact + l.NoSector
	if l.Unnamed() {
		n++
	}
	if l.NoDate {
		n++
	}
	return n
}

// Lacking returns what a network lacks on the day that it is in Germany at the time of now. The database counts the
// same for many networks at once; a test keeps the two alike.
func (p NetworkPage) Lacking(now time.Time) Lack {
	var l Lack
	for _, c := range p.Checks(now) {
		if Stale(c.On, now) {
			l.Stale++
			if c.Kind == CheckOffer {
				l.Offers++
			}
		}
		if c.On.Precision() == Unknown {
			l.Never++
		}
	}
	count := CountMembers(p.Members, now)
	l.Stated, l.StatedText, l.Listed = count.Stated, count.StatedText, count.Named+count.Groups
	contactless, sectorless := map[string]bool{}, map[string]bool{}
	for _, m := range p.Members {
		switch {
		case !m.Current(now) || m.Evidence() == EvidenceNumber:
		case m.Evidence() == EvidenceGroup:
			if m.Sector == "" || m.Sector == SectorMiscellaneous {
				l.NoSector++
			}
		default:
			i, _ := p.Institution(m.Institution)
			if len(i.Contacts) == 0 {
				contactless[i.Key] = true
			}
			if len(i.Sectors) == 1 && i.Sectors[0] == SectorMiscellaneous {
				sectorless[i.Key] = true
			}
		}
	}
	l.NoContact = len(contactless)
	l.NoSector += len(sectorless)
	status, known := p.Network.StatusOn(now)
	l.NoDate = (!known || status.Status == Active) && !p.meetsFrom(QuarterStart(now))
	return l
}

// meetsFrom reports whether an event is known to take place on a day or after it.
func (p NetworkPage) meetsFrom(first time.Time) bool {
	for _, events := range [][]Event{p.Events, p.Hosted} {
		for _, e := range events {
			end := e.LastDay
			if end == "" {
				end = e.Date
			}
			if e.Status != EventCancelled && e.Date.Precision() >= Month && !end.End().Before(first) {
				return true
			}
		}
	}
	return false
}

// QuarterStart returns the first day of the quarter that it is in Germany at the time of now, at midnight UTC.
func QuarterStart(now time.Time) time.Time {
	day := dayOf(now)
	return time.Date(day.Year(), (day.Month()-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC)
}

// Overview is a network on the to-do list.
type Overview struct {
	ID                    ID
	Key, Name, RegionName string
	ChangedAt             time.Time
	Cadence               *Cadence
	Draft                 bool // there are unpublished changes
	Doubtful              []DoubtfulEntry
	Lack
	Reports      int       // what visitors reported and nobody has decided on
	OldestReport time.Time // zero if there is none
	Answers      int       // corrections that institutions sent in
	Elsewhere    int       // differences reported by other directories
	Silent       int       // institutions that were asked and have not answered
	Undialled    int       // contacts with a number that is uncertain
}

// Items counts what is to do.
func (o Overview) Items() int {
	n := o.Lack.Items() + o.Reports + o.Answers + o.Elsewhere + o.Silent + len(o.Doubtful) + o.Undialled
	if o.Draft {
		n++
	}
	return n
}

// DoubtfulEntry is an entry that may give away where a shelter is, as the to-do list names it.
type DoubtfulEntry struct {
	About string `json:"about"` // part and key: „termine/lesung"
	Name  string `json:"name"`  // its name; "" if the name itself may give it away
}

// DoubtfulEntries names the entries that doubts are about, without the place.
func DoubtfulEntries(doubts []Doubt) []DoubtfulEntry {
	var entries []DoubtfulEntry
	for _, doubt := range doubts {
		name := doubt.Name
		if NamesPlace(name) {
			name = ""
		}
		entries = append(entries, DoubtfulEntry{doubt.About, name})
	}
	return entries
}
