package backup

// LeftOut are the tables that are not in a backup, and OfProgram is the reason of those that keep what they have.
var LeftOut = leftOut

// OfProgram is a reason of LeftOut.
const OfProgram = ofProgram
