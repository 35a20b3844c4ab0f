package upload

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// headline is a heading that was written: how deep it is, from 1 for the first level, and the line it stands on. Depth 0 is
// that of titles, and of headings of which the file does not say.
type headline struct{ depth, line int }

// The least that makes headings of one depth those of sections.
const (
	leastHeads = 2 // so many of them with an entry below
	leastBelow = 2 // so many entries below most of them
)

// longEntry is how long the first line of an entry can be, in characters; what is longer is prose.
const longEntry = 120

// withSections puts a colon behind the headings of sections: those of one depth of which most have several entries below. A
// heading above the particulars of one institution is its name and stays as it is. Without the colon nobody could tell them
// from names once the layout is gone.
func withSections(text string, heads []headline) string {
	lines := strings.Split(text, "\n")
	depths := map[int]int{}
	for _, h := range heads {
		depths[h.line] = h.depth
	}
	for depth, all := range byDepth(heads) {
		several := 0
		all = slices.DeleteFunc(all, func(h headline) bool {
			entries := entriesBelow(lines, h, depths)
			if entries >= leastBelow {
				several++
			}
			return entries == 0
		})
		if depth == 0 || len(all) < leastHeads || several*2 < len(all) {
			continue
		}
		for _, h := range all {
			if last, _ := utf8.DecodeLastRuneInString(lines[h.line]); !strings.ContainsRune(":.;,!?–-", last) {
				lines[h.line] += ":"
			}
		}
	}
	return strings.Join(lines, "\n")
}

func byDepth(heads []headline) map[int][]headline {
	list := map[int][]headline{}
	for _, h := range heads {
		list[h.depth] = append(list[h.depth], h)
	}
	return list
}

// entriesBelow counts what stands below a heading, up to the next one that is not deeper: deeper headings, items, rows, and
// blocks that begin like a name. Where no number stands below, each line may be an entry.
func entriesBelow(lines []string, h headline, depths map[int]int) int {
	entries, bare, numbers := 0, 0, false
	for at := h.line + 1; at < len(lines); at++ {
		line := lines[at]
		depth, head := depths[at]
		if head && depth <= h.depth {
			break
		}
		numbers = numbers || strings.ContainsAny(line, "0123456789@")
		switch {
		case head, strings.HasPrefix(line, "- "), strings.Contains(line, "\t"):
			entries++
		case !beginsEntry(line):
		case strings.TrimSpace(lines[at-1]) == "":
			entries++
		default:
			bare++
		}
	}
	if !numbers {
		entries += bare
	}
	return entries
}

func beginsEntry(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.TrimSpace(line) != "" && !strings.ContainsAny(line, "0123456789@") && utf8.RuneCountInString(line) <= longEntry &&
		(!strings.ContainsRune(".!?:", last) || strings.HasSuffix(line, "V.")) && !someone.MatchString(line)
}
