package signin

import (
	"net/url"
	"strings"
	"testing"

	"github.com/pquerna/otp"
)

func TestAuthenticatorsReadTheNameOfTheSite(t *testing.T) {
	for site, issuer := range map[string]string{
		"Rundtisch": "Rundtisch", "Netz Köln: Hilfe & mehr": "Netz Köln Hilfe & mehr", "A:B": "A B", "100 % Hilfe?": "100 % Hilfe?", "a/b#c;d=e+f": "a/b#c;d=e+f", "„Netz“": "„Netz“", "::": "",
	} {
		for _, email := range []string{"t@example.org", "o'neil+netz@example.org"} {
			address := otpAddress(site, email, "JBSWY3DPEHPK3PXP")
			// As an app reads it: the label is split at its one colon, then taken out of its escapes.
			rest, ok := strings.CutPrefix(address, "otpauth://totp/")
			label, query, _ := strings.Cut(rest, "?")
			before, after, _ := strings.Cut(label, ":")
			name, err1 := url.PathUnescape(before)
			account, err2 := url.PathUnescape(after)
			if !ok || err1 != nil || err2 != nil || strings.Contains(after, ":") || name != issuer || account != email {
				t.Errorf("%q: label %q", site, label)
			}
			values := map[string]string{}
			for pair := range strings.SplitSeq(query, "&") {
				name, value, _ := strings.Cut(pair, "=")
				plain, err := url.PathUnescape(value) // not all apps know + as a blank
				if err != nil || values[name] != "" {
					t.Errorf("%q: %s", site, pair)
				}
				values[name] = plain
			}
			if len(values) != 5 || values["issuer"] != issuer || values["secret"] != "JBSWY3DPEHPK3PXP" || values["digits"] != "6" || values["period"] != "30" || values["algorithm"] != "SHA1" {
				t.Errorf("%q: %v", site, values)
			}
			key, err := otp.NewKeyFromURL(address)
			if err != nil || key.Issuer() != issuer || key.AccountName() != email || key.Secret() != "JBSWY3DPEHPK3PXP" {
				t.Errorf("%q: a library reads %q of %q (%v)", site, key.AccountName(), key.Issuer(), err)
			}
		}
	}
}
