package feed

// What is said on cards besides what the directory says.
const sayStaffOnly = "Nur für Fachkräfte"
