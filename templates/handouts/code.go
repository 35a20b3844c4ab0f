package handouts

import (
	"fmt"
	"strings"

	"github.com/skip2/go-qrcode"
)

// Code is a QR code as a drawing: a square of Size units, in which Path fills the dark modules (the d of an SVG path).
// Around them there is the quiet zone of four modules that readers need.
type Code struct {
	Size int
	Path string
}

// CodeOf returns the code of a short text, for example tel:+492921302546. A seventh of it may be soiled or torn (level M).
func CodeOf(content string) (Code, error) {
	code, err := qrcode.New(content, qrcode.Medium)
	if err != nil {
		return Code{}, fmt.Errorf("qr code: %w", err)
	}
	var path strings.Builder
	rows := code.Bitmap() // with the quiet zone
	for y, row := range rows {
		for x := 0; x < len(row); x++ {
			if !row[x] {
				continue
			}
			from := x
			for x < len(row) && row[x] {
				x++
			}
			fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from, y, x-from, x-from)
		}
	}
	return Code{Size: len(rows), Path: path.String()}, nil
}

// box is the viewBox of a drawing with the code, square the path of what is light in it.
func (c Code) box() string    { return fmt.Sprintf("0 0 %d %d", c.Size, c.Size) }
func (c Code) square() string { return fmt.Sprintf("M0 0h%dv%dh-%dz", c.Size, c.Size, c.Size) }
