package deskpages

// Exports is the page with the files of a network.
type Exports struct {
	Network Network
	Tables  []ExportTable
}

// ExportTable is one of its tables.
type ExportTable struct {
	Name, Title string
	Rows        int
}

// path returns the address of the table as a file. Those of two tables are beside their imports.
func (t ExportTable) path() string {
	switch t.Name {
	case "mitglieder":
		return "/mitglieder.csv"
	case "angebote":
		return "/angebote/vorlage.csv"
	}
	return "/export/" + t.Name + ".csv"
}
