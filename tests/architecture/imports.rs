//! Which file of the program imports what from which other, and whether files do so in a circle.
//!
//! A path counts for the file that defines what it names: a `use` that another file goes through is
//! resolved, and `mod` declarations and re-exports alone are no imports. Calls of methods are not
//! seen, for their paths are not written.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Source;

/// The segments of a path from the crate's root.
type Path = Vec<String>;

/// The imports of some files.
pub(crate) struct Imports<'a> {
    modules: BTreeMap<Path, Module<'a>>,
}

/// A file with the paths in it.
struct Module<'a> {
    source: &'a Source,
    /// What a name stands for that a `use` brings in.
    names: BTreeMap<String, Path>,
    /// Every path in the file, from the crate's root, and where it stands.
    paths: Vec<(usize, Path)>,
}

impl<'a> Imports<'a> {
    pub(crate) fn of(sources: &'a [Source]) -> Self {
        let files = sources.iter().filter(|s| s.path != "src/main.rs");
        let modules: BTreeMap<Path, &Source> = files.map(|s| (module_path(&s.path), s)).collect();
        let read = modules.iter().map(|(path, source)| {
            let module = Reader::new(path, source, &modules).read();
            (path.clone(), module)
        });
        Self {
            modules: read.collect(),
        }
    }

    /// Paths to a top-level module that comes later in `order` than the one they stand in.
    pub(crate) fn against(&self, order: &[String]) -> Vec<String> {
        let position = |path: &Path| order.iter().position(|m| Some(m) == path.first());
        let mut found = Vec::new();
        for (own, module) in &self.modules {
            let paths = module.paths.iter();
            let later = paths.filter(|(_, path)| position(path) > position(own));
            let own_position = position(own);
            let places = later.filter(|_| own_position.is_some());
            found.extend(places.map(|(at, _)| module.source.place(&module.source.bare_code, *at)));
        }
        found
    }

    /// The groups of files of which each imports, by way of others, itself.
    pub(crate) fn circles(&self) -> Vec<String> {
        let edges = self.edges();
        let reached: BTreeMap<&str, BTreeSet<&str>> = edges
            .keys()
            .map(|file| (*file, reach(&edges, file)))
            .collect();
        let mut circles = BTreeSet::new();
        for (file, others) in reached
            .iter()
            .filter(|(file, others)| others.contains(*file))
        {
            let circle = others.iter().filter(|other| reached[*other].contains(file));
            let circle: BTreeSet<&str> = circle.copied().collect();
            circles.insert(describe(&edges, &circle));
        }
        circles.into_iter().collect()
    }

    /// The files that each file imports from, with the name of something it imports.
    fn edges(&self) -> BTreeMap<&str, BTreeMap<&str, String>> {
        let mut edges: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
        for module in self.modules.values() {
            let own = edges.entry(&module.source.path).or_default();
            for (_, path) in &module.paths {
                let Some((of, name)) = self.defined_in(path, 0) else {
                    continue;
                };
                if of != module.source.path {
                    own.entry(of).or_insert(name);
                }
            }
        }
        edges
    }

    /// The file that defines what a path names, and its name; `None` for a module.
    fn defined_in(&self, path: &Path, depth: usize) -> Option<(&str, String)> {
        const DEEPEST: usize = 12;
        let mut module = Path::new();
        let mut rest = path.as_slice();
        while let [first, after @ ..] = rest {
            let inner = [&module[..], std::slice::from_ref(first)].concat();
            if !self.modules.contains_key(&inner) {
                break;
            }
            (module, rest) = (inner, after);
        }
        let (name, after) = rest.split_first()?;
        let found = self.modules.get(&module)?;
        match found.names.get(name).filter(|_| depth < DEEPEST) {
            Some(target) => {
                let target = [target, after].concat();
                self.defined_in(&target, depth + 1)
            }
            None => Some((&found.source.path, name.clone())),
        }
    }
}

/// What one reaches from a file by one import or more.
fn reach<'e>(
    edges: &BTreeMap<&'e str, BTreeMap<&'e str, String>>,
    file: &str,
) -> BTreeSet<&'e str> {
    let of = |file: &str| {
        edges
            .get(file)
            .into_iter()
            .flat_map(BTreeMap::keys)
            .copied()
    };
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = of(file).collect();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(of(next));
        }
    }
    reached
}

/// The imports within a circle, a line each.
fn describe(edges: &BTreeMap<&str, BTreeMap<&str, String>>, circle: &BTreeSet<&str>) -> String {
    let mut lines = Vec::new();
    for file in circle {
        let within = edges[file].iter().filter(|(of, _)| circle.contains(*of));
        lines.extend(within.map(|(of, name)| format!("{file} imports {name} from {of}")));
    }
    lines.join("\n    ")
}

