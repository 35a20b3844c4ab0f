package deskpages

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/templates/inside"
)

// Gaps is what is missing in networks: sectors among their members, or topics among what these offer.
type Gaps struct {
	State              string            // the Land that is shown, two digits; "" for all
	Family             *directory.Family // whose sectors are shown; nil: all families, counted
	Offers             bool              // topics instead of sectors
	Groups             []GapGroup
	Total, Page, Pages int
	Beyond             bool // there is no such page
}

// GapGroup is the user's own networks, or those of a Land.
type GapGroup struct {
	Title    string
	Own      bool
	Networks []directory.NetworkGaps
}

// Sort groups networks. It keeps their order, in which the own ones come first.
func (g *Gaps) Sort(networks []directory.NetworkGaps, own []directory.ID) {
	for _, n := range networks {
		title, mine := directory.States[n.State], slices.Contains(own, n.ID)
		if mine {
			title = "Ihre Netzwerke"
		}
		if last := len(g.Groups) - 1; last < 0 || g.Groups[last].Title != title {
			g.Groups = append(g.Groups, GapGroup{Title: title, Own: mine})
		}
		group := &g.Groups[len(g.Groups)-1]
		group.Networks = append(group.Networks, n)
	}
}

// link returns the address of another view of the same networks.
func (g Gaps) link(path string, offers bool, family string, page int) templ.SafeURL {
	query := url.Values{}
	for name, value := range map[string]string{"land": g.State, "familie": family} {
		if value != "" {
			query.Set(name, value)
		}
	}
	if offers {
		query.Set("ansicht", "angebote")
	}
	if page > 1 {
		query.Set("seite", strconv.Itoa(page))
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return templ.SafeURL(path)
}

func (g Gaps) family() string {
	if g.Family == nil {
		return ""
	}
	return g.Family.Key
}

// gapColumn is a column of the table; a family leads to its sectors.
type gapColumn struct{ label, family string }

func (g Gaps) columns(p inside.Page) []gapColumn {
	var columns []gapColumn
	switch {
	case g.Offers:
		for _, t := range directory.Topics {
			columns = append(columns, gapColumn{label: p.T("topic." + string(t))})
		}
	case g.Family != nil:
		for _, s := range g.Family.Wanted() {
			columns = append(columns, gapColumn{label: p.T("sector." + string(s))})
		}
	default:
		for _, f := range directory.Families {
			columns = append(columns, gapColumn{p.T("family." + f.Key), f.Key})
		}
	}
	return columns
}

// gapCell is a word with its shape, and what else there is to say.
type gapCell struct{ word, shape, more string }

var presences = map[directory.Presence]gapCell{
	directory.Absent: {"fehlt", "absent", ""}, directory.Grouped: {"nur als Gruppe", "grouped", ""}, directory.Present: {"da", "present", ""},
}

func (g Gaps) cells(n directory.NetworkGaps) []gapCell {
	var cells []gapCell
	switch {
	case g.Offers:
		for _, t := range directory.Topics {
			cells = append(cells, offered(n, t))
		}
	case g.Family != nil:
		for _, s := range g.Family.Wanted() {
			cells = append(cells, presences[n.Sectors[s]])
		}
	default:
		for _, f := range directory.Families {
			cells = append(cells, counted(n, f.Wanted()))
		}
	}
	return cells
}

func offered(n directory.NetworkGaps, t directory.Topic) gapCell {
	if n.Topics[t] {
		return presences[directory.Present]
	}
	return presences[directory.Absent]
}

// counted says how many of the sectors of a family there are.
func counted(n directory.NetworkGaps, sectors []directory.Sector) gapCell {
	absent, grouped := n.Missing(sectors)
	there := len(sectors) - len(absent) - len(grouped)
	cell := gapCell{fmt.Sprintf("%d von %d", there, len(sectors)), "grouped", ""}
	switch there {
	case 0:
		cell.shape = "absent"
	case len(sectors):
		cell.shape = "present"
	}
	if len(grouped) > 0 {
		cell.more = fmt.Sprintf("%d nur als Gruppe", len(grouped))
	}
	return cell
}

// count says in a sentence how much is missing.
func (g Gaps) count(n directory.NetworkGaps) string {
	if g.Offers {
		return number(len(directory.Topics)-len(n.Topics), "Thema fehlt", "Themen fehlen")
	}
	var sectors []directory.Sector
	for _, f := range directory.Families {
		if g.Family == nil || g.Family.Key == f.Key {
			sectors = append(sectors, f.Wanted()...)
		}
	}
	absent, grouped := n.Missing(sectors)
	text := number(len(absent), "Art fehlt", "Arten fehlen")
	if len(grouped) > 0 {
		text += fmt.Sprintf(", %d nur als Gruppe genannt", len(grouped))
	}
	return text
}

// unknown says why it is not known what is missing; "" if it is.
func (g Gaps) unknown(n directory.NetworkGaps) string {
	switch {
	case g.Offers && n.Services == 0:
		return "Noch ist kein Angebot eingetragen. Was fehlt, lässt sich nicht sagen."
	case !g.Offers && n.Listed == 0:
		return "Noch ist kein Mitglied aufgeführt. Wer fehlt, lässt sich nicht sagen."
	}
	return ""
}

// gapList is what is missing of one family.
type gapList struct{ title, absent, grouped string }

// lists returns what is missing in a network, by family.
func (g Gaps) lists(p inside.Page, n directory.NetworkGaps) []gapList {
	if g.Offers {
		var absent []string
		for _, t := range directory.Topics {
			if !n.Topics[t] {
				absent = append(absent, p.T("topic."+string(t)))
			}
		}
		return []gapList{{absent: strings.Join(absent, ", ")}}
	}
	families := directory.Families
	if g.Family != nil {
		families = []directory.Family{*g.Family}
	}
	var lists []gapList
	for _, f := range families {
		absent, grouped := n.Missing(f.Wanted())
		if len(absent)+len(grouped) > 0 {
			lists = append(lists, gapList{
				p.T("family." + f.Key), strings.Join(sectorWords(p, absent), ", "), strings.Join(sectorWords(p, grouped), ", "),
			})
		}
	}
	return lists
}

// Table returns everything for a spreadsheet: every sector or topic in a column of its own.
func (g Gaps) Table(p inside.Page) [][]string {
	var sectors []directory.Sector
	for _, f := range directory.Families {
		sectors = append(sectors, f.Wanted()...)
	}
	head := []string{"Land", "Gebiet", "Netzwerk", "Mitglieder aufgeführt", "Liste vollständig", "Angebote eingetragen"}
	if g.Offers {
		for _, t := range directory.Topics {
			head = append(head, p.T("topic."+string(t)))
		}
	} else {
		head = append(head, sectorWords(p, sectors)...)
	}
	rows := [][]string{head}
	for _, group := range g.Groups {
		for _, n := range group.Networks {
			row := []string{directory.States[n.State], n.RegionName, n.Name, strconv.Itoa(n.Listed), complete(n), strconv.Itoa(n.Services)}
			for len(row) < len(head) {
				at := len(row) - 6
				switch {
				case g.unknown(n) != "":
					row = append(row, "nicht bekannt")
				case g.Offers:
					row = append(row, offered(n, directory.Topics[at]).word)
				default:
					row = append(row, presences[n.Sectors[sectors[at]]].word)
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func complete(n directory.NetworkGaps) string {
	if n.More {
		return "nein"
	}
	return "nicht bekannt"
}

// states are the keys of all Länder.
func states() []string { return slices.Sorted(maps.Keys(directory.States)) }
