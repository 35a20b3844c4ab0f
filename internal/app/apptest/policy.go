package apptest

import "strings"

// Policy is the Content-Security-Policy, directive by directive.
func Policy(header string) map[string]string {
	directives := map[string]string{}
	for _, directive := range strings.Split(header, ";") {
		name, sources, _ := strings.Cut(strings.TrimSpace(directive), " ")
		directives[name] = sources
	}
	return directives
}
