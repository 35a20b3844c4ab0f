package areaname

import (
	"testing"

	"rundtisch/internal/fault/faulttest"
)

func TestEverySentenceIsWholeAndSaid(t *testing.T) { faulttest.Sentences(t, "", nil) }
