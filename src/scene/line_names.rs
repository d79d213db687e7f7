//! What stands along links and corridors: the codes of their statuses, their names, and the names
//! of links that are points.

use super::build::Builder;
use super::labels::{Along, Around, Ask, Figure, Place, Reach};
use super::lettering::{Lettering, Name};
use super::names::Asked;
use super::theme::{LINE_LABEL_PT, NOTE_PT, POINT_NAME_ZOOM, TICK_PT};
use crate::font::text_width;
use crate::i18n::keys;
use crate::model::{FeatureId, LinkId};

impl Builder<'_> {
    /// The codes of the statuses, in the middle of their lines.
    pub(super) fn codes(&self) -> Vec<Asked> {
        let half = 0.5 * NOTE_PT + 1.6;
        let mut asked = Vec::new();
        for line in &self.line_drawings {
            let link = self.request.atlas.link(line.link);
            let Some(code) = keys::status_code(link.status) else {
                continue;
            };
            let text = self.request.i18n.tr(code);
            let half = half.max(0.5 * text_width(&text, NOTE_PT) + 1.6);
            asked.push(Asked {
                ask: Ask {
                    place: Place::Along(Along {
                        courses: line.courses.clone(),
                        figure: Figure::Ring { half },
                        clearance: 0.0,
                    }),
                    owner: Some(line.link.0),
                    is_needed: false,
                },
                what: Lettering::Code(Name {
                    key: self.link_key(line.link),
                    text,
                    numbers: None,
                    size_pt: NOTE_PT,
                    color: self.link_color(link),
                }),
                missed: false,
            });
        }
        asked
    }

    /// The names of stations, airports and hubs; they start at a zoom of their own.
    pub(super) fn point_names(&mut self) -> Vec<Asked> {
        let frame = self.request.view.frame;
        let mut asked = Vec::new();
        for (id, at, half) in self.point_drawings.clone() {
            let missed = frame.contains(self.to_page.project(at));
            if self.zoom() < POINT_NAME_ZOOM {
                self.labels_dropped += usize::from(missed);
                continue;
            }
            let name = self.link_name(id);
            let around = Around {
                node: at,
                gap: self.gap_about(at, half + 1.0),
                sizes: vec![(name.width() + 2.0, name.size_pt * 1.16)],
                reach: Reach::Beside,
            };
            asked.push(Asked {
                ask: Ask {
                    place: Place::Around(around),
                    owner: None,
                    is_needed: false,
                },
                what: Lettering::Place {
                    name,
                    rows: vec![(Vec::new(), 0)],
                },
                missed,
            });
        }
        asked
    }

    /// The name of a selected line comes before all other lines'.
    pub(super) fn selected_name(&self) -> Option<Asked> {
        let Some(FeatureId::Link(id)) = self.request.selection else {
            return None;
        };
        let line = self.line_drawings.iter().position(|l| l.link == id)?;
        Some(self.line_name(line))
    }

    /// Names of lines, by their mode and length.
    pub(super) fn line_names(&self) -> Vec<Asked> {
        let selected = self.request.selection;
        let atlas = self.request.atlas;
        let mut lines: Vec<usize> = (0..self.line_drawings.len())
            .filter(|i| Some(FeatureId::Link(self.line_drawings[*i].link)) != selected)
            .collect();
        lines.sort_by(|a, b| {
            let rank = |i: usize| {
                let line = &self.line_drawings[i];
                let mode = atlas.link(line.link).mode;
                (super::links::drawing_order(mode), line.length)
            };
            let (a, b) = (rank(*a), rank(*b));
            b.0.cmp(&a.0).then(b.1.total_cmp(&a.1))
        });
        lines.into_iter().map(|i| self.line_name(i)).collect()
    }

    fn line_name(&self, position: usize) -> Asked {
        let line = &self.line_drawings[position];
        let name = self.link_name(line.link);
        let link = self.request.atlas.link(line.link);
        let mode = self.theme().mode(link.mode);
        let ticks = if mode.ticks == super::theme::Ticks::None {
            0.0
        } else {
            TICK_PT
        };
        Asked {
            ask: Ask {
                place: Place::Along(Along {
                    courses: line.courses.clone(),
                    figure: Figure::Name {
                        width: name.width(),
                        size_pt: name.size_pt,
                        characters: name.characters(),
                        upon: false,
                        level: true,
                    },
                    clearance: ticks.max(mode.width_pt / 2.0) + 1.0,
                }),
                owner: Some(line.link.0),
                is_needed: false,
            },
            what: Lettering::Line(name),
            missed: line.is_seen,
        }
    }

    fn link_name(&self, id: LinkId) -> Name {
        let link = self.request.atlas.link(id);
        Name {
            key: self.link_key(id),
            text: link.title.get(self.request.i18n.language()).to_owned(),
            numbers: self.numbers_of(&link.evidence),
            size_pt: self.name_size(LINE_LABEL_PT),
            color: self.link_color(link),
        }
    }

    /// Names along corridors' ribbons and hulls.
    pub(super) fn corridor_names(&mut self) -> Vec<Asked> {
        let color = self.theme().ink;
        let size_pt = self.name_size(LINE_LABEL_PT);
        std::mem::take(&mut self.corridor_drawings)
            .into_iter()
            .map(|drawing| {
                let name = Name {
                    key: drawing.key,
                    text: drawing.name,
                    numbers: drawing.numbers,
                    size_pt,
                    color,
                };
                Asked {
                    ask: Ask {
                        place: Place::Along(Along {
                            courses: vec![drawing.course],
                            figure: Figure::Name {
                                width: name.width(),
                                size_pt,
                                characters: name.characters(),
                                upon: drawing.is_band,
                                // Black and away from its ribbon it could be anything's.
                                level: false,
                            },
                            clearance: 2.0,
                        }),
                        owner: None,
                        is_needed: false,
                    },
                    what: Lettering::Line(name),
                    missed: drawing.is_seen,
                }
            })
            .collect()
    }
}
