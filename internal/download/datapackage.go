package download

import (
	"encoding/json"
	"time"
)

// dataPackage describes the lists to programs, as a Tabular Data Package (specs.frictionlessdata.io): how the files are written, which
// columns name their rows, and which lead to the rows of another list. All columns are texts, so that postcodes keep their zeros.
type dataPackage struct {
	Profile     string     `json:"profile"`
	Name        string     `json:"name"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Homepage    string     `json:"homepage,omitempty"`
	Created     string     `json:"created"`
	Licences    []licence  `json:"licenses,omitempty"`
	Resources   []resource `json:"resources"`
}

type licence struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
}

type resource struct {
	Profile   string  `json:"profile"`
	Name      string  `json:"name"`
	Path      string  `json:"path"`
	Format    string  `json:"format"`
	MediaType string  `json:"mediatype"`
	Encoding  string  `json:"encoding"`
	Dialect   dialect `json:"dialect"`
	Schema    schema  `json:"schema"`
}

type dialect struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
	Header         bool   `json:"header"`
}

type schema struct {
	Fields      []field      `json:"fields"`
	PrimaryKey  string       `json:"primaryKey,omitempty"`
	ForeignKeys []foreignKey `json:"foreignKeys,omitempty"`
}

type field struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Format string `json:"format,omitempty"`
}

type foreignKey struct {
	Fields    string    `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string `json:"resource"`
	Fields   string `json:"fields"`
}

// The columns of IDs, each with the list whose column ID has the same values; "" for the ID of the row itself.
var columnsOfIDs = map[string]string{
	"ID": "", "ID des Netzwerks": "netzwerke", "ID der Einrichtung": "einrichtungen", "ID des Angebots": "angebote",
}

func describe(about About) ([]byte, error) {
	p := dataPackage{
		Profile: "tabular-data-package", Name: "rundtisch", Title: about.Site + packageTitle, Description: packageText,
		Homepage: about.Address, Created: about.DataOf.UTC().Format(time.RFC3339),
	}
	if about.Licence != "" {
		p.Licences = []licence{{Name: about.Licence, Title: about.Licence, Path: about.LicenceURL}}
	}
	for _, l := range listed {
		r := resource{
			Profile: "tabular-data-resource", Name: l.name, Path: l.name + ".csv", Format: "csv", MediaType: "text/csv", Encoding: "utf-8",
			Dialect: dialect{Delimiter: ";", LineTerminator: "\r\n", QuoteChar: `"`, DoubleQuote: true, Header: true},
		}
		for _, head := range l.head {
			f := field{Name: head, Type: "string"}
			if of, isID := columnsOfIDs[head]; isID {
				f.Format = "uuid"
				if of == "" {
					r.Schema.PrimaryKey = head
				} else {
					r.Schema.ForeignKeys = append(r.Schema.ForeignKeys, foreignKey{head, reference{of, "ID"}})
				}
			}
			r.Schema.Fields = append(r.Schema.Fields, f)
		}
		p.Resources = append(p.Resources, r)
	}
	return json.MarshalIndent(p, "", "  ")
}
