package upload

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"runtime"
	"strings"
	"testing"
	"time"
)

// cost measures reading a file: how long, how much was allocated, and how much lived at once above what lived before.
func cost(name string, data []byte) (took time.Duration, allocated, peak uint64, err error) {
	runtime.GC()
	var before, after, now runtime.MemStats
	runtime.ReadMemStats(&before)
	done := make(chan struct{})
	begin := time.Now()
	go func() {
		defer close(done)
		_, err = Text(name, data)
		took = time.Since(begin)
	}()
	for tick := time.NewTicker(2 * time.Millisecond); ; {
		select {
		case <-done:
			tick.Stop()
			runtime.ReadMemStats(&after)
			return took, after.TotalAlloc - before.TotalAlloc, max(peak, after.HeapAlloc-min(after.HeapAlloc, before.HeapAlloc)), err
		case <-tick.C:
			runtime.ReadMemStats(&now)
			if now.HeapAlloc > before.HeapAlloc {
				peak = max(peak, now.HeapAlloc-before.HeapAlloc)
			}
		}
	}
}

// member is one of an archive that lies about itself.
type member struct {
	name            string
	content         []byte // as it is inflated
	claimed         uint32 // size; 0 for the true one
	at              int    // where its data is said to be; -1 behind the member before
	headerOffsetSet bool
}

// lying writes a zip file by hand.
func lying(t testing.TB, members []member) []byte {
	t.Helper()
	var out, list bytes.Buffer
	le := binary.LittleEndian
	for _, m := range members {
		var packed bytes.Buffer
		if len(m.content) == 0 {
			packed.WriteString("\x03\x00")
		} else {
			w, err := flate.NewWriter(&packed, flate.BestSpeed)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = w.Write(m.content)
			_ = w.Close()
		}
		size := uint32(len(m.content))
		if m.claimed != 0 {
			size = m.claimed
		}
		offset := out.Len()
		if m.headerOffsetSet {
			offset = m.at
		}
		head := make([]byte, 26) // from "version needed" to "extra length"
		le.PutUint16(head[0:], 20)
		le.PutUint16(head[4:], 8)
		le.PutUint32(head[10:], crc32.ChecksumIEEE(m.content))
		le.PutUint32(head[14:], uint32(packed.Len()))
		le.PutUint32(head[18:], size)
		le.PutUint16(head[22:], uint16(len(m.name)))
		if !m.headerOffsetSet {
			out.WriteString("PK\x03\x04")
			out.Write(head)
			out.WriteString(m.name)
			out.Write(packed.Bytes())
		}
		list.WriteString("PK\x01\x02\x14\x00")
		list.Write(head)
		list.Write(make([]byte, 10))
		_ = binary.Write(&list, le, uint32(offset))
		list.WriteString(m.name)
	}
	start := out.Len()
	out.Write(list.Bytes())
	out.WriteString("PK\x05\x06\x00\x00\x00\x00")
	_ = binary.Write(&out, le, uint16(len(members)))
	_ = binary.Write(&out, le, uint16(len(members)))
	_ = binary.Write(&out, le, uint32(list.Len()))
	_ = binary.Write(&out, le, uint32(start))
	out.WriteString("\x00\x00")
	return out.Bytes()
}

