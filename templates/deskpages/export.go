package deskpages

// Exports is the page of the files that a network can be taken along in.
type Exports struct {
	Network Network
	Tables  []ExportTable
}

// ExportTable is one list of them.
type ExportTable struct {
	Name, Title string
	Rows        int
}

// path of the list as a file of its own. Two can be read in again and stand beside where that is done.
func (t ExportTable) path() string {
	switch t.Name {
	case "mitglieder":
		return "/mitglieder.csv"
	case "angebote":
		return "/angebote/vorlage.csv"
	}
	return "/export/" + t.Name + ".csv"
}
