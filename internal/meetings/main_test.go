package meetings_test

import (
	"testing"

	"rundtisch/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }
