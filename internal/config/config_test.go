package config

import (
	"slices"
	"strings"
	"testing"
)

func TestNothingSetIsEnough(t *testing.T) {
	c, err := Read(nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.Addr != "127.0.0.1:8080" || c.ExitURL != "https://www.dwd.de/" || c.Name != "Rundtisch" || c.DatabaseURL != "" || c.BaseURL != "" {
		t.Errorf("defaults: %+v", c)
	}
}

func TestSettingsAreTaken(t *testing.T) {
	c, err := Read([]string{
		"RUNDTISCH_ADDR=[::1]:0", "RUNDTISCH_BASE_URL=https://netz.example.org/", "RUNDTISCH_EXIT_URL=https://wetter.example/a?b=c", "RUNDTISCH_NAME=Netz=werk",
		"RUNDTISCH_STATE=/var/lib/x", "DATABASE_URL=postgresql://u:p%40ss@db:5432/r?sslmode=require", "RUNDTISCH_MAIL=dir:/tmp/post", "RUNDTISCH_OPERATOR=", "PATH=/bin", "nonsense", "=x",
	})
	if err != nil {
		t.Fatal(err)
	}
	want := Config{DatabaseURL: "postgresql://u:p%40ss@db:5432/r?sslmode=require", Addr: "[::1]:0", State: "/var/lib/x", BaseURL: "https://netz.example.org",
		ExitURL: "https://wetter.example/a?b=c", Name: "Netz=werk", Mail: "dir:/tmp/post", Log: LogEverything,
		ACME: "https://acme-v02.api.letsencrypt.org/directory"}
	if c != want {
		t.Errorf("got  %+v\nwant %+v", c, want)
	}
}

func TestMeasurementsOfTheProgramItselfStayOnTheMachine(t *testing.T) {
	for _, addr := range []string{"127.0.0.1:6060", "[::1]:6060", "localhost:0"} {
		if c, err := Read([]string{"RUNDTISCH_PPROF_ADDR=" + addr}); err != nil || c.PprofAddr != addr {
			t.Errorf("%s: %v", addr, err)
		}
	}
}

func TestEmptyMeansNotSet(t *testing.T) {
	if c, err := Read([]string{"RUNDTISCH_ADDR=", "RUNDTISCH_EXIT_URL=", "DATABASE_URL="}); err != nil || c.Addr != "127.0.0.1:8080" || c.ExitURL != "https://www.dwd.de/" {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestWrongSettingsAreNamed(t *testing.T) {
	wrong := map[string][]string{
		"RUNDTISCH_ADDR":         {"8080", "localhost", "127.0.0.1:99999", "127.0.0.1:http8", ":-1", "http://localhost:8080"},
		"RUNDTISCH_BASE_URL":     {"netz.example.org", "ftp://netz.example.org", "https://", "//netz.example.org", "https://netz.example.org/pfad", "https://netz.example.org?a", "https://u@netz.example.org", "%zz", "https://netz.example.org#a", "https://netz.example.org:0", "https://netz_werk.example.org", "https://127.1", "javascript:alert(1)", "https://u:geheim@netz.example.org"},
		"RUNDTISCH_EXIT_URL":     {"dwd.de", "javascript:alert(1)", "https://", "/weg", "ftp://dwd.de", "https://u@dwd.de", "https://dwd_.de", "data:text/html,x"},
		"DATABASE_URL":           {"mysql://x/y", "host=localhost", "%zz"},
		"RUNDTISCH_MAIL":         {"post@example.org", "smtp:example.org", "dir", "dir:", "smtp://u:p@host:587", "smtp://u:p@host?from=", "smtps://host?from=netz", "smtp://?from=a@b.de", "smtp://u:p%zz@host?from=a@b.de", "http://host?from=a@b.de"},
		"RUNDTISCH_METRICS_ADDR": {"9464", "localhost", "127.0.0.1:99999"},
		"RUNDTISCH_PPROF_ADDR":   {"6060", ":6060", "0.0.0.0:6060", "[::]:6060", "192.0.2.1:6060", "netz.example.org:6060", "127.0.0.1"},
		"RUNDTISCH_TLS":          {"ja", "AUTO", "auto"}, // the last needs a name in RUNDTISCH_BASE_URL
		"RUNDTISCH_ACME":         {"letsencrypt", "http://acme.example.org/dir", "https://", "%zz"},
		"RUNDTISCH_LOG":          {"info", "debug", "Alles"},
		"RUNDTISCH_PROXIES":      {"proxy", "10.0.0.0/33", "10.0.0.1-10.0.0.9", "10.0.0.0/8;::1"},
	}
	for name, values := range wrong {
		for _, value := range values {
			_, err := Read([]string{name + "=" + value})
			if err == nil || !strings.HasPrefix(err.Error(), name+": ") || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s=%s: %v", name, value, err)
			}
		}
	}
}

// Whoever is to get a certificate by itself needs a name, and has no other certificate; http leads to where the settings say.
func TestACertificateWithoutDoingNeedsAName(t *testing.T) {
	for at, good := range map[string]bool{
		"https://netz.example.org": true, "https://netz.example.org:8443": true, "http://netz.example.org": false, "https://192.0.2.1": false,
		"https://localhost": false, "": false,
	} {
		for _, setting := range []string{"RUNDTISCH_TLS=auto", "RUNDTISCH_REDIRECT_ADDR=:80"} {
			c, err := Read([]string{"RUNDTISCH_BASE_URL=" + at, setting})
			if isAddress := strings.Contains(at, "192"); (err == nil) != good && !(isAddress && setting != "RUNDTISCH_TLS=auto") {
				t.Errorf("%s and %s: %v", at, setting, err)
			}
			if err == nil && c.HTTPS() != (setting == "RUNDTISCH_TLS=auto") {
				t.Errorf("%s and %s: https is %v", at, setting, c.HTTPS())
			}
		}
	}
	both := []string{"RUNDTISCH_BASE_URL=https://netz.example.org", "RUNDTISCH_TLS=auto", "RUNDTISCH_TLS_CERT=a", "RUNDTISCH_TLS_KEY=b"}
	if _, err := Read(both); err == nil {
		t.Error("two certificates are not refused")
	}
}

func TestEveryWrongSettingIsNamedInTheSameOrder(t *testing.T) {
	environment := []string{"RUNDTISCH_ADDR=x", "RUNDTISCH_BASE_URL=x", "RUNDTISCH_EXIT_URL=x", "DATABASE_URL=x", "RUNDTISCH_MAIL=x"}
	_, first := Read(environment)
	if first == nil {
		t.Fatal("no error")
	}
	for range 10 {
		if _, again := Read(environment); again == nil || again.Error() != first.Error() {
			t.Fatalf("two answers:\n%v\n%v", first, again)
		}
	}
	var named []string
	for _, line := range strings.Split(first.Error(), "\n") {
		name, _, _ := strings.Cut(line, ":")
		named = append(named, name)
	}
	if !slices.Equal(named, []string{"RUNDTISCH_BASE_URL", "RUNDTISCH_EXIT_URL", "RUNDTISCH_ADDR", "DATABASE_URL", "RUNDTISCH_MAIL"}) {
		t.Errorf("named are %q", named)
	}
}

func TestAPasswordIsNotRepeated(t *testing.T) {
	for _, setting := range []string{"DATABASE_URL=mysql://u:geheim@db/r", "RUNDTISCH_MAIL=smtp://u:geheim@host", "RUNDTISCH_MAIL=smtp://u:%zzgeheim@host?from=a@b.de"} {
		if _, err := Read([]string{setting}); err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: %v", setting, err)
		}
	}
}

func TestMailGoesToAServerWithASenderOrIntoADirectory(t *testing.T) {
	for _, setting := range []string{"smtp://u:p%40ss@host:587?from=netz@example.org", "smtps://host?from=Netz+%3Cnetz@example.org%3E", "smtp://localhost?from=netz@example.org&tls=off", "dir:post", "dir:/tmp/mit leerzeichen"} {
		if c, err := Read([]string{"RUNDTISCH_MAIL=" + setting}); err != nil || c.Mail != setting {
			t.Errorf("%s: %v", setting, err)
		}
	}
}

func TestHelpNamesEverySetting(t *testing.T) {
	for _, name := range []string{"DATABASE_URL", "RUNDTISCH_ADDR", "RUNDTISCH_STATE", "RUNDTISCH_BASE_URL", "RUNDTISCH_EXIT_URL", "RUNDTISCH_NAME", "RUNDTISCH_MAIL", "RUNDTISCH_OPERATOR", "RUNDTISCH_PROXIES",
		"RUNDTISCH_METRICS_ADDR", "RUNDTISCH_PPROF_ADDR", "RUNDTISCH_LOG",
		"DATABASE_URL_FILE", "RUNDTISCH_MAIL_FILE", "RUNDTISCH_TLS_CERT", "RUNDTISCH_TLS_KEY"} {
		if !strings.Contains(Help, name+": ") {
			t.Errorf("the help does not name %s", name)
		}
	}
}

func TestProxiesAreNetworks(t *testing.T) {
	c, err := Read([]string{"RUNDTISCH_PROXIES=10.1.2.3/8, 127.0.0.1,fd00::/8"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range c.TrustedProxies() {
		got = append(got, p.String())
	}
	if !slices.Equal(got, []string{"10.0.0.0/8", "127.0.0.1/32", "fd00::/8"}) {
		t.Errorf("%q", got)
	}
	if c, _ := Read(nil); c.TrustedProxies() != nil {
		t.Error("somebody is believed without being named")
	}
}

func TestAddressesAreTakenInTheFormThatBrowsersCompare(t *testing.T) {
	for address, want := range map[string]string{
		"https://Netz.Example.org": "https://netz.example.org", "HTTPS://netz.example.org/": "https://netz.example.org", "https://netz.example.org.": "https://netz.example.org",
		"https://netz.example.org:443/": "https://netz.example.org", "http://localhost:80": "http://localhost", "https://frauennetz-köln.example": "https://xn--frauennetz-kln-6pb.example",
		"http://[0:0::1]:8080": "http://[::1]:8080", "http://127.0.0.1:8080": "http://127.0.0.1:8080", " https://netz.example.org:8443// ": "https://netz.example.org:8443",
	} {
		if c, err := Read([]string{"RUNDTISCH_BASE_URL=" + address}); err != nil || c.BaseURL != want {
			t.Errorf("RUNDTISCH_BASE_URL=%s: %q, %v; want %q", address, c.BaseURL, err, want)
		}
	}
	for address, want := range map[string]string{
		"HTTPS://WWW.DWD.de": "https://www.dwd.de/", "https://www.dwd.de.:443/DE?a=B#c": "https://www.dwd.de/DE?a=B#c", "https://wetter-köln.example/ü": "https://xn--wetter-kln-lcb.example/%C3%BC",
	} {
		if c, err := Read([]string{"RUNDTISCH_EXIT_URL=" + address}); err != nil || c.ExitURL != want {
			t.Errorf("RUNDTISCH_EXIT_URL=%s: %q, %v; want %q", address, c.ExitURL, err, want)
		}
	}
}

func TestReplicasAreSeparatedByCommas(t *testing.T) {
	c, err := Read([]string{"DATABASE_URL=postgres://a/x", "DATABASE_REPLICA_URL=postgres://b:1,c:2/x, postgresql://u:p%2C@d/x,"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"postgres://b:1,c:2/x", "postgresql://u:p%2C@d/x"}
	if got := c.ReplicaURLs(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, wrong := range [][]string{
		{"DATABASE_REPLICA_URL=postgres://b/x"}, {"DATABASE_URL=postgres://a/x", "DATABASE_REPLICA_URL=b"},
		{"DATABASE_URL=postgres://a/x", "DATABASE_REPLICA_URL=postgres://b/x,mysql://c/x"},
	} {
		if _, err := Read(wrong); err == nil || !strings.HasPrefix(err.Error(), "DATABASE_REPLICA_URL: ") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}
