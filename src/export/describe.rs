//! A figure in words: what a file says of itself to those who cannot see it, to search, and to
//! whoever wants to know what it was made of.
//!
//! The words are messages; what they list is read from the scene, so that nothing is said that the
//! figure does not show.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::describe_board::BoardWriter;
use super::describe_ties::TiesWriter;
use super::visible::VisibleContent;
use crate::citation;
use crate::figure_spec::{FigureKind, ReviewNumber};
use crate::i18n::{I18n, keys};
use crate::model::{Atlas, CorridorKind, FeatureId, Language, Level, RegionId, Status};
use crate::scene::Extent;
use crate::scene::layout::{Figure, board_of, figure_title, panel_names};
use crate::scene::{DrawingLayer, Scene, Standing, standing_name};
use crate::xml::without_forbidden;

/// The program and its version, as files name what made them.
pub const PROGRAM: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// How many units the description names; more are counted.
const NAMED_UNITS: usize = 3;

/// A text behind the figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextUsed {
    /// Its reference ([`citation::reference`]).
    pub reference: String,
    /// SHA-256 of its file, in hexadecimal digits.
    pub sha256: String,
}

/// What a file says of its figure. It holds no date and no file name, so that the same figure gives
/// the same bytes; what is empty is not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// The title above the map; the usual one where the map has none.
    pub title: String,
    /// One sentence: what, where, with which layers.
    pub alt: String,
    /// Paragraphs, parted by line breaks: the caption, the units by their standing, corridors and
    /// links with how many there are of each kind and status, the date they are of, the review or
    /// the notice that there is none, the data and its texts.
    pub long: String,
    /// The language of all this.
    pub language: Language,
    /// The provinces and layers, for search.
    pub keywords: Vec<String>,
    /// The ids of the packs of facts.
    pub packs: Vec<String>,
    /// The texts behind the facts that are drawn, in the order of their numbers.
    pub texts: Vec<TextUsed>,
    /// Where the base map is from.
    pub base: String,
    /// The names of the layers of its drawing.
    pub layers: BTreeMap<DrawingLayer, String>,
}

impl Description {
    /// The description of a figure's scene, which was laid out with these words.
    #[must_use]
    pub fn of(atlas: &Atlas, i18n: &I18n, figure: &Figure, scene: &Scene) -> Self {
        let title = match figure.title.as_str() {
            "" => figure_title(atlas, i18n, figure),
            title => title.to_owned(),
        };
        let writer = DescriptionWriter {
            atlas,
            i18n,
            figure,
            title: &title,
            drawn: VisibleContent::of(atlas, &figure.shown, scene),
        };
        let board = match figure.kind {
            FigureKind::Map | FigureKind::Schematic | FigureKind::Multiples => None,
            FigureKind::Board => Some(board_of(atlas, figure)),
        };
        let board = board.as_ref().map(|board| BoardWriter {
            atlas,
            i18n,
            board,
            scene,
        });
        let sources = scene.sources.iter().map(|id| atlas.source(*id));
        let texts = sources.map(|source| TextUsed {
            reference: citation::reference(source, i18n),
            sha256: source.sha256.clone(),
        });
        let base = if board.is_some() {
            i18n.facts_text(atlas).unwrap_or_default()
        } else if figure.kind == FigureKind::Schematic {
            i18n.diagram_text(atlas)
        } else {
            i18n.data_text(atlas)
        };
        let mut described = Self {
            title: title.clone(),
            alt: board
                .as_ref()
                .map_or_else(|| writer.alt(), |board| board.alt(&title)),
            long: String::new(),
            language: i18n.language(),
            keywords: [writer.provinces(), writer.layers()].concat(),
            packs: atlas.packs().iter().map(|pack| pack.key.clone()).collect(),
            texts: texts.collect(),
            base,
            layers: layer_names(i18n),
        };
        let what = match &board {
            Some(board) => board.lines(),
            None => writer.map_lines(),
        };
        described.long = writer.long(what, &described);
        described.clean();
        described
    }

    /// Takes out what no file may hold: names of a person's own data may hold anything.
    fn clean(&mut self) {
        let words = [&mut self.title, &mut self.alt, &mut self.long];
        let texts = self.texts.iter_mut().map(|text| &mut text.reference);
        for text in words.into_iter().chain(&mut self.keywords).chain(texts) {
            if let Cow::Owned(cleaned) = without_forbidden(text) {
                *text = cleaned;
            }
        }
    }

    /// The sentence and the paragraphs, a line each.
    #[must_use]
    pub fn text(&self) -> String {
        let parts = [&self.alt, &self.long].into_iter();
        let parts: Vec<&str> = parts
            .map(String::as_str)
            .filter(|p| !p.is_empty())
            .collect();
        parts.join("\n")
    }

