package labelled

import (
	"fmt"
	"strings"

	"rundtisch/internal/memberlist"
)

// Tally adds up how many texts were read.
type Tally struct {
	Ticked, Offered Judged // what is ticked in advance; that and what is only offered
	Texts, Rows     int    // texts; rows that are only offered
	Empty, Kept     int    // texts that name no members; those of them in which nothing is ticked
	Curve           [20][2]int
	Sure            [2]int // rows called sure that are right, and all of them
}

// Add judges one text and returns what was said of what is ticked.
func (t *Tally) Add(l Text, r memberlist.Result) Judged {
	ticked := Wordings(r.Members)
	j := Judge(l, ticked)
	t.Ticked.Add(j)
	t.Offered.Add(Judge(l, append(ticked, Wordings(r.Offered)...)))
	t.Texts++
	t.Rows += len(r.Offered)
	if len(l.Members) == 0 {
		t.Empty++
		if len(j.Extra) == 0 {
			t.Kept++
		}
	}
	wrong := map[string]bool{}
	for _, name := range j.Extra {
		wrong[name] = true
	}
	for _, m := range r.Members {
		at := min(int(m.Confidence*20), 19)
		t.Curve[at][1]++
		if !wrong[m.Name] {
			t.Curve[at][0]++
		}
		if m.Confidence >= memberlist.Sure {
			t.Sure[1]++
			if !wrong[m.Name] {
				t.Sure[0]++
			}
		}
	}
	return j
}

func (t *Tally) String() string {
	var out strings.Builder
	recall, rows := float64(t.Offered.Hit)/float64(max(1, t.Offered.Expected)), float64(t.Rows)/float64(max(1, t.Texts))
	fmt.Fprintf(&out, "%d texts: ticked %v; offered: recall %.3f with %.1f more rows a text; ", t.Texts, t.Ticked, recall, rows)
	fmt.Fprintf(&out, "nothing invented in %d of %d\n", t.Kept, t.Empty)
	fmt.Fprintf(&out, "sure: %d of %d right; by confidence:", t.Sure[0], t.Sure[1])
	for i, c := range t.Curve {
		if c[1] > 0 {
			fmt.Fprintf(&out, " %.2f: %d/%d", float64(i)/20, c[0], c[1])
		}
	}
	return out.String()
}
