package deskpages

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/templates/inside"
)

// Networks is a table of several networks: who looks after them sees which needs attention.
type Networks struct {
	Operator bool   // all networks; they can be added and removed
	State    string // the Land that is shown, two digits; "" for all
	Order    string // by which column, one of networkOrders
	States   []string
	Networks []directory.Freshness
	Removed  []RemovedNetwork
	Wrong    string // why one was not taken back
}

// RemovedNetwork is a network that was removed and can be taken back.
type RemovedNetwork struct {
	ID        directory.ID
	Key, Name string
	At        time.Time
	By        string // "" if the account is gone
}

// networkOrders are the columns that the table can be ordered by: what needs attention comes first.
var networkOrders = map[string]func(a, b directory.Freshness) int{
	"": func(a, b directory.Freshness) int { return 0 }, // by name, as they come
	"geprueft": func(a, b directory.Freshness) int {
		return cmp.Compare(a.CheckedOn, b.CheckedOn)
	},
	"anteil": func(a, b directory.Freshness) int { return cmp.Compare(a.Share(), b.Share()) },
	"offen":  func(a, b directory.Freshness) int { return cmp.Compare(b.Open, a.Open) },
	"termin": func(a, b directory.Freshness) int {
		return cmp.Or(cmp.Compare(min(1, len(a.Next)), min(1, len(b.Next))), cmp.Compare(a.Next, b.Next))
	},
	"geaendert": func(a, b directory.Freshness) int { return a.ChangedAt.Compare(b.ChangedAt) },
}

// IsNetworkOrder reports whether the table can be ordered so.
func IsNetworkOrder(order string) bool { return networkOrders[order] != nil }

// Put fills the table with those of the Land that is shown, in its order. They come by name.
func (n *Networks) Put(all []directory.Freshness) {
	there := map[string]bool{}
	for _, f := range all {
		there[f.State] = true
		if n.State == "" || n.State == f.State {
			n.Networks = append(n.Networks, f)
		}
	}
	n.States = slices.Sorted(maps.Keys(there))
	slices.SortStableFunc(n.Networks, networkOrders[n.Order])
}

// heading names what is shown: of a coordination whose networks are all in one Land, that Land.
func (n Networks) heading() string {
	switch {
	case n.State != "":
		return "Netzwerke in " + directory.States[n.State]
	case !n.Operator && len(n.States) == 1 && len(n.Networks) > 1:
		return "Ihre Netzwerke in " + directory.States[n.States[0]]
	case !n.Operator:
		return "Ihre Netzwerke"
	}
	return "Netzwerke"
}

// link returns the address of the table for a Land, in an order.
func (n Networks) link(path, state, order string) templ.SafeURL {
	query := url.Values{}
	for name, value := range map[string]string{"land": state, "sortierung": order} {
		if value != "" {
			query.Set(name, value)
		}
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return templ.SafeURL(path)
}

// networkColumn is a column of the table, with the order by it and what that is called.
type networkColumn struct{ label, order, called string }

var networkColumns = []networkColumn{
	{"Netzwerk", "", "nach dem Namen"}, {"Zuletzt geprüft", "geprueft", "am längsten nicht geprüft"},
	{"Geprüft", "anteil", "am wenigsten geprüft"}, {"Wartet", "offen", "am meisten im Eingang"},
	{"Nächster Termin", "termin", "ohne Termin"}, {"Zuletzt geändert", "geaendert", "am längsten nicht geändert"},
}

// share says how much is checked: „83 %, 10 von 12".
func share(f directory.Freshness) string {
	if f.Entries == 0 {
		return "noch keine Einträge"
	}
	return fmt.Sprintf("%d %%, %d von %d", f.Share(), f.Fresh, f.Entries)
}

// onDay returns a date, or that there is none.
func onDay(p inside.Page, d directory.PartialDate, none string) string {
	if d == "" {
		return none
	}
	return p.Date(d)
}

// totals says in a sentence how the networks are.
func (n Networks) totals() string {
	stale, open, none := 0, 0, 0
	for _, f := range n.Networks {
		if f.Fresh < f.Entries {
			stale++
		}
		if f.Next == "" {
			none++
		}
		open += f.Open
	}
	return strings.Join([]string{
		number(len(n.Networks), "Netzwerk", "Netzwerke"), fmt.Sprintf("%d davon mit Einträgen zum Prüfen", stale),
		fmt.Sprintf("%d ohne nächsten Termin", none), fmt.Sprintf("%d im Eingang", open),
	}, ", ") + "."
}

// Table returns everything for a spreadsheet.
func (n Networks) Table(p inside.Page) [][]string {
	rows := [][]string{{
		"Land", "Gebiet", "Netzwerk", "Zuletzt geprüft", "Geprüft in Prozent", "Einträge", "Davon geprüft", "Wartet im Eingang",
		"Nächster Termin", "Zuletzt geändert",
	}}
	for _, f := range n.Networks {
		rows = append(rows, []string{
			directory.States[f.State], f.Region, f.Name, onDay(p, f.CheckedOn, ""), strconv.Itoa(f.Share()), strconv.Itoa(f.Entries),
			strconv.Itoa(f.Fresh), strconv.Itoa(f.Open), onDay(p, f.Next, ""), f.ChangedAt.In(p.Now.Location()).Format("02.01.2006"),
		})
	}
	return rows
}
