package web

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"rundtisch/internal/fault"
	"rundtisch/static"
	"rundtisch/templates"
)

// Assets serves the files of package static under addresses that change with their content.
type Assets struct {
	Links templates.Assets
	files map[string]asset // address → file
}

type asset struct {
	contentType string
	content     []byte
}

var contentTypes = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

// NewAssets reads the embedded files.
func NewAssets() (*Assets, error) {
	a := &Assets{files: map[string]asset{}}
	add := func(name string) (string, string, error) {
		content, err := fs.ReadFile(static.Files, name)
		if err != nil {
			return "", "", fmt.Errorf("static file: %w", err)
		}
		sum := sha512.Sum384(content)
		address := "/static/" + strings.TrimSuffix(name, path.Ext(name)) + "-" + hex.EncodeToString(sum[:6]) + path.Ext(name)
		a.files[address] = asset{contentTypes[path.Ext(name)], content}
		return address, "sha384-" + base64.StdEncoding.EncodeToString(sum[:]), nil
	}
	var err error
	if a.Links.CSS, _, err = add("site.css"); err != nil {
		return nil, err
	}
	if a.Links.Handout, _, err = add("handout.css"); err != nil {
		return nil, err
	}
	if a.Links.Embed, _, err = add("embed.css"); err != nil {
		return nil, err
	}
	if a.Links.JS, a.Links.JSIntegrity, err = add("leave.js"); err != nil {
		return nil, err
	}
	if a.Links.Passkey, a.Links.PasskeyIntegrity, err = add("passkey.js"); err != nil {
		return nil, err
	}
	if a.Links.Find, a.Links.FindIntegrity, err = add("keys.js"); err != nil {
		return nil, err
	}
	a.Links.Icon, _, err = add("icon.svg")
	a.files["/favicon.ico"] = a.files[a.Links.Icon] // browsers request it unasked
	return a, err
}

// ShowFile serves a file. Its address changes with its content, so browsers may cache it for a year.
func (a *Assets) ShowFile(w http.ResponseWriter, r *http.Request) error {
	file, ok := a.files[r.URL.Path]
	if !ok {
		return fmt.Errorf("static file: %w", fault.NotFound)
	}
	w.Header().Set("Content-Type", file.contentType)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(file.content) // the visitor may have left
	return nil
}
