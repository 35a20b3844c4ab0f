package chain

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

var errFile = errors.New("model: cut short or not understood")

const magic = "chain1\n"

// pack rounds weights to what is kept of them.
func pack(buckets []uint32, weights [][outputs]float64, edges [Situations * labels * labels]float64, prune float64) *Model {
	m := &Model{step: 1.0 / 32, weights: make([]int8, Buckets*outputs)}
	for i, b := range buckets {
		most := 0.0
		for _, w := range weights[i] {
			most = max(most, math.Abs(w))
		}
		if most < prune {
			continue
		}
		for o, w := range weights[i] {
			m.weights[int(b)*outputs+o] = int8(max(-127, min(127, math.Round(w/float64(m.step)))))
		}
	}
	for i, w := range edges {
		m.edges[i/(labels*labels)][i/labels%labels][i%labels] = float32(w)
	}
	return m
}

// Bytes writes a model: packed, for Read.
func (m *Model) Bytes() []byte {
	var raw []byte
	raw = append(raw, magic...)
	raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(m.step))
	for _, situation := range m.edges {
		for _, from := range situation {
			for _, w := range from {
				raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(w))
			}
		}
	}
	last := 0
	for b := range Buckets {
		w := m.weights[b*outputs:][:outputs]
		mask := byte(0)
		for o, v := range w {
			if v != 0 {
				mask |= 1 << o
			}
		}
		if mask == 0 {
			continue
		}
		raw = binary.AppendUvarint(raw, uint64(b-last))
		raw = append(raw, mask)
		for _, v := range w {
			if v != 0 {
				raw = append(raw, byte(v))
			}
		}
		last = b
	}
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // fails only for levels that do not exist
	_, _ = z.Write(raw)                                     // a buffer takes everything
	_ = z.Close()
	return out.Bytes()
}

// Read reads what Bytes wrote.
func Read(packed []byte) (*Model, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	head := len(magic) + 4 + 4*Situations*labels*labels
	if len(raw) < head || string(raw[:len(magic)]) != magic {
		return nil, errFile
	}
	number := func(at int) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(raw[at:])) }
	m := &Model{step: number(len(magic)), weights: make([]int8, Buckets*outputs)}
	at := len(magic) + 4
	for i := range m.edges {
		for j := range m.edges[i] {
			for k := range m.edges[i][j] {
				m.edges[i][j][k] = number(at)
				at += 4
			}
		}
	}
	b := 0
	for at < len(raw) {
		step, n := binary.Uvarint(raw[at:])
		if at += n; n <= 0 || at >= len(raw) {
			return nil, errFile
		}
		if b += int(step); b >= Buckets {
			return nil, errFile
		}
		mask := raw[at]
		at++
		for o := range outputs {
			if mask&(1<<o) == 0 {
				continue
			}
			if at >= len(raw) {
				return nil, errFile
			}
			m.weights[b*outputs+o] = int8(raw[at])
			at++
		}
	}
	return m, nil
}
