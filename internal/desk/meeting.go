package desk

import (
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) meetingRoutes(r chi.Router) {
	r.Get("/intern/netzwerke/{key}/uebersicht", d.pages.Serve(d.ShowSummary))
	r.Get("/intern/netzwerke/{key}/abfrage", d.pages.Serve(d.ShowQuestionnaire))
}

// ShowSummary serves GET /intern/netzwerke/{key}/uebersicht: the network on paper, for a meeting.
func (d *Desk) ShowSummary(w http.ResponseWriter, r *http.Request) error {
	meeting, err := d.meeting(r)
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, deskpages.SummaryPage(d.staffPage(r, "Übersicht "+meeting.RegionName), meeting))
}

// ShowQuestionnaire serves GET /intern/netzwerke/{key}/abfrage: a sheet for each member to fill in by hand.
func (d *Desk) ShowQuestionnaire(w http.ResponseWriter, r *http.Request) error {
	meeting, err := d.meeting(r)
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, deskpages.QuestionnairePage(d.staffPage(r, "Abfrage "+meeting.RegionName), meeting))
}

// meeting reads the network at the level of staff, whoever the user is: printed pages are passed around.
func (d *Desk) meeting(r *http.Request) (deskpages.Meeting, error) {
	if !user(r).MayReadStaff() {
		return deskpages.Meeting{}, fmt.Errorf("staff level: %w", fault.Forbidden)
	}
	dossier, err := d.readers.Staff.Dossier(r.Context(), chi.URLParam(r, "key"))
	if err != nil {
		return deskpages.Meeting{}, err
	}
	return deskpages.NewMeeting(dossier, d.pages.Now()), nil
}
