//! A page of a board around its rows: title, legend, caption and foot.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::columns::Column;
use super::draw::HEAD_PT;
use super::legend::BoardLegend;
use crate::board::Board;
use crate::figure_spec::Notes;
use crate::font::{Weight, width_in};
use crate::i18n::I18n;
use crate::model::{Atlas, FeatureId, LinkId};
use crate::projection::{PagePt, PageRect, ToPage, Viewport};
use crate::scene::draw_list::DrawList;
use crate::scene::layout::arrangement::{
    self, CAPTION_PT, FOOT_GAP_PT, TextLines, caption_lines, first_baseline, margin, title_lines,
};
use crate::scene::layout::figure::Figure;
use crate::scene::layout::foot::{Foot, FootEntries};
use crate::scene::seen::SeenFacts;
use crate::scene::shapes::{continuing, text, text_in};
use crate::scene::{
    DrawingLayer, FeatureWords, LeftOut, Mark, Numbering, Picking, Scene, Theme, feature_key,
};

/// Room above the legend.
const LEGEND_GAP_PT: f64 = 5.0;
/// The greatest share of a page that its foot takes.
const FOOT_SHARE: f64 = 0.3;
/// The least room for rows that a page has where something else can be left out for them.
const LEAST_ROWS_PT: f64 = 90.0;

/// What a page leaves out for want of room, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Omission {
    Nothing,
    /// Full references: the texts' own titles stand alone.
    FullReferences,
    /// The list of texts and their numbers.
    References,
    Legend,
    Caption,
    Title,
}

impl Omission {
    pub(super) const ALL: [Self; 6] = [
        Self::Nothing,
        Self::FullReferences,
        Self::References,
        Self::Legend,
        Self::Caption,
        Self::Title,
    ];

    /// The same for what stands at the foot of a figure.
    const fn of_foot(self) -> arrangement::Omission {
        match self {
            Self::Nothing => arrangement::Omission::Key,
            Self::FullReferences => arrangement::Omission::FullReferences,
            Self::References | Self::Legend | Self::Caption => arrangement::Omission::References,
            Self::Title => arrangement::Omission::Title,
        }
    }
}

/// A page of a board.
pub(super) struct BoardPage<'a> {
    atlas: &'a Atlas,
    i18n: &'a I18n,
    figure: &'a Figure,
    numbering: &'a Numbering,
    size: (f64, f64),
    omission: Omission,
    all: Column,
    title: TextLines,
    caption: TextLines,
    legend: BoardLegend,
    foot: Foot,
}

