package apptest

import "net/url"

// FiveNetworks are the keys of the networks in the database of a test.
var FiveNetworks = []string{"herne", "mettmann", "soest", "braunschweig", "anhalt-bitterfeld"}

// The pages of the five networks.
const (
	HernePage            = "/netzwerke/herne"
	MettmannPage         = "/netzwerke/mettmann"
	SoestPage            = "/netzwerke/soest"
	BraunschweigPage     = "/netzwerke/braunschweig"
	AnhaltBitterfeldPage = "/netzwerke/anhalt-bitterfeld"
)

const (
	// AtDesk is what the addresses begin with under which networks are edited; their key follows.
	AtDesk = "/verwaltung/netzwerke/"
	// ServiceList is the page on which a table of services is compared with those of Herne.
	ServiceList = AtDesk + "herne/angebote/einlesen"
	// OwnPage is the page of one's own account.
	OwnPage = "/verwaltung/konto"
	// DownloadPath is the file of the whole public directory.
	DownloadPath = "/daten/dateien/rundtisch.zip"
)

// SearchForm is the form of the search, filled in.
func SearchForm(words string) string { return url.Values{"wo": {words}}.Encode() }
