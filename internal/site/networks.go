package site

import (
	"net/http"
	"net/url"
	"strconv"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// networksPerPage is how many rows fit on four screens of a phone.
const networksPerPage = 25

// networkChoice reads which networks are asked for. It is a filter by Land and form, no words: it may stand in the address.
func networkChoice(query url.Values) (directory.NetworkChoice, error) {
	c := directory.NetworkChoice{State: query.Get("land"), Form: directory.NetworkForm(query.Get("form"))}
	if _, ok := directory.States[c.State]; c.State != "" && !ok {
		return c, fault.Malformed("land")
	}
	if c.Form != "" && !c.Form.Valid() {
		return c, fault.Malformed("form")
	}
	return c, nil
}

// ListNetworks serves GET /netzwerke: a page of the table of all networks, or of those of a Land or a form.
func (s *Site) ListNetworks(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	choice, err := networkChoice(query)
	if err != nil {
		return err
	}
	number := pageNumber(query)
	choice.Limit, choice.Skip = networksPerPage, (number-1)*networksPerPage
	rows, tallies, err := s.store.NetworkRows(r.Context(), choice)
	if err != nil {
		return err
	}
	list := templates.Networks{Rows: rows, Choice: choice, Lands: s.lands(tallies), Forms: forms(tallies)}
	for _, t := range tallies {
		list.All += t.Count
		if (choice.State == "" || t.State == choice.State) && (choice.Form == "" || t.Form == choice.Form) {
			list.Found += t.Count
		}
	}
	if list.Pager, err = pager("/netzwerke", filter(choice), number, list.Found, networksPerPage); err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, templates.NetworksPage(s.pages.Page(r, "networks.title"), list))
}

// filter returns the filter as the address has it.
func filter(c directory.NetworkChoice) url.Values {
	v := url.Values{}
	if c.State != "" {
		v.Set("land", c.State)
	}
	if c.Form != "" {
		v.Set("form", string(c.Form))
	}
	return v
}

// forms returns the forms that there are, in the order of the house.
func forms(tallies []directory.Tally) []directory.NetworkForm {
	there := map[directory.NetworkForm]bool{}
	for _, t := range tallies {
		there[t.Form] = true
	}
	var list []directory.NetworkForm
	for _, f := range directory.NetworkForms {
		if there[f] {
			list = append(list, f)
		}
	}
	return list
}

// ListNetworksAsTable serves GET /netzwerke.csv: the same networks as /netzwerke with the same filter, all of them.
func (s *Site) ListNetworksAsTable(w http.ResponseWriter, r *http.Request) error {
	choice, err := networkChoice(r.URL.Query())
	if err != nil {
		return err
	}
	rows, _, err := s.store.NetworkRows(r.Context(), choice)
	if err != nil {
		return err
	}
	words := s.pages.Page(r, "networks.title").Words
	table := [][]string{{}}
	for _, head := range []string{
		"networks.column.land", "networks.column.region", "networks.column.name", "networks.column.form",
		"networks.column.founded", "networks.column.members", "networks.column.checked", "networks.column.address",
	} {
		table[0] = append(table[0], words.T(head))
	}
	for _, n := range rows {
		members := ""
		if n.Members > 0 { // nobody is named: that says nothing of how many there are
			members = strconv.Itoa(n.Members)
		}
		table = append(table, []string{
			directory.States[n.Region.State], n.Region.Name, n.Name, words.T("form." + string(n.Form)),
			string(n.Founded), members, string(n.Checked),
			s.pages.Origin + templates.Localized(words.Lang, "/netzwerke/"+n.Key),
		})
	}
	return web.CSV(w, "netzwerke", table)
}
