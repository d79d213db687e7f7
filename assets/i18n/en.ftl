# Words of the interface and of figures (English), in the order of zh-Hans.ftl.

## Application
app-title = Chengyu Atlas
app-subtitle = Chengdu–Chongqing economic circle: roles, corridors and planned links
menu-file = File
menu-view = View
menu-help = Help
menu-texts = Open folder of texts…
menu-texts-close = Close folder of texts
menu-figure = Save figure…
menu-copy-map = Copy map
menu-quit = Quit
menu-fit-circle = Economic circle
menu-fit-region = Whole region
menu-zoom-in = Zoom in
menu-zoom-out = Zoom out
menu-back = Back
menu-forward = Forward
menu-find = Find
menu-table = Table of facts
menu-theme = Theme
menu-language = 语言 / Language
menu-reduced-motion = Reduce motion
menu-about = About and data sources
menu-keys = Keyboard shortcuts
menu-tour = Tour
menu-report = Copy a report of a problem

language-zh-hans = 简体中文
language-zh-hant = 繁體中文
language-en = English
theme-light = Light
theme-dark = Dark
theme-print = Black-and-white print
theme-system = As the system

## Loading and messages
loading = Reading the atlas…
load-failed = The atlas could not be opened
load-again = Try again
problems-title = { $n ->
    [one] 1 problem in the data
   *[other] { $n } problems in the data
    }
message-copied = Copied
message-map-copied = The map is on the clipboard
message-map-copying = Drawing the map as a picture…
message-saving = Saving the figure…
message-saved = Figure saved: { $path }
message-table-saved = Table saved: { $path }
message-table-saving = Saving the table…
message-table-copying = Copying the table…
message-save-failed = The figure could not be saved: { $error }
message-texts-open = { $n ->
    [one] Folder of texts open, 1 text found
   *[other] Folder of texts open, { $n } texts found
    }
message-texts-failed = The folder of texts could not be opened: { $error }
message-session-failed = Settings are not kept for the next start: { $error }
message-session-unread = The settings could not be read; this window starts as at the first time and leaves the file as it is: { $error }
message-session-moved = The file of settings is damaged and was moved away; this window starts as at the first time: { $error }
message-session-unknown = Some settings are not understood; the usual values are used and the file is left as it is: { $error }
message-session-again = Settings can be kept again
message-cancelled = Cancelled
closing-title = A file is still being written
closing-waits = The window closes when it is done.
closing-ends = The program ends when it is done.
closing-abandon = Close now and give up the file
closing-go-on = Keep the window open
button-cancel = Cancel
button-close = Close

## Panel on the left
search-hint = Find places, roles, links
search-empty = No place matches “{ $query }”
search-results = Search results
search-working = Searching…
search-failed = The search broke off; change the words to try again
search-count = { $n }
search-rest = { $n } more…
search-why = { $field }: { $text }
search-none = Nothing found for “{ $query }”
search-none-where = Searched: places, links, corridors, roles, texts and phrases, by name, pinyin, initials and English, with one letter wrong
search-nearest = Places spelled alike:
search-tips = What can be found
search-tip-place = Places, by name, pinyin, initials, English or abbreviation
search-tip-place-examples = Ziyang | zi yang shi | zys
search-tip-role = Roles, links, corridors, texts and their phrases
search-tip-role-examples = sub-centre of the province | commuting circle
search-tip-words = Several words in any order
search-tip-words-examples = Suining high-speed rail
search-tip-position = Longitude and latitude in either order
search-tip-position-examples = 104.65 30.12 | 30.12°N 104.65°E
search-tip-keys = Up and down preview on the map, Enter goes there, Esc returns
search-kind-position = Position
search-kind-place = Places
search-kind-link = Links
search-kind-corridor = Corridors and cooperation
search-kind-role = Roles
search-kind-source = Texts
search-kind-phrase = Phrases
search-field-name = Name
search-field-english = English name
search-field-alias = Also called
search-field-abbreviation = Abbreviation
search-field-code = Code
search-field-pinyin = Pinyin
search-field-publisher = Publisher
search-field-author = Author
search-field-role = Role
search-field-place = Place
search-field-word = Kind
places-count = { $n ->
    [one] 1 place
   *[other] { $n } places
    }
places-only-mentioned = In the texts only
places-roles-hint = How many roles the texts give this place
layers-title = Layers
layer-roles = Roles
layer-corridors = Corridors
layer-links = Links
layer-rivers = Rivers
layer-railways = Railways
layer-airports = Airports
layer-counties = Counties
layer-hatch = Hatch
layer-labels = Names
drawing-map = Map
drawing-base = Base map
drawing-outside = Outside the region
drawing-fills = Fills of units
drawing-hatch = Hatch
drawing-rivers = Rivers
drawing-railways = Existing railways
drawing-county-borders = County boundaries
drawing-city-borders = Prefecture boundaries
drawing-province-borders = Provincial boundaries
drawing-airports = Existing airports
drawing-corridors = Corridors and cooperation
drawing-water-beneath = Planned waterways and water diversion, stepped back
drawing-roads-beneath = Planned roads, stepped back
drawing-rail-beneath = Planned rail, stepped back
drawing-other-links-beneath = Other planned links, stepped back
drawing-water = Planned waterways and water diversion
drawing-roads = Planned roads
drawing-rail = Planned rail
drawing-other-links = Other planned links
drawing-symbols = Stations and symbols
drawing-selection = Selection
drawing-guides = Lines to insets
drawing-nodes = Dots of places
drawing-labels = Labels
drawing-halos = Halos of labels
drawing-furniture = Marginalia
drawing-frame = Neatline
drawing-insets = Insets
drawing-scale-bar = Scale bar
drawing-notice = Notice of review
drawing-legend = Legend
drawing-north-arrow = North arrow
drawing-title = Title
drawing-caption = Caption
drawing-rows = Status board
drawing-notes = Sources and notes
legend-toggle = Legend

## Kinds of places
kind-province = Province-level unit
kind-prefecture = Prefecture-level unit
kind-county = County-level unit
kind-city = City
kind-station = Station
kind-airport = Airport
kind-zone = Zone
kind-park = Park
kind-hub = Hub
kind-river = River
kind-area = Area
kind-group = Group
kind-other = Other

## Panel on the right
detail-adcode = Adcode { $code }
detail-in-circle-wholly = Wholly in the circle
detail-in-circle-partly = Partly in the circle
detail-in-circle-not = Not in the circle
detail-roles = Roles
detail-roles-through = through { $group }
detail-role-through = { $role } (through { $group })
detail-corridors = Corridors and cooperation
detail-links = Planned links
detail-targets = Targets
detail-events = Events
detail-groups = Groups it belongs to
detail-why-colour = Why this colour
detail-colour-through = Through the group { $group }
detail-colour-districts = Only its central districts are coloured
detail-members = Members
detail-neighbours = Neighbours
detail-places = Places
detail-mentions = Where the texts say so
detail-variants = Similar wordings:{" "}
detail-not-mentioned = No text mentions this place.
detail-not-matched = This unit of your boundary file matches no place of the atlas, so what the texts say of it cannot be told.
detail-not-mentioned-itself = No text gives this place a role of its own.
detail-no-members = The texts list no members.
detail-not-drawn = Not on the map: { $reason }
detail-drawn-since = Drawn because: { $reason }
detail-no-position = Position unknown, not on the map
detail-position-approximate = Position approximate
detail-position-centre = Position is the centre of its area
detail-derived = Inferred
detail-derived-hint = Not spelled out: inferred from an abbreviation or the issuing city
detail-alignment-traced = Course: traced along an existing line
detail-alignment-schematic = Course: schematic, a smooth line through known points
detail-alignment-point = Position: a single point
detail-alignment-none = Course: none
certainty-exact = Exact
certainty-fair = Within a few kilometres
certainty-estimate = Our own estimate
detail-position-source = Position from: { $source }
detail-length-drawn = Length on the map { $km } km
detail-length-official = Published length { $km } km ({ $source })
detail-later = What happened after the texts
detail-as-of = as of the text's date
detail-inferred-date = { " " }(inferred)
detail-date-unknown = date unknown
detail-also = { $n ->
    [one] 1 more mention
   *[other] { $n } more mentions
    }
button-passage = Context
button-passage-hide = Hide context
button-copy-citation = Copy citation
button-copy-card = Copy card
passage-need-texts = The text is not part of the program: open the folder that holds it.
citation = { $quoted } ({ $title }, { $credit }, { $date }, { $locus }, { $address })
citation-said = stated { $date }
credit = { $author }, via { $publisher }
credit-copy = via { $publisher }
address-unknown = URL not known
locus-paragraph = para. { $n }

given-by-centre = given by the centre
given-by-province = given by the province
given-by-province-itself = set by the province itself
given-by-city = given by the city
given-by-city-itself = set by the city itself
given-by-county = given by the county
given-by-county-itself = set by the county itself
given-by-described = described
said-of-shared = said by { $speaker } of a group it belongs to
said-of-other = said by { $speaker } of a place elsewhere
said-by = said by { $speaker }
said-by-province = said by a province
said-by-city = said by a city
said-by-county = said by a county

source-decision = decision
source-news = news
source-repost = repost

corridor-axis = Development axis
corridor-industrial-belt = Industrial belt
corridor-ecological-belt = Ecological belt
corridor-tourism-corridor = Tourism corridor
corridor-integration-pair = Integration
corridor-joint-zone = Joint zone
corridor-commuter-circle = Commuting circle
corridor-innovation-corridor = Innovation corridor
corridor-cooperation-pair = Cooperation
corridor-external-corridor = External corridor
corridor-platform = Joint platform
corridor-urban-cluster = Urban cluster
corridor-economic-zone = Economic zone
corridor-agreement = Agreement
corridor-other = Other

mode-high-speed-rail = High-speed rail
mode-conventional-rail = Conventional rail
mode-suburban-rail = Suburban rail
mode-expressway = Expressway
mode-fast-road = Fast road
mode-tourism-road = Tourism road
mode-waterway = Waterway
mode-water-diversion = Water diversion
mode-airport = Airport
mode-station = Station
mode-freight-hub = Freight hub
mode-network = Network or programme
mode-other = Other

status-in-operation = In operation
status-under-construction = Under construction
status-upgrade = Upgrade
status-pre-construction-start = Works to start
status-pre-construction-preparatory = Preparatory work
status-early-study = Early study
status-proposed = Proposed
status-not-stated = Not stated

