//! The invariants of `ARCHITECTURE.md`, checked by reading the source.
//!
//! Unit tests inside a file are left out, but for the rules on whole files.

#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/source.rs"]
mod source;

use std::fs;
use std::path::Path;

use imports::Imports;
use source::{Source, missing, sources};

/// Fails with every place that breaks a rule.
fn assert_none(rule: &str, offences: Vec<String>) {
    assert!(
        offences.is_empty(),
        "{rule}\n\n  {}\n",
        offences.join("\n  ")
    );
}

/// What `find` finds in the program's files that are not in `allowed`.
fn outside(allowed: &[&str], find: impl Fn(&Source) -> Vec<String>) -> Vec<String> {
    let files = sources(&["src"]);
    assert_none("a rule names what is gone", missing(&files, allowed));
    let files = files
        .into_iter()
        .filter(|source| !source.is_any_of(allowed));
    files.flat_map(|source| find(&source)).collect()
}

/// What `find` finds in the program's files of one module.
fn within(module: &str, find: impl Fn(&Source) -> Vec<String>) -> Vec<String> {
    let files = sources(&["src"]);
    assert_none("a rule names what is gone", missing(&files, &[module]));
    let files = files
        .into_iter()
        .filter(|source| source.is_any_of(&[module]));
    files.flat_map(|source| find(&source)).collect()
}

const GUI_CRATES: [&str; 8] = [
    "egui",
    "eframe",
    "walkers",
    "egui_extras",
    "egui_glow",
    "epaint",
    "emath",
    "winit",
];

/// The commands that open a window.
const WINDOW_COMMANDS: [&str; 2] = ["src/cli/window", "src/cli/profile"];

#[test]
fn only_geodata_knows_geojson_and_toml() {
    let offences = outside(&["src/geodata"], |source| {
        let crates = ["geojson", "toml"];
        crates
            .iter()
            .flat_map(|name| source.uses_of_crate(name))
            .collect()
    });
    assert_none(
        "only src/geodata may use the crates geojson and toml",
        offences,
    );
}

#[test]
fn only_files_geodata_export_app_and_cli_touch_files() {
    let allowed = [
        "src/files",
        "src/geodata",
        "src/export",
        "src/app",
        "src/cli",
    ];
    let offences = outside(&allowed, |source| source.uses_of(&["fs", "tempfile"]));
    assert_none(
        "only files, geodata, export, app and cli may touch files; take a reader, a writer or bytes",
        offences,
    );
}

#[test]
fn only_the_screen_painter_the_rendering_the_panels_and_the_app_know_egui() {
    let mut allowed = vec!["src/paint/screen", "src/render", "src/ui", "src/app"];
    allowed.extend(WINDOW_COMMANDS);
    let offences = outside(&allowed, |source| source.uses_of(&GUI_CRATES));
    assert_none(
        "egui, eframe and walkers may be used only in paint/screen, render, ui, app and the \
         commands that open a window",
        offences,
    );
}

#[test]
fn a_headless_command_opens_no_window() {
    let gone = missing(&sources(&["src"]), &WINDOW_COMMANDS);
    assert_none("a rule names what is gone", gone);
    let offences = within("src/cli", |source| {
        if source.is_any_of(&WINDOW_COMMANDS) {
            return Vec::new();
        }
        let mut uses = source.uses_of(&GUI_CRATES);
        for window in ["crate::app", "crate::ui", "crate::render", "paint::screen"] {
            let found = source.bare_code.match_indices(window);
            uses.extend(found.map(|(offset, _)| source.place(&source.bare_code, offset)));
        }
        uses
    });
    assert_none(
        "a command of src/cli, but for window and profile, may not name app, ui, render or paint::screen",
        offences,
    );
}

#[test]
fn a_scene_has_no_clock_file_network_environment_or_global() {
    let forbidden = [
        "Instant",
        "SystemTime",
        "fs",
        "tempfile",
        "env",
        "net",
        "static",
        "thread_local",
    ];
    let offences = ["src/scene", "src/book"].map(|of| within(of, |s| s.uses_of(&forbidden)));
    let offences = offences.concat();
    assert_none(
        "the same inputs must give the same Scene and Book: pass in what they need to know",
        offences,
    );
}

#[test]
fn a_scene_keeps_nothing_in_an_order_of_chance() {
    let offences = ["src/scene", "src/book"]
        .map(|of| within(of, |source| source.uses_of(&["HashMap", "HashSet"])));
    assert_none(
        "order is part of the output: use BTreeMap, BTreeSet or a sorted Vec in scene and book",
        offences.concat(),
    );
}

#[test]
fn imports_follow_the_order_of_lib_rs() {
    let files = sources(&["src"]);
    let lib = files.iter().find(|source| source.path == "src/lib.rs");
    let code = lib.map_or("", |lib| &lib.bare_code);
    let modules = code
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "));
    let order: Vec<String> = modules
        .map(|m| m.trim_end_matches(';').to_owned())
        .collect();
    assert!(
        order.len() > 20,
        "the modules of src/lib.rs are not found: {order:?}"
    );
    assert_none(
        "a module may import only from modules that stand before it in src/lib.rs",
        Imports::of(&files).against(&order),
    );
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let files = sources(&["src"]);
    assert_none(
        "files may not import each other in a circle: move what both need into a file of its own",
        Imports::of(&files).circles(),
    );
}

