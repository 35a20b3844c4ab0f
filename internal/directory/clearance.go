package directory

import (
	"strings"

	"rundtisch/internal/fault"
)

// Clearance is what the coordination answered when it was asked whether texts of an entry tell where a shelter is: they
// do not. It holds for exactly these texts; when one of them changes, it is asked again. Nobody else can give the answer,
// and nobody but the coordination reads it.
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
