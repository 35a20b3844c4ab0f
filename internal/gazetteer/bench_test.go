package gazetteer

import (
	"runtime"
	"testing"
	"time"
)

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(""); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenWithEverythingImported(b *testing.B) {
	dir := b.TempDir()
	if _, err := ImportFiles(dir, sharedFiles(b)...); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Open(dir); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFirstName(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		g := open(b, "")
		b.StartTimer()
		g.Place("Herne")
	}
}

func BenchmarkPostcode(b *testing.B) {
	g := open(b, "")
	for b.Loop() {
		g.Postcode("44623")
	}
}

func BenchmarkPlace(b *testing.B) {
	g := open(b, "")
	g.Place("Herne")
	for b.Loop() {
		g.Place("Neustadt, Hessen")
	}
}

func BenchmarkPlaceWithTypingError(b *testing.B) {
	g := open(b, "")
	g.Place("Herne")
	for b.Loop() {
		g.Place("Braunschwieg")
	}
}

// TestOpenIsFastAndSmall guards against a start that a person would notice. The limits are generous:
// the machine may be busy and the race detector on.
func TestOpenIsFastAndSmall(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	g := open(t, "")
	opened := time.Since(start)
	start = time.Now()
	g.Place("Herne")
	named := time.Since(start)
	runtime.GC()
	runtime.ReadMemStats(&after)
	size := float64(after.HeapAlloc) - float64(before.HeapAlloc)
	t.Logf("opened in %v, first name in %v, %.1f MB", opened, named, size/1e6)
	if opened > 500*time.Millisecond {
		t.Errorf("Open took %v", opened)
	}
	if size > 8e6 {
		t.Errorf("a gazetteer takes %.1f MB, want at most 8", size/1e6)
	}
	runtime.KeepAlive(g)
}
