package harvest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"rundtisch/internal/openreferral"
)

// collection collects the records of a source, each once: what is said about one in two places is merged.
type collection struct {
	Reading
	limits   Limits
	seen     map[string]bool
	services map[string]int // id → index among the services
	known    map[string]int // id → index among the organizations
	listed   bool           // they came from one list, which may tell them in short
	loose    []loose
}

// loose is a place of a service that names the service only by its id.
type loose struct {
	at  string
	one openreferral.ServiceAtLocation
}

func newCollection(address string, limits Limits) *collection {
	return &collection{
		Reading:  Reading{Address: address},
		limits:   limits,
		seen:     map[string]bool{},
		services: map[string]int{},
		known:    map[string]int{},
	}
}

// mostSkipped is how many unread entries are kept with their reasons.
const mostSkipped = 1000

// skip records that an entry was not read. If its kind is unknown, it may be any record that was there before.
func (c *collection) skip(at, name, reason string, kind openreferral.Kind) {
	c.Partial = c.Partial || kind == openreferral.KindNone
	if len(c.Skipped) < mostSkipped {
		c.Skipped = append(c.Skipped, Skipped{at, clip(name, 100), reason})
	}
}

// take reads the content of one answer or file, and returns how many of the records were new. It skips invalid entries.
func (c *collection) take(place string, p parsed) (int, error) {
	for _, s := range p.skipped {
		c.skip(s.Place, s.Name, s.Reason, openreferral.KindNone)
	}
	for _, note := range p.notes {
		c.note(note)
	}
	fresh := 0
	for i, raw := range p.records {
		at := fmt.Sprintf("%s, Eintrag %d", place, i+1)
		object, err := decode(at, raw)
		var fault Fault
		if errors.As(err, &fault) {
			c.skip(at, "", fault.Reason, openreferral.KindNone)
			continue
		}
		if c.add(at, object) {
			fresh++
		}
		if len(c.seen) > c.limits.Records {
			return fresh, fail(place, "das sind zu viele Einträge; höchstens %d auf einmal.", c.limits.Records)
		}
	}
	return fresh, nil
}

func (c *collection) note(sentence string) {
	for _, n := range c.Notes {
		if n == sentence {
			return
		}
	}
	c.Notes = append(c.Notes, sentence)
}

// add adds one record and reports whether it was new.
func (c *collection) add(at string, object map[string]any) bool {
	kind := openreferral.KindOf(object)
	name, _ := object["name"].(string)
	id := fmt.Sprint(object["id"])
	if object["id"] == nil {
		id = ""
	}
	switch kind {
	case openreferral.KindOrganization:
		o := openreferral.ReadOrganization(object)
		if at, ok := c.known[o.ID]; ok && o.ID != "" {
			if !o.Within(c.Organizations[at]) {
				c.Organizations[at] = c.Organizations[at].Over(o)
				return false
			}
		}
		if !c.first("organization", o.ID) {
			return false
		}
		c.known[o.ID] = len(c.Organizations)
		c.Organizations = append(c.Organizations, o)
	case openreferral.KindService:
		return c.service(openreferral.ReadService(object))
	case openreferral.KindAtLocation:
		one := openreferral.ReadServiceAtLocation(object)
		if !c.first(string(kind), one.ID) {
			return false
		}
		c.atLocation(at, one)
	case openreferral.KindNetwork:
		if !c.first("organization", id) {
			return false
		}
		c.Networks = append(c.Networks, clip(name, 100))
	default:
		if !c.first(string(kind), id) {
			return false
		}
		c.skip(at, name, kind.Words(), kind)
	}
	return true
}

func (c *collection) service(s openreferral.Service) bool {
	if at, ok := c.services[s.ID]; ok && !s.Within(c.Services[at]) {
		c.Services[at] = c.Services[at].Over(s)
		return false
	}
	if !c.first("service", s.ID) {
		return false
	}
	if s.ID != "" {
		c.services[s.ID] = len(c.Services)
	}
	c.Services = append(c.Services, s)
	return true
}

// atLocation adds a place to the service that is there.
func (c *collection) atLocation(at string, one openreferral.ServiceAtLocation) {
	s := one.Service
	one.Service = nil
	switch {
	case s == nil:
		c.loose = append(c.loose, loose{at, one})
		return
	case s.Name == "":
		c.skip(at, "", "dem Angebot darin fehlt „name“", openreferral.KindNone)
		return
	}
	if known, ok := c.services[s.ID]; ok {
		c.Services[known].AtLocations = append(c.Services[known].AtLocations, one)
		c.Services[known] = c.Services[known].Over(*s)
		return
	}
	s.AtLocations = append(s.AtLocations, one)
	c.service(*s)
}

// tie gives services the places that name them only by their ids.
func (c *collection) tie() {
	for _, l := range c.loose {
		if known, ok := c.services[l.one.ServiceID]; ok {
			c.Services[known].AtLocations = append(c.Services[known].AtLocations, l.one)
			continue
		}
		c.skip(
			l.at,
			"",
			"das ist ein Angebot an einem Ort (service_at_location), und das Angebot selbst steht nicht dabei",
			openreferral.KindNone,
		)
	}
	c.loose = nil
}

// first reports whether an id comes for the first time. A record without an id always counts as new.
func (c *collection) first(kind, id string) bool {
	key := kind + " " + id
	if id == "" {
		key = fmt.Sprintf("%s without id %d", kind, len(c.seen))
	}
	if c.seen[key] {
		c.Twice++
		return false
	}
	c.seen[key] = true
	return true
}

func decode(place string, raw json.RawMessage) (map[string]any, error) {
	if !utf8.Valid(raw) {
		return nil, fail(place, "hier stehen Zeichen, die kein UTF-8 sind")
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var object map[string]any
	if err := decoder.Decode(&object); err != nil || object == nil {
		return nil, fail(place, "hier steht kein Objekt")
	}
	if hasNUL(object) {
		return nil, fail(place, "in einem Text steht ein Zeichen, das kein Text enthalten kann (NUL)")
	}
	return object, nil
}
