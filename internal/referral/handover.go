package referral

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/discreet"
	"rundtisch/internal/fault"
	"rundtisch/internal/feed"
	"rundtisch/internal/finding"
	"rundtisch/internal/locale"
	"rundtisch/internal/web"
	"rundtisch/templates/handouts"
	"rundtisch/templates/referralpages"
)

func (f *Referral) handoverRoutes(r chi.Router) {
	serve := f.pages.Serve
	r.Get("/vermittlung/merkliste/kontaktliste", f.withEntries(mayBePassedOn, f.ShowDiscreet))
	r.Get("/vermittlung/merkliste/kontaktliste.vcf", f.withEntries(mayBePassedOn, f.ShowNeutralCards))
	r.Get("/vermittlung/merkliste/person", f.withEntries(all, f.ShowPerson))
	r.Get("/vermittlung/merkliste/person/{sprache}", f.withEntries(all, f.ShowPerson))
	r.Get("/vermittlung/merkliste/fachkraft", f.withEntries(all, f.ShowFull))
	r.Get("/vermittlung/merkliste/kontakte.vcf", f.withEntries(hasNumber, f.ShowCards))
	r.Get("/vermittlung/angebote/{id}/kontakt.vcf", serve(f.ShowCard))
	r.Get("/vermittlung/netzwerke/{key}/kontakte.html", serve(f.ShowSheet))
	r.Get("/vermittlung/netzwerke/{key}/kontakte.csv", serve(f.ShowSheetRows))
}

// What an entry needs for a handout: nothing, or a number. An empty card or line would be of no use to anybody.
func all(directory.Offer) bool             { return true }
func mayBePassedOn(o directory.Offer) bool { return directory.Dials(o.ToPassOn()) }
func hasNumber(o directory.Offer) bool     { return directory.Dials(o.Reach()) }

type showEntries func(http.ResponseWriter, *http.Request, handouts.Page, []handouts.Entry) error

// withEntries passes those of the collection that fit to a handler of handouts. If there are none, it redirects to the list, which
// says why.
func (f *Referral) withEntries(fits func(directory.Offer) bool, show showEntries) http.HandlerFunc {
	return f.pages.Serve(func(w http.ResponseWriter, r *http.Request) error {
		page, entries, err := f.sheet(r)
		if err != nil {
			return err
		}
		entries = slices.DeleteFunc(entries, func(e handouts.Entry) bool { return !fits(e.Offer) })
		if len(entries) == 0 {
			http.Redirect(w, r, "/vermittlung/merkliste", http.StatusSeeOther)
			return nil
		}
		return show(w, r, page, entries)
	})
}

// sheet returns what every handout needs, and the collection.
func (f *Referral) sheet(r *http.Request) (handouts.Page, []handouts.Entry, error) {
	entries, _, err := f.entries(r)
	page := handouts.Page{Page: f.pages.Titled(r, handouts.Title), Back: "/vermittlung/merkliste"}
	return page, handoutEntries(entries), err
}

func handoutEntries(collected []referralpages.Collected) []handouts.Entry {
	entries := make([]handouts.Entry, len(collected))
	for i, c := range collected {
		entries[i] = handouts.Entry{Offer: c.Offer, Note: c.Note, QR: true}
	}
	return entries
}

func offersOf(entries []handouts.Entry) []directory.Offer {
	offers := make([]directory.Offer, len(entries))
	for i, e := range entries {
		offers[i] = e.Offer
	}
	return offers
}

// ShowDiscreet serves GET /vermittlung/merkliste/kontaktliste: for a person whose papers somebody else may read.
func (f *Referral) ShowDiscreet(w http.ResponseWriter, r *http.Request, page handouts.Page, entries []handouts.Entry) error {
	w.Header().Set("Content-Disposition", `inline; filename="`+discreet.FileName+`.html"`)
	return web.Render(w, r, http.StatusOK, handouts.Discreet(page, offersOf(entries)))
}

// ShowPerson serves GET /vermittlung/merkliste/person and …/person/{sprache}: large, with headings in a language.
func (f *Referral) ShowPerson(w http.ResponseWriter, r *http.Request, page handouts.Page, entries []handouts.Entry) error {
	words, err := handouts.Open()
	if err != nil {
		return err
	}
	lang := chi.URLParam(r, "sprache")
	if lang == "" {
		lang = locale.Default
	}
	in, ok := words[lang]
	if !ok {
		return fault.NotFound
	}
	w.Header().Set("Content-Disposition", `inline; filename="`+handouts.SheetFile+`.html"`)
	hotlines, err := f.public.Hotlines(r.Context())
	if err != nil {
		return err
	}
	audiences, topics := f.lookedFor(r, entries)
	return web.Render(w, r, http.StatusOK, handouts.Person(page, in, entries, handouts.Lines(hotlines, audiences, topics)))
}

