package annual

import (
	"encoding/json"
	"fmt"
	"strconv"

	"rundtisch/internal/directory"
)

// Figure is one number of a report with what it counts.
type Figure struct{ Label, Value string }

// Figures are the numbers of the report in the order in which people ask for them. Those that are not known are left out.
func (r Report) Figures() []Figure {
	var all []Figure
	add := func(label string, n int) { all = append(all, Figure{label, strconv.Itoa(n)}) }
	end := "am Ende des Jahres"
	if r.Running() {
		end = "heute"
	}
	if r.Known {
		add("Mitglieder "+end, r.Members.After)
		if m := r.Members; m.Begun > 0 {
			add(BegunLabel, m.Begun)
		}
		if r.KnowsBefore() {
			add(r.BeforeLabel(), r.Members.Before)
		}
		add("neu dabei", r.Members.Joined)
		add("ausgeschieden", r.Members.Left)
	}
	add("Sitzungen, die stattfanden", len(r.Meetings))
	add("festgehaltene Ergebnisse und Beschlüsse", len(r.Decisions))
	if open, done := r.Having(Open), r.Having(Done); open+done > 0 {
		add("davon noch offen", open)
		add("davon erledigt", done)
	}
	add("weitere Veranstaltungen, die stattfanden", r.Held())
	add("Vereinbarungen zur Zusammenarbeit", len(r.Agreements))
	if r.Known {
		add("Gremien", len(r.Bodies))
		if f := r.Freshness; f.Total > 0 {
			all = append(all, Figure{"im Jahr geprüfte Angaben", fmt.Sprintf("%d von %d", f.InYear, f.Total)})
		}
	}
	return all
}

// BegunLabel is what the number of members is called that were entered without a date when the list began.
const BegunLabel = "ohne Datum eingetragen, als die Liste hier begann"

// KnowsBefore reports whether anything is known of the number of members at the turn of the year before.
func (r Report) KnowsBefore() bool { return r.Members.Begun == 0 || r.Members.Before > 0 }

// BeforeLabel is what the number of members at the turn of the year before is called.
func (r Report) BeforeLabel() string {
	if r.Partly() {
		return "Mitglieder am Anfang des Jahres, soweit bekannt"
	}
	return "Mitglieder am Anfang des Jahres"
}

// Having returns how many decisions are in a state.
func (r Report) Having(state DecisionState) int {
	n := 0
	for _, d := range r.Decisions {
		if d.State == state {
			n++
		}
	}
	return n
}

// Held returns how many events took place that were no meeting.
func (r Report) Held() int {
	n := 0
	for _, e := range r.Events {
		if e.Status == directory.EventHeld && e.Kind != directory.EventMeeting {
			n++
		}
	}
	return n
}

// Difference is a figure of a report that was kept and what it would be today.
type Difference struct{ Label, Kept, Today string }

// Differences returns what would be otherwise if the report were made today. Where all numbers are the same and something else
// is not, it says so in one line without numbers.
func Differences(kept, today Report) []Difference {
	var all []Difference
	now := map[string]string{}
	for _, f := range today.Figures() {
		now[f.Label] = f.Value
	}
	for _, f := range kept.Figures() {
		if now[f.Label] != f.Value {
			all = append(all, Difference{f.Label, f.Value, now[f.Label]})
		}
	}
	a, errKept := json.Marshal(kept)
	b, errToday := json.Marshal(today)
	if len(all) == 0 && (errKept != nil || errToday != nil || string(a) != string(b)) {
		all = append(all, Difference{Label: "Namen, Tage oder Texte"})
	}
	return all
}
