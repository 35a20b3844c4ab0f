package upload

// tellBesideCells tells what stands upon the cells of the sheets that were read: remarks, with their cell, and text
// boxes. Members may stand there.
func (p *page) tellBesideCells(a *archive, sheets []sheet) error {
	for _, s := range sheets {
		where := ""
		if len(sheets) > 1 {
			where = s.name + "!"
		}
		told := map[string]bool{} // the cells with talks: their remarks repeat these for old programs
		for _, kind := range []struct{ relation, one, says string }{
			{"/threadedComment", "threadedComment", "Kommentar"},
			{"/comments", "comment", "Kommentar"},
			{"/drawing", "txBody", "Textfeld"},
		} {
			parts, err := a.related(s.path, kind.relation)
			if err != nil {
				return err
			}
			for _, part := range parts {
				list, err := a.pieces(part, kind.one)
				if err != nil {
					return err
				}
				for _, piece := range list {
					switch {
					case piece.ref == "":
						p.left.beside.addOnce(kind.says, piece.text)
					case kind.one == "threadedComment" || !told[piece.ref]:
						p.left.beside.addOnce(kind.says+" in "+where+piece.ref, piece.text)
					}
					told[piece.ref] = told[piece.ref] || kind.one == "threadedComment"
				}
			}
		}
	}
	return nil
}
