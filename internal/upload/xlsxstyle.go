package upload

import (
	"encoding/xml"
	"strconv"

	"rundtisch/internal/upload/numberformat"
)

// readFormats reads the formats of numbers, and which fonts strike out, by the number of the cell's style.
func (x *xlsx) readFormats(a *archive, path string) error {
	m, err := a.xml(path)
	if err != nil {
		return err
	}
	own := map[string]numberformat.Format{}
	var fonts []bool
	cells, font := false, false
	for {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "numFmt":
				own[attribute(e, "numFmtId")] = numberformat.Read(attribute(e, "formatCode"))
			case "fonts":
				font = true
			case "font":
				if font {
					fonts = append(fonts, false)
				}
			case "strike":
				if font && len(fonts) > 0 {
					fonts[len(fonts)-1] = on(e)
				}
			case "cellXfs":
				cells = true
			case "xf":
				if cells {
					x.formats = append(x.formats, numberformat.ByID(attribute(e, "numFmtId"), own))
					n, err := strconv.Atoi(attribute(e, "fontId"))
					x.struck = append(x.struck, err == nil && n >= 0 && n < len(fonts) && fonts[n])
				}
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "cellXfs":
				cells = false
			case "fonts":
				font = false
			}
		}
	}
}