category-core = Core city
category-sub-centre = Sub-centre
category-metropolitan-area = Metro cooperation
category-gateway = Gateway hub
category-industry = Industry
category-innovation = Innovation
category-ecology = Ecology
category-tourism = Culture, tourism
category-agriculture = Agriculture
category-logistics = Trade, logistics
category-opening-up = Opening up
category-strategy = Strategy, growth
category-cooperation = Cooperation
category-urban-rural = Town and country
category-living = Living
category-services = Services
category-governance = Institutions
category-other = Other role

## Map and figures
legend-title = Legend
legend-as-of = Status as the texts state it, { $from }–{ $to }
legend-as-of-year = Status as the texts state it, { $year }
legend-fills = Cities
legend-core = Core city
legend-sub-centre = Sub-centre
legend-member-of = { $name }
legend-member = Member of a group
legend-mentioned = Mentioned
legend-not-mentioned = Not mentioned
legend-not-matched = Not matched
legend-outside-circle = Outside the circle
legend-roles = Roles
legend-links = Planned links
legend-statuses = Status
legend-courses = Course
legend-corridors = Corridors
family-axis = Axis, belt
family-integration = Integration
family-joint-zone = Joint zone
family-cooperation = Cooperation
legend-corridor-count = Number of ties
legend-corridor-thin = { $n } other ties
legend-other-corridors = Others (thin)
legend-base = Base map
legend-places = Places
legend-selected = Selected
legend-subject = Subject of the map
legend-more-roles = More roles
legend-dot-core = core city
legend-dot-city = city
legend-dot-county = county
legend-river = River
legend-railway = Existing railway
legend-airport = Airport
legend-city-line = City boundary
legend-province-line = Sichuan–Chongqing
legend-provincial-line = Provincial boundary
legend-hub = Station, hub
legend-traced = { $n } traced
legend-schematic = { $n } schematic
legend-tie = { $n ->
    [one] 1 tie, not a course (from 1:200,000)
   *[other] { $n } ties, not courses (from 1:200,000)
    }
legend-points = { $n ->
    [one] 1 known as a point only
   *[other] { $n } known as points only
    }
legend-derived = { $n ->
    [one] 1 with places inferred
   *[other] { $n } with places inferred
    }
legend-not-shown = { $n ->
    [one] 1 more name not shown
   *[other] { $n } more names not shown
    }
