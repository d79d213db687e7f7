//! A row: a link with what its texts state of it, and what came later.

use crate::model::{Atlas, DateBasis, LinkId, Mention, PartialDate};
use crate::timeline::Span;

/// A link with what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardRow {
    /// The link.
    pub link: LinkId,
    /// What its texts state, by their dates, those without one last; never empty.
    pub stated: Vec<Stated>,
    /// Which of its notes tell of what came later.
    pub later: Vec<usize>,
}

/// What a text states of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Which of the link's mentions.
    pub mention: usize,
    /// When the text was said; `None` where that is not known.
    pub date: Option<PartialDate>,
    /// Whether that date was inferred rather than stated.
    pub is_inferred: bool,
}

impl BoardRow {
    /// The row of a link with some of its mentions; `None` for one without any.
    pub(super) fn new(
        atlas: &Atlas,
        id: LinkId,
        mentions: impl Iterator<Item = usize>,
        as_of: Option<PartialDate>,
    ) -> Option<Self> {
        let link = atlas.link(id);
        let stated = mentions.filter_map(|nth| {
            let mention = link.evidence.mentions().get(nth)?;
            let source = atlas.source(mention.anchor.source);
            Some(Stated {
                mention: nth,
                date: source.date,
                is_inferred: source.date.is_some() && source.date_basis == DateBasis::Inferred,
            })
        });
        let mut stated: Vec<Stated> = stated.collect();
        stated.sort_by_key(|of| (of.date.is_none(), of.date.map(Span::of), of.mention));
        let later = link.later.iter().enumerate();
        let later = later.filter(|(_, note)| PartialDate::is_by(Some(note.date), as_of));
        let mut later: Vec<usize> = later.map(|(nth, _)| nth).collect();
        later.sort_by_key(|nth| link.later.get(*nth).map(|note| Span::of(note.date)));
        (!stated.is_empty()).then_some(Self {
            link: id,
            stated,
            later,
        })
    }

    /// The first date at which a text states something of it; `None` where none has a date.
    #[must_use]
    pub fn first_date(&self) -> Option<PartialDate> {
        self.stated.first().and_then(|stated| stated.date)
    }

    /// All dates, of texts and of what came later.
    pub fn dates<'a>(&'a self, atlas: &'a Atlas) -> impl Iterator<Item = PartialDate> + use<'a> {
        let notes = &atlas.link(self.link).later;
        let later = self.later.iter().filter_map(|nth| notes.get(*nth));
        let stated = self.stated.iter().filter_map(|stated| stated.date);
        stated.chain(later.map(|note| note.date))
    }
}

impl Stated {
    /// The mention.
    #[must_use]
    pub fn mention<'a>(&self, atlas: &'a Atlas, link: LinkId) -> &'a Mention {
        let evidence = &atlas.link(link).evidence;
        let mention = evidence.mentions().get(self.mention);
        mention.unwrap_or_else(|| evidence.principal())
    }
}
