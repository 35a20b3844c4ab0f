package api

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// etag is a weak mark of an answer: packed it has other bytes and means the same (RFC 9110, 8.8.3).
func etag(body []byte) string {
	sum := sha256.Sum256(body)
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
}

// matches reports whether one of the marks in If-None-Match is this one, compared weakly (RFC 9110, 13.1.2).
func matches(fields []string, mark string) bool {
	for _, field := range fields {
		for one := range strings.SplitSeq(field, ",") {
			one = strings.TrimSpace(one)
			if one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(mark, "W/") {
				return true
			}
		}
	}
	return false
}