#[test]
fn no_phase_of_a_scene_gathers_the_state_of_all() {
    const MOST: usize = 16;
    let offences = within("src/scene", |source| {
        if source.is_any_of(&["src/scene/theme"]) {
            return Vec::new();
        }
        let sizes = source.fields_of_structs().into_iter();
        let large = sizes.filter(|(_, fields)| *fields > MOST);
        large
            .map(|(place, fields)| format!("{place}: {fields} fields"))
            .collect()
    });
    assert_none(
        "a struct of src/scene has at most 16 fields: a phase takes values and returns one",
        offences,
    );
}

#[test]
fn a_painter_never_sees_the_model() {
    let offences = within("src/paint", |source| source.uses_of(&["model"]));
    assert_none(
        "a painter knows areas, lines, symbols and text: put what it needs into the Scene",
        offences,
    );
}

#[test]
fn state_and_actions_know_nothing_of_export() {
    let offences = ["src/state", "src/action"].map(|of| within(of, |s| s.uses_of(&["export"])));
    assert_none(
        "state and actions say what is asked for: src/app has it exported",
        offences.concat(),
    );
}

#[test]
fn a_book_knows_no_file_format() {
    let crates = ["krilla", "krilla_svg", "resvg", "usvg"];
    let offences = within("src/book", |source| source.uses_of(&crates));
    assert_none("a book is a plan: src/export writes it", offences);
}

#[test]
fn colours_are_chosen_in_the_theme_alone() {
    let offences = outside(&["src/scene/theme"], colour_literals);
    assert_none(
        "a colour belongs in src/scene/theme; name it there and use the name",
        offences,
    );
}

/// Constructors called with a number or a string, egui's named colours, and `"#rrggbb"`.
fn colour_literals(source: &Source) -> Vec<String> {
    let is_offence = |after: &str, constructor: &str| {
        let argument = after.trim_start().chars().next().unwrap_or(' ');
        match constructor {
            // Nothing, and a picture's own colours.
            "Color32::" if after.starts_with("TRANSPARENT") || after.starts_with("WHITE") => false,
            "Color32::" => argument.is_ascii_uppercase(),
            "\"#" => after.len() > 6 && after.bytes().take(6).all(|b| b.is_ascii_hexdigit()),
            _ => argument.is_ascii_digit() || argument == '"',
        }
    };
    let constructors = [
        "Color32::",
        "\"#",
        "from_rgb(",
        "from_rgba_premultiplied(",
        "from_rgba_unmultiplied(",
        "from_gray(",
        "from_black_alpha(",
        "from_white_alpha(",
        "from_hex(",
        "Rgb(",
        "Rgba(",
        "Rgb::new(",
        "Rgba::new(",
    ];
    let mut found = Vec::new();
    for constructor in constructors {
        for (offset, _) in source.code.match_indices(constructor) {
            if is_offence(&source.code[offset + constructor.len()..], constructor) {
                found.push(source.place(&source.code, offset));
            }
        }
    }
    found
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("to", "do!"),
    ];
    let mut offences = Vec::new();
    for source in sources(&["src", "tests", "benches", "examples"]) {
        for mark in marks {
            let found = source.text.match_indices(mark);
            offences.extend(found.map(|(offset, _)| source.place(&source.text, offset)));
        }
    }
    assert_none("do it now, or open an issue", offences);
}

#[test]
fn every_file_says_what_it_is() {
    let files = sources(&["src"]).into_iter();
    let files = files.filter(|source| !source.text.starts_with("//! "));
    assert_none(
        "a file begins with a `//!` header that says what it is and what it does not know",
        files.map(|source| format!("{}:1", source.path)).collect(),
    );
}

#[test]
fn no_file_is_longer_than_700_lines() {
    let lines = |source: &Source| source.text.lines().count();
    let files = sources(&["src", "tests", "benches", "examples"]).into_iter();
    let files = files.filter(|source| lines(source) > 700);
    assert_none(
        "a file has one subject: split it",
        files
            .map(|s| format!("{}: {} lines", s.path, lines(&s)))
            .collect(),
    );
}

#[test]
fn only_calls_of_opengl_and_of_the_c_library_are_unsafe() {
    let allowed = ["src/render/software_gl", "src/memory"];
    let offences = outside(&allowed, |source| source.uses_of(&["unsafe"]));
    assert_none("all else does without `unsafe`", offences);
}

#[test]
fn the_documents_a_reader_looks_for_are_there() {
    let documents = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "geodata/SOURCES.md",
        "geodata/packs/README.md",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let missing = documents.iter().filter(|name| !root.join(name).is_file());
    assert_none(
        "these documents are missing",
        missing.map(|name| (*name).to_owned()).collect(),
    );
}

#[test]
fn the_code_map_names_every_module_and_none_that_is_gone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let map = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap_or_default();
    let entries = fs::read_dir(root.join("src"))
        .into_iter()
        .flatten()
        .flatten();
    let mut modules: Vec<_> = entries
        .map(|entry| format!("src/{}", entry.file_name().to_string_lossy()))
        .collect();
    modules.sort();
    let unnamed = modules
        .iter()
        .filter(|m| !map.contains(m.as_str()))
        .cloned();
    let unnamed = unnamed.collect();
    assert_none("ARCHITECTURE.md's code map does not name these", unnamed);
    let named = map.split('`').filter(|name| name.starts_with("src/"));
    let gone = named.filter(|name| !root.join(name).exists());
    let gone = gone.map(str::to_owned).collect();
    assert_none("ARCHITECTURE.md names these, and they are gone", gone);
}
