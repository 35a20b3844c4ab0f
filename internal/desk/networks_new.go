package desk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"rundtisch/internal/account"
	"rundtisch/internal/areaname"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/takeover"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// ShowNewNetwork serves GET /verwaltung/neues-netzwerk.
func (d *Desk) ShowNewNetwork(w http.ResponseWriter, r *http.Request) error {
	return d.showNewNetwork(w, r, http.StatusOK, deskpages.NewNetwork{Form: string(directory.FormRoundTable), Begin: "leer"})
}

func (d *Desk) showNewNetwork(w http.ResponseWriter, r *http.Request, status int, n deskpages.NewNetwork) error {
	if !user(r).May(account.ManageNetworks, account.Scope{}) {
		return fmt.Errorf("new network: %w", fault.Forbidden)
	}
	networks, err := d.store.NamedNetworks(r.Context())
	if err != nil {
		return err
	}
	for _, other := range networks {
		n.Templates = append(n.Templates, directory.Named{Key: other.Key, Name: other.Name})
	}
	for _, l := range d.atlas.Laender() {
		n.Areas = append(n.Areas, l.Name)
	}
	for _, k := range d.atlas.Kreise() {
		n.Areas = append(n.Areas, k.Title)
	}
	return web.Render(w, r, status, deskpages.NewNetworkPage(d.page(r, "Neues Netzwerk"), n))
}

// AddNetwork serves POST /verwaltung/neues-netzwerk. A pasted list leads to its comparison; nobody of it is a member before.
func (d *Desk) AddNetwork(w http.ResponseWriter, r *http.Request) error {
	if !user(r).May(account.ManageNetworks, account.Scope{}) {
		return fmt.Errorf("new network: %w", fault.Forbidden)
	}
	form, err := web.FormUpTo(w, r, maxPasteForm, 40)
	if err != nil {
		return err
	}
	var typed deskpages.NewNetwork
	for name, field := range map[string]*string{
		"anfang": &typed.Begin, "form": &typed.Form, "vorlage": &typed.Template,
		"name": &typed.Name, "gebiet": &typed.Area, "gebietsname": &typed.AreaName, "zusammenfassung": &typed.Summary, "text": &typed.Text,
	} {
		*field = web.Legible(form.Get(name))
	}
	typed.Area = areaname.Answered(typed.Area, areaAnswers(form.Get))
	region, asked, err := areaname.Region(d.atlas, typed.Area, typed.AreaName)
	for _, q := range asked {
		typed.Asked = append(typed.Asked, deskpages.AreaChoice(q))
	}
	faults := map[string]string{}
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		faults = invalid.InForm()
	}
	text := strings.ReplaceAll(form.Get("text"), "\r\n", "\n")
	f, wrong := founding(form.Get, region)
	for field, sentence := range wrong {
		faults[field] = sentence
	}
	if typed.Begin == "liste" && (strings.TrimSpace(text) == "" || !web.Readable(text) || len(text) > memberlist.MaxText) {
		faults["text"] = pastedNothing
	}
	if len(faults) > 0 {
		typed.Faults = faults
		return d.showNewNetwork(w, r, http.StatusUnprocessableEntity, typed)
	}
	key, err := d.editor.Found(r.Context(), user(r), f, d.pages.Now())
	if errors.As(err, &invalid) {
		typed.Faults = foundingFaults(invalid)
		return d.showNewNetwork(w, r, http.StatusUnprocessableEntity, typed)
	}
	if err != nil {
		return err
	}
	if typed.Begin != "liste" {
		return redirectDone(w, r, "/verwaltung/netzwerke/"+key, "angelegt", "")
	}
	word := rand.Text()
	if err := d.keep(r, directory.NewID("network", key), word, keptList{Source: takeover.Source{Text: text}}); err != nil {
		return err
	}
	return toReview(w, r, key, word, "")
}

// areaAnswers are what was chosen for names that are unclear, one each.
func areaAnswers(value func(string) string) []string {
	var answers []string
	for i := range areaname.MostAsked {
		answers = append(answers, web.Legible(value("gemeint-"+strconv.Itoa(i))))
	}
	return answers
}

// founding reads the form of a new network, or says by field what is wrong.
func founding(value func(string) string, region directory.Region) (editing.Founding, map[string]string) {
	faults := map[string]string{}
	clean := func(field string) string {
		text, ok := directory.CleanText(value(field))
		if !ok {
			faults[field] = unreadable
		} else if text == "" {
			faults[field] = missing[field]
		}
		return text
	}
	f := editing.Founding{Region: region, Network: directory.Network{
		Name: clean("name"), Summary: clean("zusammenfassung"), Form: directory.NetworkForm(value("form")),
	}}
	if !f.Network.Form.Valid() {
		faults["form"] = missing["form"]
	}
	switch value("anfang") {
	case "leer", "liste":
	case "vorlage":
		if f.Template = value("vorlage"); !directory.ValidKey(f.Template) {
			faults["vorlage"] = missing["vorlage"]
		}
	default:
		faults["anfang"] = missing["anfang"]
	}
	return f, faults
}

// foundingFaults puts what the editor refuses at the fields of the form.
func foundingFaults(invalid fault.Invalid) map[string]string {
	faults := map[string]string{}
	for _, p := range invalid {
		path := strings.Split(p.Path.String(), ".")
		field := path[len(path)-1]
		if path[0] == "gebiet" {
			field = "gebiet"
		}
		if !slices.Contains(deskpages.NewNetworkFields, field) {
			field = "name"
		}
		if faults[field] == "" {
			faults[field] = p.InForm()
		}
	}
	return faults
}
