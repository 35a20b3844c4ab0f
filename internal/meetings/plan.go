package meetings

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/meetingpages"
)

// proposedAtOnce is how many days are proposed: a year of quarters.
const proposedAtOnce = 4

// ShowAll serves GET /verwaltung/netzwerke/{key}/treffen.
func (d *Meetings) ShowAll(w http.ResponseWriter, r *http.Request) error {
	n, err := d.network(r)
	if err != nil {
		return err
	}
	all, err := d.store.Meetings(r.Context(), n.ID)
	if err != nil {
		return err
	}
	shown := meetingpages.All{Network: meetingpages.Network{Key: n.Key, Name: n.Name}}
	if shown.Left, err = d.store.OpenDecisions(r.Context(), n.ID); err != nil {
		return err
	}
	for _, m := range all {
		if m.State != meeting.Held && d.pages.Now().Before(m.End()) {
			shown.Coming = append(shown.Coming, m)
		} else {
			shown.Past = append(shown.Past, m)
		}
	}
	slices.Reverse(shown.Coming)
	return web.Render(w, r, http.StatusOK, meetingpages.AllPage(d.page(r, "Treffen"), shown))
}

// ShowNew serves GET /verwaltung/netzwerke/{key}/treffen/neu.
func (d *Meetings) ShowNew(w http.ResponseWriter, r *http.Request) error {
	n, err := d.network(r)
	if err != nil {
		return err
	}
	f, err := d.newForm(r, n)
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, meetingpages.FormPage(d.page(r, "Treffen planen"), f))
}

// newForm is the form of new meetings: as the last one was, on days that are proposed.
func (d *Meetings) newForm(r *http.Request, n store.MeetingNetwork) (meetingpages.Form, error) {
	all, err := d.store.Meetings(r.Context(), n.ID)
	if err != nil {
		return meetingpages.Form{}, err
	}
	f := meetingpages.Form{Network: meetingpages.Network{Key: n.Key, Name: n.Name}}
	by, err := d.store.Signature(r.Context(), n.ID)
	if err != nil {
		return f, err
	}
	f.Plan = meeting.Plan{
		Title: "Treffen des Netzwerks", RemindDays: 7, Organizer: cmp.Or(by.Office, n.Name), ReplyTo: cmp.Or(by.Email, user(r).Email),
	}
	var last meeting.Plan
	if len(all) > 0 {
		last = all[0].Plan
		f.Plan = last
		f.Plan.Day, f.Plan.Agenda, f.Plan.Message = "", nil, ""
	}
	for i, day := range meeting.Proposed(last, n.Months, proposedAtOnce, n.State, d.pages.Now()) {
		f.Proposed = append(f.Proposed, meetingpages.Proposal{Day: day, Ticked: i == 0})
	}
	f.Left, err = d.store.OpenDecisions(r.Context(), n.ID)
	return f, err
}

// planFrom reads a plan from a form; its day is elsewhere in the form of new ones.
func planFrom(form url.Values) meeting.Plan {
	p := meeting.Plan{
		Title: form.Get("titel"), Day: form.Get("tag"), Starts: form.Get("beginn"), Ends: form.Get("ende"), Place: form.Get("ort"),
		Link: form.Get("link"), Message: strings.ReplaceAll(form.Get("text"), "\r\n", "\n"), Organizer: form.Get("einladend"),
		ReplyTo: form.Get("antwort_an"),
	}
	for line := range strings.SplitSeq(strings.ReplaceAll(form.Get("tagesordnung"), "\r\n", "\n"), "\n") {
		p.Agenda = append(p.Agenda, line)
	}
	days, err := strconv.Atoi(form.Get("erinnerung"))
	if err != nil {
		days = -1
	}
	p.RemindDays = days
	return p
}

// again is a plan as it was typed, to be shown once more.
func again(form url.Values) (meeting.Plan, string) {
	days, _ := strconv.Atoi(form.Get("erinnerung"))
	return meeting.Plan{
		Title: typed(form, "titel"), Day: typed(form, "tag"), Starts: typed(form, "beginn"), Ends: typed(form, "ende"),
		Place: typed(form, "ort"), Link: typed(form, "link"), Message: typed(form, "text"), Organizer: typed(form, "einladend"),
		ReplyTo: typed(form, "antwort_an"), RemindDays: max(0, min(days, 60)),
	}, typed(form, "tagesordnung")
}

// SaveNew serves POST /verwaltung/netzwerke/{key}/treffen/neu: one meeting for each day.
func (d *Meetings) SaveNew(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	n, err := d.network(r)
	if err != nil {
		return err
	}
	days, other := form["tag"], strings.TrimSpace(form.Get("anderer_tag"))
	if other != "" {
		days = append(slices.Clone(days), other)
	}
	plans := []meeting.Plan{planFrom(form)}
	plans[0].Day = ""
	for i, day := range days {
		plan := planFrom(form)
		plan.Day = day
		plans = append(plans[:i], plan)
	}
	made, err := d.chair.Plan(r.Context(), user(r), n.Key, plans, d.pages.Now())
	faults, _, err := outcome(err)
	if err != nil {
		return err
	}
	if faults != nil {
		f, err := d.newForm(r, n)
		if err != nil {
			return err
		}
		f.Plan, f.Agenda = again(form)
		f.Other, f.Faults = typed(form, "anderer_tag"), faults
		if faults["tag"] != "" && other != "" {
			f.Faults["anderer_tag"] = faults["tag"]
			delete(f.Faults, "tag")
		}
		for i, p := range f.Proposed {
			f.Proposed[i].Ticked = slices.Contains(form["tag"], p.Day)
		}
		return web.Render(w, r, http.StatusUnprocessableEntity, meetingpages.FormPage(d.page(r, "Treffen planen"), f))
	}
	if len(made) == 1 {
		return redirect(w, r, to(r, made[0].ID, ""), "angelegt")
	}
	return redirect(w, r, "/verwaltung/netzwerke/"+url.PathEscape(n.Key)+"/treffen", "angelegt")
}

// ShowPlan serves GET …/treffen/{id}/plan.
func (d *Meetings) ShowPlan(w http.ResponseWriter, r *http.Request) error {
	n, m, err := d.one(r)
	if err != nil {
		return err
	}
	f := meetingpages.Form{Network: n, Meeting: &m, Seen: m.Version, Plan: m.Plan, Agenda: strings.Join(m.Agenda, "\n")}
	return web.Render(w, r, http.StatusOK, meetingpages.FormPage(d.page(r, "Angaben ändern"), f))
}

// SavePlan serves POST …/treffen/{id}/plan.
func (d *Meetings) SavePlan(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	at, err := which(r, form)
	if err != nil {
		return err
	}
	if len(form["tag"]) != 1 {
		return fault.Malformed("tag")
	}
	faults, stale, err := outcome(d.chair.Replan(r.Context(), at, planFrom(form), d.pages.Now()))
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
	f := meetingpages.Form{Network: n, Meeting: &m, Seen: at.Seen, Faults: faults, Stale: stale}
	if stale {
		f.Seen = m.Version
	}
	f.Plan, f.Agenda = again(form)
	return web.Render(w, r, status(stale), meetingpages.FormPage(d.page(r, "Angaben ändern"), f))
}
