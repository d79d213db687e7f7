//! What a frame costs while a long text is read: a window with the reader, and one without.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

#[path = "support/window.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod window;

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use chengyu_atlas::action::Action;
use chengyu_atlas::app::load;
use chengyu_atlas::geodata::{LoadOptions, Text};
use chengyu_atlas::model::SourceId;
use divan::Bencher;
use egui::pos2;
use window::{Window, wheel};

fn main() {
    divan::main();
}

/// How many characters the text has, about.
const CHARACTERS: usize = 100_000;

/// A folder with a text, of so many paragraphs beside its title, and a pack whose roles stand on a
/// phrase in each of its sentences.
fn sample(folder: &Path, paragraphs: usize) {
    let mut raw = String::from("样本决定\n");
    let (mut sentence, mut characters) = (0, 0);
    for paragraph in 1..=paragraphs {
        while characters < CHARACTERS * paragraph / paragraphs {
            let words = format!("支持资阳建设第{sentence}号样本枢纽,带动周边共同发展。");
            characters += words.chars().count();
            raw.push_str(&words);
            sentence += 1;
        }
        raw.push('\n');
    }
    let text = Text::new(raw.clone().into_bytes()).expect("a text");
    let write = |name: &str, content: &str| {
        let path = folder.join(name);
        let parent = path.parent().expect("a folder");
        std::fs::create_dir_all(parent).expect("a folder is made");
        std::fs::write(path, content).expect("a file is written");
    };
    write("texts/sample.txt", &raw);
    write("pack/pack.toml", "id = \"shuangcheng\"\ntitle = \"样本\"\n");
    let source = format!(
        "[[source]]\nid = \"sample\"\ntitle = \"样本决定\"\npublisher = \"样本日报\"\nkind = \"news\"\n\
         language = \"zh-Hans\"\nfile = \"sample.txt\"\nsha256 = \"{}\"\n",
        text.sha256()
    );
    write("pack/sources.toml", &source);
    let mut roles = String::new();
    for nth in 0..sentence {
        let quote = format!("建设第{nth}号样本枢纽");
        let place = text.find(&quote, 1).expect("the phrase");
        write!(
            roles,
            "[[role]]\nid = \"r{nth}\"\nplace = \"512000\"\nrole = \"枢纽\"\ncategory = \"other\"\n\
             [[role.mention]]\nsource = \"sample\"\nquote = \"{quote}\"\ngiven_by = \"city\"\n\
             paragraph = {}\nstart = {}\nend = {}\n",
            place.paragraph, place.start, place.end
        )
        .expect("it grows");
    }
    write("pack/roles.toml", &roles);
    for name in ["places", "corridors", "links", "targets", "events"] {
        write(&format!("pack/{name}.toml"), "");
    }
}

fn opened(folder: &Path, paragraphs: usize) -> Window {
    sample(folder, paragraphs);
    let options = LoadOptions {
        packs: vec![folder.join("pack")],
        ..LoadOptions::default()
    };
    let mut window = Window::open_with(load(&options), Some(folder.join("texts")));
    let _ = window.state_mut().apply(Action::CloseDialog);
    // The texts are read in the background.
    while window.state_mut().message.is_none() {
        window.frame(Vec::new());
        std::thread::sleep(Duration::from_millis(5));
    }
    window
}

fn scrolled(bencher: Bencher<'_, '_>, reads: bool, paragraphs: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = opened(folder.path(), paragraphs);
    if reads {
        window.state_mut().open_reader(SourceId(0));
    }
    for _ in 0..10 {
        window.frame(Vec::new());
    }
    let mut n = 0;
    bencher.bench_local(move || {
        n += 1;
        window.frame(wheel(n, pos2(150.0, 500.0)))
    });
}

#[divan::bench(sample_count = 400, sample_size = 1)]
fn frame_without_the_reader(bencher: Bencher<'_, '_>) {
    scrolled(bencher, false, 300);
}

/// As a usual text is cut, into few long paragraphs, and into one.
#[divan::bench(sample_count = 400, sample_size = 1, args = [300, 10, 1])]
fn frame_with_the_reader_scrolled(bencher: Bencher<'_, '_>, paragraphs: usize) {
    scrolled(bencher, true, paragraphs);
}
