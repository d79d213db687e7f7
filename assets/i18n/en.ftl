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
menu-language = Language
menu-reduced-motion = Reduce motion
menu-about = About and data sources
menu-keys = Keyboard shortcuts

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
context-copy-coordinates = Copy coordinates { $at }
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
dialog-figure-text = The name ends in .png, .svg or .pdf; without an ending the format above is used.
dialog-problems = Problems in the data
dialog-replace = Replace file
dialog-table = Save the table
dialog-table-text = Saved as it is filtered and sorted. A name that ends in .csv makes a table of the columns shown, one in .geojson map data with a feature a fact.
dialog-table-ending = The name must end in .csv or .geojson.
figure-subject = Shows
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
keys-time = Open or close the timeline
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
