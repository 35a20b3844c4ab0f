package jobs

import (
	"embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"text/template"
)

// texts holds the e-mails: the first line of each is „Betreff: …", the second „Grund: …", which says why somebody gets it and
// ends a sentence that begins with „weil"; a paragraph is one line.
// In them {{site}} is the name of the directory, {{host}} its address as people type it, {{address "/pfad"}} a link to it,
// {{number 3 "Hinweis" "Hinweise"}} a number with its noun, and {{.…}} what the work passes. What several say is in
// text/teile: what members get ends with {{template "gruss.txt" .By}}, and
// termin.txt is what all e-mails about a meeting say of it.
//
//go:embed text/*.txt text/teile/*.txt
var texts embed.FS

// tooEmpty is where parts of a text that were left out have left more than one empty line.
var tooEmpty = regexp.MustCompile(`\n{3,}`)

// letter returns the subject and the text of text/name.txt, in the frame that all e-mails share.
func (j *Jobs) letter(name string, data any) (subject, text string, err error) {
	frame, err := template.New("rahmen.txt").Option("missingkey=error").Funcs(template.FuncMap{
		"site":    func() string { return j.site },
		"address": func(path string) string { return j.baseURL + path },
		"host":    func() string { return withoutScheme(j.baseURL) },
		"number":  number,
	}).ParseFS(texts, "text/rahmen.txt", "text/teile/*.txt")
	if err != nil {
		return "", "", fmt.Errorf("letter %s: %w", name, err)
	}
	raw, err := texts.ReadFile("text/" + name + ".txt")
	if err != nil {
		return "", "", fmt.Errorf("letter %s: %w", name, err)
	}
	first, rest, _ := strings.Cut(string(raw), "\n")
	first, ok := strings.CutPrefix(first, "Betreff: ")
	if !ok {
		return "", "", fmt.Errorf("letter %s: the first line is no subject", name)
	}
	why, rest, _ := strings.Cut(rest, "\n")
	why, ok = strings.CutPrefix(why, "Grund: ")
	if !ok {
		return "", "", fmt.Errorf("letter %s: the second line is no reason", name)
	}
	for part, source := range map[string]string{"betreff": first, "grund": why, "inhalt": strings.TrimSpace(rest)} {
		if _, err := frame.New(part).Parse(source); err != nil {
			return "", "", fmt.Errorf("letter %s: %w", name, err)
		}
	}
	var head, body strings.Builder
	if err := frame.ExecuteTemplate(&head, "betreff", data); err != nil {
		return "", "", fmt.Errorf("letter %s: %w", name, err)
	}
	if err := frame.Execute(&body, data); err != nil {
		return "", "", fmt.Errorf("letter %s: %w", name, err)
	}
	return strings.TrimSpace(head.String()), tooEmpty.ReplaceAllLiteralString(body.String(), "\n\n"), nil
}

// withoutScheme returns an address as people type it: netz.example.org.
func withoutScheme(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	return strings.TrimSuffix(rest, "/")
}

// number returns a number with its noun: „1 Hinweis", „3 Hinweise".
func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
