//! How good and how fast diagrams are: octants kept, crossings and bends of some subjects beside the
//! places as they lie on the ground, and what it costs to lay them out.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

use std::sync::LazyLock;

use chengyu_atlas::geodata::load_bundled;
use chengyu_atlas::model::{Atlas, FeatureId};
use chengyu_atlas::scene::Shown;
use chengyu_atlas::schematic::{Network, Schematic, Subject};
use divan::Bencher;

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| load_bundled().expect("the bundled data"));

const NAMES: [&str; 4] = ["circle", "512000", "510900", "chengyu-zhuzhou"];

fn subject(name: &str) -> Subject {
    let place = ATLAS.place_by_key(name).map(FeatureId::Place);
    let corridor = || ATLAS.corridor_by_key(name).map(FeatureId::Corridor);
    place
        .or_else(corridor)
        .map_or(Subject::Circle, Subject::Feature)
}

fn network(name: &str) -> Network<'static> {
    let shown = Shown::default();
    Network::of(&ATLAS, &shown, subject(name), (true, true)).expect("a network")
}

fn main() {
    for name in NAMES {
        let network = network(name);
        let (nodes, lines) = (network.node_count(), network.line_count());
        let measures = Schematic::of(network).measures();
        // It is a table that a person reads.
        #[allow(clippy::print_stdout, reason = "a benchmark prints")]
        {
            println!("{name}: {nodes} places, {lines} links, {measures:?}");
        }
    }
    divan::main();
}

/// From the facts to the diagram as an atlas.
#[divan::bench(args = NAMES)]
fn lay_out(bencher: Bencher<'_, '_>, name: &str) {
    bencher.bench(|| Schematic::of(network(name)).atlas());
}
