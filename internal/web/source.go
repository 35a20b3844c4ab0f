package web

import (
	"rundtisch/internal/feed"
	"rundtisch/internal/wording"
)

// Source returns what files say of where they come from, in the given words.
func (p *Pages) Source(words wording.Words) feed.Source {
	return feed.Source{
		Words: words, Origin: p.Origin, Site: p.Site, Operator: p.Operator.Name, Licence: p.Operator.Licence,
		Caution: p.Caution(words.Printer).String(),
	}
}