unit-km = km
unit-m = m
notice-unreviewed = Schematic map · not reviewed
notice-diagram = Diagram · directions roughly true, distances and courses not to scale
notice-base-scale = Base map made for about { $scale }; nearer it is a sketch
north = N
figure-title = Chengdu–Chongqing economic circle: { $parts }
figure-title-bare = Chengdu–Chongqing economic circle
figure-title-region = Sichuan and Chongqing: { $parts }
figure-title-region-bare = Sichuan and Chongqing
title-roles = roles of cities
title-corridors = corridors
title-links = planned links
title-of = { $name }: { $parts }
title-own-roles = roles
title-links-of = planned links ({ $statuses })
title-links-some = planned links (some statuses)
title-as-of = { " " }as of { $date }
title-year = { $year }
title-month = { $year }-{ $month }
title-day = { $year }-{ $month }-{ $day }
list-and = { " " }and{ " " }
source-line-base = Base: Tianditu (National Geomatics Center of China, 2024); rivers GSHHG/WDBII; railways © OpenStreetMap contributors; airports OurAirports; places GeoNames
source-line-diagram = Diagram: directions roughly true, distances and courses not to scale; arranged by the positions of places (GeoNames)
source-line-own-base = Base: boundaries from { $file } (the user's); rivers GSHHG/WDBII; railways © OpenStreetMap contributors; airports OurAirports; places GeoNames
source-line-facts = Facts: { $sources }
source-brief = { $who } ({ $year })
glyph-more = +{ $n }

## Figures in words
describe-alt = Map “{ $title }”: { $where }; layers: { $layers }.
describe-where = { $provinces } ({ $n } administrative units)
describe-where-units = { $n } administrative units
describe-where-compared = { $count } maps side by side, { $names }; { $where }
describe-districts = { $city } (central districts)
describe-group = { $name } ({ $n }): { $list }
describe-units = Administrative units shown: { $n }. { $groups }.
describe-corridors = Corridors drawn: { $n }. { $groups }.
describe-links = Planned links drawn: { $n }. { $groups }.
describe-as-of = Only what texts said by { $date } is drawn.
describe-notice = Note: { $notice }.
describe-data = Made with { $program }; packs of facts: { $packs }.
describe-text = Text: { $reference } SHA-256: { $digest }

## Status bar
status-pointer = { $lon }° E { $lat }° N
status-outside = outside Sichuan and Chongqing
status-zoom = zoom { $zoom }
status-texts-none = no texts open
status-texts = { $n ->
    [one] 1 text open
   *[other] { $n } texts open
    }

## Picking on the map
bundle-count = { $n } ties
bundle-title = { $places }: { $count }
bundle-joint = –
bundle-and-others = { $places } and others
bundle-back = Back to { $count }
hint-click-lists = Click to list them
hint-more-roles = Other roles of { $place }
context-select = Select
context-alone = Bring out only this
context-list = List all { $n }
context-copy-name = Copy name
context-copy-quote = Copy phrase of the text
context-copy-coordinates = Copy WGS-84 coordinates { $at }
context-measure = Measure from here
context-figure = Figure of this…
context-here = Here
key-menu = Menu, Shift+F10
keys-context = Menu of a feature

## About
about-text = Chengyu Atlas lays what five texts say of the roles of cities, of corridors and of planned links on a map; every mark leads to the phrase it comes from.
about-licence = The program is under MIT or Apache-2.0.
about-data = Data and font have licences of their own:
about-boundaries = Boundaries: Tianditu (National Geomatics Center of China), 2024; a map published in China must be reviewed.
about-rivers = Rivers: GSHHG/WDBII, LGPL-3.0.
about-railways = Existing railways and some courses: © OpenStreetMap contributors, ODbL 1.0.
about-airports = Airports: OurAirports, public domain.
about-places = Seats of government: GeoNames, CC BY 4.0.
about-script = Traditional characters: OpenCC, Apache-2.0.
about-font = Font: Noto Sans SC, SIL Open Font License 1.1.
about-version = Version { $version }
about-sources = Texts
about-packs = Packs: { $packs }
about-in-full = Licences and sources in full:
about-data-licences = Sources, dates and licences of the data
about-crates = Libraries with their versions and licences
about-note-schematic = The courses of planned lines are mostly schematic; do not measure on them.

## Keyboard shortcuts
keys-pan = Move the map
keys-zoom = Zoom in, zoom out
keys-fit = Economic circle, whole region
keys-next = Next feature, previous feature
keys-select = Select
keys-clear = Let go, close a dialogue
keys-find = Find
keys-copy = Copy the map
keys-save = Save a figure
keys-back = Back, forward
keys-dark = Light or dark theme
keys-open = Open the folder of texts
keys-quit = Quit
key-arrows = Arrow keys

## Codes of statuses in the middle of a line
code-under-construction = C
code-upgrade = U
code-start = S
code-preparatory = W
code-early-study = E
code-proposed = P

## More of the legend
legend-rail = Rail
legend-road = Road
legend-water = Waterway, diversion
legend-county-line = County boundary
legend-other-link = Other line
legend-other-links = Other links (thin)
legend-open-end = The line goes on
inset-districts = Central Chongqing
legend-zone = Zone, park (about here)
legend-lines-hidden = { $n } more lines when zoomed in
list-comma = ,{ " " }
list-semicolon = ;{ " " }

## Quotes
quoted = “{ $phrase }”

## Dialogues
dialog-texts = Open folder of texts
dialog-texts-text = The folder should hold the texts as txt files. It can also be dropped on the window.
dialog-figure = Figure
dialog-figure-text = The name ends in .png, .svg, .pdf or .pptx; without an ending the format above is used.
dialog-problems = Problems in the data
dialog-replace = Replace file
dialog-table = Save the table
dialog-table-text = Saved as it is filtered and sorted. A name that ends in .csv makes a table of the columns shown, one in .geojson map data with a feature a fact.
dialog-table-ending = The name must end in .csv or .geojson.
figure-kind = Kind
figure-kind-map = Map
figure-kind-schematic = Diagram
figure-kind-board = Status board
figure-kind-multiples = Small multiples
figure-sort = Order
figure-sort-status = By status
figure-sort-mode = By mode
figure-sort-place = By place
figure-sort-date = By date
figure-by = Maps
figure-by-text = By text
figure-by-year = By year
figure-by-status = By status
multiples-known = Against the map before: links and corridors that it has, too, are pale
multiples-by = As of { $date }
multiples-same = ({ $map }) as the map before
multiples-new = ({ $map }) new: { $names }
multiples-gone = ({ $map }) not said again: { $names }
multiples-new-and-gone = ({ $map }) new: { $new }, not said again: { $gone }
multiples-count = { $n }
multiples-names-more = { $names } and others, { $n } in all
multiples-more-texts = { $n } texts that say less are left out
multiples-more-years = { $n } earlier years are left out
multiples-more-statuses = { $n } statuses of fewer links are left out
board-title = status of planned links
board-page = { $title } ({ $page }/{ $count })
board-head-link = Link
board-head-places = Places
board-head-words = What the text says
board-group = { $name } ({ $n })
board-group-goes-on = { $name } ({ $n }, continued)
board-no-place = No place named
board-said = { $verb }: { $quote }
board-later = { $date } { $text }
board-later-by = { $date } { $text }; source: { $source }
board-empty = No link fits the filters and the date.
board-more = { $n } more
board-sign-stated = date of the text
board-sign-inferred = date of the text, inferred
board-sign-later = what came later, as no text says
board-sign-unplaced = no map can place it
board-sign-places = places inferred from an abbreviation or the issuing city
figure-subject = Shows
figure-subject-links = All links
figure-subject-window = Current view
figure-page-report = Report text (156 mm wide)
figure-page = Page
figure-page-a4 = A4 landscape
figure-page-a4-portrait = A4 portrait
figure-page-a3 = A3 poster, landscape
figure-page-a3-portrait = A3 poster, portrait
figure-page-column = Word column (80 mm wide)
figure-page-slide = PowerPoint slide (16:9)
figure-page-other = Other size
figure-size = Size
figure-format = Format
figure-dpi = Pixels an inch
figure-number = Number
figure-number-example = Figure 1
figure-heading = Title
figure-caption = Caption
figure-review = Review no.
figure-as-of = As of
figure-hint = none, or { $example }
figure-notes = Notes
figure-notes-full = Numbers and references
figure-notes-short = Sources in a line
figure-notes-none = Source line only
figure-more = Content
figure-title-below = Title below the map
figure-theme = Theme
figure-layers = Layers and statuses are those chosen in the window.
figure-pages = The filters are those on the left of the window. A board of several pages is one PDF, or a PNG or SVG a page, with its number behind the name of the file.
figure-fault-size = A size is like 297x210mm or 1600x900px, or a width alone, like 120mm; 40 to 2000 mm a side.
figure-fault-review = A review number is { $example }, say; leave it empty if there is none.
figure-fault-as-of = A date is 2020, 2020-07 or 2020-07-25; leave it empty for all.
figure-fault-selection = Nothing on the map is selected: click something first, or choose what to show.
figure-missing-glyphs = Not in the font, and missing in the figure: { $missing }
figure-preview-none = One of the fields needs correcting.
figure-left-out = The page has no room for { $list }; choose a larger one.
figure-preview-working = Drawing the preview…
figure-paper = { $width } × { $height } mm
figure-pixels = { $width } × { $height } pixels
figure-copy = Copy picture
figure-command = Copy command
figure-recent = Recent figures
figure-replace = There is a file “{ $path }” already. Replace it?
button-replace = Replace
field-path = Path
button-browse = Browse…
button-open = Open
button-save = Save
key-tab = Tab
key-enter = Enter
key-escape = Esc
figure-file-name = chengyu-atlas

## Additions
message-texts-opening = Reading the texts…
message-job-lost = This work broke off: a fault of the program
message-map-broke-off = Drawing the map broke off: a fault of the program; it is tried again
map-stopped = The map cannot be drawn: a fault of the program
message-marks-broke-off = Lines and symbols on the map cannot be clicked: a fault of the program
figure-preview-broke-off = The preview cannot be drawn: a fault of the program
legend-airport-planned = Airport, in texts
legend-outer-line = Outer boundary
legend-own-edge = Edge of the boundary file
legend-neighbour-line = Other provinces
neighbour-hubei = Hubei
neighbour-hunan = Hunan
neighbour-guizhou = Guizhou
neighbour-yunnan = Yunnan
neighbour-tibet = Tibet
neighbour-shaanxi = Shaanxi
neighbour-gansu = Gansu
neighbour-qinghai = Qinghai
legend-own-line = Lines of the file
source-line-short = Base: Tianditu 2024, GSHHG, © OpenStreetMap, GeoNames
source-line-own-short = Base: { $file }, GSHHG, © OpenStreetMap, GeoNames
source-line-own-facts = Facts from “{ $pack }” (provided by the user, in place of the bundled ones)
source-line-own-facts-short = Facts: { $pack } (provided by the user)
button-fold = Show fewer
unit-hour = h
unit-minute = min
unit-km2 = km²
unit-count = in number
unit-yuan = yuan
unit-people = people
unit-year = years
unit-month = months

## Table of facts
table-title = Facts
table-search = Filter the facts
table-search-hint = Filter: name, phrase, place…
table-all = All
table-all-sources = All sources
table-undrawn = Not on the map only
table-copy = Copy table
table-columns = Columns
table-show = Show on the map
table-show-hint = Fit all listed facts and mark them on the map
table-show-none = None of the listed facts lies on the map.
table-save = Save…
table-sort-up = Sort upwards
table-sort-down = Sort downwards
table-sort-none = Original order
table-hide-column = Hide this column
table-working = Listing…
table-failed = The table has failed. Close it and open it again.
table-some-sources = { $n } sources
table-file-name = chengyu-atlas-facts
table-count = { $n ->
    [one] 1 mention
   *[other] { $n } mentions
    }
table-empty = No fact passes the filter. Widen it.
table-kind-role = Role
table-kind-corridor = Corridor
table-kind-link = Link
table-kind-target = Target
table-kind-event = Event
table-kind = Kind
table-name = Name
table-places = Places
table-category = Category, value
table-status = Status
table-quote = Phrase
table-given-by = Given by
table-verb = Wording
table-source = Source
table-source-kind = Kind of source
table-date = Date
table-paragraph = Paragraph
table-doubt = Doubt
table-date-inferred = date inferred
layers-undrawn = { $n ->
    [one] 1 link has a name but no place: see the table
   *[other] { $n } links have a name but no place: see the table
    }
keys-table = Table of facts

## Footnotes of figures

legend-by = As of { $date }
legend-nothing-by = No text by { $date }
notice-reviewed = Map review number { $number }
name-key = Numbers on the map: { $list }
footnote-places = Cities and places: { $list }
footnote-links = Links: { $list }
footnote-corridors = Corridors and cooperation: { $list }

## The book

book-title = Chengyu Atlas: cities and counties
book-subtitle = Roles of cities, corridors and planned links of the Sichuan–Chongqing economic circle, as far as { $n ->
    [one] one text states
   *[other] { $n } texts state
 } them, each with its source
book-overview = Overview
book-contents = Contents
book-corridors = Corridors and cooperation
book-links = Planned links
book-places = Other places
book-index = Index
book-sources = Texts
book-counties = { $n ->
    [one] 1 county
   *[other] { $n } counties
 }
book-dates = Dates of the texts: { $first } to { $last }
book-data = Data: { $packs }; Chengyu Atlas { $version }
book-packs = { $n ->
    [one] one pack
   *[other] { $n } packs
 }
book-statuses = The status of a link is that of the time its text was written, not of today. What stands in quotation marks is the wording of a text; the number in brackets after it leads to the list of texts at the end.
book-map-alt = Schematic map of { $name } and its surroundings
book-others = also { $places }
book-quote = { $quoted }[{ $n }]
book-colon = {": "}
book-file = File { $file }, SHA-256 { $sha }
left-out-title = the title or its end
left-out-caption = the caption or its end
left-out-legend = the legend
left-out-references = the list of texts and their numbers
left-out-north = the north arrow

## Boundary files
menu-boundaries = Open boundaries…
menu-boundaries-again = Open boundaries “{ $file }” again
menu-boundaries-back = Back to the bundled boundaries
keys-boundaries = Open a file of boundaries
status-boundaries-bundled = Bundled boundaries
status-boundaries-own = Boundaries: { $file }
status-facts-own = Own facts
status-facts-own-hint = { $pack } (in place of the bundled facts)
message-boundaries-on = The map has the boundaries of { $file } now; the File menu leads back to the bundled ones
message-boundaries-back = Going back to the bundled boundaries…
message-boundaries-bundled = The map has the bundled boundaries again
message-boundaries-back-failed = The bundled boundaries could not be read: { $error }
message-dropped-pack = A pack of facts cannot be dropped on the window: start the program with --pack and its folder
message-dropped-several = Drop one file at a time
message-dropped-text = { $file } is not a text that a source names; drop the folder of the texts
message-bundled-replaced = The pack that was given has the id of the bundled one: its facts stand in place of the bundled ones
boundaries-title = Boundary file
boundaries-ask = GeoJSON, GeoJSON by lines, TopoJSON and the packed form of ECharts are read; a file can also be dropped on the window. What was understood is shown before the map changes.
boundaries-reading = Reading { $file }…
boundaries-failed = The boundaries of this file cannot be used; the map has not changed.
boundaries-kept-failed = The boundary file used last cannot be used now; the map has the bundled boundaries for the time being.
boundaries-kept-failed-because = The boundary file used last cannot be used now; the map has the bundled boundaries for the time being: { $error }
boundaries-copy-error = Copy these words
boundaries-other = Another file…
boundaries-use = Use these boundaries
boundaries-copy-list = Copy the list
boundaries-format = Format
boundaries-form-collection = GeoJSON feature collection
boundaries-form-feature = A single GeoJSON feature
boundaries-form-geometry = A single GeoJSON geometry
boundaries-form-sequence = GeoJSON by lines or records
boundaries-form-topology = TopoJSON
boundaries-form-packed = Packed form of ECharts
boundaries-units = Units
boundaries-provinces = { $n } province-level
boundaries-prefectures = { $n } prefecture-level
boundaries-counties = { $n } county-level
boundaries-count = { $n }
boundaries-matched = Matched
boundaries-not-matched = Not matched
boundaries-mended = Mended
boundaries-lines = Drawn as lines
boundaries-not-drawn = Nothing to draw
boundaries-left-out = Left out
boundaries-distance = From the bundled ones
boundaries-distance-of = half of the vertices within { $m } m
boundaries-distance-unknown = nothing to compare
boundaries-other-datum = Its borders lie about { $now } m from the bundled ones (median). Its coordinates are most likely { $datum }: converted, they would lie about { $then } m away.
boundaries-convert = Convert from { $datum }
boundaries-converted = Converted from { $datum }.
boundaries-as-is = Do not convert
boundaries-no-findings = There is nothing to say of single features.
boundaries-row = { $kind }: { $entry }
boundaries-unit = { $name } ({ $code })
boundaries-elsewhere = It lies outside Sichuan and Chongqing, whose units the atlas knows
boundaries-one-of = Units of this name are { $units }: write the adcode into the file
boundaries-far-from = { $unit } is not there: correct the adcode
boundaries-perhaps = If it is { $unit }, write its adcode
boundaries-in = It lies in { $unit }: write the adcode of a unit there
boundaries-give-code = Write its adcode

## Filters
filters-title = Filters
filters-active = Filters ({ $n })
filters-clear = Clear all
filters-counting = Counting…
filters-failed = Counting has failed. Open the window again.
filters-marks = { $n } marked
filters-unmark = Mark no longer
filters-hide = Hide the rest
filters-hide-hint = What does not fit is hidden; otherwise it steps back
filters-count = { $n ->
    [one] { $n } fact fits
   *[other] { $n } facts fit
}
filters-none = No fact fits all of these.
filters-drop = { $n ->
    [one] Drop “{ $facet }” for { $n } fact
   *[other] Drop “{ $facet }” for { $n } facts
}
filters-remove = Drop this filter: { $choice }
filters-only = only
filters-only-value = Only { $value }
filters-all = All
filters-invert = Invert
filters-more-values = { $n ->
    [one] List one more
   *[other] List { $n } more
}
filters-only-here = Only facts about this place
filters-only-mode-here = Only at this place: { $mode }
figure-filtered = { " " }({ $filters })
facet-kind = Kind
facet-category = Category of role
facet-given-by = Given by
facet-status = Status
facet-mode = Mode
facet-source = Text
facet-year = Year
facet-place = Place
facet-certainty = Position
facet-undated = undated
facet-without = not { $list }
facet-none = none
facet-and-more = { $list } and { $n } more
facet-chip = { $facet }: { $choice }
mode-group-rail = Rail
mode-group-road = Road
mode-group-water = Water
mode-group-air = Airport
mode-group-hub = Station, hub
mode-group-network = Network
mode-group-other = Other
facet-certainty-traced = along existing lines
facet-certainty-schematic = schematic
facet-certainty-point = a point alone
facet-certainty-unplaced = not on the map
facet-certainty-inferred = places inferred

## Sections of the panel on the right
detail-who-else = Who else
detail-through-jump = Roles through groups
detail-passing = On the map through here, tied by no phrase
detail-passing-jump = On the map here
detail-passing-area = By the drawn lines alone: each is drawn across this area, or its station or hub within it; no phrase in the atlas ties it to this place. Where the course is schematic, the line may run elsewhere.
detail-passing-near = By the drawn lines alone: each is drawn within { $km } km of the seat; no phrase in the atlas ties it to this place. Where the course is schematic, the line may run elsewhere.
detail-filter = Filter this panel
detail-filter-hint = Name…
detail-filter-empty = Nothing in this panel matches “{ $query }”
detail-withheld = { $n ->
    [one] One entry is left out by the filters.
   *[other] { $n } entries are left out by the filters.
}
detail-withheld-show = Show all
detail-withheld-none = What the filters leave out is shown, too.
detail-withhold = Show what fits alone
detail-filter-clear = Clear the filter
detail-cards-whole = Cards in full
detail-cards-brief = Three lines each
detail-fold-all = Fold all
detail-unfold-all = Unfold all
detail-section = { $title } { $n }
detail-sources = Texts quoted in this panel
detail-card-whole = In full
detail-source-mark = { $source } [{ $n }]
detail-source-note = [{ $n }] { $source }
links-hubs = Airports, stations and hubs
links-other = Other links

## Panels and legend that fold away
menu-left-panel = Left panel
menu-right-panel = Right panel
keys-panels = Close or open the left panel, the right panel
panel-left-close = Close the left panel
panel-left-open = Open the left panel
panel-right-close = Close the right panel
panel-right-open = Open the right panel
map-zoom-in = Zoom the map in
map-zoom-out = Zoom the map out
map-fit-circle = Back to the whole circle
legend-close = Fold the legend
legend-open = Open the legend
legend-more = { $n } more

# The reader
menu-reader = Read a text
button-read = Read text
reader-tab-map = Map
reader-tab-text = Text
reader-close = Close the text
reader-source = Text that is read
reader-about = About this text
reader-share = { $phrases } phrases carry { $facts } facts; they make up { $share } % of the text
reader-counts = { $phrases } phrases carry { $facts } facts
reader-count = { $at } of { $n }
reader-previous = Phrase before
reader-next = Next phrase
reader-find = Find in this text
reader-find-previous = Place before
reader-find-next = Next place
reader-here = { $n ->
    [one] 1 fact on this phrase
   *[other] { $n } facts on this phrase
}
reader-margin = Where facts stand in the text
reader-no-phrases = No fact stands on this text.
reader-no-texts = The text itself is not part of the program. Its phrases are listed here.
reader-no-text = The text cannot be shown: { $reason }. Its phrases are listed here.
reader-how = To read it whole, get it from its publisher, save it as { $file } in a folder, and open that folder.
reader-open-folder = Open the folder…
reader-copy-address = Copy its address
reader-paragraph = ¶{ $n }
reader-copied = — { $title }, { $credit }, { $date }
keys-phrases = Next phrase of the text, phrase before
reader-list = List its facts
reader-hint = Click a marked phrase: its fact is shown on the map.

# Places compared
menu-compare = Compare places
keys-compare = Add the selected place to the comparison; open or close it
compare-title = Comparison
compare-place = Compare
compare-add = Add a place
compare-add-field = Place to be added
compare-add-hint = Name, pinyin or code
compare-add-none = No place is called so.
compare-full = Four places stand beside each other at most. Remove one first.
compare-none = Set two to four places beside each other, and see what the texts say of each. Add a place with the button above, or select one and press F7.
compare-one = Add another place to compare.
compare-shows-all = All
compare-shows-shared = Shared
compare-shows-different = Different
compare-search = Search the comparison
compare-search-hint = Search names or quotes…
compare-roles = Role categories
compare-targets = Targets
compare-corridors = Corridors and cooperation
compare-links = Planned links
compare-part-shared = { $part } { $n } ({ $shared } shared)
compare-part = Part
compare-subject = Subject
compare-remark = Kind or status
compare-has = ●
compare-through = { $words } (through { $group })
compare-copied = { $words } { $quote } ({ $source }, { $locus })
compare-offer = It needs places, rows or a position on the map first.
compare-cell = { $place }, { $subject }: { $words }
compare-lacks = { $place }: no listed text says so of “{ $subject }”
compare-empty = Nothing fits. Widen the filters, the date or the search.
compare-sort = Sort by this column
compare-remove = Remove { $place }
compare-ties = Ties of the two
compare-fit = Fit
compare-figure = Figure…
compare-clear = Clear
compare-failed = The comparison broke off. Change a filter to try again.
figure-subject-compared = Side by side: { $names }
figure-fault-compared = Maps side by side need two places that lie on the map. Add them to the comparison first.
# Ties of a place, and between two
connections-of = Ties of { $name }
connections-between = Ties between { $one } and { $other }
connections-to = Ties to { $name }
connections-open = Ties
connections-back = Back: { $title }
connections-pair = Pair
connections-with = With another…
connections-other = Replace { $name }
connections-entry = { $name } ({ $n })
connections-swap = ⇄
connections-swap-hint = Swap the two places
connections-all-of = All ties of { $name }
connections-figure = Figure…
connections-direct = Named together
connections-partners = Named together with
connections-groups = Through groups
connections-through = Through “{ $group }”
connections-crossing = { $place } and “{ $group }”
connections-via = Through another place
connections-side = { $one } and { $other }
connections-amount = { $n ->
    [one] { $n } fact
   *[other] { $n } facts
 } (corridors { $corridors }, links { $links })
connections-none = No text here names a tie of { $name } to another place.
connections-none-left = Within the filter and the date, no text names a tie of { $name } to another place.
connections-none-direct = No text here names { $one } and { $other } together.
connections-none-at-all = Nor does one tie them through a group or another place. Another place can be chosen above.
connections-filtered = { $n } more beyond the filter ({ $filters }).
connections-later = { $n } more said after { $date } or without a date.
connections-any-date = Any date
connections-working = Looking for ties…
connections-failed = Looking for ties failed; the rest of the program still works.
legend-spokes = Ties (number, schematic)
legend-spokes-via = Ties through another place (number, schematic)
legend-spokes-without = { $n ->
    [one] { $n } more place is tied, without a line
   *[other] { $n } more places are tied, without a line
 }
drawing-connections = Schematic ties
figure-fault-untied = Nothing within the filter and the date ties the selection; ask for more facts or a later date.
figure-fault-kind = { $kind }: it is of one extent, neither of several places side by side nor of ties. Choose another extent.
not-drawn-kind = { $kind }: it is of one extent, neither of several places side by side nor of ties; choose another extent
describe-board = { $title }. A board of { $all } links; { $n } of them on this page.
describe-board-row = { $name }: { $status }; { $said }.
describe-board-said = { $date } { $quote }
describe-board-later = later, as no text says: { $date } { $text }
describe-ties-star = { $name } is tied to { $n ->
    [one] { $n } place
   *[other] { $n } places
 }: { $list }.
describe-ties-partner = { $name } { $amount }
describe-ties-direct = { $one } and { $other } are named together in { $amount }.
describe-ties-groups = Both belong to: { $list }.
describe-ties-sides = { $name } ({ $one } and { $other })
describe-ties-via = { $one } and { $other } are tied through: { $list }.
describe-ties-without = Tied, without a line: { $list }.
keys-connections = List of ties: move, unfold and fold, both places
key-connections = ↑ ↓  → ←  Enter
## The axis of time
menu-time = Timeline
menu-board = Status board
menu-measure = Measure distance and area
keys-time = Open or close the timeline
keys-board = List the links with their status, or no longer
keys-measure = Measure distance and area (Enter adds a point, Shift with an arrow moves a little)
time-title = Timeline
time-all = All
time-all-hint = Any date, with the texts that have none
time-previous = Date of the text before
time-next = Date of the text after
time-compare = Compare two dates
time-all-texts = { $n ->
    [one] The only text
   *[other] All { $n } texts
    }
time-texts-by = By { $date }: { $n } of { $all } texts
time-as-of = As of { $date }
time-clear = As of { $date }: show all dates
time-clear-hint = Map, legend, table, panel and figures follow the texts up to this date; those without a date do not count. Click to show all dates.
time-handle = As of
time-handle-earlier = The earlier date
time-handle-later = The later date
time-working = Arranging the texts…
time-failed = The timeline failed. Please reopen the window.
time-none = There are no texts here.
time-none-dated = No text gives its date, so there is nothing to arrange.
time-undated = Without a date: { $n }
time-undated-hint = These texts may be early or late, so they count as of no date.
time-several = { $n } texts
time-more = { $n } more
time-carries = phrases: { $n }, facts: { $facts }
time-stated = { $date } (stated)
time-came = Said anew
time-changed = Said otherwise
time-later = Happened later
time-differing = Texts differ (any date)
time-not-yet = No text says so by { $date }
time-said = What a text says
time-happened = What happened later
time-first = Said first
time-then = Said later
time-differs-status = another status
time-differs-value = another number
time-differs-word = another word
time-differs-wording = other wording
time-same-dates = Both dates are the same: move one of them.
time-none-came = From { $earlier } to { $later } no text says anything new.
time-none-changed = From { $earlier } to { $later } no text says a known fact otherwise.
time-none-later = The atlas has no note of anything that happened from { $earlier } to { $later }.
time-none-differing = No two texts here differ on the same thing.
time-undated-aside = { $n ->
    [one] One more text has no date and does not count.
   *[other] { $n } more texts have no date and do not count.
    }
time-sentences = { $one } { $other }
table-empty-by = No fact of the texts by { $date } passes the filter. Widen it, or show all dates.
detail-nothing-by = No text says anything of this by { $date }.
detail-withheld-by = { $n ->
    [one] One entry that no text says by { $date } is left out.
   *[other] { $n } entries that no text says by { $date } are left out.
    }
detail-withheld-by-filtered = { $n ->
    [one] One entry is left out that no text says by { $date } or that the filters leave out.
   *[other] { $n } entries are left out that no text says by { $date } or that the filters leave out.
    }
detail-later-none = What no text says by that date is shown, too.
detail-withhold-later = Only as of that date
hint-nothing-by = No text says anything by { $date }

## Maps as files, undoing, bookmarks

menu-edit = Edit
menu-bookmarks = Bookmarks
menu-undo = Undo
menu-undo-step = Undo { $step }
menu-redo = Redo
menu-redo-step = Redo { $step }
undo-layers = layers
undo-filter = filter
undo-date = date
undo-selection = selection
undo-comparison = comparison
undo-figure = figure settings
undo-bookmarks = bookmarks
menu-document-new = New map
menu-document-open = Open map…
menu-document-save = Save map
menu-document-restore = Restore the last map…
menu-document-save-as = Save map as…
document-recent = Recent maps
document-file-name = chengyu-atlas
document-open-text = Map files end in .atlas.json. They can also be dropped on the window.
document-save-text = Saves view, layers, filter, selection, date, bookmarks and the settings of the figure.
document-unsaved-text = “{ $name }” has changes that are not saved.
document-missing-boundaries = The boundaries of this map, “{ $name }”, are not where they were. Where are they now?
document-missing-pack = The facts of this map, “{ $name }”, are not where they were. Where is their folder now?
document-without-boundaries = Use the bundled boundaries
document-without-pack = Open without them
document-restore-text = The last window did not close as it should. Its map was kept { $age }; it was never saved.
document-restore-named = The last window did not close as it should. Its map, “{ $name }”, was kept { $age }.
document-restore-later = Close this to decide later: it stays in the File menu, and the next start asks again.
age-now = less than a minute ago
age-minutes = { $n ->
    [one] a minute ago
   *[other] { $n } minutes ago
}
age-hours = { $n ->
    [one] an hour ago
   *[other] { $n } hours ago
}
age-days = { $n ->
    [one] a day ago
   *[other] { $n } days ago
}
button-discard = Do not save
button-restore = Restore
button-forget = Discard
button-add = Add
dialog-document-open = Open map
dialog-document-save = Save map
dialog-document-missing = Missing file
dialog-document-restore = Restore map
dialog-document-unsaved = Save changes
dialog-bookmark-add = Add bookmark
dialog-bookmarks = Bookmarks
menu-bookmark-add = Add bookmark…
menu-bookmarks-manage = Manage bookmarks…
bookmark-add-text = A bookmark keeps the view of now and what is selected.
bookmark-name = Name of the bookmark
bookmark-name-fault = A name must not be empty, nor that of another bookmark; 80 characters at most.
bookmark-numbered = View { $n }
bookmark-show = Show
bookmark-update = Use this view
bookmark-remove = Remove
bookmarks-none = There are no bookmarks yet.
bookmarks-text = Names can be changed; changes and removals can be undone.
keys-documents = Open, save a map
keys-undo = Undo, redo
keys-bookmark = Add a bookmark
message-document-opening = Opening the map…
message-document-saving = Saving the map…
message-document-open = Map opened: { $path }
message-document-saved = Map saved: { $path }
message-document-restored = The map of the last window is back
message-document-failed = The map was not opened: { $error }
message-document-unsaved = The map was not saved: { $error }
message-document-unknown = Left out, because the data here do not have it: { $words }
message-document-changed = Changed since the map was saved: { $files }
document-not-json = this is no JSON at line { $line }, character { $column }; correct it, or choose another file
document-not-a-map = this is no map of the atlas; choose a file that the atlas saved, with a name that ends in .atlas.json
document-later = a later version of the atlas saved this map (format { $version }; this one reads up to { $known }); update the atlas
document-value = the value of “{ $key }” is not what it should be; correct it by the schema, or remove it
document-too-many = “{ $key }” has more than { $most } entries; remove some
document-too-long = “{ $key }” has a text of more than { $most } characters; shorten it
document-name = the name “{ $name }” of a bookmark is empty or is there twice; change it
document-give-base = the boundaries “{ $name }” are not there; give them by --base
document-give-pack = the pack “{ $name }” is not there; give it by --pack
measure-map = Map: Enter adds a point at the cross, the arrows move the map
measure-begin = Click the map, or press Enter, to add the first point
measure-keys = A click or Enter adds a point; a double-click, or Enter at the same place, ends; Backspace removes the last; Esc ends
measure-note = Measured along the WGS-84 ellipsoid by whoever uses the atlas, not stated by a text.
measure-total = Length { $length }
measure-last = Last leg { $length }
measure-area = Area { $area }
measure-crosses = The line crosses itself and has no area
measure-with-area = Measure the area
measure-copy = Copy
measure-end = End
measure-clear = Clear
measure-points = Points (WGS-84, longitude first): { $points }
### Faults: what is wrong with files, words and the system, and what to do about it

# How a problem stands on a line
problem-place = { $file }, { $entry }
problem-at = { $place }: { $what }
problem-with-remedy = { $problem } ({ $remedy })
problem-nothing-left = { $file }: none of its features can be used
problem-nothing-left-first = { $file }: none of its features can be used; the first: { $problem }
severity-warning = warning
severity-problem = problem

# What the system says
system-other = { $what }
system-not-found = no such file or folder
system-permission-denied = permission denied
system-already-exists = there is something of this name already
system-storage-full = the disk is full
system-quota-exceeded = the quota of the disk is used up
system-file-too-large = the file is too large for this disk
system-read-only = this disk can only be read
system-is-a-folder = it is a folder
system-not-a-folder = a part of the path is not a folder
system-invalid-name = the disk allows no such name
system-out-of-memory = out of memory
system-busy = another program is using it
system-timed-out = it takes too long to answer
system-interrupted = it was interrupted
system-broken-pipe = nobody reads any more
system-unexpected-end = it ends too early
system-connection-refused = connection refused

# Files that are read and written
file-no-folder = there is no such folder; create it first
file-exists = the file exists; use --force to replace it, or choose another name
file-is-folder = this is a folder; choose the name of a file
file-no-file = this is a device or a pipe, not a file; choose another name
file-dead-link = this link leads nowhere; remove it, or choose another name
file-not-written = cannot be written: { $reason }
file-at = { $file }: { $reason }
file-same = { $file } and { $other } are one file; choose another name for one of them
file-is-input = this is also a file to be read ({ $other }); choose another name
file-bytes = { $n } bytes
file-mebibytes = { $n } MiB
read-folder = cannot be read: it is a folder, not a file
read-no-file = cannot be read: it is a pipe or a device, not a file
read-dead-link = cannot be read: this link leads nowhere
read-too-large = cannot be read: it is longer than { $most }, the most that is read
read-refused = cannot be read: { $reason }
fault-not-utf = not UTF-8: byte { $at } is wrong
remedy-check-path = check the path
remedy-check-permissions = check its permissions
remedy-less-memory = close other programs, or give a smaller file
remedy-check-what-it-is = check that it is what its name says
remedy-give-its-kind = give a file of its kind
remedy-save-as-utf = save the file in UTF-8

# What the readers of TOML and JSON say
parse-unknown-field = unknown field `{ $field }`, expected { $expected }
parse-unknown-field-alone = unknown field `{ $field }`, there are no fields
parse-missing-field = missing field `{ $field }`
parse-duplicate-field = duplicate field `{ $field }`
parse-unknown-variant = unknown variant `{ $word }`, expected { $expected }
parse-invalid-type = invalid type: { $found }, expected { $expected }
parse-invalid-value = invalid value: { $found }, expected { $expected }
parse-one-of = one of { $words }
parse-word = `{ $word }`
parse-two = `{ $first }` or `{ $second }`
parse-at-line = line { $line }: { $what }
parse-at = { $what } at line { $line } column { $column }

# Datums, positions and quotes
position-lon-out = longitude { $value } is not between -180 and 180
position-lat-out = latitude { $value } is not between -90 and 90
quote-empty = the quote is empty
quote-too-long = the quote has { $n } characters, at most { $most } are allowed

# Texts
text-not-utf = is not UTF-8: byte { $at } is wrong
text-too-long = is longer than 4 GiB
orphan-no-file = the text { $file } is not in the folder of texts
orphan-other-text = the text { $file } is a different one: its SHA-256 is { $found }, expected { $expected }
orphan-unreadable = the text { $file } { $what }
orphan-other-phrase = expected "{ $expected }" at { $start }..{ $end } of { $file }, found "{ $found }"
texts-not-a-folder = this is a file, not a folder
texts-none-named = it holds no text that a source names, "{ $name }" for example
texts-no-source = no source names a text
remedy-give-texts = give the folder of the texts
remedy-correct-digest = correct sha256 once you have checked the text
remedy-text-in-utf = save the text in UTF-8
remedy-text-readable = make it a file that can be read
remedy-text-into-folder = put it into the folder that --texts gives
remedy-get-text = get the text the anchors were made for, or anchor them again
remedy-put-readable-text = put a text there that can be read, or correct "file"
remedy-put-text = put it there, or correct "file"
anchor-quotes-not-anchored = { $orphan }; { $n } of its quotes are not anchored
anchor-not-in-file = the quote "{ $quote }" is not in { $file }
anchor-occurs = the quote "{ $quote }" occurs { $n } times in { $file }, not { $occurrence }
file-is-other = it is the same file as { $other }
anchor-not-written = { $reason }; nothing was written
remedy-quote-verbatim = quote the text verbatim
remedy-correct-occurrence = correct the occurrence, counted from 1
remedy-correct-toml = correct the TOML first; nothing was written
remedy-each-pack-once = give each pack once; nothing was written
remedy-folder-writable = check that the folder can be written to
verify-no-offsets = it has no offsets yet
verify-other-place = expected "{ $quote }" in { $expected } of { $file }, found it in { $found }
verify-other-occurrence = expected occurrence { $occurrence } of "{ $quote }" at { $start } of { $file }, found occurrence { $found }
verify-paragraph = paragraph { $n }
verify-paragraph-article = paragraph { $n } (article { $article })
remedy-run-anchor = run `chengyu-atlas anchor --texts DIR --pack DIR`
remedy-run-anchor-fill = run `chengyu-atlas anchor --texts DIR --pack DIR` to fill them in
remedy-correct-quote = correct the quote, then run `chengyu-atlas anchor --texts DIR --pack DIR`

# Packs: what an entry is called
entry-source = source "{ $id }"
entry-place = place "{ $id }"
entry-role = role "{ $id }"
entry-corridor = corridor "{ $id }"
entry-link = link "{ $id }"
entry-target = target "{ $id }"
entry-event = event "{ $id }"
entry-source-number = source { $n }
entry-place-number = place { $n }
entry-role-number = role { $n }
entry-corridor-number = corridor { $n }
entry-link-number = link { $n }
entry-target-number = target { $n }
entry-event-number = event { $n }
entry-unit = unit "{ $id }"
entry-mention = mention { $n }
entry-part = { $entry }, { $part }
entry-feature = feature { $n }
entry-feature-called = feature { $n } ({ $name })
entry-feature-of-link = feature { $n } (link "{ $link }")

# Packs: what is wrong
pack-left-out = { $what }; the pack is left out
pack-same-id = its id "{ $id }" is also that of { $other }
pack-not-a-folder = this is not a folder
pack-no-such-folder = there is no such folder
pack-unknown-file = a pack has no file of this name
pack-file-missing = the file is missing
pack-too-many-entries = more than { $most } entries, the most that are read
pack-not-an-id = "{ $id }" is not an id
pack-id-twice = the id "{ $id }" is used twice in this file
pack-unknown-key = unknown key "{ $key }"
pack-unchecked-references = { $what }; { $n ->
        [one] one reference to what it may hold is
       *[other] { $n } references to what it may hold are
    } not checked
fault-not-declared = source "{ $source }" is not declared
fault-link-not-declared = link "{ $link }" is not declared
fault-variant-not-declared = the variant "{ $variant }" is not declared
fault-own-variant = it is its own variant
fault-variant-one-sided = the variant "{ $variant }" does not name it as a variant
fault-place-unknown = place "{ $place }" is not in the gazetteer
fault-place-twice = place "{ $place }" is listed twice
fault-no-date-basis = the date has no date_basis
fault-not-a-date = "{ $written }" is not a date
fault-id-taken = the id "{ $id }" is in use already, in another pack or the base map
fault-empty = "{ $key }" is empty
fault-no-mention = it has no mention
fault-no-given-by = "given_by" is missing
fault-given-by-for-roles = "given_by" belongs to roles only
fault-speaker-for-roles = "speaker" belongs to roles only
fault-occurrence-zero = occurrences count from 1, not from 0
fault-start-or-end = one of "start" and "end" is missing
fault-ends-before = it ends at { $end }, not after its start at { $start }
fault-length-differs = start { $start } and end { $end } are { $apart } characters apart, the quote has { $n }
fault-no-paragraph = "paragraph" is missing
fault-two-places = a { $shape } needs two places at least, there are { $n }
fault-not-a-value = { $value } is not a value
fault-said-after-copy = it is said on { $said }, after the copy of { $published }
fault-not-a-file-name = "{ $name }" is not the name of a file
fault-not-a-digest = "{ $written }" is not a SHA-256
fault-no-speaker-level = "speaker_level" is missing
fault-centre-no-place = the centre is no place of the gazetteer
fault-membership-alone = a membership needs members
fault-unit-in-pack = units of the base map are not declared in a pack
fault-members-of-no-group = only a group has members
fault-lon-or-lat = one of "lon" and "lat" is missing
fault-no-certainty = "position" is missing
fault-group-in-itself = the group contains itself, through its members
fault-place-in-itself = the place lies in itself, through its parents
fault-no-stage = the status "pre-construction" has no stage
fault-stage-too-many = only the status "pre-construction" has a stage
fault-length-missing = "official_length_source" is given without a length
fault-length-out = an official length of { $km } km is out of range
fault-length-no-source = the official length has no source
fault-alignment-differs = it is "{ $here }", the link says "{ $there }"
fault-alignment-no-feature = its alignment is "{ $alignment }", but alignments.geojson has no feature for it
fault-alignment-no-note = the alignment is "none" and no note says why
fault-part-cannot-be = a { $geometry } cannot be "{ $kind }"
fault-part-geometry = the geometry "{ $geometry }" is not a Point or LineString
fault-no-position = it has no position
fault-waypoints = { $waypoints } waypoints for { $positions } positions
fault-line-too-short = a line needs two different positions
fault-adcode-twice = the adcode is used twice

# Packs: what to do
remedy-other-pack-id = give one of the two another id, or leave one out
remedy-give-pack = give the folder of a pack, the one that holds pack.toml
remedy-rename-file = did you mean { $near }? Rename it, or move it elsewhere
remedy-move-file = move it elsewhere; a pack has { $names }
remedy-pack-files = every pack has a pack.toml and a sources.toml
remedy-divide-pack = divide the pack into several
remedy-id = use lower-case ASCII letters, digits and hyphens
remedy-rename-one = rename one of the two
remedy-only-entries = this file holds [[{ $key }]] entries only
remedy-remove-or-spelling = remove it, or check its spelling
remedy-listed-words = use one of the words listed
remedy-add-it = add it
remedy-pack-values = see geodata/packs/README.md for what belongs there
remedy-pack-format = see geodata/packs/README.md for the format
remedy-declare-source = add it to sources.toml
remedy-declare-link = add it to links.toml, or correct the id
remedy-declare-variant = add it to { $file }, or remove it from variants
remedy-not-own-variant = remove it from variants
remedy-variant-back = add "{ $id }" to the variants of "{ $variant }"
remedy-declare-place = add it to places.toml, or use an adcode of the base map
remedy-place-once = name each place once
remedy-date-basis = add "stated" or "inferred"
remedy-date = write 2020, 2020-07 or 2020-07-25
remedy-rename = rename it
remedy-fill-in = fill it in
remedy-say-where = say where a text states it: source and quote
remedy-quote-length = quote the phrase verbatim, 1 to { $most } characters of it
remedy-given-by = say who: centre, province, city, county or described
remedy-remove = remove it
remedy-occurrence-one = write 1 for the first
remedy-shape-places = name the places, or set the shape to "none"
remedy-number = give a number
remedy-published = give the day of saying in "date", that of the copy in "published"
remedy-file-name-alone = give the name alone; the folder is given when the atlas runs
remedy-digest = give 64 lower-case hexadecimal digits, as sha256sum prints them
remedy-speaker-level = say "province", "city" or "county"
remedy-no-speaker = remove "speaker"
remedy-list-members = list the members, or remove membership and mentions
remedy-unit-by-adcode = name the unit by its adcode, or use the kind "city"
remedy-kind-group = set the kind to "group"
remedy-both-or-none = give both or none
remedy-lon-lat = give WGS-84 degrees, longitude in "lon", latitude in "lat"
remedy-certainty = say "exact", "approximate" or "centre-of-area"
remedy-break-group = remove one of the members from the circle
remedy-parent = correct the parent
remedy-add-stage = add stage = "start" or "preparatory"
remedy-remove-stage = remove the stage
remedy-add-length = add official_length_km, or remove the source
remedy-length = give kilometres, above 0 and up to 20000
remedy-length-source = say in official_length_source who states it
remedy-correct-one = correct one of the two
remedy-add-feature = add the feature, or set the alignment to "none" with a note
remedy-add-note = add alignment_note
remedy-part-kinds = a Point is "point", a LineString is "traced" or "schematic"
remedy-part-each = give each part a feature of its own
remedy-give-position = give longitude and latitude
remedy-waypoints = name each position, or none
remedy-other-end = add the other end
parse-other = { $what }
parse-eof-list = EOF while parsing a list
parse-eof-object = EOF while parsing an object
parse-eof-string = EOF while parsing a string
parse-eof-value = EOF while parsing a value
parse-expected-value = expected value
parse-expected-colon = expected `:`
parse-expected-list-comma = expected `,` or `]`
parse-expected-object-comma = expected `,` or `{ $end }`
parse-key-string = key must be a string
parse-invalid-number = invalid number
parse-invalid-escape = invalid escape
parse-number-range = number out of range
parse-trailing-comma = trailing comma
parse-trailing-characters = trailing characters
parse-control-character = control character (\u0000-\u001F) found while parsing a string
parse-too-deep = recursion limit exceeded

# GeoJSON: what is wrong
geometry-none = it has no geometry
geometry-none-not-drawn = it has no geometry and is not drawn
geometry-not-polygon = its geometry is "{ $kind }", not a Polygon or MultiPolygon
geometry-nesting = its coordinates nest { $depth } deep, a { $kind } needs { $needed }
geometry-out-of-range = position { $position }: { $error }
geometry-short-ring = ring { $ring } has { $n } positions, at least 4 are needed
geometry-open-ring = ring { $ring } is not closed: it starts at { $start } and ends at { $end }
geometry-no-area = ring { $ring } has no area
coordinates-at = position { $position }: { $what }
coordinates-empty-array = an empty array where coordinates should be
coordinates-one-number = one number only, where longitude and latitude should be
coordinates-too-deep = arrays nest too deep
coordinates-number = a number where an array should be
coordinates-null = null is not a number
coordinates-word = { $word } is not a number
coordinates-string = the string "{ $text }" is not a number
coordinates-object = an object is not a number
coordinates-mixed = arrays of different depths are mixed
coordinates-packed-starts = { $lines } packed lines, but { $starts } starts in "encodeOffsets"
geojson-empty = the file is empty
geojson-not-a-collection = { $form }, not a FeatureCollection
geojson-too-many-features = more than { $most } features
geojson-too-many-values = more than { $most } values in one place
geojson-no-features = the collection has no features
geojson-late-scale = "UTF8Scale" stands behind the features
geojson-features-missing = "features" is missing
geojson-other-type = the type is "{ $kind }", not "FeatureCollection"
geojson-esri = this is Esri JSON
geojson-type-missing = "type" is missing
geojson-ends-early = the JSON ends too early: { $what }
geojson-other-shape = not the shape of GeoJSON: { $what }
geojson-not-json = not JSON: { $what }
form-collection = a FeatureCollection
form-feature = a Feature
form-geometry = a geometry
form-sequence = a sequence of documents
form-topology = TopoJSON
form-packed = the packed form of ECharts
topology-at = object { $n } of the topology: { $what }
topology-no-objects = "objects" is missing
topology-not-a-geometry = an object is not a geometry
topology-not-whole = an arc is not a whole number
topology-no-arc = there is no arc { $arc }
topology-too-many = the arcs make more than { $most } positions
topology-arcs-no-array = "arcs" is not an array

# GeoJSON: what to do
remedy-give-polygon = give it a Polygon or MultiPolygon, or leave the feature out
remedy-only-areas = leave it out: boundaries are areas
remedy-write-positions = write each position as [longitude, latitude] in degrees
remedy-type-brackets = check its type and its brackets
remedy-triangle = give a triangle at least, with its first position repeated
remedy-close-ring = repeat the first position at the end
remedy-flat-ring = leave the ring out, or give it back its shape
remedy-reproject = reproject it to WGS-84 degrees (EPSG:4326)
remedy-longitude-first = longitude comes first, then latitude
remedy-degrees = give degrees between -180 and 180
remedy-to-collection = convert it to a GeoJSON FeatureCollection (RFC 7946)
remedy-give-collection = give a GeoJSON FeatureCollection (RFC 7946)
remedy-give-feature = give at least one feature
remedy-scale-first = put it before "features"
remedy-too-much = leave out what lies outside the region, and what is not needed
remedy-whole-or-convert = get the whole file again, or convert it to GeoJSON
remedy-convert-esri = convert it to GeoJSON: `ogr2ogr -t_srs EPSG:4326 boundaries.geojson FILE`, or with QGIS
remedy-whole-file = get the whole file again
remedy-no-nan = JSON has no NaN and no Infinity: leave such positions out

# Own boundaries
boundary-mended = mended: { $flaws }
boundary-flaw-at = { $flaw }, at { $at }
boundary-flaw-times = { $flaw }, { $n } times, first at { $at }
flaw-open-ring = a ring that was not closed was closed
flaw-ends-apart = the ends of a ring, a hair apart, were joined
flaw-repeated = a repeated position was dropped
flaw-spike = a spike was removed
flaw-flat-ring = a ring without area was dropped
flaw-crossing = the boundary crossed itself and was cut there
flaw-overlap = overlapping parts were united
flaw-hole-outside = a hole outside its polygon was made a part of its own
flaw-part-of-unit = the features of one unit were put together
remedy-compare-or-repair = compare it on the map, or repair the file, in QGIS for example with "Fix geometries"
remedy-nothing = nothing needs to be done; "Fix geometries" in QGIS would repair the file itself
remedy-outside-or-simplify = leave out what lies outside the region, or simplify it
remedy-give-boundaries = give a file of boundaries, as GeoJSON or TopoJSON
boundary-cancelled = its reading was cancelled
remedy-read-again = read it again
boundary-lines-beside = it has lines beside its areas; they are drawn as lines
boundary-line = it is a line, not an area; it is drawn as a line
boundary-line-as-areas = it is a boundary line, given as areas; their outlines are drawn as lines
remedy-leave-out-lines = leave it out if the map should not show it
boundary-not-matched = not matched with any place of the atlas
boundary-more-not-matched = { $n } more units are not matched with any place of the atlas
boundary-outside-not-matched = { $n } units outside Sichuan and Chongqing are not matched
remedy-give-adcodes = give each feature its adcode
boundary-other-datum = its borders lie { $here } m from the bundled ones, and would lie { $there } m from them if the file is in { $datum }
remedy-datum = add --datum { $word } to convert it, or --datum wgs84 if it is right as it is
boundary-now-bundled = { $what }; the bundled boundaries are shown
suggestion-unit = { $name } ({ $adcode })
suggestion-elsewhere = the atlas knows the units of Sichuan and Chongqing
suggestion-one-of = give it the adcode of one of { $units }
suggestion-far-from = { $unit } lies elsewhere; give it the right adcode
suggestion-perhaps = if it is { $unit }, give it that adcode
suggestion-in = it lies in { $unit }; give it the adcode of a unit there
suggestion-nothing = give it its adcode

# Files in other formats
foreign-is = this is { $what }
foreign-gzip = a file packed with gzip
foreign-shapefile = a Shapefile
foreign-flatgeobuf = a FlatGeobuf file
foreign-geoparquet = a GeoParquet file
foreign-geoarrow = a GeoArrow file
foreign-bzip = a file packed with bzip2
foreign-xz = a file packed with xz
foreign-zstd = a file packed with zstd
foreign-seven-zip = a 7z archive
foreign-rar = a RAR archive
foreign-pdf = a PDF
foreign-png = a picture (PNG)
foreign-jpeg = a picture (JPEG)
foreign-tiff = a picture or raster map (TIFF)
foreign-old-office = an old Office document
foreign-access = a personal geodatabase (Access)
foreign-utf-sixteen = a text in UTF-16
foreign-mapinfo = a MapInfo table
foreign-geopackage = a GeoPackage
foreign-sqlite = an SQLite database
foreign-zip-shapefile = a zip archive with a Shapefile
foreign-zip-geojson = a zip archive with GeoJSON
foreign-kmz = a KMZ file
foreign-zip-geodatabase = a zip archive with a File Geodatabase
foreign-office = an Office document
foreign-zip = a zip archive
foreign-shapefile-part = a part of a Shapefile
foreign-kml = a KML file
foreign-web-page = a web page
foreign-gml = a GML file
foreign-osm = an OpenStreetMap file
foreign-gpx = a GPX file
foreign-svg = a picture (SVG)
foreign-xml = an XML file
foreign-wkt = well-known text (WKT)
foreign-lfs = a pointer of Git LFS, not the file itself
foreign-script = a program (JavaScript), not the data in it
remedy-convert = convert it to GeoJSON: `ogr2ogr -t_srs EPSG:4326 boundaries.geojson { $file }`, or in QGIS with Export → Save Features As…, GeoJSON, EPSG:4326
remedy-unpack = unpack it and give the GeoJSON file that it holds
remedy-unpack-convert = unpack it, then convert it to GeoJSON: `ogr2ogr -t_srs EPSG:4326 boundaries.geojson NAME.shp`, or in QGIS with Export → Save Features As…, GeoJSON, EPSG:4326
remedy-shp-convert = convert the .shp file beside it to GeoJSON: `ogr2ogr -t_srs EPSG:4326 boundaries.geojson NAME.shp`, or in QGIS with Export → Save Features As…, GeoJSON, EPSG:4326
remedy-not-boundaries = give a file of boundaries, as GeoJSON
remedy-gunzip = unpack it: `gunzip -k { $file }`, and give what it holds
remedy-web-page = download the file itself, not the page that shows it
remedy-lfs = get the file: `git lfs pull`
remedy-script = copy what stands between the outermost braces of its map, `{ $braces }`, into a file and give that

# Figures: what a word asks for
focus-unknown = no place, link or corridor is called “{ $word }”; give an adcode, an id, or a name in Chinese, pinyin or English
focus-unknown-near = no place, link or corridor is called “{ $word }”; did you mean { $near }?
focus-several = “{ $word }” may mean several: { $names }; give the id
focus-several-names = “{ $word }” may mean several: { $names }; give the whole name or the id
focus-several-more = { $names } and { $n } more
focus-name = { $name } ({ $id })
focus-name-in = { $name } ({ $id }, in { $unit })
format-unknown = { $file }: the name must end in .png, .svg, .pdf or .pptx
citations-unknown = { $file }: the name must end in .bib (BibTeX) or .json (CSL-JSON)
page-unknown = “{ $word }” is not a page size: name one of { $names }, give width x height with a unit, as in 297x210mm, 29.7x21cm, 11x8.5in or 1600x900px, or a width alone, as in 120mm
page-side = a page of { $width } x { $height } mm cannot be made: each side must be 40 to 2000 mm (4 to 200 cm, 1.6 to 78.7 in)
view-shape = “{ $word }” is not a view: give longitude, latitude and zoom with commas between, as in { $example }
view-position = { $error }; give longitude, latitude and zoom, as in { $example }
view-zoom = zoom { $zoom } is not between 3 (a continent) and 16 (a street); 7 shows the circle
review-invalid = “{ $word }” is not a map review number: it is GS or a province's short name and S, the year in brackets and figures, as in { $examples }
asked-facet = “{ $word }” is no property of facts; choose among { $known }, as in mode=rail
asked-place = { $error }: name a place by its key or its full name
asked-empty = { $facet }= names no value; write for example { $facet }=VALUE, or leave { $facet } out to ask for all
asked-value = “{ $word }” is no { $facet }; { $remedy }
remedy-name-place = name a place by its key or its full name
remedy-name-year = name a year, or { $undated }
remedy-did-you-mean = did you mean { $known }?
remedy-choose-among = choose among { $known }

# Figures: why one cannot be made
export-size = { $width } × { $height } pixels cannot be made; choose 1 to { $side } a side and { $millions } million in all at most
export-memory = the picture takes some { $megabytes } MB of memory, which the system does not give; choose a lower resolution or a smaller page, or close other programs
export-internal = the { $part } could not be made: { $what }
export-font = font
export-font-unreadable = a font cannot be read
export-map-not-drawn = a map could not be drawn
export-a-page-no-size = a page has no size
export-link-no-size = a link has no size
export-page-no-size = the page has no size
export-page-not-drawn = the page could not be drawn

# The window: settings, files that are written, displays
settings-mend-or-move = { $file }: { $reason }; mend that or move it away, then start again
settings-no-object = this is no object of JSON
settings-no-json = this is no JSON
settings-many-aside = { $n } such files lie beside it already; move them away
settings-lock-no-file = this is no file; remove it
settings-held = another window of the atlas holds the settings
settings-moved = { $reason }; it was moved to { $place }
settings-values = { $file }: { $values }
settings-more = and { $n } more
settings-misunderstood = "{ $key }": { $value } is not understood ({ $reason })
settings-expected = expected { $words }
settings-other-reason = { $what }
writing-broke-off = the work broke off: a fault of the program
ending-not-written = { $file } was not written: { $reason }
ending-settings = the settings were not saved: { $reason }
start-no-display = there is no display to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set)
start-refused = the window could not be opened: { $reason }
start-refused-at = { $reason } ({ $display })
start-lost = the window was lost: its display is gone, or it was taken away from outside
start-lost-because = the window was lost: its display is gone, or it was taken away from outside: { $reason }
display-socket = WAYLAND_SOCKET={ $number } is no open socket
display-compositor = WAYLAND_DISPLAY={ $name } names no compositor that answers ({ $reason })
display-no-runtime = XDG_RUNTIME_DIR is not set

