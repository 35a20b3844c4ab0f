package meetings

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/google/uuid"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
	"rundtisch/internal/web"
	"rundtisch/templates/meetingpages"
)

// ShowResults serves GET …/treffen/{id}/ergebnisse.
func (d *Meetings) ShowResults(w http.ResponseWriter, r *http.Request) error {
	n, m, err := d.one(r)
	if err != nil {
		return err
	}
	x := meetingpages.Results{Network: n, Meeting: m, Seen: m.Version, Rows: m.Decisions}
	for range emptyRows {
		x.Rows = append(x.Rows, meeting.Decision{})
	}
	return web.Render(w, r, http.StatusOK, meetingpages.ResultsPage(d.page(r, "Ergebnisse"), x))
}

// SaveResults serves POST …/treffen/{id}/ergebnisse.
func (d *Meetings) SaveResults(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, maxBytes, maxFields)
	if err != nil {
		return err
	}
	at, err := which(r, form)
	if err != nil {
		return err
	}
	rows, decisions, place, err := decided(form)
	if err != nil {
		return err
	}
	faults, stale, err := outcome(d.chair.Decide(r.Context(), at, decisions, d.pages.Now()))
	if err != nil {
		return err
	}
	if faults == nil && !stale {
		return redirect(w, r, to(r, at.ID, ""), "gespeichert")
	}
	n, m, err := d.one(r)
	if err != nil {
		return err
	}
	x := meetingpages.Results{Network: n, Meeting: m, Seen: at.Seen, Rows: rows, Faults: inRows("ergebnis", faults, place), Stale: stale}
	if stale {
		x.Seen, x.Rows = m.Version, withTheirResults(rows, m.Decisions)
	}
	return web.Render(w, r, status(stale), meetingpages.ResultsPage(d.page(r, "Ergebnisse"), x))
}

// withTheirResults adds to rows that were typed what somebody else entered meanwhile; a row of both stays as it was typed.
func withTheirResults(rows, saved []meeting.Decision) []meeting.Decision {
	for _, d := range saved {
		if !slices.ContainsFunc(rows, func(row meeting.Decision) bool { return row.ID == d.ID }) {
			rows = append(rows, d)
		}
	}
	return rows
}

// decided reads the rows of the form: as they were typed, what was decided, and in which row each of these stands. A row
// without a text is none, unless it is new and says who or until when.
func decided(form url.Values) (rows, decisions []meeting.Decision, place []int, err error) {
	ids, texts, who, until, states, doneOn := form["id"], form["text"], form["wer"], form["bis"], form["stand"], form["erledigt_am"]
	for _, other := range [][]string{texts, who, until, states, doneOn} {
		if len(other) != len(ids) || len(ids) > 2*meeting.MaxResults {
			return nil, nil, nil, fault.Malformed("text")
		}
	}
	for i := range ids {
		d := meeting.Decision{Text: texts[i], Who: who[i], Until: until[i], State: meeting.DecisionState(states[i]), DoneOn: doneOn[i]}
		if d.ID, err = uuid.Parse(ids[i]); err != nil {
			return nil, nil, nil, fault.Malformed("id")
		}
		if _, ok := meeting.ReadDay(d.DoneOn); !ok {
			d.DoneOn = ""
		}
		again := d
		again.Text, again.Who, again.Until = web.Legible(d.Text), web.Legible(d.Who), web.Legible(d.Until)
		rows = append(rows, again)
		if known := d.ID != (directory.ID{}); strings.TrimSpace(d.Text) == "" && (known || strings.TrimSpace(d.Who+d.Until) == "") {
			continue
		}
		decisions, place = append(decisions, d), append(place, i+1)
	}
	return rows, decisions, place, nil
}
