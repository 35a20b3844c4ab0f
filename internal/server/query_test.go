package server

import (
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/web"
)

func TestQueriesAreMadeReadable(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"": "", "a=b&c=d": "a=b&c=d", "q=K%C3%B6ln+Mitte": "q=K%C3%B6ln+Mitte", "a": "a", "&&": "&&", "a=%26": "a=%26", "a=b=c": "a=b=c", // in order
		"utm_campaign=M%E4nner": "utm_campaign=M%C3%A4nner", "q=K%F6ln": "q=K%C3%B6ln", "M%E4nner=1": "M%C3%A4nner=1", "q=K\xf6ln": "q=K%C3%B6ln",
		"fbclid=IwAR%": "fbclid=IwAR%25", "a=%zz": "a=%25zz", "a=100%&b=c": "a=100%25&b=c", "a=%4": "a=%254", "a=%E4%": "a=%C3%A4%25",
		"a;b": "a%3Bb=", "a=b;c=d": "a=b%3Bc%3Dd", "q=K%C3%B6ln%C3": "q=K%C3%B6ln", "q=K%C3%B6ln%E2%82": "q=K%C3%B6ln",
		"a=%00&b=c": "a=&b=c", "a=x%00y": "a=", "%00=a&b=c": "b=c", "a=%80": "a=", "a=%ff%fe": "a=%C3%BF%C3%BE", "a=%e2%80%aex": "a=", "a=%ef%bf%bd": "a=", "diskret=%00": "diskret=",
	} {
		if got := readableQuery(raw, false); got != want {
			t.Errorf("%q becomes %q, want %q", raw, got, want)
		}
	}
	for raw, want := range map[string]string{
		"search=K%C3%B6ln": "search=K%C3%B6ln", "search=%zz": "search=%EF%BF%BD", "search=K%F6ln": "search=%EF%BF%BD", "search=%00&page=2": "search=%EF%BF%BD&page=2",
	} {
		if got := readableQuery(raw, true); got != want {
			t.Errorf("from a program: %q becomes %q, want %q", raw, got, want)
		}
	}
}

func TestWhateverStandsInAQueryItCanBeRead(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pieces := []string{"%", "%2", "%E4", "%C3", "%B6", "%00", "&", "=", ";", "+", "a", "q", "ö", "\xff", "%e2%80%ae", "%25"}
		raw := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), "")
		got := readableQuery(raw, false)
		values, err := url.ParseQuery(got)
		if err != nil {
			t.Fatalf("%q becomes %q: %v", raw, got, err)
		}
		for name, all := range values {
			if !web.Readable(name) || !web.Readable(strings.Join(all, "")) {
				t.Fatalf("%q becomes %q", raw, got)
			}
		}
		if again := readableQuery(got, false); again != got {
			t.Fatalf("%q becomes %q and then %q", raw, got, again)
		}
	})
}