/// `src/scene/mod.rs` is `scene`, `src/table.rs` is `table`, `src/lib.rs` the root.
fn module_path(file: &str) -> Path {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs");
    let path = path.trim_end_matches("/mod");
    let segments = path.split('/').filter(|s| !s.is_empty() && *s != "lib");
    segments.map(str::to_owned).collect()
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'t> {
    Word(&'t str),
    PathSeparator,
    Other(char),
}

/// Reads the paths of a file.
struct Reader<'r, 'a> {
    own: &'r Path,
    modules: &'r BTreeMap<Path, &'a Source>,
    tokens: Vec<(usize, Token<'a>)>,
    /// The modules that begin within the file and go on here, with the depth of their braces.
    inline: Vec<(String, usize)>,
    /// Re-exports, which are imports only if the file uses them itself.
    exported: Vec<(String, usize, Path)>,
    used: BTreeSet<&'a str>,
    module: Module<'a>,
}

impl<'r, 'a> Reader<'r, 'a> {
    fn new(own: &'r Path, source: &'a Source, modules: &'r BTreeMap<Path, &'a Source>) -> Self {
        Self {
            own,
            modules,
            tokens: tokens(&source.bare_code),
            inline: Vec::new(),
            exported: Vec::new(),
            used: BTreeSet::new(),
            module: Module {
                source,
                names: BTreeMap::new(),
                paths: Vec::new(),
            },
        }
    }

    fn read(mut self) -> Module<'a> {
        // Names first: a path may stand before the `use` that explains it.
        self.walk(|reader, at| reader.import(at));
        self.walk(|reader, at| reader.path(at));
        for (name, at, path) in std::mem::take(&mut self.exported) {
            if self.used.contains(name.as_str()) {
                self.module.paths.push((at, path));
            }
        }
        self.module
    }

    /// Visits every word that begins a path or a `use`; `visit` tells where to go on.
    fn walk(&mut self, mut visit: impl FnMut(&mut Self, usize) -> usize) {
        self.inline.clear();
        let (mut at, mut depth) = (0, 0);
        while let Some((_, token)) = self.tokens.get(at).copied() {
            let before = at.checked_sub(1).and_then(|i| self.tokens.get(i));
            let is_first = !matches!(
                before,
                Some((_, Token::PathSeparator | Token::Other('.' | '\'')))
            );
            match token {
                Token::Other('{') => depth += 1,
                Token::Other('}') => {
                    depth -= 1;
                    self.inline.pop_if(|(_, begun)| *begun == depth);
                }
                Token::Word("mod") => {
                    let named = [self.token(at + 1), self.token(at + 2)];
                    if let [Some(Token::Word(name)), Some(Token::Other('{'))] = named {
                        self.inline.push((name.to_owned(), depth));
                    }
                }
                Token::Word(_) if is_first => {
                    at = visit(self, at);
                    continue;
                }
                Token::Word(_) | Token::PathSeparator | Token::Other(_) => {}
            }
            at += 1;
        }
    }

    fn token(&self, at: usize) -> Option<Token<'a>> {
        self.tokens.get(at).map(|(_, token)| *token)
    }

    /// Whether a `use` declaration begins here; `use<'a>` is a bound.
    fn is_use(&self, at: usize) -> bool {
        let is_bound = self.token(at + 1) == Some(Token::Other('<'));
        self.token(at) == Some(Token::Word("use")) && !is_bound
    }

    /// Reads a `use` declaration, if one begins here.
    fn import(&mut self, at: usize) -> usize {
        if !self.is_use(at) {
            return at + 1;
        }
        let before = at.checked_sub(1).and_then(|i| self.token(i));
        let is_exported = matches!(before, Some(Token::Word("pub") | Token::Other(')')));
        let mut leaves = Vec::new();
        let end = self.tree(at + 1, &Path::new(), &mut leaves);
        for (at, path, name) in leaves {
            let Some(path) = self.absolute(&path) else {
                continue;
            };
            if is_exported {
                self.exported.push((name.clone(), at, path.clone()));
            } else {
                self.module.paths.push((at, path.clone()));
            }
            self.module.names.insert(name, path);
        }
        end
    }

    /// Reads a tree of a `use` declaration: its leaves as path and name.
    fn tree(&self, mut at: usize, before: &Path, leaves: &mut Vec<(usize, Path, String)>) -> usize {
        let mut path = before.clone();
        let begun = self.tokens.get(at).map_or(0, |(offset, _)| *offset);
        let mut name = None;
        loop {
            match self.token(at) {
                Some(Token::Word("as")) => {
                    if let Some(Token::Word(other)) = self.token(at + 1) {
                        name = Some(other.to_owned());
                    }
                    at += 1;
                }
                Some(Token::Word("self")) if !path.is_empty() => {}
                Some(Token::Word(word)) => path.push(word.to_owned()),
                Some(Token::Other('*')) => path.push("*".to_owned()),
                Some(Token::Other('{')) => {
                    at += 1;
                    while !matches!(self.token(at), None | Some(Token::Other('}'))) {
                        at = self.tree(at, &path, leaves);
                        if self.token(at) == Some(Token::Other(',')) {
                            at += 1;
                        }
                    }
                    return at + 1;
                }
                Some(Token::PathSeparator) => {}
                None | Some(Token::Other(_)) => break,
            }
            at += 1;
        }
        let name = name.or_else(|| path.last().cloned()).unwrap_or_default();
        leaves.push((begun, path, name));
        at
    }

    /// Takes note of a path in the code.
    fn path(&mut self, begun: usize) -> usize {
        let mut at = begun;
        if self.is_use(at) {
            while !matches!(self.token(at), None | Some(Token::Other(';'))) {
                at += 1;
            }
            return at;
        }
        let mut path = Path::new();
        while let Some(Token::Word(word)) = self.token(at) {
            let is_declared = at > 0 && self.token(at - 1) == Some(Token::Word("fn"));
            if path.is_empty() && !is_declared {
                self.used.insert(word);
            }
            path.push(word.to_owned());
            let goes_on = self.token(at + 1) == Some(Token::PathSeparator);
            let has_word = matches!(self.token(at + 2), Some(Token::Word(_)));
            at += 1;
            if !goes_on || !has_word {
                break;
            }
            at += 1;
        }
        if path.len() > 1
            && let Some(path) = self.absolute(&path)
        {
            self.module.paths.push((self.tokens[begun].0, path));
        }
        at
    }

    /// A path from the crate's root; `None` for one into another crate or of a type.
    fn absolute(&self, path: &[String]) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let mut here = self.own.clone();
        here.extend(self.inline.iter().map(|(name, _)| name.clone()));
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([here, rest.to_vec()].concat()),
            "super" => {
                here.pop();
                let more = rest.iter().take_while(|word| *word == "super").count();
                here.truncate(here.len().saturating_sub(more));
                Some([&here, &rest[more..]].concat())
            }
            name => {
                let child = [&here[..], &[name.to_owned()]].concat();
                if self.modules.contains_key(&child) {
                    return Some([child, rest.to_vec()].concat());
                }
                let target = self.module.names.get(name)?;
                let is_module = self.modules.contains_key(target);
                is_module.then(|| [target, rest].concat())
            }
        }
    }
}

