package parts

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// Elsewhere is a fault that belongs to no field of a form.
type Elsewhere struct {
	Part, Key string // the entry that it is about; "" where it is about the whole
	Where     string // „Belege, „Die Beratung …““, in words
	Reason    string
}

var pathStep = regexp.MustCompile(`^([a-z0-9_]+)(?:\[(\d+)\])?$`)

// Faults parts what Dossier.Check found: what belongs to the form of this entry, by name of its field, and the rest.
func (e Entry) Faults(d *directory.Dossier, found fault.Invalid) (fault.Invalid, []Elsewhere) {
	bad, rest := fault.Invalid{}, []Elsewhere(nil)
	place := e.place(d, e.Key())
	paths := make([]string, 0, len(found))
	for path := range found {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		reason := inForms(found[path])
		inner, mine := strings.CutPrefix(path, place)
		if mine && inner != "" && inner[0] != '.' || strings.HasPrefix(path, periods.Path) && e.Slug == network.Slug || nestedIn(path, e.Part) {
			mine = false
		}
		if !mine {
			rest = append(rest, elsewhere(d, path, reason))
			continue
		}
		name, reason := e.inForm(strings.TrimPrefix(inner, "."), reason)
		if name == "" {
			rest = append(rest, Elsewhere{Reason: reason})
		} else if bad[name] == "" {
			bad[name] = reason
		}
	}
	return bad, rest
}

// inForm returns the field of the form that a path within the entry belongs to, and the reason with what the form
// cannot point at.
func (e Entry) inForm(path, reason string) (string, string) {
	if path == "" {
		return "", reason
	}
	for _, f := range e.Fields {
		rest, ok := strings.CutPrefix(path, f.Tag)
		if !ok {
			continue
		}
		if rest == "" {
			return f.Tag, reason
		}
		at, behind, _ := strings.Cut(rest, ".")
		step := pathStep.FindStringSubmatch("x" + at)
		if step == nil || step[2] == "" {
			continue
		}
		n, _ := strconv.Atoi(step[2]) // digits of our own
		if f.Widget != Rows {
			return f.Tag, fmt.Sprintf("%d. Eintrag: %s", n, reason)
		}
		if slices.ContainsFunc(f.Fields, func(g Field) bool { return g.Tag == behind }) {
			return fmt.Sprintf("%s.%d.%s", f.Tag, n-1, behind), reason
		}
		return f.Tag, fmt.Sprintf("%s %d: %s", f.One, n, reason)
	}
	return "", reason
}

// elsewhere says in words which entry a path leads to.
func elsewhere(d *directory.Dossier, path, reason string) Elsewhere {
	if e, ok := nested(d, path, reason); ok {
		return e
	}
	for _, p := range all {
		if p.Within != "" {
			continue
		}
		rest, ok := strings.CutPrefix(path, p.fieldPath())
		if !ok || rest != "" && rest[0] != '.' && rest[0] != '[' || p.Slug == network.Slug && strings.HasPrefix(path, periods.Path) {
			continue
		}
		if p.Single {
			return Elsewhere{Part: p.Slug, Where: p.Title, Reason: reason}
		}
		number, _, _ := strings.Cut(strings.TrimPrefix(rest, "["), "]")
		n, err := strconv.Atoi(number)
		entries := p.Entries(d)
		if err != nil || n < 1 || n > len(entries) {
			return Elsewhere{Where: p.Title, Reason: reason}
		}
		return Elsewhere{Part: p.Slug, Key: entries[n-1].Key(), Where: p.Title + ", " + entries[n-1].Name(d), Reason: reason}
	}
	return Elsewhere{Reason: reason}
}

// Sentences of the check that speak of how documents are written, and what forms say instead.
var sentences = strings.NewReplacer(
	"; bitte fachkraefte oder koordination wählen.", ". Bitte wählen Sie, dass nur Fachkräfte oder nur die Koordination ihn sehen.",
	" und steht in Anführungszeichen", "",
	"Bitte genau eines angeben: einrichtung, gruppe oder anzahl.", "Bitte geben Sie eine Zahl an oder sagen Sie in Worten, wie viele es sind.",
	"Das Land ist die zweistellige Schlüsselnummer in Anführungszeichen, zum Beispiel \"05\".", "Bitte wählen Sie das Land.",
	"Die Sichtbarkeit ist oeffentlich, fachkraefte oder koordination.", "Bitte wählen Sie, wer das sieht.",
	"Vielleicht fehlt eine Angabe unter „fruehere_kennungen“.", "Bitte wählen Sie eine andere.",
	"Die Kennung", "Die Adresse", "Eine Kennung besteht", "Die Adresse besteht",
)

func inForms(reason string) string { return sentences.Replace(reason) }
