package labelled

import (
	"flag"
	"testing"

	"rundtisch/internal/memberlist"
	"rundtisch/internal/memberlist/chain"
)

var aside = flag.Bool("aside", false, "score the networks that were kept aside, by a model that never saw them")

// The networks in aside.txt were chosen before the first line was written and scored once, at the end.
func TestTheNetworksKeptAside(t *testing.T) {
	if !*aside {
		t.Skip("once: go test ./internal/memberlist/labelled -run KeptAside -aside")
	}
	texts, err := Read(data + "texts")
	if err != nil {
		t.Fatal(err)
	}
	groups, err := Groups(data + "aside.txt")
	if err != nil {
		t.Fatal(err)
	}
	m := Teach(kept(t), chain.Usual)
	var sum Tally
	for _, l := range texts {
		if groups[l.Group] {
			sum.Add(l, memberlist.ParseBy(m, l.Text))
		}
	}
	t.Log(&sum)
}
