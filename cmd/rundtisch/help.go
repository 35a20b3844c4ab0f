package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"rundtisch/internal/config"
)

// helpFlag shows the help instead of carrying out a command.
type helpFlag bool

// errHelp ends the reading of the command line: the help was asked for, and shown.
var errHelp = errors.New("the help was asked for")

// BeforeReset is called by kong where the flag is, before it checks what is missing.
func (helpFlag) BeforeReset(ctx *kong.Context) error {
	node := ctx.Selected()
	if node == nil {
		node = ctx.Model.Node
	}
	writeHelp(ctx.Stdout, node)
	return errHelp
}

// helpWidth is how many characters a line of the help has at most.
const helpWidth = 80

// writeHelp is the help of a command, or of the program. Kong's own speaks English, and none of its words can be set.
func writeHelp(w io.Writer, node *kong.Node) {
	fmt.Fprintf(w, "Aufruf: %s\n\n%s\n", usage(node), strings.Join(wrapped(node.Help, helpWidth), "\n"))
	var rows [][2]string
	for _, arg := range node.Positional {
		rows = append(rows, [2]string{arg.Summary(), arg.Help})
	}
	writeRows(w, "Angaben:", rows)
	rows = nil
	for _, command := range node.Leaves(true) {
		rows = append(rows, [2]string{command.Path(), command.Help})
	}
	writeRows(w, "Befehle:", rows)
	rows = nil
	for _, group := range node.AllFlags(true) {
		for _, flag := range group {
			name := flag.String()
			if flag.Short == 0 {
				name = "    " + name
			}
			rows = append(rows, [2]string{name, flag.Help})
		}
	}
	writeRows(w, "Schalter:", rows)
	switch {
	case node.Parent == nil:
		fmt.Fprintf(w, "\n\"%s <Befehl> --help\" zeigt mehr zu einem Befehl.\n", node.Name)
	case node.Name == "serve":
		settings := strings.ReplaceAll(config.Help, "\n", "\n  ")
		fmt.Fprintf(w, "\nEinstellungen (Umgebungsvariablen, alle freiwillig):\n  %s\n", settings)
	}
}

// usage is how a command is called, in one line.
func usage(node *kong.Node) string {
	words, optional := []string{node.FullPath()}, false
	for _, flag := range node.Flags {
		if flag.Required {
			words = append(words, flag.Summary())
		} else if _, help := flag.Target.Interface().(helpFlag); !help {
			optional = true
		}
	}
	for _, arg := range node.Positional {
		words = append(words, arg.Summary())
	}
	if len(node.Children) > 0 {
		words = append(words, "<Befehl>")
	}
	if optional {
		words = append(words, "[Schalter]")
	}
	return strings.Join(words, " ")
}

// writeRows writes names with what they mean beside them.
func writeRows(w io.Writer, title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	width := 0
	for _, row := range rows {
		width = max(width, utf8.RuneCountInString(row[0]))
	}
	fmt.Fprintf(w, "\n%s\n", title)
	for _, row := range rows {
		for i, line := range wrapped(row[1], helpWidth-width-6) {
			if i > 0 {
				row[0] = ""
			}
			fmt.Fprintf(w, "  %-*s    %s\n", width, row[0], line)
		}
	}
}

// wrapped breaks a text into lines of so many characters at most, if no word is longer.
func wrapped(text string, width int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(text) {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = word
		case utf8.RuneCountInString(*last)+1+utf8.RuneCountInString(word) > width:
			lines = append(lines, word)
		default:
			*last += " " + word
		}
	}
	return lines
}