func hostile(t testing.TB) map[string][]byte {
	t.Helper()
	document := func(inside string) string {
		return `<w:document ` + word + `><w:body>` + inside + `</w:body></w:document>`
	}
	sheet := func(rows string) string {
		return `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`
	}
	const mb = 1 << 20
	long := func(text string, size int) string { return strings.Repeat(text, size/len(text)) }
	bomb := bytes.Repeat([]byte{' '}, 150*mb)
	inner := lying(t, []member{{name: "word/document.xml", content: bomb[:100*mb]}})
	files := map[string][]byte{
		"bomb of 150 MB":                     lying(t, []member{{name: "word/document.xml", content: bomb}}),
		"bomb that claims 1 KB":              lying(t, []member{{name: "word/document.xml", content: bomb, claimed: 1000}}),
		"bomb that claims 4 GB":              lying(t, []member{{name: "word/document.xml", content: bomb[:mb], claimed: 0xfffffff0}}),
		"small one that claims 5 MB":         lying(t, []member{{name: "word/document.xml", content: []byte(document(par(run("a")))), claimed: 5 * mb}}),
		"bomb of many members":               nil,
		"bomb within a bomb":                 pack(t, "word/document.xml", string(inner)),
		"bomb in the relations":              lying(t, []member{{name: "_rels/.rels", content: bomb, claimed: 10}, {name: "word/document.xml", content: []byte(document(par(run("a"))))}}),
		"overlapping members":                nil,
		"path that leads out":                pack(t, "../../etc/passwd", "x", "word/document.xml", document(par(run("a")))),
		"path with strokes":                  pack(t, `word\..\x`, "x", "word/document.xml", document(par(run("a")))),
		"the same name twice":                pack(t, "word/document.xml", document(par(run("a"))), "word/document.xml", document(par(run("b")))),
		"relation that leads out":            pack(t, "_rels/.rels", relations+`<Relationship Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>`, "x", "y"),
		"billion laughs":                     pack(t, "word/document.xml", `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>`+document(par(run("x")+`<w:r><w:t>&b;</w:t></w:r>`))),
		"external entity":                    pack(t, "word/document.xml", `<!DOCTYPE l SYSTEM "http://127.0.0.1/x" [<!ENTITY a SYSTEM "file:///etc/passwd">]>`+document(`<w:p><w:r><w:t>&a;</w:t></w:r></w:p>`)),
		"declaration in small letters":       pack(t, "word/document.xml", `<!doctype l [<!entity a "x">]>`+document(par(run("a")))),
		"entity without a declaration":       pack(t, "word/document.xml", document(`<w:p><w:r><w:t>&nbsp;</w:t></w:r></w:p>`)),
		"entities in a sheet":                sheetOf(t, `<!DOCTYPE l [<!ENTITY a "haha">]>`+sheet(`<row><c t="str"><v>&a;</v></c></row>`), "<sst/>"),
		"another encoding":                   pack(t, "word/document.xml", `<?xml version="1.0" encoding="utf-7"?>`+document(par(run("a")))),
		"a million cells":                    sheetOf(t, sheet(strings.Repeat(`<row>`+strings.Repeat(`<c/>`, 100)+`</row>`, 10_000)), "<sst/>"),
		"a million filled cells":             sheetOf(t, sheet(strings.Repeat(`<row>`+strings.Repeat(`<c><v>1</v></c>`, 100)+`</row>`, 5_000)), "<sst/>"),
		"as many cells as are let in":        sheetOf(t, sheet(strings.Repeat(`<row>`+strings.Repeat(`<c><v>1</v></c>`, 100)+`</row>`, 620)), "<sst/>"),
		"a million rows":                     sheetOf(t, sheet(strings.Repeat(`<row/>`, 1_000_000)), "<sst/>"),
		"huge shared strings":                sheetOf(t, sheet(""), `<sst>`+long("<si><t>a</t></si>", 7*mb)+`</sst>`),
		"one huge shared string":             sheetOf(t, sheet(strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 50_000)), `<sst><si><t>`+long("Wort ", 7*mb)+`</t></si></sst>`),
		"a string used again and again":      sheetOf(t, sheet(strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 50_000)), `<sst><si><t>`+long("Wort ", 50_000)+`</t></si></sst>`),
		"a blank text used over and over":    sheetOf(t, sheet(strings.Repeat(`<row>`+strings.Repeat(`<c t="s"><v>0</v></c>`, 100)+`</row>`, 600)), `<sst><si><t>`+long(" ", 100_000)+`</t></si></sst>`),
		"part of 9 MB":                       pack(t, "word/document.xml", document(par(run(long("Wort ", 9*mb))))),
		"shared strings of 30 MB":            sheetOf(t, sheet(""), `<sst><si><t>`+long("Wort ", 30*mb)+`</t></si></sst>`),
		"deep nesting":                       pack(t, "word/document.xml", document(strings.Repeat("<w:sdt>", 200_000))),
		"nesting that is left out":           pack(t, "word/document.xml", document(strings.Repeat("<w:del>", 200_000))),
		"tables in tables":                   pack(t, "word/document.xml", document(strings.Repeat("<w:tbl><w:tr><w:tc>", 50)+par(run("a")))),
		"paragraphs in paragraphs":           pack(t, "word/document.xml", document(strings.Repeat("<w:p>", 400_000))),
		"a row without end":                  pack(t, "word/document.xml", document(`<w:tbl><w:tr><w:tc>`+strings.Repeat("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 60_000)+`</w:tc><w:tc/></w:tr></w:tbl>`)),
		"a million attributes":               pack(t, "word/document.xml", document(`<w:p `+long(`a="" `, 7*mb)+`/>`)),
		"many name spaces":                   pack(t, "word/document.xml", document(strings.Repeat(`<w:p xmlns:w="u"/>`, 280_000)+"<")),
		"name spaces, as many as are let in": pack(t, "word/document.xml", document(strings.Repeat(`<w:p xmlns:w="u"/>`, 19_000)+"<")),
		"one attribute of 7 MB":              pack(t, "word/document.xml", document(`<w:p a="`+long("x", 7*mb)+`"/>`)),
		"one text of 7 MB":                   pack(t, "word/document.xml", document(par(run(long("Wort ", 7*mb))))),
		"one remark of 7 MB":                 pack(t, "word/document.xml", document(`<!--`+long("Wort ", 7*mb)+`-->`)),
		"spans without end":                  pack(t, "word/document.xml", document(`<w:tbl>`+strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>`, 40_000)+`</w:tbl>`)),
		"styles in a circle":                 pack(t, "word/document.xml", document(`<w:p/>`), "word/styles.xml", `<w:styles `+word+`>`+strings.Repeat(`<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>`, 50_000)+`</w:styles>`),
		"html: tables in tables":             []byte("<html>" + long("<table><tr><td>a<td>b", mb)),
		"html: formats never closed":         []byte("<html>" + long("<b><p><a href=x><i>", mb) + "1"),
		"html: a million attributes":         []byte("<html><p " + long("a b c d e f ", 2*mb-100) + ">1"),
		"html: different attributes":         nil,
		"html: lists in lists":               []byte("<html>" + long("<ul><li>", 2*mb-100) + "1"),
		"html: never ending remark":          []byte("<html><!--" + long("- ", 2*mb-100)),
		"html: never ending script":          []byte("<html><script>" + long("<!--<script", 2*mb-100)),
		"html: hidden in hidden":             []byte("<html>" + long("<div hidden>", 2*mb-100)),
		"html: many tags in a table":         []byte("<html><table>" + long("<tr><td><td>", 2*mb-100)),
		"html: one text":                     []byte("<html>" + long("Wort ", 2*mb-100)),
		"html: entities":                     []byte("<html>" + long("&NotEqualTilde;&", 2*mb-100) + "1"),
		"html: brackets":                     []byte("<html>" + long("<<", 2*mb-100)),
		"csv: one row":                       []byte(long("a;", 2*mb)),
		"csv: one open mark":                 []byte("a;b\na;\"" + long("b;\n", 2*mb-100)),
		"csv: quotation marks":               []byte(long(`";"`, 2*mb)),
		"txt: line breaks":                   []byte(long("\n", 2*mb)),
		"txt: zeros":                         make([]byte, 2*mb),
	}
	maps.Copy(files, hostileOpenDocuments(t, bomb))
	var many, overlap []member
	for i := range 22_000 {
		many = append(many, member{name: fmt.Sprintf("%05d", i)})
	}
	for i := range 150 {
		overlap = append(overlap, member{name: fmt.Sprintf("word/%d.xml", i), content: bomb[:mb], claimed: 1000, headerOffsetSet: i > 0})
	}
	files["22,000 members"] = lying(t, many)
	few := bytes.Clone(files["22,000 members"])
	binary.LittleEndian.PutUint16(few[len(few)-12:], 3)
	binary.LittleEndian.PutUint16(few[len(few)-14:], 3)
	files["22,000 members, 3 admitted"] = few
	files["overlapping members"] = lying(t, append(overlap, member{name: "word/document.xml", content: []byte(document(par(run("a"))))}))
	var parts []string
	for i := range 190 {
		parts = append(parts, fmt.Sprintf("word/%d.xml", i), string(bomb[:mb]))
	}
	files["bomb of many members"] = pack(t, append(parts, "word/document.xml", document(par(run("a"))))...)
	var different strings.Builder
	for i := 0; different.Len() < 2*mb-100; i++ {
		fmt.Fprintf(&different, "a%d ", i)
	}
	files["html: different attributes"] = []byte("<html><p " + different.String() + ">1")
	return files
}

func TestHostileFilesAreRefusedAtOnceAndInBoundedMemory(t *testing.T) {
	const mb = 1 << 20
	for what, data := range hostile(t) {
		if len(data) > MaxFile {
			t.Errorf("%s: the file has %d bytes and is refused for that", what, len(data))
			continue
		}
		name := "x.docx"
		if kind, rest, ok := strings.Cut(what, ": "); ok && rest != "" {
			name = "x." + kind
		}
		took, allocated, peak, err := cost(name, data)
		for again := 0; again < 3 && took > time.Second; again++ { // other tests want the processor too
			took, allocated, peak, err = cost(name, data)
		}
		t.Logf("%-32s %8d bytes: %4d ms, %4d MB allocated, %3d MB at once: %v", what, len(data), took.Milliseconds(), allocated/mb, peak/mb, err)
		if err == nil && !mayPass[what] {
			t.Errorf("%s: it is read", what)
		}
		if err != nil {
			sentence(t, name, data)
		}
		if took > time.Second || allocated > 200*mb || peak > 100*mb {
			t.Errorf("%s: took %v, allocated %d MB, %d MB at once", what, took, allocated/mb, peak/mb)
		}
	}
}

// mayPass are files that are dear and yet within the limits: they must only be quick and small.
var mayPass = map[string]bool{"as many cells as are let in": true, "html: lists in lists": true,
	"odf: styles in a circle": true, "odf: one remark of 7 MB": true, "odf: blanks without end": true, "odf: a hidden row for ever": true}
