package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// The whole directory as a file; what is below DownloadsPath may take longer than a page.
const (
	DownloadsPath = "/daten/dateien"
	downloadName  = "rundtisch.zip"
)

func (a *API) downloadRoutes(r chi.Router) {
	serve := a.pages.Serve
	r.Get(DownloadsPath+"/"+downloadName, serve(a.Download))
	r.Get(DownloadsPath+"/"+downloadName+".sha256", serve(a.DownloadSum))
	r.Get(DownloadsPath+"/stand.json", serve(a.DownloadState))
}

// current returns the file that is handed out. As long as there is none, clients are told to come back.
func (a *API) current(r *http.Request) (store.Download, error) {
	d, err := a.store.Download(r.Context())
	if errors.Is(err, fault.NotFound) {
		err = fmt.Errorf("no download was made yet: %w", fault.Unavailable)
	}
	return d, err
}

// Download serves GET /daten/dateien/rundtisch.zip, also from a place on, and only if it is another one. Who asks for
// several parts at once gets the whole (RFC 9110, 14.2): each could be a read of the database, thousands in one request.
func (a *API) Download(w http.ResponseWriter, r *http.Request) error {
	d, err := a.current(r)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/zip")
	h.Set("Content-Disposition", "attachment; filename="+downloadName)
	h.Set("ETag", `"`+d.SHA256+`"`)
	if strings.Contains(strings.Join(r.Header.Values("Range"), ","), ",") {
		r.Header.Del("Range")
	}
	control := http.NewResponseController(w)
	file := &pieces{size: d.Size, number: -1, read: func(number int64) ([]byte, error) {
		_ = control.SetWriteDeadline(time.Now().Add(perPiece)) // where that is not possible, the usual time must do
		return a.store.DownloadChunk(r.Context(), d.ID, number)
	}}
	http.ServeContent(w, r, "", time.Time{}, file)
	return nil
}

// perPiece is how long a visitor may take for one piece.
const perPiece = 30 * time.Second

// DownloadSum serves GET /daten/dateien/rundtisch.zip.sha256, as sha256sum -c reads it.
func (a *API) DownloadSum(w http.ResponseWriter, r *http.Request) error {
	d, err := a.current(r)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = fmt.Fprintf(w, "%s  %s\n", d.SHA256, downloadName) // the visitor may have gone
	return nil
}

// downloadState is what stand.json says.
type downloadState struct {
	DataOf     time.Time      `json:"stand"`
	MadeAt     time.Time      `json:"erstellt"`
	Address    string         `json:"datei"`
	Size       int64          `json:"bytes"`
	SHA256     string         `json:"sha256"`
	Counts     map[string]int `json:"anzahl"`
	Licence    string         `json:"lizenz"`
	LicenceURL string         `json:"lizenz_adresse,omitempty"`
	Invented   bool           `json:"enthaelt_erfundenes"`
}

// DownloadState serves GET /daten/dateien/stand.json: what is in the file, to decide whether to fetch it.
func (a *API) DownloadState(w http.ResponseWriter, r *http.Request) error {
	d, err := a.current(r)
	if err != nil {
		return err
	}
	state := downloadState{d.DataOf.UTC(), d.MadeAt.UTC(), a.pages.Origin + DownloadsPath + "/" + downloadName, d.Size, d.SHA256, d.Counts,
		a.pages.Operator.Licence, a.pages.Operator.LicenceURL, d.Invented}
	if state.Licence == "" {
		state.Licence = "nicht festgelegt"
	}
	data, err := json.MarshalIndent(state, "", "  ")
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(append(data, '\n')) // the visitor may have gone
	return nil
}

// pieces reads a file that is kept in pieces, one of them in memory at a time.
type pieces struct {
	size, at int64
	number   int64 // of the piece in memory
	piece    []byte
	read     func(number int64) ([]byte, error)
}

// Read implements io.Reader.
func (f *pieces) Read(p []byte) (int, error) {
	if f.at >= f.size {
		return 0, io.EOF
	}
	if number := f.at / store.DownloadChunkSize; number != f.number {
		piece, err := f.read(number)
		if err != nil {
			return 0, err
		}
		f.piece, f.number = piece, number
	}
	within := f.at % store.DownloadChunkSize
	if within >= int64(len(f.piece)) {
		return 0, io.ErrUnexpectedEOF
	}
	n := copy(p, f.piece[within:])
	f.at += int64(n)
	return n, nil
}

// Seek implements io.Seeker.
func (f *pieces) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += f.size
	}
	if offset < 0 {
		return 0, fault.Malformed("range")
	}
	f.at = offset
	return offset, nil
}
