package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// progress is a bar on a terminal; elsewhere it says nothing.
type progress struct {
	to    io.Writer // nil: nobody watches
	what  string
	shown time.Time
	drawn bool
}

// progressEvery is how often it is drawn.
const progressEvery = 100 * time.Millisecond

func newProgress(to io.Writer, what string) *progress {
	file, ok := to.(*os.File)
	if !ok {
		return &progress{}
	}
	if about, err := file.Stat(); err != nil || about.Mode()&os.ModeCharDevice == 0 {
		return &progress{}
	}
	return &progress{to: to, what: what}
}

// set draws the bar. all may be an estimate.
func (p *progress) set(done, all int64) {
	if p.to == nil || time.Since(p.shown) < progressEvery {
		return
	}
	p.shown, p.drawn = time.Now(), true
	fmt.Fprint(p.to, "\r", progressLine(p.what, done, all))
}

// end takes the bar away.
func (p *progress) end() {
	if p.drawn {
		fmt.Fprint(p.to, "\r", strings.Repeat(" ", helpWidth-1), "\r")
	}
}

func progressLine(what string, done, all int64) string {
	const width = 30
	part := 1.0
	if all > 0 {
		part = min(1, float64(done)/float64(all))
	}
	full := int(part * width)
	return fmt.Sprintf("%s: [%s%s] %3.0f %%, %d MB", what, strings.Repeat("#", full), strings.Repeat("·", width-full), part*100, done>>20)
}
