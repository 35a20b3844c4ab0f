package harvest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"rundtisch/internal/openreferral"
)

// collection gathers the records of a source, each once.
type collection struct {
	Reading
	limits Limits
	seen   map[string]bool
}

func newCollection(address string, limits Limits) *collection {
	return &collection{Reading: Reading{Address: address}, limits: limits, seen: map[string]bool{}}
}

// add takes in the records of one answer or file and returns how many of them were new.
func (c *collection) add(place string, records []json.RawMessage) (int, error) {
	fresh := 0
	for i, raw := range records {
		at := fmt.Sprintf("%s, Eintrag %d", place, i+1)
		object, err := decode(at, raw)
		if err != nil {
			return fresh, err
		}
		if openreferral.LooksLikeService(object) {
			s := openreferral.ReadService(object)
			if s.Name == "" {
				return fresh, fail(at, "das ist weder eine Organisation noch ein Angebot nach HSDS 3: Es fehlt „name“.")
			}
			if c.first("service", s.ID) {
				c.Services, fresh = append(c.Services, s), fresh+1
			}
		} else {
			o := openreferral.ReadOrganization(object)
			switch {
			case o.Name == "":
				return fresh, fail(at, "das ist weder eine Organisation noch ein Angebot nach HSDS 3: Es fehlt „name“.")
			case !c.first("organization", o.ID):
			case openreferral.IsNetwork(object):
				c.Networks, fresh = c.Networks+1, fresh+1
			default:
				c.Organizations, fresh = append(c.Organizations, o), fresh+1
			}
		}
		if len(c.seen) > c.limits.Records {
			return fresh, fail(place, "das sind zu viele Einträge; höchstens %d auf einmal.", c.limits.Records)
		}
	}
	return fresh, nil
}

// first reports whether an id comes for the first time. What has no id counts as one of its own.
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
		return nil, fail(place, "hier stehen Zeichen, die kein UTF-8 sind.")
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var object map[string]any
	if err := decoder.Decode(&object); err != nil || object == nil {
		return nil, fail(place, "hier steht kein Objekt.")
	}
	if hasNUL(object) {
		return nil, fail(place, "in einem Text steht ein Zeichen, das kein Text enthalten kann (NUL).")
	}
	return object, nil
}