# The command line: how messages begin
cli-error = error: { $what }
cli-warning = warning: { $what }
cli-hint = hint: { $what }
cli-problem = problem: { $what }
cli-more-verify = and { $n } more like these; `chengyu-atlas verify` lists them all
cli-more = and { $n } more like these
cli-cannot-write = cannot write: { $reason }
cli-with-example = { $what } ({ $example })
cli-for-example = for example `{ $command }`
cli-examples = Examples:
cli-example = Example:
cli-misplaced-before = --{ $flag } stands before the command `{ $command }` and would not reach it; put it after the command: chengyu-atlas { $command } --{ $flag } …
cli-misplaced-window = --{ $flag } is for the window, not for `{ $command }`; leave one of the two out
cli-datums = the datums are { $words }
cli-languages = the languages are { $words }
cli-csv-only = { $flag } is for CSV only ({ $example })
cli-output-closed = standard output is closed; let it go to a file, a pipe or a terminal
cli-input-closed = standard input is closed; let it come from a file or a pipe
cli-memory-limit = the memory of this process is limited to { $limit } MB; allow at least { $least } MB, more for pictures and large files (ulimit -v)
cli-anchor-needs = `anchor` needs --texts and --pack
cli-anchored = { $folder }: { $n } quotes anchored
cli-written = written: { $file }
cli-problems-found = { $n ->
        [one] { $n } problem
       *[other] { $n } problems
    } found, listed above
