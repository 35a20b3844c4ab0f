// Package floorplan is the plan of the house: which package may know which other, and which library is let in where.
// The arrows go down the floors only. A new import is a decision, made here, in the open.
package floorplan

// room is a package: its floor, what it is for, which of our packages it may import and which libraries.
type room struct {
	floor     int
	name      string
	purpose   string
	ours      string // those below internal/ without it
	libraries string // a library lets in the packages below it
}

var house = []room{
	{0, "internal/fault", "the ways a request fails that a visitor is told about", "", ""},
	{0, "internal/webaddress", "addresses of the web in the form that browsers compare", "", "x/net/idna"},
	{0, "internal/locale", "message catalogues, plural forms, text direction, dates in words", "", "go-i18n x/text"},
	{0, "internal/gazetteer", "postcode and place → Kreis and coordinates; embedded data, importer for official data", "", "x/text"},
	{0, "internal/postgres", "finds or starts a private PostgreSQL when no DATABASE_URL is set", "", "pgx"},
	{0, "internal/mailaddress", "what an e-mail address is: one rule for every door", "", "x/net/idna"},
	{0, "internal/examples", "the documents of the first five networks: go:embed, nothing else", "", ""},
	{0, "internal/browser/chromium", "finds the Chromium of the tests (tests only)", "", ""},
	{0, "internal/examples/published", "the texts that the examples were made from (tests only)", "", ""},
	{0, "migrations", "the changes of the schema: go:embed, nothing else", "", ""},
	{0, "static", "style sheet, scripts, fonts: go:embed, nothing else", "", ""},
	{0, "internal/memberlist/chain", "which stretches of a sequence are what was asked for: a model, its training, its file", "", ""},
	{0, "internal/wordlist", "reads word lists that packages embed: one entry a line", "", ""},
	{1, "internal/upload/encoding", "text in whichever encoding a file has; what was saved in a wrong one", "", "x/net/html x/text"},
	{1, "internal/upload/numberformat", "a number as a spreadsheet shows it", "", ""},
	{1, "internal/config", "settings from the environment, read once, checked, with defaults; who runs the deployment", "webaddress", "caarlos0/env yaml"},
	{1, "internal/mail", "sends one message: by SMTP, into a directory, into memory for tests", "mailaddress", "go-mail"},
	{1, "internal/mail/mailtest", "a real SMTP server (tests only)", "", "go-smtp go-sasl"},
	{1, "internal/directory", "the nouns and the rules that need no database", "fault mailaddress webaddress wordlist", "uuid phonenumbers x/text cal"},
	{1, "internal/fault/faulttest", "proves that every code of a package has its sentences (tests only)", "fault", ""},
	{2, "internal/document", "the YAML document of a network ↔ a dossier", "fault directory", "yaml"},
	{2, "internal/account", "who signs in, in which roles, and what they may do", "directory", ""},
	{2, "internal/memberlist", "pasted text → rows → proposed members", "directory memberlist/chain wordlist", "x/text"},
	{2, "internal/upload", "a file that somebody chose → plain text that memberlist reads", "fault upload/encoding upload/numberformat", "x/net/html"},
	{2, "internal/parts", "the one table of fields: what each is called, its kind, what it refers to, who sees it; values carried between entries and forms", "fault directory", ""},
	{2, "internal/discreet", "what may be found by somebody who must not know: the words that tell, neutral labels, contacts without names", "directory wordlist", ""},
	{2, "internal/directory/dossiertest", "random valid dossiers (tests only)", "directory", "rapid"},
	{2, "internal/task", "what can be done in the background: the arguments of each piece of work", "directory", ""},
	{2, "internal/finding", "what people type who look for a service → place, filters, page, a cry in danger", "directory gazetteer wordlist", "snowballstem"},
	{2, "internal/wording", "what the directory holds in words: dates, spans, opening hours, levels, areas, what is chosen from lists", "directory locale", ""},
	{2, "internal/openreferral", "the directory in the words of the exchange standard HSDS 3", "directory mailaddress", "uuid"},
	{3, "internal/memberlist/labelled", "texts with their members labelled, to train and to measure (never in the program)", "memberlist memberlist/chain", ""},
	{3, "internal/harvest", "what another directory publishes in HSDS 3 → records; nothing of it is believed", "openreferral", "x/text"},
	{3, "internal/servicelist", "a table of services → proposed services, and what is wrong with it by row and column", "fault directory wording parts", ""},
	{3, "internal/takeover", "what a pasted list means for a network: who is who, what is to decide, what becomes of it; which institution a name means", "directory document fault mailaddress memberlist wording wordlist", ""},
	{3, "internal/history", "what differs between two states of a network, in words; two changes of one state joined", "account directory wording parts", ""},
	{3, "internal/feed", "what the directory knows as files for other programs: contacts → vCard, events → iCalendar, news → Atom, pages → JSON-LD", "directory discreet wording", "go-vcard"},
	{3, "templates", "nouns → HTML; reads nothing", "directory finding locale wording config", "templ"},
	{3, "internal/invented", "made-up networks, to try and to measure everything with", "directory gazetteer", ""},
	{4, "internal/memberlist/teach", "trains the model that memberlist embeds (a command, never deployed)", "memberlist/chain memberlist/labelled", ""},
	{4, "internal/tables", "a network in rows and columns: CSV and XLSX", "directory servicelist wording parts", "excelize"},
	{4, "internal/intake", "what another directory says → our words; which institution is meant, and what differs", "mailaddress directory gazetteer harvest locale memberlist openreferral", "x/text"},
	{4, "internal/store", "the only place that speaks SQL", "fault account directory gazetteer history task migrations", "pgx goose river uuid"},
	{4, "templates/handouts", "contacts → what is handed over: sheets for colleagues and for persons, a file for use without a network", "directory discreet wording templates parts", "templ x/text go-qrcode"},
	{4, "templates/inside", "the frame of every page behind the sign-in → HTML", "account templates", "templ"},
	{5, "templates/deskpages", "what people who are signed in work with → HTML", "directory history locale parts takeover templates templates/inside wording", "templ"},
	{5, "internal/store/storetest", "a real PostgreSQL (tests only)", "directory store postgres migrations", "pgx river"},
	{5, "internal/download", "the whole public directory → one file", "directory document servicelist tables", ""},
	{5, "internal/editing", "every change: may they, is it valid, write it, keep a revision, in one transaction", "fault account directory document history intake store takeover task", "slug"},
	{5, "internal/signin", "invitations, sign-in links, passkeys, a second factor, sessions", "fault mailaddress account directory store task", "scs webauthn otp uuid"},
	{5, "internal/web", "handler with error → page: rendering, status, error page, form reading", "fault feed locale templates static directory tables wording config", "templ"},
	{5, "templates/accountpages", "signing in, one's own account and those of others → HTML", "account directory templates templates/inside", "templ"},
	{6, "internal/site", "the public's pages and search", "fault directory feed finding gazetteer locale store web templates", "chi templ"},
	{6, "internal/desk", "the pages on which people who are signed in work", "fault account directory editing gazetteer history memberlist servicelist store takeover web templates templates/deskpages parts upload intake document tables wording templates/inside", "chi uuid"},
	{6, "internal/referral", "finding the right contact and handing it over: for everybody, and more for counselling staff", "fault account directory discreet feed finding gazetteer locale signin store web templates templates/deskpages templates/handouts templates/inside", "chi uuid"},
	{6, "internal/api", "what other programs read: the exchange standard, calendars, feeds, downloads", "fault directory feed gazetteer openreferral store web templates", "chi httprate uuid"},
	{6, "internal/jobs", "background work: e-mails, reminders, removing what has expired", "directory editing mail store task account fault signin download locale", "pgx river uuid"},
	{6, "internal/feedback", "what people say without an account: institutions by a mailed link, visitors who report an error", "fault directory editing signin store web templates templates/deskpages", "chi x/text"},
	{6, "internal/admin", "commands for the operator: load, export, look up", "fault directory document examples gazetteer harvest intake mail store editing invented finding", ""},
	{6, "internal/accounts", "signing in and out, one's own account, the accounts of others", "fault account directory signin store web templates/accountpages templates/inside", "chi uuid"},
	{7, "internal/server", "the map: middleware and every address", "api fault feedback locale referral store web site desk accounts", "chi gzhttp"},
	{8, "internal/app", "the program on a database: opens or starts it, puts every door together, serves, works in the background", "admin api config desk directory editing feedback gazetteer jobs locale mail postgres referral server signin site store web accounts", "pgx"},
	{8, "cmd/dev", "the loop to work in: serves the directory while its sources change (never deployed)", "postgres", ""},
	{9, "cmd/rundtisch", "commands: reads settings, calls, prints, ends with a code; stops cleanly", "account admin app config directory editing fault gazetteer harvest invented jobs mail mailaddress memberlist signin store", "kong"},
	{9, "internal/app/apptest", "the program as it runs, on a database of a test's own (tests only)", "takeover account app config directory editing gazetteer harvest intake invented jobs mail signin store store/storetest locale templates parts server", "pgx goquery gzhttp chi"},
	{10, "internal/browser", "one Chromium for the tests of a package, and what every page is looked at for (tests only)", "app/apptest browser/chromium store/storetest", "chromedp"},
	{11, "internal/browser/pages", "every page in a browser: layout, accessibility, markup, language, print (tests only)", "", ""},
	{11, "internal/browser/walks", "ways of people through the program in a browser (tests only)", "", ""},
	{12, "internal/floorplan", "this plan", "", ""},
}

