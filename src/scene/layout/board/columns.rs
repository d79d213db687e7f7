//! The columns of a board.

/// A board narrower than this has the words of a row beneath its name.
const STACKED_PT: f64 = 520.0;
/// Room for the code of a status before the names.
const CODE_PT: f64 = 17.0;
/// Room between columns.
const GAP_PT: f64 = 12.0;
/// Room for what has no date, beside the years.
const UNDATED_PT: f64 = 44.0;
/// The most that names and places take of a board.
const SHARES: (f64, f64) = (0.25, 0.17);
/// The least and the most that the years take.
const YEARS: (f64, f64) = (0.26, 0.4);
/// What the years take where the words of a row stand beneath its name.
const STACKED_YEARS: f64 = 0.42;

/// A column: where it begins, and how wide it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Column {
    pub(super) x: f64,
    pub(super) width: f64,
}

impl Column {
    /// Its right edge.
    pub(super) fn end(&self) -> f64 {
        self.x + self.width
    }

    /// Its middle.
    pub(super) fn middle(&self) -> f64 {
        self.x + self.width / 2.0
    }
}

/// What is known of the cells before their columns are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Natural {
    /// How wide the widest name is in one line.
    pub(super) name: f64,
    /// The same of places.
    pub(super) places: f64,
    /// The same of what is said in a row.
    pub(super) words: f64,
    /// Whether something has a date.
    pub(super) has_dates: bool,
    /// Whether something has none.
    pub(super) has_undated: bool,
}

/// The columns of a board.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// The whole board.
    pub(super) all: Column,
    /// The codes of statuses.
    pub(super) code: Column,
    pub(super) name: Column,
    pub(super) places: Column,
    pub(super) years: Option<Column>,
    /// What has no date.
    pub(super) undated: Option<Column>,
    /// What the texts say.
    pub(super) words: Column,
    /// Whether years and words stand beneath names and places.
    pub(super) is_stacked: bool,
}

impl Columns {
    /// The columns of a board of a width.
    pub(super) fn new(all: Column, natural: &Natural) -> Self {
        let code = Column {
            x: all.x,
            width: CODE_PT,
        };
        let is_stacked = all.width < STACKED_PT;
        let room = all.width - CODE_PT;
        let (name, places) = SHARES;
        let (name, places) = if is_stacked {
            (room, room)
        } else {
            (
                natural.name.min(name * all.width),
                natural.places.min(places * all.width),
            )
        };
        let name = Column {
            x: code.end(),
            width: name,
        };
        let places = Column {
            x: if is_stacked {
                name.x
            } else {
                name.end() + GAP_PT
            },
            width: places,
        };
        let mut x = if is_stacked {
            name.x
        } else {
            places.end() + GAP_PT
        };
        let years = if is_stacked {
            STACKED_YEARS * all.width
        } else {
            // What the words leave free.
            let beside = if natural.has_undated {
                UNDATED_PT + GAP_PT
            } else {
                0.0
            };
            let free = all.end() - x - GAP_PT - beside - natural.words;
            free.clamp(YEARS.0 * all.width, YEARS.1 * all.width)
        };
        let mut next = |width: f64| {
            let column = Column { x, width };
            x = column.end() + GAP_PT;
            column
        };
        let years = natural.has_dates.then(|| next(years));
        let undated = natural.has_undated.then(|| next(UNDATED_PT));
        let words = Column {
            x,
            width: (all.end() - x).max(1.0),
        };
        Self {
            all,
            code,
            name,
            places,
            years,
            undated,
            words,
            is_stacked,
        }
    }
}