// lookedFor returns for whom and about what the last search was. Without one, it is what everything that is handed over is for.
func (f *Referral) lookedFor(r *http.Request, entries []handouts.Entry) (audiences []directory.Audience, topics []directory.Topic) {
	if form, err := url.ParseQuery(f.gate.Get(r, lastSearch)); err == nil {
		wanted, _ := finding.Read(form)
		audiences, topics = wanted.Audiences, wanted.Topics
	}
	if len(audiences) > 0 {
		return audiences, topics
	}
	for i, e := range entries {
		if i == 0 {
			audiences = slices.Clone(e.Audiences)
		}
		audiences = slices.DeleteFunc(audiences, func(a directory.Audience) bool { return !slices.Contains(e.Audiences, a) })
	}
	return audiences, topics
}

// ShowFull serves GET /vermittlung/merkliste/fachkraft: everything staff may read, with the notes.
func (f *Referral) ShowFull(w http.ResponseWriter, r *http.Request, page handouts.Page, entries []handouts.Entry) error {
	w.Header().Set("Content-Disposition", `inline; filename="`+handouts.SheetFile+`.html"`)
	return web.Render(w, r, http.StatusOK, handouts.Full(page, entries))
}

// ShowCards serves GET /vermittlung/merkliste/kontakte.vcf: the collection for the phone of the office.
func (f *Referral) ShowCards(w http.ResponseWriter, _ *http.Request, _ handouts.Page, entries []handouts.Entry) error {
	cards, err := feed.Cards(directory.Staff, offersOf(entries))
	return cardFile(w, feed.CardsFile, cards, err)
}

// ShowNeutralCards serves GET /vermittlung/merkliste/kontaktliste.vcf: the same labels as on the discreet sheet.
// The secret in the UIDs is the ID of the account, which is random and not public: the same account always makes the same
// cards, and nobody else can tell what they are for.
func (f *Referral) ShowNeutralCards(w http.ResponseWriter, r *http.Request, _ handouts.Page, entries []handouts.Entry) error {
	by, ok := account.From(r.Context())
	if !ok {
		return fault.Forbidden
	}
	cards, err := feed.NeutralCards(offersOf(entries), by.ID[:])
	return cardFile(w, discreet.FileName+".vcf", cards, err)
}

// ShowCard serves GET /vermittlung/angebote/{id}/kontakt.vcf.
func (f *Referral) ShowCard(w http.ResponseWriter, r *http.Request) error {
	id, err := idParam(r)
	if err != nil {
		return err
	}
	o, err := f.offer(r.Context(), id)
	if err != nil {
		return err
	}
	if !hasNumber(o) {
		return fmt.Errorf("card without a number: %w", fault.NotFound)
	}
	cards, err := feed.Cards(directory.Staff, []directory.Offer{o})
	return cardFile(w, feed.CardsFile, cards, err)
}

func cardFile(w http.ResponseWriter, name string, cards []byte, err error) error {
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", feed.CardsType)
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	_, _ = w.Write(cards) // the visitor may have left
	return nil
}

// network returns the contacts of a network that staff save for the day on which the internet is down.
func (f *Referral) network(r *http.Request) (handouts.Sheet, error) {
	d, err := f.staff.Dossier(r.Context(), chi.URLParam(r, "key"))
	if err != nil {
		return handouts.Sheet{}, err
	}
	s := handouts.Sheet{
		Network: d.Network.Name, Made: handouts.SheetDay(f.pages.Now()),
		Changed: directory.PartialDate(d.Network.ChangedAt.In(web.Berlin).Format("2006-01-02")),
	}
	if s.Offers, err = f.staff.OffersOfNetwork(r.Context(), d.Network.ID()); err != nil {
		return s, err
	}
	s.Offers = directory.WithInstitutions(s.Offers, d)
	s.Hotlines, err = f.public.Hotlines(r.Context())
	return s, err
}

// ShowSheet serves GET /vermittlung/netzwerke/{key}/kontakte.html: one file that works without the internet.
func (f *Referral) ShowSheet(w http.ResponseWriter, r *http.Request) error {
	s, err := f.network(r)
	if err != nil {
		return err
	}
	file, err := handouts.OfflineSheet(r.Context(), s)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="`+handouts.SheetFile+`.html"`)
	_, _ = w.Write(file) // the visitor may have left
	return nil
}

// ShowSheetRows serves GET /vermittlung/netzwerke/{key}/kontakte.csv: the same as a table.
func (f *Referral) ShowSheetRows(w http.ResponseWriter, r *http.Request) error {
	s, err := f.network(r)
	if err != nil {
		return err
	}
	return web.CSV(w, handouts.SheetFile, handouts.SheetRows(s))
}
