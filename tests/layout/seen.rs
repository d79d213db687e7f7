//! What is wrong with a frame of the window: widgets that lie over each other or reach beyond
//! their room, words that are cut.

use std::collections::BTreeMap;

use chengyu_atlas::i18n::I18n;
use chengyu_atlas::table::Column;
use egui::accesskit::Role;
use egui::epaint::{ClippedShape, TextShape};
use egui::{LayerId, Pos2, Rect, Shape, WidgetRect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::headless::{Window, text_of};

/// What a person clicks or types into.
const INTERACTIVE: [Role; 8] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::DisclosureTriangle,
    Role::Link,
    Role::RadioButton,
    Role::SpinButton,
    Role::TextInput,
];

/// How far widgets may reach into each other, and words beyond their room, in points.
const SLACK: f32 = 1.5;

/// The faults of all frames that were looked at.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<String>);

/// A widget with its name and where it can be hit.
struct Seen {
    name: String,
    layer: LayerId,
    widget: WidgetRect,
}

impl Faults {
    /// Looks at a frame; `what` says of which.
    pub(crate) fn look(&mut self, window: &mut Window, what: &str) {
        let mut add = |fault: String| self.0.push(format!("{what}: {fault}"));
        let widgets = widgets(window);
        // What lies at the right edge of a table that is wider than the window is scrolled to.
        let sideways = scrolled_sideways(window);
        let is_at_edge = |rect: Rect, room: Rect| {
            let is_within = sideways.is_some_and(|top| rect.top() >= top - SLACK);
            is_within && rect.left() >= room.left() - SLACK && rect.right() > room.right()
        };
        assert!(widgets.len() > 8, "{what}: no widgets");
        for (i, one) in widgets.iter().enumerate() {
            let (rect, hit) = (one.widget.rect, one.widget.interact_rect);
            let is_cut = hit.is_positive() && (rect.width() - hit.width()).abs() > SLACK;
            if is_cut && !is_at_edge(rect, hit) {
                add(format!(
                    "{} reaches beyond its room, {rect} {hit}",
                    one.name
                ));
            }
            for other in &widgets[i + 1..] {
                let both = hit.intersect(other.widget.interact_rect);
                if one.layer == other.layer && both.width() > SLACK && both.height() > SLACK {
                    add(format!("{} lies over {}, {both}", one.name, other.name));
                }
            }
        }
        let screen = window.harness.ctx.content_rect();
        let mut cut = Vec::new();
        for (clip, text) in texts(&window.harness.output().shapes) {
            let rect = text.visual_bounding_rect();
            let words = text.galley.text().to_owned();
            let room = clip.intersect(screen);
            if !room.intersects(rect) || words.trim().is_empty() {
                continue;
            }
            for fault in lines(&text) {
                add(fault);
            }
            let is_typed = widgets.iter().any(|seen| {
                let is_around = seen.widget.rect.expand(SLACK).contains(rect.center());
                seen.name.starts_with("TextInput") && is_around && !text.galley.elided
            });
            let is_beyond =
                rect.left() < room.left() - SLACK || rect.right() > room.right() + SLACK;
            let is_button = widgets.iter().any(|seen| {
                // Its own words lie wholly in a button; those of a panel beneath it need not.
                let room = seen.widget.rect.expand(SLACK);
                seen.name.starts_with("Button") && room.contains_rect(rect)
            });
            if is_button && text.galley.rows.len() > 1 {
                add(format!("the button “{words}” is broken"));
            }
            let is_beyond = is_beyond && !is_at_edge(rect, room);
            if text.galley.elided || is_beyond && !is_typed {
                let at = rect.intersect(room).center();
                // What lies under a dialogue cannot be pointed at.
                let top = window.harness.ctx.layer_id_at(at);
                let is_under = |seen: &Seen| {
                    seen.widget.rect.contains(at) && top.is_some_and(|top| top != seen.layer)
                };
                if !widgets.iter().any(is_under) {
                    cut.push((words, at));
                }
            }
        }
        // One row of a table stands for all of them.
        cut.truncate(24);
        for (words, at) in cut {
            if !is_told(window, &words, at) {
                add(format!("“{words}” is cut at {at}"));
            }
        }
    }

