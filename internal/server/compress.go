package server

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

// Pages that are kept hold no secret and nothing that whoever asks for them has sent, so compressing them tells nobody anything
// (BREACH). Pages behind the sign-in are not kept and not compressed.

const (
	// minCompress is the size from which compression saves a packet.
	minCompress = 1024
	// showsToPack is how often a page is shown until it is packed as small as can be, beside the requests: by then it is one that
	// many ask for. Brotli takes some ten milliseconds for a network's page, and makes it a tenth smaller than gzip does. Zstandard,
	// at its best, makes it no smaller than gzip.
	showsToPack  = 3
	quickGzip    = 5
	bestBrotli   = 10
	brotliWindow = 16 // 64 KiB; a page is smaller
)

// quickly are writers to make a page's first form with; a new one takes more memory than many pages.
var quickly = sync.Pool{New: func() any {
	writer, _ := gzip.NewWriterLevel(io.Discard, quickGzip) // the level is valid
	return writer
}}

// form is one of the ways to send a page.
type form struct {
	coding []string // the value of Content-Encoding; nil: as it is
	body   []byte
	length []string // the value of Content-Length
}

func newForm(coding string, body []byte) form {
	f := form{body: body, length: []string{strconv.Itoa(len(body))}}
	if coding != "" {
		f.coding = []string{coding}
	}
	return f
}

// pack makes the forms of a page that are quick to make.
func (p *page) pack() {
	forms := []form{newForm("", p.plain)}
	if len(p.plain) >= minCompress {
		writer := quickly.Get().(*gzip.Writer)
		forms = append([]form{newForm("gzip", squeezed(writer, p.plain))}, forms...)
		quickly.Put(writer)
		p.header.Add("Vary", "Accept-Encoding") // here, as answers at the same time share the header
	}
	p.forms.Store(&forms)
}

// packWell makes all forms of a page, as small as can be, and returns how many bytes they take in all.
func (p *page) packWell() int {
	zip, _ := gzip.NewWriterLevel(io.Discard, gzip.BestCompression) // the level is valid
	small := brotli.NewWriterOptions(io.Discard, brotli.WriterOptions{Quality: bestBrotli, LGWin: brotliWindow})
	forms := []form{newForm("br", squeezed(small, p.plain)), newForm("gzip", squeezed(zip, p.plain)), newForm("", p.plain)}
	p.forms.Store(&forms)
	return size(forms)
}

func size(forms []form) (n int) {
	for _, f := range forms {
		n += len(f.body)
	}
	return n
}

// squeezed returns what a writer that compresses makes of a text.
func squeezed(w interface {
	io.WriteCloser
	Reset(io.Writer)
}, text []byte,
) []byte {
	var out bytes.Buffer
	w.Reset(&out)
	_, _ = w.Write(text) // a buffer takes everything
	_ = w.Close()
	return bytes.Clone(out.Bytes())
}

// write answers with the page, and returns how many bytes it has sent. What it sets in the header is shared with other answers
// and must not be changed in place.
func (p *page) write(w http.ResponseWriter, r *http.Request) int {
	header := w.Header()
	for name, values := range p.header {
		header[name] = values
	}
	f := best(*p.forms.Load(), r.Header["Accept-Encoding"])
	if f.coding != nil {
		header["Content-Encoding"] = f.coding
	}
	if p.status != http.StatusNotModified { // which has the length of what it is not (RFC 9110, 8.6)
		header["Content-Length"] = f.length
	}
	if p.status == http.StatusOK && r.Method == http.MethodGet {
		sendWhole(r, len(f.body))
	}
	w.WriteHeader(p.status)
	n, _ := w.Write(f.body) // the visitor may have gone
	return n
}

// best returns the form to send: of those that the client likes most the first, which is the smallest (RFC 9110, 12.5.3). The
// last one, as it is, is sent to whoever takes no other.
func best(forms []form, accept []string) *form {
	chosen, liking := &forms[len(forms)-1], 0.0
	for i := range forms[:len(forms)-1] {
		if much := likes(accept, forms[i].coding[0]); much > liking {
			chosen, liking = &forms[i], much
		}
	}
	return chosen
}

// likes returns how much a client wants a coding, from 0 to 1.
func likes(accept []string, coding string) (much float64) {
	for _, line := range accept {
		for more := true; more; {
			var one string
			one, line, more = strings.Cut(line, ",")
			name, weight, weighted := strings.Cut(one, ";")
			if name = strings.TrimSpace(name); name != "*" && !strings.EqualFold(name, coding) {
				continue
			}
			q := 1.0
			if weighted {
				text, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(weight)), "q=")
				number, err := strconv.ParseFloat(text, 64)
				if q = number; !ok || err != nil || number < 0 || number > 1 {
					q = 0
				}
			}
			if name != "*" {
				return q
			}
			much = q
		}
	}
	return much
}

// recorder buffers a response until it is decided what to do with it.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(p []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(p)
}
