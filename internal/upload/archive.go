package upload

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"sort"
	"strings"
)

const (
	maxMembers  = 200
	maxUnpacked = 20 << 20 // bytes, of all that is read and of all that is announced
	maxPart     = 8 << 20  // bytes, of one member
)

// archive is a zip file that is read from memory. Only the members that are asked for are ever inflated.
type archive struct {
	members map[string]*zip.File
	left    int64 // bytes that may still be inflated
	measure measure
}

// readArchive reads a file of an office program: Word, Excel, LibreOffice.
func readArchive(p *page, data []byte) error {
	a, err := openArchive(data)
	if err != nil {
		return err
	}
	if is, err := a.isOpenDocument(); err != nil {
		return err
	} else if is {
		return readOpenDocument(p, a)
	}
	main, err := a.related("", "/officeDocument")
	if err != nil {
		return err
	}
	for _, path := range append(main, "word/document.xml", "xl/workbook.xml") {
		if a.members[path] == nil {
			continue
		}
		switch {
		case strings.HasPrefix(path, "word/") && p.whole != nil:
			return refuse(saveAsTable)
		case strings.HasPrefix(path, "word/"):
			return readDocx(p, a, path)
		case strings.HasPrefix(path, "xl/"):
			return readXlsx(p, a, path)
		}
	}
	for name := range a.members {
		if name == "mimetype" || strings.HasPrefix(name, "ppt/") || strings.HasPrefix(name, "Index/") || strings.HasSuffix(name, ".iwa") ||
			name == "xl/workbook.bin" {
			return refuse(noFormat)
		}
	}
	return refuse(packed)
}

// openArchive reads the list of members and refuses one that no office program writes.
func openArchive(data []byte) (*archive, error) {
	if announced(data) > maxMembers {
		return nil, tooManyMembers()
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged()
	}
	if len(z.File) > maxMembers {
		return nil, tooManyMembers()
	}
	a := &archive{members: map[string]*zip.File{}, left: maxUnpacked}
	total := uint64(0)
	type span struct{ from, to uint64 }
	var spans []span
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return nil, refuse(locked)
		}
		name := strings.TrimPrefix(f.Name, "/")
		if strings.HasSuffix(name, "/") {
			continue // a folder
		}
		offset, err := f.DataOffset()
		if err != nil || a.members[name] != nil || strings.ContainsAny(name, "\\\x00") || path.Clean(name) != name ||
			strings.HasPrefix(name, "..") {
			return nil, damaged()
		}
		if f.CompressedSize64 > uint64(len(data)) {
			return nil, damaged()
		}
		spans = append(spans, span{uint64(offset), uint64(offset) + f.CompressedSize64})
		if f.UncompressedSize64 > maxUnpacked {
			return nil, tooLarge()
		}
		if total += f.UncompressedSize64; total > maxUnpacked {
			return nil, tooLarge()
		}
		a.members[name] = f
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].from < spans[j].from })
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to { // one piece of data that stands for many members
			return nil, damaged()
		}
	}
	return a, nil
}

// announced returns how many members the end of the archive speaks of, without reading their list.
func announced(data []byte) int {
	at := bytes.LastIndex(data, []byte("PK\x05\x06"))
	if at < 0 || at+12 > len(data) {
		return 0
	}
	return int(data[at+10]) | int(data[at+11])<<8
}

// part inflates one member, whatever size it claims to have. A member that is not there is empty.
func (a *archive) part(name string) ([]byte, error) {
	f := a.members[name]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged()
	}
	defer r.Close()
	limit := min(maxPart, a.left)
	var out bytes.Buffer
	n, err := io.Copy(&out, io.LimitReader(r, limit+1))
	if n > limit {
		return nil, tooLarge()
	}
	if err != nil {
		return nil, damaged()
	}
	a.left -= n
	return out.Bytes(), nil
}

func tooManyMembers() error {
	return refuse(manyParts, maxMembers)
}