    #[track_caller]
    pub(crate) fn assert_none(mut self) {
        self.0.dedup();
        let text = self.0.join("\n  ");
        assert!(self.0.is_empty(), "{} faults:\n  {text}", self.0.len());
    }
}

/// The upper edge of a table of facts that is wider than the window.
fn scrolled_sideways(window: &Window) -> Option<f32> {
    let screen = window.harness.ctx.content_rect();
    let words = I18n::new(window.state().language);
    let headings = Column::ALL.map(|column| format!("Button “{}”", words.tr(column.key())));
    let widgets = widgets(window).into_iter();
    let mut beyond = widgets
        .filter(|seen| headings.contains(&seen.name) && seen.widget.rect.right() > screen.right());
    beyond.next().map(|seen| seen.widget.rect.top())
}

/// Whether the pointer on words that are cut shows the whole of them.
fn is_told(window: &mut Window, words: &str, at: Pos2) -> bool {
    let count = |window: &Window| {
        let nodes = window
            .harness
            .query_all_by(|node| node.role() == Role::Label);
        nodes
            .filter(|node| text_of(node).is_some_and(|text| text == words))
            .count()
    };
    let before = count(window);
    window.harness.hover_at(at);
    let told = (0..4).any(|_| {
        window.harness.step();
        count(window) > before
    });
    window.harness.hover_at(Pos2::new(1.0, 1.0));
    window.harness.step();
    window.harness.step();
    told
}

/// Fails unless buttons can be seen from top to bottom.
#[track_caller]
pub(crate) fn assert_whole(window: &Window, labels: &[String]) {
    let screen = window.harness.ctx.content_rect();
    let widgets = widgets(window);
    for label in labels {
        let is_whole = |seen: &&Seen| {
            let (rect, hit) = (seen.widget.rect, seen.widget.interact_rect);
            seen.name == format!("Button “{label}”")
                && screen.contains_rect(rect)
                && (rect.height() - hit.height()).abs() < SLACK
        };
        assert!(widgets.iter().any(|w| is_whole(&w)), "{label} on {screen}");
    }
}

/// The widgets of the frame that can be clicked or typed into.
fn widgets(window: &Window) -> Vec<Seen> {
    let nodes = window
        .harness
        .query_all_by(|node| INTERACTIVE.contains(&node.role()));
    let names: BTreeMap<_, _> = nodes
        .map(|node| {
            let id = node.accesskit_node().locate().0;
            let words = text_of(&node).unwrap_or_default();
            (id, format!("{:?} “{words}”", node.accesskit_node().role()))
        })
        .collect();
    window.harness.ctx.viewport(|viewport| {
        let layers = viewport.prev_pass.widgets.layers();
        let widgets = layers.flat_map(|(layer, widgets)| widgets.iter().map(move |w| (layer, w)));
        let named = widgets.filter_map(|(layer, widget)| {
            let name = names.get(&widget.id.accesskit_id())?.clone();
            Some(Seen {
                name,
                layer: *layer,
                widget: *widget,
            })
        });
        named.collect()
    })
}

/// Every text that is painted, with the room it is painted in.
fn texts(shapes: &[ClippedShape]) -> Vec<(Rect, TextShape)> {
    fn gather(clip: Rect, shape: &Shape, found: &mut Vec<(Rect, TextShape)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|s| gather(clip, s, found)),
            Shape::Text(text) => found.push((clip, text.clone())),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for shape in shapes {
        gather(shape.clip_rect, &shape.shape, &mut found);
    }
    found
}

/// The faults of a text's lines: one that begins or ends with the dot between two items.
fn lines(text: &TextShape) -> Vec<String> {
    let rows: Vec<String> = text.galley.rows.iter().map(|row| row.text()).collect();
    let hangs = |row: &&String| {
        let row = row.trim();
        rows.len() > 1 && (row.starts_with('·') || row.ends_with('·'))
    };
    let hanging = rows.iter().filter(hangs);
    hanging
        .map(|row| format!("a dot hangs in “{row}”"))
        .collect()
}
