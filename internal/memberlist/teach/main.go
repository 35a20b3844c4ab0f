// Command teach trains the model that reads pasted lists, from the labelled texts in the repository. It writes the same file,
// to the byte, whenever it is run on the same texts and the same code; beside it, the stamp of both.
package main

import (
	"flag"
	"fmt"
	"os"

	"rundtisch/internal/memberlist/chain"
	"rundtisch/internal/memberlist/labelled"
)

func main() {
	folder := flag.String("in", "internal/memberlist", "the folder of the reader")
	without := flag.Bool("without-aside", false, "leave out the networks that are kept aside")
	flag.Parse()
	if err := teach(*folder, *without); err != nil {
		fmt.Fprintln(os.Stderr, "teach:", err)
		os.Exit(1)
	}
}

func teach(folder string, without bool) error {
	texts, err := lessons(folder, without)
	if err != nil {
		return err
	}
	stamp, err := labelled.Stamp(texts, chain.Usual, folder+"/chain")
	if err != nil {
		return err
	}
	if err := os.WriteFile(folder+"/model.bin.gz", labelled.Teach(texts, chain.Usual).Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(folder+"/model.stamp", []byte(stamp+"\n"), 0o644)
}

// lessons are the texts that the model learns from.
func lessons(folder string, without bool) ([]labelled.Text, error) {
	texts, err := labelled.Read(folder+"/testdata/texts", folder+"/testdata/"+labelled.Own, folder+"/testdata/corpus")
	if err != nil || !without {
		return texts, err
	}
	aside, err := labelled.Groups(folder + "/testdata/aside.txt")
	if err != nil {
		return nil, err
	}
	return labelled.Without(texts, aside), nil
}
