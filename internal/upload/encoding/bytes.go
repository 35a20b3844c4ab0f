package encoding

import (
	"bytes"
	"unicode/utf8"
)

// IsUTF16 reports whether data is UTF-16, with or without a mark.
func IsUTF16(data []byte) bool { return wide(data) != 0 }

// wide tells UTF-16 by its mark or, without one, by the zero bytes of its plain letters: 'l' little, 'b' big, 0 for neither.
func wide(data []byte) byte {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return 'l'
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return 'b'
	}
	sample := data[:min(len(data), 1024)&^1]
	if len(sample) < 8 {
		return 0
	}
	zeros := [2]int{}
	for i, b := range sample {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(sample) / 2; {
	case zeros[1]*10 > half*8 && zeros[0]*10 < half:
		return 'l'
	case zeros[0]*10 > half*8 && zeros[1]*10 < half:
		return 'b'
	}
	return 0
}

// isUTF8 reports whether data is UTF-8; one character cut off at the end of a sample is let through.
func isUTF8(data []byte) bool {
	for i := 0; i < 4 && i < len(data); i++ {
		if utf8.Valid(data[:len(data)-i]) {
			return true
		}
	}
	return len(data) == 0
}
