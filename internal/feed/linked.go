package feed

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// node is a thing in terms of schema.org. Empty properties are omitted.
type node map[string]any

func (n node) put(name string, value any) node {
	switch v := value.(type) {
	case string:
		if v = strings.TrimSpace(v); v != "" {
			n[name] = v
		}
	case []node:
		if len(v) > 0 {
			n[name] = v
		}
	case []string:
		if len(v) > 0 {
			n[name] = v
		}
	case node:
		if len(v) > 0 {
			n[name] = v
		}
	}
	return n
}

// linked returns things as one block of JSON-LD; "" for none.
func linked(graph ...node) (string, error) {
	if len(graph) == 0 {
		return "", nil
	}
	text, err := json.Marshal(map[string]any{"@context": "https://schema.org", "@graph": graph})
	if err != nil {
		return "", fmt.Errorf("json-ld: %w", err)
	}
	return string(text), nil
}

// NetworkData returns what the page of a network says, for search engines: who it is, where it works, its members, its upcoming
// events. It has no telephone number: people who need help must not be led to a coordinator's desk.
func NetworkData(from Source, n directory.NetworkPage) (string, error) {
	kind := "Organization"
	if n.Network.Form == directory.FormCouncil {
		kind = "GovernmentOrganization"
	}
	this := thing(kind, from.Origin, "/netzwerke/"+n.Network.Key, n.Network.Name, n.Network.ID()).
		put("alternateName", n.Network.ShortName).put("description", n.Network.Summary)
	if f := n.Network.Founded; !f.YearInferred() {
		this.put("foundingDate", string(f))
	}
	var areas []string
	for _, d := range n.Region.Districts {
		areas = append(areas, d.AGS)
	}
	if len(areas) == 0 {
		areas = []string{n.Region.State}
	}
	this.put("areaServed", areaNodes(from, areas))
	var members []node
	for _, m := range n.Members {
		i, ok := n.Institution(m.Institution)
		if ok && m.Current(from.Now) && isPublic(m.Visibility) && isPublic(i.Visibility) {
			members = append(members, thing(organization(i), from.Origin, "/einrichtungen/"+i.Key, i.Name, i.ID()))
		}
	}
	this.put("member", members)
	var coming []directory.Dated[directory.Event]
	for _, list := range [][]directory.Event{n.Events, n.Hosted} {
		for _, e := range list {
			if !e.Past(from.Now) && !e.Internal {
				coming = append(coming, directory.Dated[directory.Event]{NetworkKey: n.Network.Key, NetworkName: n.Network.Name, Entry: e})
			}
		}
	}
	return linked(this.put("event", eventNodes(from, coming)))
}

// maxEventNodes is how many events a page lists for search engines.
const maxEventNodes = 100

// EventsData returns the events of a page, in its order.
func EventsData(from Source, events []directory.Dated[directory.Event]) (string, error) {
	nodes := eventNodes(from, events)
	return linked(nodes[:min(len(nodes), maxEventNodes)]...)
}

// eventNodes omits events without a day. That a year was inferred, or that an event is for members only, is in the description.
func eventNodes(from Source, events []directory.Dated[directory.Event]) []node {
	var nodes []node
	for _, d := range events {
		e := d.Entry
		slot, ok := e.Slot()
		if !ok {
			continue
		}
		layout, end := time.RFC3339, slot.End
		if slot.AllDay {
			layout, end = time.DateOnly, slot.End.AddDate(0, 0, -1) // schema.org names the last day
		}
		status := "https://schema.org/EventScheduled"
		if e.Status == directory.EventCancelled {
			status = "https://schema.org/EventCancelled"
		}
		this := node{"@type": "Event", "inLanguage": "de", "eventStatus": status, "startDate": slot.Start.Format(layout)}
		if end.After(slot.Start) || slot.AllDay {
			this.put("endDate", end.Format(layout))
		}
		var hosts []node
		for _, h := range e.Hosts {
			host := node{"@type": "Organization", "name": h.Name}
			if h.Network != "" {
				host.put("url", from.Origin+"/netzwerke/"+url.PathEscape(h.Network))
			}
			hosts = append(hosts, host)
		}
		if len(hosts) == 0 {
			hosts = []node{{"@type": "Organization", "name": d.NetworkName, "url": from.Origin + "/netzwerke/" + d.NetworkKey}}
		}
		said := []string{from.EventKind(e), e.DateNote}
		if e.Date.YearInferred() {
			said = append(said, from.T("calendar.inferred"))
		}
		nodes = append(nodes, this.put("name", e.Title).put("description", wording.Joined("\n", append(said, e.Content...)...)).
			put("location", e.Venue).put("organizer", hosts).put("url", cmp.Or(e.Registration, pageOf(from.Origin, d.NetworkKey, "termin-"+e.Key))))
	}
	return nodes
}

// thing is something with a page of its own.
func thing(kind, origin, path, name string, id directory.ID) node {
	return node{"@type": kind, "@id": origin + path, "url": origin + path, "name": name, "identifier": urn(id)}
}

// areaNodes are Länder, Kreise or all of Germany, by their official keys: never anything smaller.
func areaNodes(from Source, keys []string) []node {
	var nodes []node
	for i, name := range from.Areas(keys) {
		kind := "AdministrativeArea"
		if keys[i] == directory.AreaEverywhere {
			kind, name = "Country", keys[i]
		}
		nodes = append(nodes, node{"@type": kind}.put("name", name).put("identifier", keys[i]))
	}
	return nodes
}

func isPublic(v directory.Visibility) bool { return v.OrPublic() == directory.Public }
