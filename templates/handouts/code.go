package handouts

import (
	"fmt"

	"rundtisch/internal/qr"
)

func box(c qr.Code) string { return fmt.Sprintf("0 0 %d %d", c.Size, c.Size) }

func square(c qr.Code) string { return fmt.Sprintf("M0 0h%dv%dh-%dz", c.Size, c.Size, c.Size) }
