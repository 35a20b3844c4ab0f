// Command teach trains the model that reads pasted lists, from the labelled texts in the repository. It writes the same file,
// to the byte, whenever it is run on the same texts and the same code.
package main

import (
	"flag"
	"fmt"
	"os"

	"rundtisch/internal/memberlist/chain"
	"rundtisch/internal/memberlist/labelled"
)

func main() {
	data := flag.String("data", "internal/memberlist/testdata", "the folder of the labelled texts")
	out := flag.String("o", "internal/memberlist/model.bin.gz", "the file that is written")
	without := flag.Bool("without-aside", false, "leave out the networks that are kept aside")
	flag.Parse()
	if err := teach(*data, *out, *without); err != nil {
		fmt.Fprintln(os.Stderr, "teach:", err)
		os.Exit(1)
	}
}

func teach(data, out string, without bool) error {
	texts, err := labelled.Read(data+"/texts", data+"/corpus")
	if err != nil {
		return err
	}
	if without {
		aside, err := labelled.Groups(data + "/aside.txt")
		if err != nil {
			return err
		}
		texts = labelled.Without(texts, aside)
	}
	return os.WriteFile(out, labelled.Teach(texts, chain.Usual).Bytes(), 0o644)
}
