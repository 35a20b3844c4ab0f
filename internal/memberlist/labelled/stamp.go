package labelled

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"rundtisch/internal/memberlist"
	"rundtisch/internal/memberlist/chain"
)

// Stamp tells lessons and their training apart: it changes with the texts, with what is seen of them and with the code in the
// folder that trains. Two models with one stamp are the same, to the byte.
func Stamp(list []Text, how chain.Schooling, code string) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%+v\n", how)
	files, err := filepath.Glob(filepath.Join(code, "*.go"))
	if err != nil {
		return "", err
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		h.Write(source)
	}
	numbers := func(n ...uint32) {
		var b []byte
		for _, v := range n {
			b = binary.LittleEndian.AppendUint32(b, v)
		}
		h.Write(b)
	}
	for _, l := range list {
		lesson, _ := memberlist.Lesson(l.Text, l.Labels)
		for _, features := range lesson.Tokens {
			numbers(features...)
		}
		for i, st := range lesson.Stretches {
			numbers(uint32(st.From), uint32(st.To))
			numbers(st.Features...)
			if lesson.May[i] {
				numbers(1)
			}
		}
		h.Write(lesson.Situation)
		h.Write(lesson.Allowed)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
