package history

import (
	"cmp"
	"fmt"
	"slices"

	"rundtisch/internal/parts"
)

// mostLines is how many lines a summary has before it only counts the rest.
const mostLines = 5

// Summary says in a few short lines what changed: „3 Mitglieder neu", „Frauenberatung: Telefon geändert".
func Summary(changes []Change) []string {
	var lines []string
	var counts []int // of the changes that each line stands for
	for len(changes) > 0 {
		n := 1
		for n < len(changes) && changes[n].Part == changes[0].Part {
			n++
		}
		more, counted := summarizePart(changes[:n])
		lines, counts = append(lines, more...), append(counts, counted...)
		changes = changes[n:]
	}
	if len(lines) <= mostLines+1 { // one more line takes no more room than the count
		return lines
	}
	rest := 0
	for _, n := range counts[mostLines:] {
		rest += n
	}
	return append(lines[:mostLines:mostLines], fmt.Sprintf(moreChanges, rest))
}

// mostByName is how many changed entries of a part are called by name.
const mostByName = 2

func summarizePart(changes []Change) (lines []string, counts []int) {
	singular, plural := parts.Nouns(changes[0].Part)
	number := map[Kind]int{}
	for _, c := range changes {
		number[c.kindInSummary()]++
	}
	add := func(kind Kind, one, many string) {
		switch n := number[kind]; {
		case n == 1:
			lines, counts = append(lines, "1 "+singular+" "+one), append(counts, 1)
		case n > 1:
			lines, counts = append(lines, fmt.Sprintf("%d %s %s", n, plural, many)), append(counts, n)
		}
	}
	once := changes[0].Key == "" && changes[0].Kind != Moved
	if !once {
		add(New, "neu", "neu")
		add(Gone, "entfällt", "entfallen")
		if number[Changed] > mostByName {
			add(Changed, "geändert", "geändert")
		}
		add(Kind(Entered), "geprüft", "geprüft")
		add(Kind(Ended), checkEnded, checkEnded)
		add(Kind(Previous), checkPrevious, checkPrevious)
	}
	for _, c := range changes {
		switch {
		case c.Kind == Moved:
			lines, counts = append(lines, orderLabel(c.Part)), append(counts, 1)
		case once && c.Kind == New:
			lines, counts = append(lines, singular+" neu"), append(counts, 1)
		case once && c.Kind == Gone:
			lines, counts = append(lines, singular+" entfällt"), append(counts, 1)
		case once:
			lines, counts = append(lines, singular+": "+changed(c.Fields)), append(counts, 1)
		case c.kindInSummary() == Changed && number[Changed] <= mostByName:
			lines, counts = append(lines, cmp.Or(c.Entry, singular)+": "+changed(c.Fields)), append(counts, 1)
		}
	}
	return lines, counts
}

// kindInSummary is the kind of a change, or what happened to its checks if nothing else changed.
func (c Change) kindInSummary() Kind {
	if turn := c.Checked(); c.Key != "" && turn != NotOnly {
		return Kind(turn)
	}
	return c.Kind
}

// OnlyChecked reports whether only the day and the role of a check differ.
func (c Change) OnlyChecked() bool { return c.Checked() != NotOnly }

// changed names one field or two, and counts more. That a check ended because its value changed goes without saying.
func changed(fields []Field) string {
	if others := slices.DeleteFunc(slices.Clone(fields), Field.ofCheck); len(others) > 0 {
		fields = others
	}
	switch len(fields) {
	case 0:
		return "geändert"
	case 1:
		return fields[0].Label + " geändert"
	case 2:
		return fmt.Sprintf(twoChanged, fields[0].Label, fields[1].Label)
	}
	return fmt.Sprintf(fieldsChanged, len(fields))
}