impl<'a> BoardPage<'a> {
    pub(super) fn new(
        atlas: &'a Atlas,
        i18n: &'a I18n,
        (figure, board): (&'a Figure, &Board),
        numbering: &'a Numbering,
        (size, omission): ((f64, f64), Omission),
    ) -> Self {
        let margin = margin(size);
        let all = Column {
            x: margin,
            width: size.0 - 2.0 * margin,
        };
        let (mut title, mut caption) = (TextLines::default(), TextLines::default());
        if omission < Omission::Title {
            // The number of a page may take a line more.
            title = title_lines(&paged_title(i18n, &figure.heading(), (99, 99)), all.width);
        }
        if omission < Omission::Caption {
            caption = caption_lines(&figure.caption, all.width);
        }
        let legend = if omission < Omission::Legend {
            BoardLegend::new(atlas, i18n, board, all.width)
        } else {
            BoardLegend::default()
        };
        let entries = FootEntries {
            facts: &SeenFacts::default(),
            numbering,
            names: None,
            has_map: false,
        };
        let is_listed = figure.notes == Notes::Full && omission < Omission::References;
        let of_foot = omission.of_foot();
        Self {
            atlas,
            i18n,
            figure,
            numbering,
            size,
            omission,
            all,
            title,
            caption,
            legend,
            foot: Foot::new(atlas, i18n, entries, is_listed, of_foot, all.width),
        }
    }

    /// Where the heads of the columns begin.
    pub(super) fn top(&self) -> f64 {
        let title = if self.figure.is_title_below {
            0.0
        } else {
            self.title.height()
        };
        self.all.x * 0.7 + title
    }

    /// The room for the rows of a page; none where what stands around them takes too much of it.
    pub(super) fn room(&self) -> f64 {
        let room = self.size.1 - self.top() - HEAD_PT - self.below();
        let has_less = self.omission < Omission::Title;
        let is_foot_high = self.foot.height() > FOOT_SHARE * self.size.1;
        if has_less && (room < LEAST_ROWS_PT || is_foot_high) {
            0.0
        } else {
            room
        }
    }

    /// How much stands below the rows.
    fn below(&self) -> f64 {
        let legend = if self.legend.height() > 0.0 {
            LEGEND_GAP_PT + self.legend.height()
        } else {
            0.0
        };
        let title = if self.figure.is_title_below {
            self.title.height()
        } else {
            0.0
        };
        let foot = FOOT_GAP_PT + self.foot.height();
        legend + title + self.caption.height() + foot + self.all.x * 0.6
    }

    /// The scene of a page with its rows, which take a height; a page that is as high as needed ends
    /// beneath them.
    pub(super) fn scene(
        &self,
        theme: &Theme,
        page: (usize, usize),
        rows: f64,
        (links, mut list): (Vec<LinkId>, DrawList),
    ) -> Scene {
        let rows_end = self.top() + HEAD_PT + rows;
        let is_open = self.figure.page.is_as_high_as_needed();
        let height = if is_open {
            rows_end + self.below()
        } else {
            self.size.1
        };
        let mut y = rows_end + LEGEND_GAP_PT;
        let legend = (self.legend.height() > 0.0).then(|| {
            self.legend
                .draw(theme, self.i18n, (&self.all, y), &mut list)
        });
        if !is_open {
            // What stands below the rows stands at the foot of a page that is given.
            y = y.max(height - self.below() + LEGEND_GAP_PT);
        }
        y = y.max(legend.map_or(0.0, |legend| legend.max.y));
        self.heads(theme, page, y, &mut list);
        let at = PagePt::new(self.all.x, height - self.all.x * 0.6 - self.foot.height());
        self.foot.draw(theme, at, &mut list);
        self.finished(theme, (self.size.0, height), legend, (links, list))
    }

    /// The title and the caption.
    fn heads(&self, theme: &Theme, page: (usize, usize), below: f64, list: &mut DrawList) {
        let heading = paged_title(self.i18n, &self.figure.heading(), page);
        let title = if self.omission < Omission::Title {
            title_lines(&heading, self.all.width)
        } else {
            TextLines::default()
        };
        let is_below = self.figure.is_title_below;
        let top = if is_below { below } else { self.all.x * 0.7 };
        for (line, words) in (0_u32..).zip(&title.lines) {
            let indent = if is_below {
                (self.all.width - width_in(words, title.size_pt, Weight::Bold)) / 2.0
            } else {
                0.0
            };
            let at = PagePt::new(self.all.x + indent, top + f64::from(line) * title.step());
            let at = first_baseline(at, title.size_pt);
            let words = text_in(words, at, title.size_pt, theme.ink, Weight::Bold);
            list.add(Mark::Title, continuing(words, line > 0));
        }
        let top = if is_below {
            below + self.title.height()
        } else {
            below
        };
        for (line, words) in (0_u32..).zip(&self.caption.lines) {
            let at = PagePt::new(self.all.x, top + f64::from(line) * self.caption.step());
            let caption = text(words, first_baseline(at, CAPTION_PT), CAPTION_PT, theme.ink);
            list.add(Mark::Caption, continuing(caption, line > 0));
        }
    }

    fn finished(
        &self,
        theme: &Theme,
        page: (f64, f64),
        legend: Option<PageRect>,
        (links, list): (Vec<LinkId>, DrawList),
    ) -> Scene {
        let view = Viewport {
            frame: PageRect::from_min_size(PagePt::default(), page.0, page.1),
            ..Viewport::default()
        };
        let facts: Vec<FeatureId> = links.into_iter().map(FeatureId::Link).collect();
        let words = facts.iter().map(|feature| (*feature, self.words(*feature)));
        let words: BTreeMap<FeatureId, FeatureWords> = words.collect();
        Scene {
            page,
            view,
            to_page: ToPage {
                scale: 1.0,
                dx: 0.0,
                dy: 0.0,
            },
            paper: theme.paper,
            background: theme.paper,
            ground: Vec::new(),
            furniture: list.into_items(),
            picking: Picking::default(),
            covered: Vec::new(),
            legend,
            dropped: Vec::new(),
            panels: Vec::new(),
            facts,
            sources: self.numbering.order().to_vec(),
            left_out: self.left_out(),
            features: words,
        }
    }

    fn words(&self, feature: FeatureId) -> FeatureWords {
        let name = crate::scene::numbering::name_of(self.atlas, self.i18n, feature);
        FeatureWords {
            key: Arc::from(feature_key(self.atlas, feature).to_string()),
            name: Arc::from(name),
            lines: DrawingLayer::Rows,
        }
    }

    /// What the page has no room for.
    fn left_out(&self) -> Vec<LeftOut> {
        let has = |text: &str| !text.is_empty();
        let omission = self.omission;
        let title = has(&self.figure.heading()) && omission >= Omission::Title;
        let caption = has(&self.figure.caption) && omission >= Omission::Caption;
        let references = self.figure.notes == Notes::Full && omission >= Omission::References;
        [
            (LeftOut::Title, title || self.title.is_cut),
            (LeftOut::Caption, caption || self.caption.is_cut),
            (LeftOut::Legend, omission >= Omission::Legend),
            (LeftOut::References, references),
        ]
        .into_iter()
        .filter_map(|(what, is_out)| is_out.then_some(what))
        .collect()
    }
}

/// A heading with the number of its page, where there are several.
fn paged_title(i18n: &I18n, heading: &str, (page, count): (usize, usize)) -> String {
    if count < 2 {
        return heading.to_owned();
    }
    let (page, count) = (page.to_string(), count.to_string());
    let arguments = [("title", heading), ("page", &*page), ("count", &*count)];
    i18n.tr_with("board-page", &arguments)
}
