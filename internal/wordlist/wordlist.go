// Package wordlist reads the word lists that packages embed: plain text, one entry a line, with comments behind a "#".
package wordlist

import (
	"io/fs"
	"strings"
)

// Read returns the entries of words/NAME.txt in their order, without the comments. It panics if there is no such file: the
// lists are part of the program.
func Read(files fs.FS, name string) []string {
	text, err := fs.ReadFile(files, "words/"+name+".txt")
	if err != nil {
		panic(err)
	}
	var entries []string
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "#") {
			entries = append(entries, strings.TrimSuffix(line, "\n"))
		}
	}
	return entries
}

// Set returns the entries of words/NAME.txt as a set.
func Set(files fs.FS, name string) map[string]bool {
	set := map[string]bool{}
	for _, entry := range Read(files, name) {
		set[entry] = true
	}
	return set
}
