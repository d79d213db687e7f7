//! A pack whose texts were said at a month that is inferred, on a day, in a year, and at no known
//! date, and whose facts are said again, otherwise, or once.

use std::fmt::Write as _;
use std::sync::Arc;

use chengyu_atlas::app::{AtlasApp, Loading, SettingsStore, load};
use chengyu_atlas::geodata::{LoadOptions, Text};
use chengyu_atlas::model::{Atlas, PartialDate};

use crate::headless::{Window, options};

/// The texts: the id, the lines about its date, and its words.
const TEXTS: [(&str, &str, &str); 4] = [
    (
        "month",
        "date = \"2020-01\"\ndate_basis = \"inferred\"\n",
        "支持资阳建设样本枢纽。规划建设样本铁路。建成10个样本园区。",
    ),
    (
        "day",
        "date = \"2020-03-15\"\ndate_basis = \"stated\"\n",
        "加快建设样本快铁。样本大会于二月召开。",
    ),
    (
        "year",
        "date = \"2021\"\ndate_basis = \"stated\"\n",
        "打造资阳样本门户。成都与资阳样本同城。建成15个样本园区。",
    ),
    ("undated", "", "资阳是未注日期的样本。"),
];

/// The facts: the kind, the id, its own lines, and its quotes with their texts and words.
type Fact = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str, &'static str)],
);

const LINK: &str = "mode = \"conventional-rail\"\nplaces = [\"510100\", \"512000\"]\n\
                    alignment = \"none\"\nalignment_note = \"一个样本\"\n";
const FACTS: [Fact; 9] = [
    (
        "role",
        "hub",
        "place = \"512000\"\ncategory = \"gateway\"\nrole = \"样本枢纽\"\n",
        &[
            ("month", "支持资阳建设样本枢纽", "支持"),
            ("year", "打造资阳样本门户", "打造"),
        ],
    ),
    (
        "role",
        "unknown",
        "place = \"512000\"\ncategory = \"other\"\nrole = \"未注日期的样本\"\n",
        &[("undated", "资阳是未注日期的样本", "")],
    ),
    (
        "corridor",
        "tie",
        "name = \"成资样本\"\nkind = \"integration-pair\"\nshape = \"ribbon\"\n\
         places = [\"510100\", \"512000\"]\n",
        &[("year", "成都与资阳样本同城", "")],
    ),
    (
        "link",
        "line",
        "name = \"样本铁路\"\nstatus = \"proposed\"\nstatus_text = \"规划建设\"\n\
         variants = [\"fast-line\"]\n\
         later = [{ date = \"2020-06-01\", text = \"样本开工\", source = \"样本日报\" }]\n",
        &[("month", "规划建设样本铁路", "规划建设")],
    ),
    (
        "link",
        "fast-line",
        "name = \"样本快铁\"\nstatus = \"under-construction\"\nstatus_text = \"加快建设\"\n\
         variants = [\"line\"]\n",
        &[("day", "加快建设样本快铁", "加快建设")],
    ),
    (
        "target",
        "ten",
        "name = \"10个样本园区\"\nowner = \"512000\"\nquantity = \"样本园区\"\nvalue = 10.0\n\
         unit = \"count\"\n",
        &[("month", "建成10个样本园区", "建成")],
    ),
    (
        "target",
        "fifteen",
        "name = \"15个样本园区\"\nowner = \"512000\"\nquantity = \"样本园区\"\nvalue = 15.0\n\
         unit = \"count\"\n",
        &[("year", "建成15个样本园区", "建成")],
    ),
    (
        "event",
        "meeting",
        "name = \"样本大会\"\ndate = \"2020-02\"\ndate_basis = \"inferred\"\n\
         places = [\"512000\"]\n",
        &[("day", "样本大会于二月召开", "")],
    ),
    (
        "event",
        "meeting-of-nowhere",
        "name = \"无地的样本大会\"\ndate = \"2020-02\"\ndate_basis = \"inferred\"\nplaces = []\n",
        &[("day", "样本大会于二月召开", "")],
    ),
];

/// The pack in a folder, with some of its texts.
pub(crate) struct Sample {
    folder: tempfile::TempDir,
}

impl Sample {
    /// With all texts.
    pub(crate) fn new() -> Self {
        Self::with(&["month", "day", "year", "undated"])
    }

    /// With the texts that are named, and the facts that all stand in them.
    pub(crate) fn with(named: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| {
            std::fs::write(folder.path().join(name), content).unwrap();
        };
        write("pack.toml", "id = \"shuangcheng\"\ntitle = \"样本\"\n");
        let mut sources = String::new();
        for (id, date, words) in TEXTS.iter().filter(|(id, ..)| named.contains(id)) {
            let sha256 = text(words).sha256().to_owned();
            writeln!(
                sources,
                "[[source]]\nid = \"{id}\"\ntitle = \"样本文{id}\"\npublisher = \"样本日报\"\n\
                 kind = \"news\"\n{date}language = \"zh-Hans\"\nfile = \"{id}.txt\"\n\
                 sha256 = \"{sha256}\"\n"
            )
            .unwrap();
        }
        write("sources.toml", &sources);
        for kind in ["role", "corridor", "link", "target", "event"] {
            let of_kind = FACTS.iter().filter(|(of, ..)| *of == kind);
            let known = of_kind.filter(|fact| fact.3.iter().all(|(of, ..)| named.contains(of)));
            let entries: String = known.map(entry).collect();
            write(&format!("{kind}s.toml"), &entries);
        }
        write("places.toml", "");
        Self { folder }
    }

    fn load_options(&self) -> LoadOptions {
        LoadOptions {
            packs: vec![self.folder.path().to_owned()],
            ..LoadOptions::default()
        }
    }

    pub(crate) fn atlas(&self) -> Arc<Atlas> {
        let loaded = chengyu_atlas::geodata::load(&self.load_options()).unwrap();
        assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
        Arc::new(loaded.atlas)
    }

    /// A window on the pack.
    pub(crate) fn window(&self) -> Window {
        let mut options = options();
        options.load = self.load_options();
        let loading = Loading::finished(load(&options.load));
        let mut window = Window::of(move |cc| {
            let settings = SettingsStore::in_memory();
            AtlasApp::new(&cc.egui_ctx, options, settings, loading, Arc::default())
        });
        window.wait(|app| app.map().scene().is_some());
        window.settle();
        window
    }
}

fn text(words: &str) -> Text {
    Text::new(words.as_bytes().to_vec()).unwrap()
}

fn entry((kind, id, lines, quotes): &Fact) -> String {
    let more = if *kind == "link" { LINK } else { "" };
    let mut entry = format!("[[{kind}]]\nid = \"{id}\"\n{lines}{more}");
    for (of, quote, word) in *quotes {
        let words = TEXTS.iter().find(|(id, ..)| id == of).unwrap().2;
        let place = text(words).find(quote, 1).unwrap();
        let given = if *kind == "role" {
            "given_by = \"city\"\n"
        } else {
            ""
        };
        let word = if word.is_empty() {
            String::new()
        } else {
            format!("status_text = \"{word}\"\n")
        };
        writeln!(
            entry,
            "[[{kind}.mention]]\nsource = \"{of}\"\nquote = \"{quote}\"\n{given}{word}\
             paragraph = {}\nstart = {}\nend = {}\n",
            place.paragraph, place.start, place.end
        )
        .unwrap();
    }
    entry
}

pub(crate) fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}
