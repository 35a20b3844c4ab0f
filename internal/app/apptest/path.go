package apptest

import "net/url"

func Search(value string) string { return url.Values{"q": {value}}.Encode() }

var FiveNetworks = []string{"herne", "mettmann", "soest", "braunschweig", "anhalt-bitterfeld"}

const AtDesk = "/verwaltung/netzwerke/"

const DownloadPath = "/daten/dateien/rundtisch.zip"

const (
	HernePage            = "/netzwerke/herne"
	MettmannPage         = "/netzwerke/mettmann"
	SoestPage            = "/netzwerke/soest"
	BraunschweigPage     = "/netzwerke/braunschweig"
	AnhaltBitterfeldPage = "/netzwerke/anhalt-bitterfeld"
)

const OwnPage = "/verwaltung/konto"
