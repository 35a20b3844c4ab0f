package upload

import (
	"bytes"
	"path"
	"strings"

	"rundtisch/internal/fault"
	"rundtisch/internal/upload/encoding"
)

type kind int

const (
	isText kind = iota
	isCSV
	isHTML
	isZip
)

// foreign are files that are not read: how they begin, how they are called, and what to do instead.
var foreign = []struct {
	begins, endings []string
	sentence        fault.Sentence
}{
	{[]string{"%PDF"}, []string{"pdf"}, pdf},
	{[]string{"\xd0\xcf\x11\xe0"}, []string{"doc", "xls", "ppt", "msg"}, oldOffice},
	{[]string{`{\rtf`}, []string{"rtf"}, rtf},
	{
		[]string{"\xff\xd8\xff", "\x89PNG", "GIF8", "RIFF", "II*\x00", "MM\x00*", "BM"},
		[]string{"jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "bmp", "heic", "svg"}, picture,
	},
	{[]string{"\x1f\x8b", "Rar!", "7z\xbc\xaf", "PK\x05\x06"}, []string{"gz", "tgz", "rar", "7z", "zip"}, packed},
	{nil, []string{"odp", "fodt", "fods", "sxw", "sxc", "pages", "numbers", "pptx"}, noFormat},
	{[]string{"From ", "Received: ", "Return-Path: "}, []string{"eml"}, email},
}

// kindOf tells what a file is.
func kindOf(name string, data []byte) (kind, error) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return isZip, nil
	}
	ending := strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
	text := looksLikeText(data)
	for _, f := range foreign {
		for _, begin := range f.begins {
			if bytes.HasPrefix(data, []byte(begin)) && (!text || len(begin) > 2) {
				return 0, refuse(f.sentence)
			}
		}
	}
	if text && looksLikeHTML(data) {
		return isHTML, nil
	}
	switch ending {
	case "docx", "docm", "xlsx", "xlsm", "odt", "ods", "ott", "ots":
		return 0, damaged()
	case "xls":
		if text { // many programs save tables as text under this name
			return isCSV, nil
		}
	case "csv", "tsv", "tab", "txt", "text", "md", "html", "htm", "xhtml", "":
		switch {
		case !text:
			return 0, refuse(unknown)
		case ending == "csv" || ending == "tsv" || ending == "tab":
			return isCSV, nil
		case ending == "html" || ending == "htm" || ending == "xhtml":
			return isHTML, nil
		}
		return isText, nil
	}
	for _, f := range foreign {
		for _, e := range f.endings {
			if e == ending {
				return 0, refuse(f.sentence)
			}
		}
	}
	return 0, refuse(unknown)
}

// looksLikeText reports whether a file holds text in any encoding we read: hardly any control characters.
func looksLikeText(data []byte) bool {
	if encoding.IsUTF16(data) {
		return true
	}
	sample := data[:min(len(data), 64<<10)]
	control := 0
	for _, b := range sample {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\v' && b != '\f' {
			control++
		}
	}
	return control*30 <= len(sample)
}

func looksLikeHTML(data []byte) bool {
	begin, _ := encoding.Decode(data[:min(len(data), 2048)])
	begin = strings.ToLower(strings.TrimSpace(begin))
	if strings.HasPrefix(begin, "<?xml") || strings.HasPrefix(begin, "<!--") {
		return strings.Contains(begin, "<html")
	}
	return strings.HasPrefix(begin, "<!doctype html") || strings.HasPrefix(begin, "<html")
}
