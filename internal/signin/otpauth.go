package signin

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/pquerna/otp"
)

// otpAddress returns the key of a second factor as authenticator apps read it: otpauth://totp/ISSUER:ACCOUNT?…. Apps split
// the label at the colon, so the issuer must not contain one, and expect the same issuer as a parameter. Spaces are %20,
// because some apps do not understand +.
func otpAddress(site, email, secret string) string {
	issuer := strings.Join(strings.Fields(strings.ReplaceAll(site, ":", " ")), " ")
	escaped := func(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
	return "otpauth://totp/" + escaped(issuer) + ":" + escaped(email) + "?secret=" + escaped(secret) + "&issuer=" + escaped(issuer) +
		"&algorithm=" + codeOptions.Algorithm.String() + "&digits=" + otp.DigitsSix.String() + "&period=" + strconv.Itoa(step)
}
