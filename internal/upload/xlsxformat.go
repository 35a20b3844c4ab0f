package upload

import (
	"encoding/xml"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// format is how the numbers of a cell are shown, as far as lists of members need it: a postcode keeps its zeros.
type format struct {
	digits     int // at least so many
	date, hour bool
}

var generally = format{}

var (
	zeros  = regexp.MustCompile(`^0{2,12}$`)
	quoted = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]|_.`)
)

// readFormats reads the formats of numbers by the number of the cell's style.
func (x *xlsx) readFormats(a *archive, path string) error {
	m, err := a.xml(path)
	if err != nil {
		return err
	}
	own := map[string]format{}
	cells := false
	for {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "numFmt":
				own[attribute(e, "numFmtId")] = readFormat(attribute(e, "formatCode"))
			case "cellXfs":
				cells = true
			case "xf":
				if cells {
					x.formats = append(x.formats, formatByID(attribute(e, "numFmtId"), own))
				}
			}
		case xml.EndElement:
			if e.Name.Local == "cellXfs" {
				cells = false
			}
		}
	}
}

// formatByID knows the dates and times among the formats that Excel brings along.
func formatByID(id string, own map[string]format) format {
	if f, ok := own[id]; ok {
		return f
	}
	switch n, _ := strconv.Atoi(id); {
	case n >= 14 && n <= 17, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 58:
		return format{date: true}
	case n >= 18 && n <= 21, n >= 45 && n <= 47:
		return format{hour: true}
	case n == 22:
		return format{date: true, hour: true}
	}
	return generally
}

func readFormat(code string) format {
	code, _, _ = strings.Cut(quoted.ReplaceAllString(code, ""), ";")
	if zeros.MatchString(code) {
		return format{digits: len(code)}
	}
	code = strings.ToLower(code)
	return format{date: strings.ContainsAny(code, "yd") && !strings.Contains(code, "standard"), hour: strings.Contains(code, "h")}
}

// show writes a number the way the cell shows it.
func (f format) show(value string, since04 bool) string {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return value
	}
	if (f.date || f.hour) && n >= 0 && n < 100_000 {
		begin := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if since04 {
			begin = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		at := begin.Add(time.Duration(math.Round(n*24*60)) * time.Minute)
		switch {
		case f.date && f.hour:
			return at.Format("02.01.2006 15:04")
		case f.date:
			return at.Format("02.01.2006")
		}
		return at.Format("15:04")
	}
	if n == math.Trunc(n) && math.Abs(n) < 1e15 {
		text := strconv.FormatFloat(n, 'f', 0, 64)
		if n >= 0 && len(text) < f.digits {
			text = strings.Repeat("0", f.digits-len(text)) + text
		}
		return text
	}
	return strings.Replace(strconv.FormatFloat(n, 'g', 15, 64), ".", ",", 1)
}
