package memberlist

import (
	"strings"
	"testing"
	"time"
)

func TestSpeedX(t *testing.T) {
	prose := strings.Repeat("Das Netzwerk arbeitet mit Institutionen zusammen, darunter die Polizei, das Jugendamt, die Frauenberatungsstelle und viele weitere.\n", 2000)
	Parse("x")
	for name, text := range map[string]string{"rows": manyRows(2000), "prose": prose} {
		start := time.Now()
		r := Parse(text)
		t.Logf("%s: %v, %d members %d offered", name, time.Since(start), len(r.Members), len(r.Offered))
	}
	start := time.Now()
	e := packedModel
	_ = e
	embedded()
	t.Log(time.Since(start))
}
