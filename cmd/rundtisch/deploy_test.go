package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"rundtisch/internal/config"
)

const (
	unitFile      = "../../tools/betrieb/rundtisch.service"
	containerFile = "../../tools/betrieb/Containerfile"
)

// What stands in the unit and in the image are settings and commands of this program.
func TestUnitAndImageKnowTheProgram(t *testing.T) {
	t.Parallel()
	for _, name := range []string{unitFile, containerFile} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, setting := range regexp.MustCompile(`\b(?:RUNDTISCH|DATABASE)_[A-Z_]+`).FindAllString(string(text), -1) {
			if !strings.Contains(config.Help, setting+": ") {
				t.Errorf("%s: %s is no setting", name, setting)
			}
		}
	}
	image, err := os.ReadFile(containerFile)
	if err != nil {
		t.Fatal(err)
	}
	parser, err := kong.New(&commands{})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range regexp.MustCompile(`(?m)^(?:CMD|HEALTHCHECK.*CMD) \[(.*)\]$`).FindAllStringSubmatch(string(image), -1) {
		words := regexp.MustCompile(`[a-z]+`).FindAllString(line[1], -1)
		if words[0] == "rundtisch" {
			words = words[1:]
		}
		if !slices.ContainsFunc(parser.Model.Children, func(n *kong.Node) bool { return n.Name == words[0] }) {
			t.Errorf("%s: %q is no command", line[0], words)
		}
	}
	for _, need := range []string{"\nFROM scratch\n", "\nUSER 65532:65532\n", "CGO_ENABLED=0", "\nHEALTHCHECK "} {
		if !strings.Contains(string(image), need) {
			t.Errorf("the image lacks %q", need)
		}
	}
}

func TestTheUnitIsOneThatSystemdTakes(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Log("there is no systemd-analyze on this machine; what is left is asked elsewhere")
		return
	}
	unit, err := os.ReadFile(unitFile)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "rundtisch.service")
	text := strings.Replace(string(unit), "/usr/local/bin/rundtisch", "/bin/true", 1) // it is not installed here
	if err := os.WriteFile(copied, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, "verify", copied).CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "rundtisch.service") && !strings.Contains(line, "Support for option") {
			t.Errorf("%v: %s", err, line)
		}
	}
}

func TestTheServiceIsAskedWhetherItIsAlive(t *testing.T) {
	t.Parallel()
	status := http.StatusOK
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/healthz" {
			t.Errorf("asked is %s", r.URL)
		}
		w.WriteHeader(status)
	}))
	defer server.Close()
	at := "RUNDTISCH_ADDR=0.0.0.0" + server.URL[strings.LastIndexByte(server.URL, ':'):]
	if got := call(t, "", []string{at}, "alive"); got.code != exitOK {
		t.Errorf("%+v", got)
	}
	status = http.StatusServiceUnavailable
	if got := call(t, "", []string{at}, "alive"); got.code != exitFailed {
		t.Errorf("%+v", got)
	}
	got := call(t, "", []string{"RUNDTISCH_ADDR=127.0.0.1:1"}, "alive")
	if got.code != exitFailed || !strings.Contains(got.err, "antwortet nicht") {
		t.Errorf("%+v", got)
	}
}
