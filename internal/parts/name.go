package parts

import (
	"fmt"
	"strings"

	"rundtisch/internal/directory"
)

// longestName is where the name of an entry is cut, in characters.
const longestName = 90

// Name is what people call the entry: the beginning of what stands in the first field that is filled in.
func (e Entry) Name(d *directory.Dossier) string {
	if e.Single {
		return e.Title
	}
	for _, tag := range e.Naming {
		if name := e.said(d, tag); name != "" {
			return shorten(name)
		}
	}
	return e.One
}

// said is what stands in a field, for people; "" where words of the catalogue are needed.
func (e Entry) said(d *directory.Dossier, tag string) string {
	v, ok := field(e.v, tag)
	if !ok {
		return ""
	}
	if m, ok := e.v.Interface().(directory.Membership); ok {
		switch {
		case tag == "einrichtung":
			return NameOf(d, "einrichtungen", m.Institution)
		case tag == "anzahl" && m.Count > 0:
			return fmt.Sprint(m.Count)
		case tag == "anzahl_text" && m.Count > 0 && m.CountText != "":
			return fmt.Sprintf("%d %s", m.Count, m.CountText)
		}
	}
	for _, f := range e.Fields {
		if f.Tag != tag {
			continue
		}
		texts := f.texts(v)
		if len(texts) == 0 || texts[0] == "" {
			return ""
		}
		switch f.Widget {
		case Reference:
			return NameOf(d, f.From, texts[0])
		case Choice:
			for _, o := range f.Options {
				if o.Value == texts[0] {
					return o.Label
				}
			}
		case Sectors:
			return ""
		}
		return texts[0]
	}
	return ""
}

// NameOf is what people call the thing with this key in a part; the key itself where it is not there.
func NameOf(d *directory.Dossier, slug, key string) string {
	p, ok := Named(slug)
	if !ok || key == "" {
		return key
	}
	if e, ok := p.Find(d, key); ok {
		return e.Name(d)
	}
	return key
}

// Details are the fields that a list shows beneath the name: what stands there, or the message that names it.
func (e Entry) Details(d *directory.Dossier) (details []Detail) {
	for _, tag := range e.Detail {
		for _, f := range e.Fields {
			if f.Tag != tag {
				continue
			}
			v, _ := field(e.v, tag)
			texts := f.texts(v)
			switch {
			case len(texts) == 0 || texts[0] == "":
			case f.Widget == Picks:
				detail := Detail{}
				for _, text := range texts {
					detail.Messages = append(detail.Messages, f.Words+text)
				}
				details = append(details, detail)
			case f.Words != "":
				for _, text := range texts {
					details = append(details, Detail{Messages: []string{f.Words + text}})
				}
			case f.Widget == Date:
				details = append(details, Detail{Label: f.Label, Date: directory.PartialDate(v.String())})
			default:
				details = append(details, Detail{Text: shorten(e.said(d, tag))})
			}
		}
	}
	return details
}

// Detail is a text, messages of the catalogue in a row or a date.
type Detail struct {
	Label, Text string
	Messages    []string
	Date        directory.PartialDate
}

// Visibility says who may see the entry: by itself, whatever it refers to.
func (e Entry) Visibility() directory.Visibility {
	if v, ok := field(e.v, "sichtbarkeit"); ok {
		return directory.Visibility(v.String()).OrPublic()
	}
	return directory.Public
}

func shorten(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	runes := []rune(text)
	if len(runes) <= longestName {
		return text
	}
	cut := string(runes[:longestName])
	if space := strings.LastIndex(cut, " "); space > longestName/2 {
		cut = cut[:space]
	}
	return cut + " …"
}

// Missing says which of the fields are empty whose lack is worth saying.
func (e Entry) Missing() []string {
	var missing []string
	for _, f := range e.Fields {
		if v, ok := field(e.v, f.Tag); f.Wanted && (!ok || v.IsZero()) {
			missing = append(missing, fmt.Sprintf(stillEmpty, f.Label))
		}
	}
	return missing
}
