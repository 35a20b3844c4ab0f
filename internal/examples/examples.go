// Package examples holds the documents of the first five networks, so that the program can be tried,
// and tested, without a file of one's own. Each tells what one published source says, and where it says it.
package examples

import "embed"

// Files holds networks/<key>.yaml for herne, mettmann, soest, braunschweig and anhalt-bitterfeld,
// each a document that document.Decode reads.
//
//go:embed networks/*.yaml
var Files embed.FS
