package main

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"rundtisch/internal/config"
)

func TestTheManualNamesEveryCommandAndSetting(t *testing.T) {
	file, err := os.ReadFile("../../BETRIEB.md")
	if err != nil {
		t.Fatal(err)
	}
	manual := string(file)
	parser, err := kong.New(&commands{}, kong.Vars{"settings": config.Help})
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range parser.Model.Leaves(true) {
		name, _, _ := strings.Cut(strings.TrimPrefix(command.Path(), "rundtisch.test "), " <")
		words := strings.Fields(name)
		if !strings.Contains(manual, "`"+words[0]) || !strings.Contains(manual, words[len(words)-1]) {
			t.Errorf("BETRIEB.md does not name the command %q", name)
		}
	}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[config.Config]()) {
		name := field.Tag.Get("env")
		if !strings.Contains(manual, "\n| `"+name+"` |") {
			t.Errorf("BETRIEB.md has no row for the setting %s", name)
		}
		if value := field.Tag.Get("envDefault"); !strings.Contains(manual, value) {
			t.Errorf("BETRIEB.md does not say that %s is %s unless it is set", name, value)
		}
	}
}
