package site

import (
	"encoding/xml"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/locale"
	"rundtisch/templates"
)

type sitemap struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []siteURL `xml:"url"`
}

type siteURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// ShowSitemap serves GET /sitemap.xml: every page in every language (sitemaps.org, version 0.9).
func (s *Site) ShowSitemap(w http.ResponseWriter, r *http.Request) error {
	changed, err := s.store.Addresses(r.Context())
	if err != nil {
		return err
	}
	for _, path := range []string{"/", "/netzwerke", "/termine", "/meldungen", "/suche", "/hilfe", "/daten"} {
		if _, dated := changed[path]; !dated {
			changed[path] = time.Time{}
		}
	}
	for path := range changed {
		if code, ok := strings.CutPrefix(path, "/regionen/"); ok {
			if _, known := s.regionOf(code); !known {
				delete(changed, path)
			}
		}
	}
	for path := range texts {
		changed[path] = time.Time{}
	}
	var out sitemap
	for _, path := range slices.Sorted(maps.Keys(changed)) {
		for _, lang := range locale.Languages {
			u := siteURL{Loc: s.pages.Origin + templates.Localized(lang, path)}
			if at := changed[path]; !at.IsZero() {
				u.LastMod = at.UTC().Format(time.DateOnly)
			}
			out.URLs = append(out.URLs, u)
		}
	}
	body, err := xml.Marshal(out)
	if err != nil {
		return fmt.Errorf("sitemap: %w", err)
	}
	w.Header().Set("Content-Type", "application/xml; charset=utf-8")
	_, _ = w.Write(append([]byte(xml.Header), body...))
	return nil
}

// ShowRobots serves GET /robots.txt (RFC 9309).
func (s *Site) ShowRobots(w http.ResponseWriter, _ *http.Request) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = fmt.Fprintf(w, "User-agent: *\nAllow: /\nSitemap: %s/sitemap.xml\n", s.pages.Origin)
	return nil
}

// ShowSecurity serves GET /.well-known/security.txt (RFC 9116); it expires after half a year.
func (s *Site) ShowSecurity(w http.ResponseWriter, _ *http.Request) error {
	contact := s.pages.Origin + "/impressum"
	switch o := s.pages.Operator; {
	case strings.Contains(o.Security, "@") && !strings.Contains(o.Security, ":"):
		contact = "mailto:" + o.Security
	case o.Security != "":
		contact = o.Security
	case o.Email != "":
		contact = "mailto:" + o.Email
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	expires := s.pages.Now().UTC().AddDate(0, 6, 0).Truncate(24 * time.Hour)
	_, _ = fmt.Fprintf(w, "Contact: %s\nExpires: %s\nPreferred-Languages: de, en\nCanonical: %s/.well-known/security.txt\n",
		contact, expires.Format(time.RFC3339), s.pages.Origin)
	return nil
}