fn tokens(text: &str) -> Vec<(usize, Token<'_>)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (token, length) = if is_word(first) {
            let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            (Token::Word(&rest[..length]), length)
        } else if rest.starts_with("::") {
            (Token::PathSeparator, 2)
        } else {
            (Token::Other(first), first.len_utf8())
        };
        if token != Token::Other(' ') && token != Token::Other('\n') {
            found.push((at, token));
        }
        at += length;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)], circles: &[&str]) {
        let sources: Vec<Source> = files.iter().map(|(p, t)| Source::new(p, t)).collect();
        assert_eq!(Imports::of(&sources).circles(), circles);
    }

    #[test]
    fn a_circle_is_found_by_all_the_ways_a_path_is_written() {
        for path in [
            "use crate::house::attic::Box;",
            "use crate::{house::{attic::{self, Box as Other}}, street};",
            "use super::attic;\nfn f() { attic::Box::new() }",
            "fn f() -> super::attic::Box { f() }",
            "mod inner { use super::super::attic::Box; }",
            "use super::Box;",
        ] {
            check(
                &[
                    (
                        "src/house/mod.rs",
                        "mod attic;\nmod cellar;\npub use attic::Box;",
                    ),
                    ("src/house/attic.rs", "use crate::house::cellar::Shelf;"),
                    ("src/house/cellar.rs", path),
                ],
                &[
                    "src/house/attic.rs imports Shelf from src/house/cellar.rs\n    \
                   src/house/cellar.rs imports Box from src/house/attic.rs",
                ],
            );
        }
    }

    #[test]
    fn declarations_and_re_exports_and_tests_are_no_imports() {
        check(
            &[
                (
                    "src/house/mod.rs",
                    "mod attic;\npub use attic::{Box, Key};\npub struct Door;",
                ),
                (
                    "src/house/attic.rs",
                    "use super::Door;\nfn f() -> impl Sized + use<'_> {}\n\
                     // use super::attic::Box;\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n}",
                ),
            ],
            &[],
        );
    }

    #[test]
    fn a_file_that_uses_what_it_re_exports_imports_it() {
        check(
            &[
                (
                    "src/house/mod.rs",
                    "mod attic;\npub use attic::Box;\npub struct Door(Box);",
                ),
                ("src/house/attic.rs", "use super::Door;"),
            ],
            &[
                "src/house/attic.rs imports Door from src/house/mod.rs\n    \
               src/house/mod.rs imports Box from src/house/attic.rs",
            ],
        );
    }

    #[test]
    fn a_path_to_a_later_module_runs_against_the_order() {
        let sources = [
            Source::new("src/first.rs", "use crate::second::A;"),
            Source::new("src/second.rs", "use crate::first::B;"),
        ];
        let order = ["first", "second"].map(str::to_owned);
        let found = Imports::of(&sources).against(&order);
        assert_eq!(found, ["src/first.rs:1: use crate::second::A;"]);
    }
}
