package directory

import (
	"errors"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/fault"
	"rundtisch/internal/webaddress"
)

// MaxOrigins is how many web sites may show one network in a frame.
const MaxOrigins = 20

// originForm leaves no character that could end a directive of a header or stand for more than one host. The domain
// „origin" of the database says the same.
var originForm = regexp.MustCompile(`^(https://[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+|https?://localhost)(:[0-9]{1,5})?$`)

// Origin reads the address of a page as people copy it, and returns scheme, host and port of its site: what browsers
// compare (RFC 6454). shortened says that the address had more to it. Without a scheme it is https; http is for
// localhost only, where people try things. wrong says what is the matter, or is empty.
func Origin(address string) (origin string, shortened bool, wrong fault.Sentence) {
	address = strings.TrimSpace(address)
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := webaddress.Normal(address)
	switch {
	case strings.Contains(address, "*"):
		return "", false, originWildcard
	case errors.Is(err, webaddress.ErrUser):
		return "", false, originUser
	case errors.Is(err, webaddress.ErrPort):
		return "", false, originPort
	case errors.Is(err, webaddress.ErrHost):
		return "", false, originName
	case errors.Is(err, webaddress.ErrScheme), err == nil && u.Scheme == "http" && u.Hostname() != "localhost":
		return "", false, originScheme
	case err != nil:
		return "", false, originNone
	}
	origin = u.Scheme + "://" + u.Host
	if _, err := netip.ParseAddr(u.Hostname()); err == nil || !originForm.MatchString(origin) {
		return "", false, originName
	}
	return origin, strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "", ""
}

// Origins reads one address a line; empty lines and what is named twice are dropped. It returns fault.Invalid with the
// field „adressen", which names every line that is wrong.
func Origins(text string) (origins []string, shortened bool, err error) {
	var wrong []string
	for n, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		origin, short, reason := Origin(line)
		switch {
		case reason != "":
			wrong = append(wrong, fault.Problem{Code: originLine, Values: []any{n + 1, reason}}.InForm())
			continue
		case !slices.Contains(origins, origin):
			origins = append(origins, origin)
		}
		shortened = shortened || short
	}
	if len(origins) > MaxOrigins {
		wrong = append(wrong, fault.Problem{Code: originMany, Values: []any{MaxOrigins}}.InForm())
	}
	if len(wrong) > 0 {
		return nil, false, fault.Wrong(fault.At("adressen"), fault.Said, strings.Join(wrong[:min(len(wrong), 5)], " "))
	}
	return origins, shortened, nil
}
