package pages_test

import (
	"testing"

	"rundtisch/internal/browser"
)

func TestMain(m *testing.M) { browser.Main(m) }