// libraries are the short names of what is let in at all.
var libraries = map[string]string{
	"cal":          "github.com/rickar/cal/v2",
	"caarlos0/env": "github.com/caarlos0/env/v11",
	"chi":          "github.com/go-chi/chi/v5",
	"chromedp":     "github.com/chromedp",
	"excelize":     "github.com/xuri/excelize/v2",
	"go-cmp":       "github.com/google/go-cmp",
	"go-ical":      "github.com/emersion/go-ical",
	"go-i18n":      "github.com/nicksnyder/go-i18n/v2",
	"go-mail":      "github.com/wneessen/go-mail",
	"go-qrcode":    "github.com/skip2/go-qrcode",
	"go-sasl":      "github.com/emersion/go-sasl",
	"go-smtp":      "github.com/emersion/go-smtp",
	"go-vcard":     "github.com/emersion/go-vcard",
	"goleak":       "go.uber.org/goleak",
	"goose":        "github.com/pressly/goose/v3",
	"gofeed":       "github.com/mmcdole/gofeed",
	"goquery":      "github.com/PuerkitoBio/goquery",
	"gozxing":      "github.com/makiuchi-d/gozxing",
	"gzhttp":       "github.com/klauspost/compress",
	"httprate":     "github.com/go-chi/httprate",
	"jsonschema":   "github.com/santhosh-tekuri/jsonschema/v6",
	"kong":         "github.com/alecthomas/kong",
	"otp":          "github.com/pquerna/otp",
	"pgx":          "github.com/jackc/pgx/v5",
	"phonenumbers": "github.com/nyaruka/phonenumbers",
	"rapid":        "pgregory.net/rapid",
	"river":        "github.com/riverqueue/river",
	"scs":          "github.com/alexedwards/scs/v2",
	"snowballstem": "github.com/blevesearch/snowballstem",
	"slug":         "github.com/gosimple/slug",
	"templ":        "github.com/a-h/templ",
	"uuid":         "github.com/google/uuid",
	"webauthn":     "github.com/go-webauthn/webauthn",
	"x/net/html":   "golang.org/x/net/html",
	"x/net/idna":   "golang.org/x/net/idna",
	"x/text":       "golang.org/x/text",
	"yaml":         "go.yaml.in/yaml/v3",
}

// Tests may use these besides the libraries of their package. Which rooms they may enter is in testsEnter.
const forTests = "webauthn go-ical gofeed go-cmp rapid goleak goquery chromedp x/net/html x/text pgx excelize go-smtp uuid otp gozxing jsonschema"

// onlyForTests may be imported by tests and by each other, never by the program.
var onlyForTests = []string{
	"internal/app/apptest", "internal/browser", "internal/browser/chromium", "internal/fault/faulttest", "internal/store/storetest", "internal/directory/dossiertest",
	"internal/mail/mailtest", "internal/examples/published",
}
