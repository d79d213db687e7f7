//! How long a key takes in the search field, and how long the index takes to build: for the bundled
//! atlas, and for 100,000 facts like its own.

#![allow(clippy::expect_used, reason = "a benchmark may fail at once")]

use std::sync::LazyLock;

use chengyu_atlas::geodata::load_bundled;
use chengyu_atlas::model::{Atlas, Contents, Corridor, Evidence, Language, Link, Role, Title};
use chengyu_atlas::search::{Query, SearchIndex};
use divan::Bencher;

const FACTS: usize = 100_000;

/// What is typed: names, pinyin, initials, English, typing errors, several words, several words with
/// one of them wrong, nothing at all, and as much as the field takes.
const QUERIES: [&str; 30] = [
    "成",
    "a",
    "z",
    "2035年",
    "资阳",
    "zy",
    "cy",
    "jjdsq",
    "ziyang",
    "chengyu",
    "rail",
    "High-speed railway",
    "省域经济副中心",
    "遂宁 铁路",
    "zyiang",
    "chegndu",
    "tiellu",
    "hihg-speed",
    "副中芯",
    "省域经济副中芯",
    "qqqqqq",
    "魑魅魍魉",
    "chegndu tiellu gaosv shuangcehng jignjiquan",
    "成都 重庆 遂宁 资阳 铁路 高速 枢纽 中芯芯",
    "a e i o u n g h",
    "shi qu xian cheng du shuang jing jii",
    "铁路 高速 规划 建设 成都 重庆 道路 枢枢纽",
    "shi jin jia xin chu gua jie lia",
    "shi qu xi du sh ji an gu",
    LONG,
];

/// As many letters as a query has at most.
const LONG: &str = "chengduchongqingdiqushuangchengjingjiquanjiansheguihuagangyao\
    chengduchongqingdiqushuangchengjingjiquanjiansheguihuagangyao\
    chengduchongqingdiqushuangchengjingjiquanjiansheguihuagangyaochengduchongqingdiqu";

struct Case {
    atlas: Atlas,
    index: SearchIndex,
}

impl Case {
    fn of(atlas: Atlas) -> Self {
        let index = SearchIndex::new(&atlas);
        Self { atlas, index }
    }
}

static BUNDLED: LazyLock<Case> =
    LazyLock::new(|| Case::of(load_bundled().expect("the bundled atlas loads")));
static MANY: LazyLock<Case> = LazyLock::new(|| Case::of(many()));

fn main() {
    divan::main();
}

/// The bundled atlas with its facts over and over, each with a number.
fn many() -> Atlas {
    let bundled = load_bundled().expect("the bundled atlas loads");
    let numbered =
        |title: &Title, n: usize| Title::new(format!("{}{n}", title.zh), title.en.clone());
    // Phrases of their own, further down in the text.
    let elsewhere = |evidence: &Evidence, n: usize| {
        let mut mentions = evidence.mentions().to_vec();
        for mention in &mut mentions {
            let by = u32::try_from(n * 100).expect("few facts");
            mention.anchor.start += by;
            mention.anchor.end += by;
        }
        Evidence::new(mentions).expect("as many as before")
    };
    let roles: Vec<Role> = bundled.roles().map(|(_, role)| role.clone()).collect();
    let links: Vec<Link> = bundled.links().map(|(_, link)| link.clone()).collect();
    let corridors: Vec<Corridor> = bundled.corridors().map(|(_, c)| c.clone()).collect();
    let mut contents = Contents {
        packs: bundled.packs().to_vec(),
        sources: bundled
            .sources()
            .map(|(_, source)| source.clone())
            .collect(),
        places: bundled.places().map(|(_, place)| place.clone()).collect(),
        ..Contents::default()
    };
    for n in 0..FACTS / 3 {
        let mut role = roles[n % roles.len()].clone();
        role.title = numbered(&role.title, n);
        role.evidence = elsewhere(&role.evidence, n);
        contents.roles.push(role);
        let mut link = links[n % links.len()].clone();
        link.title = numbered(&link.title, n);
        link.evidence = elsewhere(&link.evidence, n);
        contents.links.push(link);
        let mut corridor = corridors[n % corridors.len()].clone();
        corridor.title = numbered(&corridor.title, n);
        corridor.evidence = elsewhere(&corridor.evidence, n);
        contents.corridors.push(corridor);
    }
    Atlas::new(bundled.base().clone(), contents)
}

fn key(case: &Case, query: &str) -> usize {
    let results = case.index.search(
        &case.atlas,
        &Query {
            text: query.to_owned(),
            language: Language::ZhHans,
            most: 5,
            more: None,
        },
    );
    results.hits().count()
}

#[divan::bench(args = QUERIES)]
fn key_of_bundled(query: &str) -> usize {
    key(&BUNDLED, query)
}

#[divan::bench(args = QUERIES, sample_count = 20)]
fn key_of_100_000_facts(query: &str) -> usize {
    key(&MANY, query)
}

#[divan::bench(sample_count = 10)]
fn index_of_bundled(bencher: Bencher<'_, '_>) {
    let atlas = &BUNDLED.atlas;
    bencher.bench(|| SearchIndex::new(atlas));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn index_of_100_000_facts(bencher: Bencher<'_, '_>) {
    let atlas = &MANY.atlas;
    bencher.bench(|| SearchIndex::new(atlas));
}
