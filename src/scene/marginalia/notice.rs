//! The notice: the words that must stand on every map.

use super::scale_bar::ratio_text;
use crate::figure_spec::ReviewNumber;
use crate::font::text_width;
use crate::model::SourceId;
use crate::projection::PageRect;
use crate::scene::draw_list::DrawList;
use crate::scene::frame::MapFrame;
use crate::scene::legend::status_lines;
use crate::scene::shapes::{paper, text};
use crate::scene::theme::NOTE_PT;
use crate::scene::{LegendPlace, Mark, Theme};

/// The scale that the base map is made for, and the zoom up to which it fits: `geodata/SOURCES.md`
/// says both of its rivers, the coarsest of its lines.
const BASE_SCALE: f64 = 1_000_000.0;
/// The zoom of the same.
const BASE_ZOOM: f64 = 10.0;
const LINE_PT: f64 = NOTE_PT * 1.35;
/// Room around the words: left and right together, above and below together.
const PAD_PT: (f64, f64) = (12.0, 5.0);

/// The words of a notice, a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice(Vec<String>);

impl Notice {
    /// That the map is not reviewed, or the number of its review; whose status it shows where no
    /// legend says so; and on the screen, where there is no footer, whose base map it is.
    pub(super) fn new(frame: &MapFrame<'_>, sources: &[SourceId], has_strip: bool) -> Self {
        let (i18n, furniture) = (frame.i18n(), frame.request.furniture);
        let reviewed =
            |number: &ReviewNumber| i18n.tr_with("notice-reviewed", &[("number", number.as_str())]);
        let review = furniture.review.as_ref();
        let mut lines = vec![review.map_or_else(|| i18n.tr("notice-unreviewed"), reviewed)];
        if !has_strip && furniture.legend != LegendPlace::Outside {
            lines.extend(status_lines(
                frame.atlas(),
                i18n,
                frame.request.shown,
                sources,
            ));
        }
        if frame.zoom() > BASE_ZOOM {
            let scale = ratio_text(BASE_SCALE);
            lines.push(i18n.tr_with("notice-base-scale", &[("scale", &scale)]));
        }
        if !furniture.footer {
            lines.push(i18n.short_data_text(frame.atlas()));
        }
        Self(lines)
    }

    /// Its width and height with its paper.
    pub(super) fn size(&self) -> (f64, f64) {
        let widths = self.0.iter().map(|line| text_width(line, NOTE_PT));
        let width = widths.fold(0.0, f64::max) + PAD_PT.0;
        (width, PAD_PT.1 + LINE_PT * self.0.len() as f64)
    }

    /// Draws it on its paper.
    pub(super) fn draw(&self, theme: &Theme, rect: PageRect, list: &mut DrawList) {
        list.add(Mark::Notice, paper(theme, rect));
        for (i, line) in (0_u32..).zip(&self.0) {
            let down = 3.0 + LINE_PT * f64::from(i) + NOTE_PT;
            let at = rect.min.offset(PAD_PT.0 / 2.0, down);
            list.add(Mark::Notice, text(line, at, NOTE_PT, theme.ink));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Extent;
    use crate::scene::testing::Map;

    fn notice(map: &Map, has_strip: bool) -> Notice {
        map.reserved(|frame, _, legend, _| Notice::new(frame, &legend.sources(), has_strip))
    }

    #[test]
    fn a_map_says_whether_it_is_reviewed_and_in_a_window_whose_base_map_it_is() {
        let mut map = Map::of(Extent::Circle);
        let plain = notice(&map, true);
        assert_eq!(plain.0.len(), 2);
        map.furniture.footer = true;
        map.furniture.review = "GS(2024)0001号".parse().ok();
        let reviewed = notice(&map, true);
        assert!(reviewed.0.len() == 1 && reviewed.0[0].contains("GS(2024)0001号"));
        assert!(reviewed.size().1 < plain.size().1);
    }

    #[test]
    fn beyond_the_scale_of_the_base_map_the_notice_says_so() {
        let lines = |zoom| notice(&Map::about(104.65, 30.12, zoom), true).0;
        assert_eq!(lines(BASE_ZOOM + 0.1).len(), lines(BASE_ZOOM).len() + 1);
        let said = lines(BASE_ZOOM + 0.1).join("");
        assert!(said.contains(&ratio_text(BASE_SCALE)), "{said}");
    }

    #[test]
    fn without_a_legend_the_notice_says_whose_status_the_map_shows() {
        let map = Map::of(Extent::Circle);
        let (with, without) = (notice(&map, true), notice(&map, false));
        assert_eq!(without.0.len(), with.0.len() + 1);
    }
}
