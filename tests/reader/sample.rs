//! A pack and the text that its facts quote.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use chengyu_atlas::app::{AtlasApp, Loading, SettingsStore, load};
use chengyu_atlas::geodata::{LoadOptions, Text};
use chengyu_atlas::model::Atlas;

use crate::headless::{Window, options};
use crate::support::I18N;
use crate::{SAID, TEXT};

/// A folder with a pack and the text that its facts quote.
pub(crate) struct Sample {
    folder: tempfile::TempDir,
}

impl Sample {
    pub(crate) fn new() -> Self {
        Self::of(TEXT, &SAID)
    }

    /// One of a text, of which is said: the kind, the id, the quote.
    pub(crate) fn of<S: AsRef<str>>(raw: &str, said: &[(&str, S, S)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let text = Text::new(raw.as_bytes().to_vec()).unwrap();
        let write = |name: &str, content: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, content).unwrap();
        };
        write("texts/sample.txt", raw);
        write("pack/pack.toml", "id = \"shuangcheng\"\ntitle = \"样本\"\n");
        let sha256 = text.sha256();
        let source = format!(
            "[[source]]\nid = \"sample\"\ntitle = \"样本决定\"\npublisher = \"样本日报\"\n\
             kind = \"decision\"\ndate = \"2020-07\"\ndate_basis = \"stated\"\n\
             language = \"zh-Hans\"\nfile = \"sample.txt\"\nsha256 = \"{sha256}\"\n"
        );
        write("pack/sources.toml", &source);
        for kind in ["role", "corridor", "link"] {
            let mut entries = String::new();
            for (_, id, quote) in said.iter().filter(|(of, ..)| *of == kind) {
                let (id, quote) = (id.as_ref(), quote.as_ref());
                let what = match kind {
                    "role" => "place = \"512000\"\ncategory = \"gateway\"\nrole = \"样本枢纽\"\n",
                    "corridor" => {
                        "name = \"成资样本\"\nkind = \"integration-pair\"\nshape = \"ribbon\"\n\
                         places = [\"510100\", \"512000\"]\n"
                    }
                    _ => {
                        "name = \"样本铁路\"\nmode = \"conventional-rail\"\nstatus = \"proposed\"\n\
                         status_text = \"加快建设\"\nplaces = [\"510100\", \"512000\"]\n\
                         alignment = \"none\"\nalignment_note = \"一个样本\"\n"
                    }
                };
                let place = text.find(quote, 1).unwrap();
                writeln!(
                    entries,
                    "[[{kind}]]\nid = \"{id}\"\n{what}[[{kind}.mention]]\nsource = \"sample\"\n\
                     quote = \"{quote}\"\ngiven_by = \"city\"\nparagraph = {}\nstart = {}\nend = {}\n",
                    place.paragraph, place.start, place.end
                )
                .unwrap();
            }
            if kind != "role" {
                entries = entries.replace("given_by = \"city\"\n", "");
            }
            write(&format!("pack/{kind}s.toml"), &entries);
        }
        for name in ["places", "targets", "events"] {
            write(&format!("pack/{name}.toml"), "");
        }
        Self { folder }
    }

    pub(crate) fn load_options(&self) -> LoadOptions {
        LoadOptions {
            packs: vec![self.folder.path().join("pack")],
            ..LoadOptions::default()
        }
    }

    pub(crate) fn texts(&self) -> PathBuf {
        self.folder.path().join("texts")
    }

    pub(crate) fn atlas(&self) -> Arc<Atlas> {
        let loaded = chengyu_atlas::geodata::load(&self.load_options()).unwrap();
        assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
        Arc::new(loaded.atlas)
    }

    /// A window on the pack, with its text at hand or without.
    pub(crate) fn window(&self, has_texts: bool) -> Window {
        let mut options = options();
        options.load = self.load_options();
        options.texts = has_texts.then(|| self.texts());
        let loading = Loading::finished(load(&options.load));
        let mut window = Window::of(move |cc| {
            let settings = SettingsStore::in_memory();
            AtlasApp::new(&cc.egui_ctx, options, settings, loading, Arc::default())
        });
        window.wait(|app| app.map().scene().is_some());
        window.settle();
        if has_texts {
            let open = I18N.tr_n("message-texts-open", 1);
            window.wait(|app| app.state().message.as_ref().is_some_and(|m| m.text == open));
        }
        window
    }
}
