package directory

import (
	"fmt"
	"strings"
)

// Clearance is what the coordination answered when it was asked whether texts of an entry tell where a shelter is: they
// do not. It holds for exactly these texts; when one of them changes, it is asked again. Nobody else can give the answer,
// and nobody but the coordination reads it.
type Clearance struct {
	Key   string      `yaml:"kennung"`
	About string      `yaml:"eintrag"`    // part and key: „termine/lesung", „einrichtungen/verein/angebote/gruppe"
	Sum   string      `yaml:"pruefsumme"` // of the texts; see Doubt
	On    PartialDate `yaml:"am"`
	By    string      `yaml:"durch"` // a role, never a person: who it was stands in the history
}

func (c *checker) cleared(all []Clearance) {
	for i, one := range all {
		path := fmt.Sprintf("kein_schutzort[%d]", i+1)
		c.key("kein_schutzort", path+".kennung", one.Key)
		c.require(path+".eintrag", one.About)
		if len(one.Sum) != 64 || strings.Trim(one.Sum, "0123456789abcdef") != "" {
			c.fail(path+".pruefsumme", "Eine Prüfsumme hat 64 Zeichen aus 0–9 und a–f; das Programm trägt sie ein.")
		}
		c.date(path+".am", one.On)
	}
}
