package handouts_test

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"rundtisch/templates/handouts"
)

var bar = regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`)

// painted draws a code as a browser does, each module so many pixels wide.
func painted(t *testing.T, code handouts.Code, module int) image.Image {
	t.Helper()
	picture := image.NewGray(image.Rect(0, 0, code.Size*module, code.Size*module))
	draw.Draw(picture, picture.Bounds(), image.White, image.Point{}, draw.Src)
	if rest := bar.ReplaceAllString(code.Path, ""); rest != "" {
		t.Fatalf("the path has %q, too", rest)
	}
	for _, m := range bar.FindAllStringSubmatch(code.Path, -1) {
		var n [4]int
		for i := range n {
			n[i], _ = strconv.Atoi(m[i+1])
		}
		if n[0] < 4 || n[1] < 4 || n[0]+n[2] > code.Size-4 || n[1]+1 > code.Size-4 || n[2] != n[3] {
			t.Fatalf("%s is in the quiet zone of a code of %d", m[0], code.Size)
		}
		draw.Draw(picture, image.Rect(n[0]*module, n[1]*module, (n[0]+n[2])*module, (n[1]+1)*module), image.NewUniform(color.Black), image.Point{}, draw.Src)
	}
	return picture
}

func TestAnotherProgramReadsTheNumbers(t *testing.T) {
	numbers := []string{"tel:110", "tel:112", "tel:116016", "tel:116006", "tel:116111", "tel:116117", "tel:+498002255530", "tel:+492921302546", "tel:+493012345678901"}
	for i := range 200 {
		numbers = append(numbers, fmt.Sprintf("tel:+49%d", 20_000_000+i*i*7919))
	}
	for _, number := range numbers {
		code, err := handouts.CodeOf(number)
		if err != nil {
			t.Fatal(err)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(painted(t, code, 4))
		if err != nil {
			t.Fatal(err)
		}
		read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
		if err != nil {
			t.Fatalf("%s is not read: %v", number, err)
		}
		if read.GetText() != number {
			t.Errorf("%s is read as %q", number, read.GetText())
		}
		if level := read.GetResultMetadata()[gozxing.ResultMetadataType_ERROR_CORRECTION_LEVEL]; fmt.Sprint(level) != "M" {
			t.Errorf("%s has the level %v", number, level)
		}
	}
}

func TestWhatDoesNotFitIsRefused(t *testing.T) {
	if _, err := handouts.CodeOf(strings.Repeat("9", 10_000)); err == nil {
		t.Error("a code of 10,000 digits")
	}
}