    /// What the figure was made of, an entry a source: the texts, then the base map.
    #[must_use]
    pub fn made_of(&self) -> Vec<String> {
        let texts = self.texts.iter();
        let texts = texts.map(|text| format!("{} SHA-256: {}", text.reference, text.sha256));
        let base = Some(self.base.clone()).filter(|base| !base.is_empty());
        texts.chain(base).collect()
    }
}

/// What the layers of a drawing are called.
fn layer_names(i18n: &I18n) -> BTreeMap<DrawingLayer, String> {
    let layers = DrawingLayer::ALL.into_iter();
    layers.map(|layer| (layer, i18n.tr(layer.key()))).collect()
}

struct DescriptionWriter<'a> {
    atlas: &'a Atlas,
    i18n: &'a I18n,
    figure: &'a Figure,
    /// What the figure is called, whether or not it shows it.
    title: &'a str,
    drawn: VisibleContent,
}

impl DescriptionWriter<'_> {
    fn alt(&self) -> String {
        let names = self.names_of_maps();
        let place = if names.is_empty() {
            self.place()
        } else {
            let count = names.len().to_string();
            let (names, place) = (self.i18n.joined(names), self.place());
            let arguments = [("count", &*count), ("names", &names), ("where", &place)];
            self.i18n.tr_with("describe-where-compared", &arguments)
        };
        let arguments = [
            ("title", self.title),
            ("where", &*place),
            ("layers", &*self.listed(&self.layers())),
        ];
        self.i18n.tr_with("describe-alt", &arguments)
    }

    /// What several maps of the figure are called.
    fn names_of_maps(&self) -> Vec<String> {
        match (self.figure.kind, self.figure.extent) {
            (FigureKind::Multiples, _) => panel_names(self.atlas, self.i18n, self.figure),
            (_, Extent::Compared(compared)) => {
                let names = compared.features().iter();
                names.map(|of| self.feature(*of).to_owned()).collect()
            }
            _ => Vec::new(),
        }
    }

    fn feature(&self, feature: FeatureId) -> &str {
        let language = self.i18n.language();
        match feature {
            FeatureId::Place(id) => self.atlas.place(id).names.label(language),
            FeatureId::Link(id) => self.atlas.link(id).title.get(language),
            FeatureId::Corridor(id) => self.atlas.corridor(id).title.get(language),
        }
    }

    fn layers(&self) -> Vec<String> {
        let layers = self.drawn.layers.iter();
        layers
            .map(|layer| self.i18n.tr(&format!("layer-{}", layer.word())))
            .collect()
    }

    /// Every unit once, in the atlas's order; central districts are counted as their city.
    fn units(&self) -> Vec<RegionId> {
        let all = self.drawn.units.values().flatten();
        let mut units: Vec<RegionId> = all.map(|id| self.city_of(*id)).collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    /// The city of a central district; any other unit itself.
    fn city_of(&self, id: RegionId) -> RegionId {
        let region = self.atlas.region(id);
        let city = region.parent.filter(|_| region.central_district);
        city.unwrap_or(id)
    }

    fn name(&self, id: RegionId) -> String {
        let place = self.atlas.place(self.atlas.region(id).place);
        place.names.label(self.i18n.language()).to_owned()
    }

    fn provinces(&self) -> Vec<String> {
        let province = |mut id: RegionId| loop {
            let region = self.atlas.region(id);
            match region.parent {
                _ if region.level == Level::Province => return Some(id),
                Some(parent) => id = parent,
                None => return None,
            }
        };
        let mut found: Vec<RegionId> = self.units().into_iter().filter_map(province).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|id| self.name(id)).collect()
    }

    fn place(&self) -> String {
        if self.figure.kind == FigureKind::Schematic {
            let n = self.drawn.nodes.to_string();
            return self.i18n.tr_with("describe-where-diagram", &[("n", &n)]);
        }
        let (units, provinces) = (self.units(), self.provinces());
        let count = units.len().to_string();
        match units.len() {
            0 => self.i18n.tr("status-outside"),
            n if n <= NAMED_UNITS => {
                let names: Vec<String> = units.iter().map(|id| self.name(*id)).collect();
                self.listed(&names)
            }
            _ if provinces.is_empty() => {
                self.i18n.tr_with("describe-where-units", &[("n", &count)])
            }
            _ => {
                let provinces = self.listed(&provinces);
                let arguments = [("provinces", &*provinces), ("n", &*count)];
                self.i18n.tr_with("describe-where", &arguments)
            }
        }
    }

    /// What the maps show.
    fn map_lines(&self) -> Vec<String> {
        let mut lines = self.connections();
        lines.extend(self.units_line());
        lines.extend(self.corridors_line());
        lines.extend(self.links_line());
        lines
    }

    fn long(&self, what: Vec<String>, described: &Description) -> String {
        let packs = self.listed(&described.packs);
        let mut lines = Vec::new();
        lines.extend(Some(self.figure.caption.clone()).filter(|caption| !caption.is_empty()));
        lines.extend(what);
        lines.extend(self.date_line());
        // Only maps are reviewed.
        let is_map = self.figure.kind != FigureKind::Board;
        lines.extend(is_map.then(|| self.review_line()));
        let data = [("program", PROGRAM), ("packs", &*packs)];
        lines.push(self.i18n.tr_with("describe-data", &data));
        lines.extend(described.texts.iter().map(|text| {
            let arguments = [("reference", &*text.reference), ("digest", &*text.sha256)];
            self.i18n.tr_with("describe-text", &arguments)
        }));
        lines.extend(Some(described.base.clone()).filter(|base| !base.is_empty()));
        lines.join("\n")
    }

    /// The date after which nothing that was said is drawn.
    fn date_line(&self) -> Option<String> {
        let date = self.figure.shown.as_of()?.to_string();
        Some(self.i18n.tr_with("describe-as-of", &[("date", &date)]))
    }

    fn review_line(&self) -> String {
        let unreviewed = || {
            let notice = match self.figure.kind {
                FigureKind::Schematic => "notice-diagram",
                FigureKind::Map | FigureKind::Board | FigureKind::Multiples => "notice-unreviewed",
            };
            let notice = self.i18n.tr(notice);
            self.i18n.tr_with("describe-notice", &[("notice", &notice)])
        };
        let reviewed = |number: &ReviewNumber| {
            let arguments = [("number", number.as_str())];
            self.i18n.tr_with("notice-reviewed", &arguments)
        };
        self.figure
            .review
            .as_ref()
            .map_or_else(unreviewed, reviewed)
    }

    /// What a figure about ties says of them.
    fn connections(&self) -> Vec<String> {
        let Extent::Connected(connected) = self.figure.extent else {
            return Vec::new();
        };
        TiesWriter {
            atlas: self.atlas,
            i18n: self.i18n,
            shown: &self.figure.shown,
        }
        .lines(connected)
    }

    fn units_line(&self) -> Option<String> {
        let standings = Standing::ALL.into_iter();
        let groups = standings.filter_map(|standing| {
            let names = self.unit_names(self.drawn.units.get(&standing)?);
            Some(self.group(&standing_name(self.atlas, self.i18n, standing), &names))
        });
        self.line("describe-units", self.units().len(), groups.collect())
    }

    /// Names of units that have one fill; a city of which only the central districts have it is
    /// named so.
    fn unit_names(&self, ids: &[RegionId]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for id in ids {
            let city = self.city_of(*id);
            let name = self.name(city);
            let name = if city == *id {
                name
            } else {
                self.i18n.tr_with("describe-districts", &[("city", &name)])
            };
            if seen.insert(name.clone()) {
                names.push(name);
            }
        }
        names
    }

    fn corridors_line(&self) -> Option<String> {
        let corridors = self
            .drawn
            .corridors
            .iter()
            .map(|id| self.atlas.corridor(*id));
        let mut kinds: Vec<CorridorKind> = corridors.clone().map(|c| c.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let language = self.i18n.language();
        let groups = kinds.into_iter().map(|kind| {
            let of_kind = corridors.clone().filter(|c| c.kind == kind);
            let titles: Vec<String> = of_kind.map(|c| c.title.get(language).to_owned()).collect();
            self.group(&self.i18n.tr(keys::corridor(kind)), &titles)
        });
        let groups = groups.collect();
        self.line("describe-corridors", self.drawn.corridors.len(), groups)
    }

    fn links_line(&self) -> Option<String> {
        let links = self.drawn.links.iter().map(|id| self.atlas.link(*id));
        let language = self.i18n.language();
        let groups = Status::ALL.into_iter().filter_map(|status| {
            let of_status = links.clone().filter(|link| link.status == status);
            let titles: Vec<String> = of_status
                .map(|l| l.title.get(language).to_owned())
                .collect();
            let name = self.i18n.tr(keys::status(status));
            (!titles.is_empty()).then(|| self.group(&name, &titles))
        });
        let groups = groups.collect();
        self.line("describe-links", self.drawn.links.len(), groups)
    }

    /// A line of groups; none where there is nothing to say.
    fn line(&self, key: &str, count: usize, groups: Vec<String>) -> Option<String> {
        let groups = groups.join(&self.i18n.tr("list-semicolon"));
        let arguments = [("n", &*count.to_string()), ("groups", &*groups)];
        (count > 0).then(|| self.i18n.tr_with(key, &arguments))
    }

    fn group(&self, name: &str, members: &[String]) -> String {
        let (count, list) = (members.len().to_string(), self.listed(members));
        let arguments = [("name", name), ("n", &*count), ("list", &*list)];
        self.i18n.tr_with("describe-group", &arguments)
    }

    fn listed(&self, names: &[String]) -> String {
        names.join(&self.i18n.tr("list-comma"))
    }
}
