package storetest

import "syscall"

// bootOfMachine is another one after every start of the machine.
func bootOfMachine() (string, error) { return syscall.Sysctl("kern.bootsessionuuid") }
