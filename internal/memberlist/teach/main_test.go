package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"rundtisch/internal/memberlist/chain"
	"rundtisch/internal/memberlist/labelled"
)

var again = flag.Bool("again", false, "train the whole model again and compare it with the embedded one, to the byte")

// What is embedded was trained from the texts that lie here, by the code that lies here.
func TestTheEmbeddedModelIsWhatTheCommandWrites(t *testing.T) {
	const folder = ".."
	texts, err := lessons(folder, false)
	if err != nil {
		t.Fatal(err)
	}
	got, err := labelled.Stamp(texts, chain.Usual, folder+"/chain")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(folder + "/model.stamp")
	if err != nil {
		t.Fatal(err)
	}
	if got != strings.TrimSpace(string(want)) {
		t.Error("texts, features or training have changed since the model was trained: make reader")
	}
	if !*again {
		return
	}
	model, err := os.ReadFile(folder + "/model.bin.gz")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(model, labelled.Teach(texts, chain.Usual).Bytes()) {
		t.Error("the command writes another model than the embedded one")
	}
}
