package webaddress

import (
	"errors"
	"strings"
	"testing"
)

func TestAddressesAreBroughtIntoTheFormThatBrowsersCompare(t *testing.T) {
	for address, want := range map[string]string{
		"https://netz.example.org":                      "https://netz.example.org",
		"https://Netz.Example.org":                      "https://netz.example.org",
		"HTTPS://netz.example.org/":                     "https://netz.example.org/",
		" https://netz.example.org\n":                   "https://netz.example.org",
		"https://netz.example.org.":                     "https://netz.example.org",
		"https://netz.example.org.:443/a?b=C#D":         "https://netz.example.org/a?b=C#D",
		"https://netz.example.org:443":                  "https://netz.example.org",
		"https://netz.example.org:0443":                 "https://netz.example.org",
		"https://netz.example.org:":                     "https://netz.example.org",
		"https://netz.example.org:80":                   "https://netz.example.org:80",
		"http://netz.example.org:80":                    "http://netz.example.org",
		"http://netz.example.org:443":                   "http://netz.example.org:443",
		"https://netz.example.org:8443":                 "https://netz.example.org:8443",
		"https://frauennetz-köln.example":               "https://xn--frauennetz-kln-6pb.example",
		"https://FRAUENNETZ-KÖLN.example":               "https://xn--frauennetz-kln-6pb.example",
		"https://frauennetz-ko\u0308ln.example":         "https://xn--frauennetz-kln-6pb.example", // ö put together
		"https://xn--frauennetz-kln-6pb.EXAMPLE":        "https://xn--frauennetz-kln-6pb.example",
		"https://straße.example":                        "https://xn--strae-oqa.example",
		"https://netz。example。org":                      "https://netz.example.org",
		"http://localhost:8080":                         "http://localhost:8080",
		"http://LOCALHOST.:8080":                        "http://localhost:8080",
		"http://rundtisch":                              "http://rundtisch",
		"http://127.0.0.1:8080":                         "http://127.0.0.1:8080",
		"http://[::1]:8080":                             "http://[::1]:8080",
		"http://[0:0:0:0:0:0:0:1]:80/":                  "http://[::1]/",
		"http://[2001:DB8::0:1]":                        "http://[2001:db8::1]",
		"http://[::ffff:127.0.0.1]":                     "http://[::ffff:7f00:1]",
		"https://www.dwd.de/DE/wetter/wetter node.html": "https://www.dwd.de/DE/wetter/wetter%20node.html",
	} {
		u, err := Normal(address)
		if err != nil || u.String() != want {
			t.Errorf("Normal(%q) = %v, %v; want %s", address, u, err, want)
			continue
		}
		if again, err := Normal(u.String()); err != nil || again.String() != want {
			t.Errorf("Normal(%q) is not the same twice: %v, %v", address, again, err)
		}
	}
}

func TestOfWhatIsNoAddressItIsSaidWhy(t *testing.T) {
	for address, want := range map[string]error{
		"": ErrForm, "netz.example.org": ErrForm, "//netz.example.org": ErrForm, "https:netz.example.org": ErrForm, "https://": ErrForm, "https:///pfad": ErrForm, `https:\\netz.example.org`: ErrForm, "%zz": ErrForm,
		"https://netz.example.org:99x": ErrForm, "https://a b.de": ErrForm, "https://a.de\x00": ErrForm, "https://%6b.de": ErrForm, "http://[127.0.0.1]": ErrForm,
		"ftp://netz.example.org": ErrScheme, "javascript://netz.example.org": ErrScheme,
		"https://u@netz.example.org": ErrUser, "https://u:p@netz.example.org": ErrUser, "https://@netz.example.org": ErrUser,
		"https://*.example.org": ErrHost, "https://netz_werk.example.org": ErrHost, "https://a..de": ErrHost, "https://.de": ErrHost, "https://-a.de": ErrHost, "https://a-.de": ErrHost,
		"https://" + strings.Repeat("a", 64) + ".de": ErrHost, "https://" + strings.Repeat("a.", 130) + "de": ErrHost, "https://a.de\u202e": ErrHost, "https://xn--a.de": ErrHost,
		"https://127.1": ErrHost, "https://0x7f.0.0.1": ErrHost, "https://2130706433": ErrHost, "https://127.0.0.01": ErrHost, "https://256.1.1.1": ErrHost, "https://1.2.3.4.5": ErrHost,
		"http://[::1%25lo]": ErrHost, "https://.": ErrHost, "https://a.de..": ErrHost,
		"https://netz.example.org:0": ErrPort, "https://netz.example.org:65536": ErrPort,
	} {
		if u, err := Normal(address); !errors.Is(err, want) {
			t.Errorf("Normal(%q) = %v, %v; want %v", address, u, err, want)
		}
	}
}
