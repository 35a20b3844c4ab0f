package memberlist

import (
	_ "embed"
	"sync"

	"rundtisch/internal/memberlist/chain"
)

//go:embed model.bin.gz
var packedModel []byte

// embedded is the model that teach wrote. It is read when the first text is.
var embedded = sync.OnceValue(func() *chain.Model {
	m, err := chain.Read(packedModel)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return m
})
