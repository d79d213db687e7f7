//! What a diagram shows: places that links and corridors tie, as nodes and edges.

use std::collections::{BTreeMap, BTreeSet};

use crate::connection::Asked;
use crate::filter::Fact;
use crate::messages::{Said, Says, said, speaks};
use crate::model::{
    Alignment, Atlas, CorridorId, CorridorShape, FeatureId, InCircle, LinkId, Mode, Place, PlaceId,
    PlaceKind,
};
use crate::projection::WorldPt;

/// What a diagram is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// All that is tied.
    Everything,
    /// What is tied within the economic circle.
    Circle,
    /// A place with what ties it, a corridor with what ties its places, or a link.
    Feature(FeatureId),
}

/// A place of the diagram.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) place: PlaceId,
    /// Where it lies on the ground.
    pub(super) at: WorldPt,
}

/// A link, and the nodes it ties in their order: two or more.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) link: LinkId,
    pub(super) nodes: Vec<usize>,
}

/// Nodes with the lines between them.
#[derive(Clone, Debug)]
pub struct Network<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) nodes: Vec<Node>,
    pub(super) lines: Vec<Line>,
    /// The corridors that tie two nodes or more.
    pub(super) corridors: Vec<CorridorId>,
    /// The pairs of nodes that something ties, the smaller first, and how many lines do.
    pub(super) edges: BTreeMap<(usize, usize), usize>,
}

/// Why there is no diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNetwork {
    /// No link or corridor ties two places whose position is known.
    NothingTied,
}

speaks!(NoNetwork);

impl Says for NoNetwork {
    fn said(&self) -> Said {
        match self {
            Self::NothingTied => said!("schematic-nothing-tied"),
        }
    }
}

/// Which facts a diagram shows.
struct Wanted {
    links: Vec<LinkId>,
    corridors: Vec<CorridorId>,
}

impl<'a> Network<'a> {
    /// The network of the facts that are asked for, links and corridors each as they are wanted.
    ///
    /// # Errors
    /// When nothing ties two places.
    pub fn of(
        atlas: &'a Atlas,
        asked: &dyn Asked,
        subject: Subject,
        (has_links, has_corridors): (bool, bool),
    ) -> Result<Self, NoNetwork> {
        let mut wanted = wanted(atlas, subject);
        wanted.links.retain(|id| {
            let link = atlas.link(*id);
            has_links
                && asked.asks_for(atlas, &Fact::Link(*id, link))
                && asked.is_said(atlas, &link.evidence)
        });
        wanted.corridors.retain(|id| {
            let corridor = atlas.corridor(*id);
            has_corridors
                && asked.asks_for(atlas, &Fact::Corridor(*id, corridor))
                && asked.is_said(atlas, &corridor.evidence)
        });
        let mut network = Self {
            atlas,
            nodes: Vec::new(),
            lines: Vec::new(),
            corridors: Vec::new(),
            edges: BTreeMap::new(),
        };
        for id in wanted.links {
            network.add_link(id);
        }
        // An oval around its members says nothing of which of them are tied to which.
        let has_ovals = matches!(subject, Subject::Feature(FeatureId::Corridor(_)));
        for id in wanted.corridors {
            if has_ovals || atlas.corridor(id).shape == CorridorShape::Ribbon {
                network.add_corridor(id);
            }
        }
        if network.edges.is_empty() {
            return Err(NoNetwork::NothingTied);
        }
        Ok(network)
    }

    fn add_link(&mut self, link: LinkId) {
        let of_link = self.atlas.link(link);
        let places = points(self.atlas, &of_link.places);
        // Of a link without a course it is not known in which order it ties more than two.
        let is_line = match &of_link.alignment {
            Alignment::Lines(_) => places.len() >= 2,
            Alignment::Points(_) => false,
            Alignment::None { .. } => places.len() == 2 && of_link.places.len() == 2,
        };
        if is_line && runs(of_link.mode) {
            let nodes = self.nodes_of(&places);
            self.tie(&nodes);
            self.lines.push(Line { link, nodes });
        }
    }

    fn add_corridor(&mut self, id: CorridorId) {
        let corridor = self.atlas.corridor(id);
        let places = points(self.atlas, &corridor.places);
        if self.atlas.is_drawn(corridor) && places.len() >= 2 {
            let nodes = self.nodes_of(&places);
            self.tie(&nodes);
            self.corridors.push(id);
        }
    }

