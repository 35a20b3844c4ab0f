package download

// What the description of the lists says of them to people.
const (
	packageTitle = ": das ganze öffentliche Verzeichnis"
	packageText  = "Netzwerke gegen häusliche Gewalt, ihre Mitglieder, deren Angebote und Kontakte. Mehrere Werte in einer Zelle " +
		"trennt „ | “. Was diese Liste ist und was beim Weitergeben zu beachten ist, steht in LIESMICH.txt."
)
