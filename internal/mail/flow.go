package mail

import (
	"strings"
	"unicode/utf8"
)

// width is how long a line may become, the space at its end included (RFC 3676, 4.2).
const width = 78

// flow breaks text into lines of format=flowed: a reader joins them again, so that a paragraph fills any screen.
// A word that is longer than a line, a link, stays whole.
func flow(text string) string {
	var out strings.Builder
	for paragraph := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		paragraph = strings.TrimRight(paragraph, " ") // a space at the end would join this line with the next
		if paragraph == "--" {
			paragraph = "-- " // what begins a signature, and is not joined
		}
		for paragraph != "" {
			line, rest := cut(stuff(paragraph))
			out.WriteString(line)
			if paragraph = rest; rest != "" {
				out.WriteString("\r\n")
			}
		}
		out.WriteString("\r\n")
	}
	return out.String()
}

// stuff puts a space before what would be taken for a quotation, for a space that was added, or for the beginning of a mail box.
func stuff(line string) string {
	if strings.HasPrefix(line, ">") || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "From ") {
		return " " + line
	}
	return line
}

// cut returns the first line, with the space it is broken at, and the rest.
func cut(text string) (line, rest string) {
	if utf8.RuneCountInString(text) <= width || text == "-- " {
		return text, ""
	}
	end, count := 0, 0
	for i, r := range text {
		if count++; r == ' ' && i > 0 && strings.TrimLeft(text[:i], " ") != "" {
			if count > width && end > 0 {
				break
			}
			end = i + 1
			if count >= width {
				break
			}
		}
	}
	if end == 0 || end == len(text) {
		return text, ""
	}
	return text[:end], text[end:]
}