    fn nodes_of(&mut self, places: &[(PlaceId, WorldPt)]) -> Vec<usize> {
        let mut nodes = Vec::with_capacity(places.len());
        for (place, at) in places {
            let known = self.nodes.iter().position(|node| node.place == *place);
            nodes.push(known.unwrap_or_else(|| {
                self.nodes.push(Node {
                    place: *place,
                    at: *at,
                });
                self.nodes.len() - 1
            }));
        }
        nodes
    }

    fn tie(&mut self, nodes: &[usize]) {
        for ends in nodes.windows(2) {
            let edge = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            if edge.0 != edge.1 {
                *self.edges.entry(edge).or_default() += 1;
            }
        }
    }

    /// How many lines run along an edge.
    pub(super) fn lines_along(&self, edge: (usize, usize)) -> usize {
        let runs = |line: &&Line| {
            let steps = line.nodes.windows(2);
            let mut steps = steps.map(|ends| (ends[0].min(ends[1]), ends[0].max(ends[1])));
            steps.any(|step| step == edge)
        };
        self.lines.iter().filter(runs).count()
    }

    /// How many places are nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// How many links are lines.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }
}

/// The links and corridors of a subject, in the order of the atlas.
fn wanted(atlas: &Atlas, subject: Subject) -> Wanted {
    let all = || Wanted {
        links: atlas.links().map(|(id, _)| id).collect(),
        corridors: atlas.corridors().map(|(id, _)| id).collect(),
    };
    match subject {
        Subject::Everything => all(),
        Subject::Circle => {
            let mut wanted = all();
            let within =
                |places: &[PlaceId]| places.iter().all(|place| is_in_circle(atlas, *place));
            wanted.links.retain(|id| within(&atlas.link(*id).places));
            wanted
                .corridors
                .retain(|id| within(&atlas.corridor(*id).places));
            wanted
        }
        Subject::Feature(FeatureId::Place(place)) => Wanted {
            links: atlas.links_of(place).to_vec(),
            corridors: atlas.corridors_of(place).to_vec(),
        },
        Subject::Feature(FeatureId::Link(link)) => Wanted {
            links: vec![link],
            corridors: Vec::new(),
        },
        Subject::Feature(FeatureId::Corridor(corridor)) => {
            let places: BTreeSet<PlaceId> =
                atlas.corridor(corridor).places.iter().copied().collect();
            let mut wanted = all();
            wanted.links.retain(|id| {
                let tied = atlas.link(*id).places.iter();
                tied.filter(|place| places.contains(place)).count() >= 2
            });
            wanted.corridors = vec![corridor];
            wanted
        }
    }
}

/// Whether a place lies in the economic circle, as far as the base map says; what is no unit of it
/// lies where the unit does that it lies in.
fn is_in_circle(atlas: &Atlas, place: PlaceId) -> bool {
    let mut at = Some(place);
    while let Some(id) = at {
        let place = atlas.place(id);
        if let Some(region) = place.region {
            return atlas.region(region).circle != InCircle::Not;
        }
        at = place.parent;
    }
    true
}

/// Whether a link of a mode runs from one place to another.
const fn runs(mode: Mode) -> bool {
    match mode {
        Mode::HighSpeedRail
        | Mode::ConventionalRail
        | Mode::SuburbanRail
        | Mode::Expressway
        | Mode::FastRoad
        | Mode::TourismRoad
        | Mode::Waterway
        | Mode::WaterDiversion => true,
        Mode::Airport | Mode::Station | Mode::FreightHub | Mode::Network | Mode::Other => false,
    }
}

/// Those of some places that are points on a map, each once, and where they are.
fn points(atlas: &Atlas, places: &[PlaceId]) -> Vec<(PlaceId, WorldPt)> {
    let mut points: Vec<(PlaceId, WorldPt)> = Vec::new();
    for id in places {
        let place = atlas.place(*id);
        let at = place.node.as_ref().map(|node| node.at.to_world());
        if let Some(at) = at.filter(|_| is_point(atlas, *id, place))
            && points.iter().all(|(known, _)| known != id)
        {
            points.push((*id, at));
        }
    }
    points
}

/// Whether a place can be a node: a province of several prefectures, a river or a group is none.
fn is_point(atlas: &Atlas, id: PlaceId, place: &Place) -> bool {
    match place.kind {
        PlaceKind::Province => !atlas
            .places()
            .any(|(_, other)| other.kind == PlaceKind::Prefecture && other.parent == Some(id)),
        PlaceKind::River | PlaceKind::Area | PlaceKind::Group => false,
        PlaceKind::Prefecture
        | PlaceKind::County
        | PlaceKind::City
        | PlaceKind::Station
        | PlaceKind::Airport
        | PlaceKind::Zone
        | PlaceKind::Park
        | PlaceKind::Hub
        | PlaceKind::Other => true,
    }
}
