//! Paragraphs of text, and how they are set.

use std::ops::Range;
use std::rc::Rc;

use super::page::{JumpTarget, Part};
use super::wrapped::{Begun, Wrapped};
use crate::font::Weight;
use crate::model::FeatureId;
use crate::scene::Rgba;

/// A paragraph.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) part: Part,
    pub(super) text: String,
    pub(super) size_pt: f64,
    pub(super) color: Rgba,
    /// How far it is moved in.
    pub(super) indent: f64,
    /// How far its lines after the first are moved in beside that.
    pub(super) hang: f64,
    /// Room above it, but at the head of a column.
    pub(super) before: f64,
    /// Whether a rule parts it from what stands above.
    pub(super) ruled: bool,
    /// Whether it stays with the first lines of the next one, as headings do.
    pub(super) is_kept: bool,
    /// Where a click on it leads.
    pub(super) to: Option<JumpTarget>,
    /// What one finds here.
    pub(super) marks: Vec<JumpTarget>,
    /// What it speaks of without being its place.
    pub(super) mentions: Vec<FeatureId>,
    wrapped: Wrapped,
}

impl Paragraph {
    pub(super) fn new(text: impl Into<String>, size_pt: f64, color: Rgba) -> Self {
        let mut text = text.into();
        // A remark of a pack may have line breaks of its own.
        if text.contains(char::is_control) {
            text = text.replace(char::is_control, " ");
        }
        Self {
            part: Part::Paragraph,
            text,
            size_pt,
            color,
            indent: 0.0,
            hang: 0.0,
            before: 0.0,
            ruled: false,
            is_kept: false,
            to: None,
            marks: Vec::new(),
            mentions: Vec::new(),
            wrapped: Wrapped::default(),
        }
    }

    /// Its lines from where it goes on, by their bytes, and how many of them stand there already.
    pub(super) fn lines(&self, begun: &Begun, width_pt: f64) -> (Rc<[Range<usize>]>, usize) {
        self.wrapped
            .lines(&self.text, (self.size_pt, self.weight()), begun, width_pt)
    }

    /// How heavy it is: headings stand out.
    pub(super) const fn weight(&self) -> Weight {
        match self.part {
            Part::Heading(_) => Weight::Bold,
            _ => Weight::Regular,
        }
    }

    pub(super) fn heading(self, level: u16) -> Self {
        Self {
            part: Part::Heading(level),
            is_kept: true,
            ..self
        }
    }

    pub(super) fn indented(self, indent: f64) -> Self {
        Self { indent, ..self }
    }

    pub(super) fn hanging(self, hang: f64) -> Self {
        Self { hang, ..self }
    }

    pub(super) fn after(self, before: f64) -> Self {
        Self { before, ..self }
    }

    pub(super) fn ruled(self) -> Self {
        Self {
            ruled: true,
            ..self
        }
    }

    pub(super) fn kept(self) -> Self {
        Self {
            is_kept: true,
            ..self
        }
    }

    pub(super) fn to(self, to: JumpTarget) -> Self {
        Self {
            to: Some(to),
            ..self
        }
    }

    pub(super) fn at(mut self, mark: JumpTarget) -> Self {
        self.marks.push(mark);
        self
    }
}
