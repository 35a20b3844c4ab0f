package signin

import (
	"net/netip"
	"testing"
	"time"
)

func TestAGateStandsAtAnyAddressOfTheWeb(t *testing.T) {
	for _, origin := range []string{"https://netz.example.org", "http://localhost:8080", "http://192.0.2.1:8080", "http://[2001:db8::1]:8080", "https://xn--br-zka.example"} {
		if _, err := New(nil, origin, "Rundtisch", time.Now); err != nil {
			t.Errorf("%s: %v", origin, err)
		}
	}
	for _, origin := range []string{"", "netz.example.org", "https://"} {
		if _, err := New(nil, origin, "Rundtisch", time.Now); err == nil {
			t.Errorf("%q is taken", origin)
		}
	}
}

func TestWhichPagesAreComeBackTo(t *testing.T) {
	for path, want := range map[string]bool{
		"/verwaltung": true, "/verwaltung/konto": true, "/intern/netzwerke/herne": true, "/verwaltung/a%2Fb": true,
		"": false, "/": false, "/anmelden": false, "//boese.example": false, "https://boese.example": false, "/verwaltung//boese": false, "/verwaltung\\boese": false,
		"/verwaltungx": false, "/internet": false, "/verwaltung\nx": false, "verwaltung": false,
	} {
		if got := isInside(path); got != want {
			t.Errorf("isInside(%q) = %v", path, got)
		}
	}
}

func TestBlocksAreCoarse(t *testing.T) {
	for address, want := range map[string]string{
		"203.0.113.7": "203.0.113.0/24", "::ffff:203.0.113.7": "203.0.113.0/24", "2001:db8:1:2ff:3::4": "2001:db8:1:200::/56", "fe80::1%eth0": "fe80::/56",
	} {
		if got := Block(netip.MustParseAddr(address)); got != want {
			t.Errorf("Block(%s) = %s, want %s", address, got, want)
		}
	}
	if got := Block(netip.Addr{}); got != "unknown" {
		t.Errorf("Block of nothing = %s", got)
	}
}

func TestDevicesInWords(t *testing.T) {
	for agent, want := range map[string]string{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0":                                                        "Firefox auf Windows",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0":           "Edge auf Windows",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1": "Safari auf iPhone",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15":                   "Safari auf Mac",
		"Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36":        "Samsung Internet auf Android",
		"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36":                          "Chrome auf Chromebook",
		"": "Unbekanntes Gerät", "curl/8.0 <script>": "Unbekanntes Gerät", "Firefox/1": "Firefox", "Linux": "Linux",
	} {
		if got := Device(agent); got != want {
			t.Errorf("Device(%q) = %q, want %q", agent, got, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for typed, want := range map[string]string{
		" Eva@Example.ORG\n": "eva@example.org", "a.b+c@x-y.de": "a.b+c@x-y.de", "o'neil@example.org": "o'neil@example.org",
		"eva@example": "", "eva@@example.org": "", "eva@example.org.": "", "eva@.example.org": "", `"eva b"@example.org`: "", "eva@[127.0.0.1]": "", "müller@example.org": "", "eva@exa mple.org": "",
	} {
		if got, err := Email(typed); got != want || (err == nil) != (want != "") {
			t.Errorf("Email(%q) = %q, %v", typed, got, err)
		}
	}
}
