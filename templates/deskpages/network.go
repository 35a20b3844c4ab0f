// Package deskpages turns what people who are signed in work with into HTML. These pages are in German only.
package deskpages

import (
	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// Network is the network a page is about.
type Network struct {
	Key, Name string
	Draft     bool // there is a draft that waits
}

// Overview is a network with its parts.
type Overview struct {
	Network Network
	Groups  []PartGroup
}

// PartGroup is what stands together on the page of a network.
type PartGroup struct {
	Title string
	Lines []PartLine
}

// PartLine leads to a part or to another page of the network.
type PartLine struct {
	Path, Title, Hint string
	Counted           bool // it has entries: Count
	Count             int
	Missing           []string
}

// List is a part with its entries.
type List struct {
	Network Network
	Part    parts.Part
	Path    string
	Groups  []LineGroup
	// Numberless is an institution that was added just now and has no contact.
	Numberless directory.Named
}

// LineGroup is the entries of a list with the same parent. Parts without parents have one group without a name.
type LineGroup struct {
	Key, Title string
	Entries    []Line
}

// Line is an entry of a list.
type Line struct {
	Key, Name string
	Details   []string
	Level     directory.Visibility
}

// Removal is the confirmation before an entry is removed.
type Removal struct {
	Network   Network
	Part      parts.Part
	Path      string
	Key, Name string
	Seen      string
	Uses      []parts.Use
	Forbidden bool
	Changed   bool // somebody has saved since
	OnlyDraft bool // nothing of it is public yet
	Member    bool
}
