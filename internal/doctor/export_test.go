package doctor

// Server is what is found out about a server that says this of itself.
var Server = server

// Space is what is found out about a disk.
var Space = space