cli-window-closed = the window closed before the map was shown
cli-measuring-closed = the window closed before the measuring was over
hint-no-display = start it from a desktop, or make a figure without a window: chengyu-atlas render -o map.svg
hint-no-answer = start the X server or the Wayland compositor, or set DISPLAY or WAYLAND_DISPLAY to one that runs; figures need none: chengyu-atlas render -o map.svg
hint-not-allowed = the X server lets in only whom it knows: run as the user of the desktop, or have that user allow it (xhost +si:localuser:NAME, or XAUTHORITY with the cookie of xauth); figures need no server: chengyu-atlas render -o map.svg
hint-no-extension = start the X server with its usual extensions, RANDR, XInput and XKEYBOARD among them (Xvfb: without -extension RANDR); figures need no server: chengyu-atlas render -o map.svg
hint-no-opengl = the window needs OpenGL 2 or later; without a graphics card Mesa's software does it: install libgl1-mesa-dri, libgl1 and libegl1 and set LIBGL_ALWAYS_SOFTWARE=1; figures need none: chengyu-atlas render -o map.svg
hint-no-library = the window needs the X11 or Wayland client libraries (libxkbcommon0, libxkbcommon-x11-0, libxcursor1, libxi6, libxrender1, libx11-xcb1; libwayland-client0 and libwayland-egl1 for Wayland); figures need none of them: chengyu-atlas render -o map.svg
hint-other = the window needs OpenGL and the X11 or Wayland client libraries (libxkbcommon, libxkbcommon-x11, libXcursor, libXi, libXrender, libX11-xcb); figures need none of them: chengyu-atlas render -o map.svg

