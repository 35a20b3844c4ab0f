package memberlist

import (
	"regexp"
	"strings"
)

var (
	titled = regexp.MustCompile(`^(?:(?:Frau|Herr|Herrn|Fr\.|Hr\.|Dr\.|Prof\.|PD|Dipl\.-\S+|Pfarrer(?:in)?|Landr(?:at|ätin)|Bürgermeister(?:in)?|(?:Polizei|Kriminal)(?:ober|haupt)?(?:kommissar|meister)(?:in)?|PHK(?:in)?|KHK(?:in)?|POK(?:in)?|KOK(?:in)?|RA|RAin)\s+)+(?:(?:med|jur|phil|rer|nat|h|c)\. ?)*\p{Lu}[\p{L}-]+(?:\s+(?:von|van|zu|de|\p{Lu}\.|\p{Lu}[\p{L}-]+)){0,3}$`)
	named  = regexp.MustCompile(`^(\p{Lu}[\p{Ll}é]+)(?:-\p{Lu}\p{Ll}+)?(?:\s+\p{Lu}\.)?\s+(?:(?:von|van|zu|de|der)\s+)*\p{Lu}[\p{L}]+(?:-\p{Lu}\p{Ll}+)?$`)
	asked  = regexp.MustCompile(`(?i)^(ansprechpartner(?:/?-?in|innen)?|ansprechperson(?:en)?|kontaktperson|kontakt|leitung|leiterin|leiter|vertreten durch|vertretung|z\. ?hd\.|c/o)\s*:?\s+`)
)

var firstNames = listOf(`anna maria petra sabine susanne andrea claudia monika birgit martina stefanie stephanie nicole katrin kathrin karin heike anja silke julia christina christine
	barbara ursula renate gabriele brigitte angelika ulrike ute kerstin sandra melanie daniela tanja manuela simone katja anke sonja silvia sylvia cornelia doris elke gudrun heidi
	helga ingrid iris jutta kirsten lena laura lisa sarah sophie hannah johanna eva elisabeth franziska judith miriam nina nadine nadja natalie patricia ramona regina rita rosa ruth
	sigrid tina vera verena yvonne antje astrid beate bettina carola charlotte dagmar diana elena erika esther friederike gisela hanna heidrun ilona ines inga inge irene jana janine
	jasmin jennifer jessica karla carla carmen katharina klara larissa lea luisa marion marlies martha mareike meike merle michaela nele olga paula pia rebecca ronja sabrina saskia svenja
	theresa ulla viola wiebke peter michael thomas andreas stefan stephan christian martin frank jurgen klaus wolfgang bernd uwe dieter ralf rolf jens jorg markus marcus matthias
	hans karl heinz werner gerhard horst manfred helmut gunter holger sven dirk torsten thorsten tobias daniel sebastian alexander florian jan jonas lukas max maximilian felix paul
	philipp simon tim tom oliver olaf norbert volker walter heiko henning ingo joachim jochen johannes kai kurt lars lothar mario mark marc mathias nils norman otto patrick rainer
	reinhard robert roland rudiger sascha siegfried timo ulrich ulf bjorn carsten karsten david dennis detlef eckhard erik ernst franz friedrich fritz georg gregor harald herbert hubert
	ahmet ali ayse fatma mehmet mustafa elif emine leyla zeynep hatice aylin`)

// isPerson reports whether a piece of text is the name of a person.
func isPerson(text string) bool {
	text = strings.TrimSpace(text)
	if len(text) > 60 || len(text) < 4 {
		return false
	}
	if titled.MatchString(text) {
		return true
	}
	m := named.FindStringSubmatch(text)
	if m == nil || !firstNames[plainText(m[1])] {
		return false
	}
	list := readWords(text)
	return !anyOf(list, institutional|topic) || len(list) == 2 && !anyOf(list[1:], body|office|unit)
}

// cutPerson parts persons from the name of a row: behind a comma, in brackets, before or behind it.
func cutPerson(text string) (rest, person string) {
	if at := asked.FindStringIndex(text); at != nil && at[0] == 0 {
		if name, more, _ := strings.Cut(text[at[1]:], ","); isPerson(name) || len(readWords(name)) <= 4 && likely(name) < 0.5 {
			return strings.TrimSpace(more), strings.TrimSpace(name)
		}
	}
	if open := strings.LastIndexByte(text, '('); open > 0 && strings.HasSuffix(text, ")") {
		inner := text[open+1 : len(text)-1]
		bare := asked.ReplaceAllString(inner, "")
		if isPerson(bare) || bare != inner {
			return strings.TrimSpace(text[:open]), strings.TrimSpace(bare)
		}
		if before := strings.TrimSpace(text[:open]); isPerson(before) {
			return inner, before
		}
	}
	for _, mark := range []string{", ", "; ", " – ", " - ", " | ", "\n", ": ", " / "} {
		parts := strings.Split(text, mark)
		if len(parts) < 2 {
			continue
		}
		var kept, persons []string
		for _, part := range parts {
			bare := asked.ReplaceAllString(strings.TrimSpace(part), "")
			switch {
			case isPerson(bare) || bare != strings.TrimSpace(part) && likely(bare) < 0.5:
				persons = append(persons, bare)
			default:
				kept = append(kept, part)
			}
		}
		if len(persons) > 0 && len(kept) > 0 {
			return strings.TrimSpace(strings.Join(kept, mark)), strings.Join(persons, ", ")
		}
	}
	return text, ""
}
