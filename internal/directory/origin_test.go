package directory

import (
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAnAddressBecomesTheOriginOfItsSite(t *testing.T) {
	for _, test := range []struct {
		name, address, want string
		shortened           bool
	}{
		{"an origin", "https://www.kreis-soest.de", "https://www.kreis-soest.de", false},
		{"a slash at the end", "https://www.kreis-soest.de/", "https://www.kreis-soest.de", false},
		{"the address of a page", " https://www.kreis-soest.de/soziales/index.php?id=7#liste\r", "https://www.kreis-soest.de", true},
		{"without a scheme", "www.kreis-soest.de", "https://www.kreis-soest.de", false},
		{"without a scheme, of a page", "kreis-soest.de/soziales", "https://kreis-soest.de", true},
		{"capitals", "HTTPS://WWW.Kreis-Soest.DE", "https://www.kreis-soest.de", false},
		{"umlauts", "https://www.köln.de", "https://www.xn--kln-sna.de", false},
		{"a port", "https://netz.example.org:8443/x", "https://netz.example.org:8443", true},
		{"the port that https has", "https://netz.example.org:443", "https://netz.example.org", false},
		{"a dot at the end", "https://kreis-soest.de.", "https://kreis-soest.de", false},
		{"to try", "http://localhost:8080/probe", "http://localhost:8080", true},
		{"to try, with https", "https://localhost", "https://localhost", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, shortened, wrong := Origin(test.address)
			if got != test.want || shortened != test.shortened || wrong != "" {
				t.Errorf("Origin(%q) = %q, %v, %q; want %q, %v", test.address, got, shortened, wrong, test.want, test.shortened)
			}
		})
	}
}

var noOrigins = []string{
	"", "https://", "https://*.kreis-soest.de", "*", "https://*", "http://www.kreis-soest.de", "ftp://kreis-soest.de", "javascript:alert(1)", "data:text/html,x",
	"https://soest", "https://127.0.0.1", "https://2130706433", "https://[::1]", "https://[::1 ]", "https://1.2.3", "https://anna@kreis-soest.de", "https://kreis-soest.de:0",
	"https://kreis-soest.de:99999", "https://kreis-soest.de:8 0", "https://kreis-soest.de;script-src x", "https://kreis soest.de", "https://kreis-soest.de'none'",
	"https://kreis-soest.de\x00.evil.example", "https://a.de\nhttps://b.de", "https://a.de,https://b.de", "'self'", "https:", "self", "'unsafe-inline'", "https://kreis_soest.de",
	"https://-.de", "https://a..de", "https://" + strings.Repeat("a.", 200) + "de", "https://" + strings.Repeat("a", 64) + ".de", "https://a.de\u202e", "a.de\xff", "\xff\xfe", "//kreis-soest.de", "null", "https://%6b.de%20",
}

func TestWhatIsNoOriginOfOneSiteIsRefusedInASentence(t *testing.T) {
	for _, address := range noOrigins {
		if got, _, wrong := Origin(address); got != "" || !strings.HasSuffix(string(wrong), ".") && !strings.HasSuffix(string(wrong), ".de") {
			t.Errorf("Origin(%q) = %q, %q", address, got, wrong)
		}
	}
}

func TestNoAddressSplitsOrWidensTheHeader(t *testing.T) {
	pieces := []string{"https://", "http://", "localhost", "a.de", "kreis-soest.de", "*", ".", ":", ";", "'", `"`, " ", "\t", "\r", "\n", "\x00", "\u00a0", "\u2028", ",", "/", "?", "#", "@", "[", "]", "%0a", "%3b", "ä", "ß", "\xff", "'self'", "443", "script-src", "frame-ancestors *", "。", "‥", "\u00ad", "xn--a"}
	if origin, _, _ := Origin("https://kreis-soest.de/"); origin == "" {
		t.Error("no address is an origin")
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 7).Draw(t, "pieces"), "")
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			text = "https://kreis-soest.de" + text // so that some are origins
		case 1:
			text += rapid.String().Draw(t, "text")
		}
		origin, _, wrong := Origin(text)
		if (origin == "") == (wrong == "") {
			t.Fatalf("Origin(%q) = %q, %q", text, origin, wrong)
		}
		if wrong != "" {
			return
		}
		if strings.ContainsAny(origin, " \t\r\n;,'\"*@[]%") || strings.IndexFunc(origin, func(r rune) bool { return r <= ' ' || r > '~' }) >= 0 {
			t.Fatalf("Origin(%q) = %q", text, origin)
		}
		u, err := url.Parse(origin)
		if err != nil || u.Scheme+"://"+u.Host != origin || u.Hostname() != "localhost" && (u.Scheme != "https" || !strings.Contains(u.Host, ".")) {
			t.Fatalf("Origin(%q) = %q, which is no origin of one site (%v)", text, origin, err)
		}
		if again, shortened, _ := Origin(origin); again != origin || shortened {
			t.Fatalf("Origin(%q) = %q", origin, again)
		}
	})
}

func TestOriginsAreReadLineByLine(t *testing.T) {
	got, shortened, err := Origins("https://a.de/x\r\n\r\nhttps://b.de\nhttps://A.de")
	if err != nil || !shortened || strings.Join(got, " ") != "https://a.de https://b.de" {
		t.Errorf("%q, %v, %v", got, shortened, err)
	}
	if _, _, err := Origins("https://a.de\nhttps://*\nhttps://c.de\nx"); err == nil || !strings.Contains(err.Error(), "Zeile 2: ") || !strings.Contains(err.Error(), "Zeile 4: ") {
		t.Errorf("%v", err)
	}
	many := ""
	for n := range MaxOrigins + 1 {
		many += "a" + strings.Repeat("b", n) + ".de\n"
	}
	if _, _, err := Origins(many); err == nil || !strings.Contains(err.Error(), "20") {
		t.Errorf("%v", err)
	}
	if got, _, err := Origins(" \r\n"); err != nil || len(got) != 0 {
		t.Errorf("%q, %v", got, err)
	}
}