# The command line: verify
verify-count = { $count } { $what }
verify-regions = regions
verify-provinces = of them provinces
verify-prefectures = of them prefectures
verify-counties = of them counties
verify-packs = packs
verify-sources = sources
verify-places = places
verify-roles = roles
verify-corridors = corridors
verify-links = links
verify-targets = targets
verify-events = events
verify-quotes = quotes
verify-matched = units of { $file }, read as { $form }, matched
verify-not-matched = not matched
verify-offset = m from its borders to the bundled ones, half of them nearer
verify-offset-converted = { $what }, converted from { $datum }
verify-offset-undecided = { $what }; too coarse or too different to tell whether its datum is WGS-84
verify-replaced = the facts of the bundled pack are replaced: a pack has its id, "{ $id }"
verify-not-compared = quotes not compared with the texts (give their folder with --texts)
verify-left-out = quotes of the bundled pack not compared (leave out --pack to do so)
verify-warnings = { $n ->
        [one] warning
       *[other] warnings
    }
verify-problems = { $n ->
        [one] problem
       *[other] problems
    }

# The command line: render
render-no-room = the page has no room for: { $what }; choose a larger --size
render-no-glyph = the font of figures has no “{ $lacking }”, which stands in “{ $text }”; other words would be complete
render-more-glyphs = and { $n } more with characters it lacks
render-book-pdf = { $file }: --book makes a PDF; the name must end in .pdf
render-option = { $option }: { $what }
render-smaller = { $what }; give a smaller --size or a lower --dpi
render-layers-are = the layers are { $words }, or { $none }
render-statuses-are = the statuses are { $words }, or { $none }
render-did-you-mean = did you mean { $near }? { $rest }
render-date = give a year, month or day as 2020, 2020-07 or 2020-07-25
not-drawn-few-maps = small multiples need two maps at least, and there are { $n } ({ $by }); divide them otherwise, ask for more facts, or draw a map
not-drawn-no-links = there is no link to list; ask for more statuses, other facts, a later date or another place
not-drawn-no-room = the page has no room for a row of the board; choose a larger page
not-drawn-many-pages = all rows of the board need { $n } pages, and 99 are the most; ask for fewer statuses, facts or places, or choose a larger page
render-not-of-kind = { $option } speaks of a map, and does not go with --kind { $kind }; leave one of them out
render-of-kind = { $option } goes with --kind { $kind } alone; add that, or leave { $option } out
render-side-by-side = --side-by-side needs --focus { $least } to { $most } times, not { $n }: once for each of its maps
render-focus-two = --focus is given { $n } times: add --side-by-side for { $n } maps on one page, --connections for what ties both, or give one
render-focus-several = --focus is given { $n } times: add --side-by-side for { $n } maps on one page, or give one
render-focus-many = --focus is given { $n } times: give one, or { $least } to { $most } with --side-by-side
render-connections-number = --connections needs --focus once, for what ties a place, or twice, for what ties two places to each other; it is given { $n } times
render-ties-itself = “{ $word }” is a { $kind }, which ties places itself; name a place
render-kind-link = link
render-kind-corridor = corridor
render-focus-twice-place = “{ $word }” is given twice; name another place, or give it once
render-focus-twice = “{ $word }” is given twice; name another, or give it once without --side-by-side
render-two-words = { $first }” and “{ $second }
render-ties-filtered = --filter, --status or --as-of leave out all that ties “{ $words }”; ask for more facts or a later date
render-ties-none = no text here ties “{ $words }” to another place; leave out --connections for a map of it, or name another place
render-ties-none-between = nothing here ties “{ $words }”, directly, through a group or through another place; name other places, or one for all its ties
render-place-no-position = “{ $word }” has no position on the map; name a place that has one
render-line-no-position = “{ $word }” has no position on the map, nor ties it a place that has one; name a place instead
render-not-drawn = “{ $word }” would not be drawn: { $reason }
render-layers-leave-out = --layers leaves out links; add { $layer } to it
render-status-leaves-out = --status leaves out its status; add { $status } to it
render-filter-leaves-out = --filter leaves it out; use --filtered step-back to mark it
render-as-of-leaves-out = --as-of leaves it out, for no text of { $date } or earlier names it; give a later date

