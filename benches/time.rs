//! What the axis of time costs with 100,000 facts: what changed from one date to another, and a frame
//! of the window with the axis open, with two dates compared, and without it.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

#[path = "support/window.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod window;

use std::fmt::Write as _;
use std::sync::LazyLock;
use std::time::Duration;

use chengyu_atlas::action::Action;
use chengyu_atlas::app::load;
use chengyu_atlas::geodata::LoadOptions;
use chengyu_atlas::model::{Atlas, PartialDate};
use chengyu_atlas::timeline::{Axis, Changes, differences, marks};
use divan::Bencher;
use window::Window;

fn main() {
    divan::main();
}

/// How many facts there are.
const FACTS: usize = 100_000;
/// How many texts say them.
const TEXTS: usize = 3_000;

/// The pack in its folder.
static PACK: LazyLock<tempfile::TempDir> = LazyLock::new(pack);
static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
    let loaded = chengyu_atlas::geodata::load(&options()).expect("the pack loads");
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems.first());
    loaded.atlas
});

/// A pack whose texts are of thirty years, a tenth of them without a date. Each role is said in two
/// texts, with another word in the second.
fn pack() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, content: &str| {
        std::fs::write(folder.path().join(name), content).expect("a file is written");
    };
    write("pack.toml", "id = \"shuangcheng\"\ntitle = \"大\"\n");
    let sha = "0".repeat(64);
    let (mut sources, mut roles) = (String::new(), String::new());
    for nth in 0..TEXTS {
        let date = match nth % 10 {
            0 => String::new(),
            1 => format!(
                "date = \"{}\"\ndate_basis = \"inferred\"\n",
                1995 + nth % 30
            ),
            _ => format!(
                "date = \"{}-{:02}\"\ndate_basis = \"stated\"\n",
                1995 + nth % 30,
                nth % 12 + 1
            ),
        };
        write!(
            sources,
            "[[source]]\nid = \"s{nth}\"\ntitle = \"文本{nth}\"\npublisher = \"社\"\n\
             kind = \"news\"\n{date}language = \"zh-Hans\"\nfile = \"{nth}.txt\"\n\
             sha256 = \"{sha}\"\n"
        )
        .expect("it grows");
    }
    for nth in 0..FACTS {
        write!(
            roles,
            "[[role]]\nid = \"r{nth}\"\nplace = \"512000\"\nrole = \"枢纽\"\ncategory = \"other\"\n"
        )
        .expect("it grows");
        for (text, word) in [(nth % TEXTS, "支持"), ((nth * 7 + 1) % TEXTS, "打造")] {
            write!(
                roles,
                "[[role.mention]]\nsource = \"s{text}\"\nquote = \"{word}枢纽\"\n\
                 status_text = \"{word}\"\ngiven_by = \"city\"\nparagraph = 1\n\
                 start = {nth}\nend = {}\n",
                nth + 4
            )
            .expect("it grows");
        }
    }
    write("sources.toml", &sources);
    write("roles.toml", &roles);
    for name in ["places", "corridors", "links", "targets", "events"] {
        write(&format!("{name}.toml"), "");
    }
    folder
}

fn options() -> LoadOptions {
    LoadOptions {
        packs: vec![PACK.path().to_owned()],
        ..LoadOptions::default()
    }
}

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).expect("a date")
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn axis_of_all_texts(bencher: Bencher<'_, '_>) {
    let atlas = &*ATLAS;
    bencher.bench(|| Axis::of(atlas));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn marks_of_all_texts(bencher: Bencher<'_, '_>) {
    let axis = Axis::of(&ATLAS);
    bencher.bench(|| marks(&axis, 0.009, 3).len());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn changes_between_two_dates(bencher: Bencher<'_, '_>) {
    let atlas = &*ATLAS;
    bencher.bench(|| {
        Changes::between(atlas, date("2005"), date("2015"))
            .came
            .len()
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn differences_of_all_texts(bencher: Bencher<'_, '_>) {
    let atlas = &*ATLAS;
    bencher.bench(|| differences(atlas).len());
}

/// A window on the pack at rest, after some actions.
fn opened(actions: &[Action]) -> Window {
    let mut window = Window::open(load(&options()));
    for action in actions {
        let _ = window.state_mut().apply(action.clone());
    }
    // What is listed on threads is there after a while.
    for _ in 0..200 {
        window.frame(Vec::new());
        std::thread::sleep(Duration::from_millis(10));
    }
    window
}

fn frames(bencher: Bencher<'_, '_>, actions: &[Action]) {
    let mut window = opened(actions);
    bencher.bench_local(move || window.frame(Vec::new()));
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn frame_without_the_axis(bencher: Bencher<'_, '_>) {
    frames(bencher, &[]);
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn frame_with_the_axis(bencher: Bencher<'_, '_>) {
    frames(bencher, &[Action::ToggleTime]);
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn frame_with_two_dates_compared(bencher: Bencher<'_, '_>) {
    let dates = (date("2005"), date("2015"));
    frames(
        bencher,
        &[Action::ToggleTime, Action::CompareDates(Some(dates))],
    );
}
