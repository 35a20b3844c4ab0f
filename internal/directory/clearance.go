package directory

import (
	"strings"

	"rundtisch/internal/fault"
)

// Clearance records that the coordination was asked whether texts of an entry give away where a shelter is, and said that they
// do not. It holds for exactly these texts; if one of them changes, the coordination is asked again. Nobody else can clear
// texts, and nobody else can read clearances.
type Clearance struct {
	Key   string      `yaml:"kennung"`
	About string      `yaml:"eintrag"`    // part and key: „termine/lesung", „einrichtungen/verein/angebote/gruppe"
	Sum   string      `yaml:"pruefsumme"` // of the texts; see Doubt
	On    PartialDate `yaml:"am"`
	By    string      `yaml:"durch"` // a role, never a person: who it was is in the history
}

func (c *checker) cleared(all []Clearance) {
	for i, one := range all {
		path := fault.Entry("kein_schutzort", i+1)
		c.key("kein_schutzort", path.Field("kennung"), one.Key)
		c.require(path.Field("eintrag"), one.About)
		if len(one.Sum) != 64 || strings.Trim(one.Sum, "0123456789abcdef") != "" {
			c.fail(path.Field("pruefsumme"), ruleClearanceSum)
		}
		c.date(path.Field("am"), one.On)
	}
}
