package signin

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/pquerna/otp"
)

// otpAddress is the key of a second factor as authenticator apps read it: otpauth://totp/ISSUER:ACCOUNT?…. Apps split the
// label at the colon, so the issuer has none, and must find the same issuer behind it. Blanks are %20: not all apps know +.
func otpAddress(site, email, secret string) string {
	issuer := strings.Join(strings.Fields(strings.ReplaceAll(site, ":", " ")), " ")
	escaped := func(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
	return "otpauth://totp/" + escaped(issuer) + ":" + escaped(email) + "?secret=" + escaped(secret) + "&issuer=" + escaped(issuer) +
		"&algorithm=" + codeForm.Algorithm.String() + "&digits=" + otp.DigitsSix.String() + "&period=" + strconv.Itoa(step)
}