# The command line: locate
locate-give = give longitude and latitude, or --stdin ({ $example })
locate-lon-no-number = longitude "{ $text }" is not a number
locate-lat-no-number = latitude "{ $text }" is not a number
locate-line = standard input, line { $n }: { $what }
locate-input = standard input: { $what }
locate-long-line = longer than 1 MiB, and left out: "{ $beginning }" (end each line with a line break)
locate-open-quote = a quote is opened and not closed (close it with another quote, within 100 lines and 1 MiB)
locate-write-columns = { $what } (write { $expected } in degrees on each line)
locate-with-tab = lon and lat with a tab between them
locate-more = and { $n } more lines like these
locate-not-utf = it is not UTF-8
locate-no-comma = "{ $line }" has no comma
locate-no-semicolon = "{ $line }" has no semicolon
locate-no-tab = "{ $line }" has no tab
locate-fields = it has { $n } fields, the first line has { $first }
locate-no-columns = no columns of "{ $header }" are called lon and lat (name them so, or longitude and latitude, x and y, { $chinese }; or write lon,lat in degrees on each line)
locate-endless = longer than 64 MiB without an end; no line is read after it: "{ $beginning }" (end each line with a line break)
first-hint = Click a city, a line or a corridor: its phrases are quoted on the right. The wheel zooms, a drag pans.
first-hint-close = Close the hint
tour-back = Back
tour-next = Next
tour-done = Done
tour-end = End the tour
tour-search = Search
tour-search-text = Type a place, its pinyin, a role or a position here: “Ziyang”, “zys”, “104.6 30.1”. The arrows preview, Enter goes there. Where the left panel is closed, this handle opens it first.
tour-place = Click a place and read its phrases
tour-place-text = Click a city, a line or a corridor on the map: the panel on the right says what the texts say of it, with the phrase, source, date and paragraph, and copies a citation.
tour-layers = Layers and filters
tour-layers-text = Layers say what is drawn. Filters keep what you ask for: mode, status, kind, category, giver, place, year. Map, table and figures follow.
tour-views = Time, comparison, ties
tour-views-text = The View menu has the axis of time, the comparison of up to four places, the table of facts and the texts. What ties a place opens from its panel, or by a right click.
tour-figure = A figure
tour-figure-text = “Save figure…” in the File menu makes what you see a PNG, SVG, PDF or editable PPTX with legend, scale bar and sources.
browse-none = This system has no file dialogue to ask (no desktop portal). Type the path above.
message-report-copied = The report is copied; nothing was sent
report-title = Chengyu Atlas, report of a problem
report-version = Version: { $value }
report-system = System: { $value }
report-renderer = Renderer: { $value }
report-display = Display server: { $value }
report-window = Window (points): { $value }
report-scale = Pixels a point: { $value }
report-language = Language: { $value }
report-theme = Theme: { $value }
report-boundaries = Boundaries: { $value }
report-packs = Packs: { $value }
report-failure = Last failure: { $value }
report-unknown = unknown
report-none = none
report-note = Not in it: what is in the files that are open, what is selected or searched, and paths of folders (but in the message of the last failure). To whom it goes is up to you.
map-name = Map
keys-panes = Walk the panes
keys-menus = Open the menus
keys-rows = Rows of a list: move, leaf, first and last
key-panes = F6, Shift+F6
key-menus = Alt, F10
key-rows = ↑ ↓  PgUp PgDn  Home End
announce-selected = Selected: { $name }
announce-sources = { $n ->
    [0] no source
    [one] 1 source
   *[other] { $n } sources
}
panel-edge = Resize the panel
dialog-close = Close the dialogue
schematic-nothing-tied = no link or corridor ties two places whose position is known, so that there is no diagram
schematic-of-view = a diagram has no ground, so that no view of it can be asked for; use --focus or --fit
title-schematic = { $title } (diagram)
describe-where-diagram = a diagram of { $n } places
