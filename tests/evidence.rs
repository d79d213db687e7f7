//! What is said of evidence: which phrase gives a city its colour, who speaks of whom, when a text
//! was said and where its copy was read.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::sync::LazyLock;

use chengyu_atlas::card::{Panel, panel};
use chengyu_atlas::geodata::load_bundled;
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{
    Atlas, DateBasis, Evidence, FeatureId, GivenBy, Language, Level, Mention, PartialDate, PlaceId,
    PlaceKind, Relation, RoleCategory, RoleId, Source, Standing, StandingGiver, traditional,
};
use chengyu_atlas::scene::{Shown, standing_name, standing_of};

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| load_bundled().unwrap());

fn place(key: &str) -> PlaceId {
    ATLAS.place_by_key(key).unwrap()
}

fn source(key: &str) -> &'static Source {
    let mut sources = ATLAS.sources();
    sources.find(|(_, source)| source.key == key).unwrap().1
}

fn cities() -> Vec<PlaceId> {
    let cities = ATLAS.regions_of(Level::Prefecture);
    cities.map(|(_, region)| region.place).collect()
}

fn standing(key: &str) -> Standing {
    standing_of(&ATLAS, place(key), &Shown::default())
}

fn panel_of(id: PlaceId, language: Language) -> Panel {
    panel(&ATLAS, &I18n::new(language), FeatureId::Place(id))
}

/// Every mention of a role, with the place that it is about.
fn role_mentions() -> impl Iterator<Item = (PlaceId, &'static Mention)> {
    ATLAS.roles().flat_map(|(_, role)| {
        let mentions = role.evidence.mentions().iter();
        mentions.map(|mention| (role.place, mention))
    })
}

/// Every fact but an event: its id, its Chinese name, its evidence.
fn facts() -> Vec<(&'static str, &'static str, &'static Evidence)> {
    let roles = ATLAS.roles().map(|(_, f)| (&f.key, &f.title, &f.evidence));
    let corridors = ATLAS
        .corridors()
        .map(|(_, f)| (&f.key, &f.title, &f.evidence));
    let links = ATLAS.links().map(|(_, f)| (&f.key, &f.title, &f.evidence));
    let targets = ATLAS
        .targets()
        .map(|(_, f)| (&f.key, &f.title, &f.evidence));
    let all = roles.chain(corridors).chain(links).chain(targets);
    all.map(|(key, title, evidence)| (key.as_str(), title.zh.as_str(), evidence))
        .collect()
}

fn evidence_of(key: &str) -> &'static Evidence {
    let mut all = facts().into_iter();
    all.find(|(own, _, _)| *own == key).unwrap().2
}

#[test]
fn a_status_word_is_in_the_script_of_its_text() {
    for (key, _, evidence) in facts() {
        for mention in evidence.mentions() {
            let language = ATLAS.source(mention.anchor.source).language;
            let status = mention.status_text.as_deref().unwrap_or_default();
            if language == Language::ZhHant {
                assert_eq!(status, traditional(status), "{key}");
            }
        }
    }
}

#[test]
fn a_status_word_has_the_building_that_the_name_leaves_off() {
    for (key, name, evidence) in facts() {
        let name = name.trim_matches(['“', '”']);
        for mention in evidence.mentions() {
            let quote = mention.anchor.quote.as_str();
            let status = mention.status_text.as_deref().unwrap_or_default();
            for (name, building) in [(name.to_owned(), "建设"), (traditional(name), "建設")] {
                let rest = quote.split_once(name.as_str()).map(|(_, rest)| rest);
                let rest = rest.map(|rest| rest.trim_start_matches(['”', '」']));
                let is_built = rest.is_some_and(|rest| rest.starts_with(building));
                assert!(!is_built || status.contains(building), "{key}: {status}");
            }
        }
    }
}

#[test]
fn only_what_the_sentence_does_not_name_is_inferred() {
    // The issuing city, a place named in the title of a document only, goals of the region in a
    // sentence on a speech, a part of a city under a name that leaves the city out.
    for key in [
        "suining-jiedian-chengshi",
        "zhongxin-zuoda",
        "chengyu-jingji-zhongxin",
        "chengyu-yijudi",
        "ziyang-ling-jiuye",
        "cdmz-san-qu",
        "dushiquan-jiaotong-wang",
    ] {
        let mut mentions = evidence_of(key).mentions().iter();
        assert!(mentions.all(|m| m.derived), "{key}");
    }
    // The subject of the sentence.
    for key in [
        "daying-geng-gao-cengji",
        "cdmz-wanglai",
        "chengyu-zhanlve-jucuo",
        "yaan-dashuju-zhongxin",
        "yaan-chengzaili",
    ] {
        let mut mentions = evidence_of(key).mentions().iter();
        assert!(mentions.all(|m| !m.derived), "{key}");
    }
    // Nothing is inferred that stands in the phrase.
    for (of, mention) in role_mentions() {
        let names = &ATLAS.place(of).names;
        let quote = mention.anchor.quote.as_str();
        let is_named = quote.contains(&names.hans) || quote.contains(&names.hant);
        assert!(!(mention.derived && is_named), "{quote}");
    }
}

#[test]
fn a_station_or_airport_lies_in_a_unit_and_its_city_speaks_of_its_own() {
    for (_, place) in ATLAS.places() {
        if matches!(place.kind, PlaceKind::Station | PlaceKind::Airport) {
            assert!(place.parent.is_some(), "{}", place.key);
        }
    }
    for key in [
        "ziyang-bei-zhan",
        "ziyang-xi-zhan",
        "anyue-zhan",
        "lezhi-zhan",
    ] {
        let station = place(key);
        let said = role_mentions().filter(|(of, _)| *of == station);
        let relations = said.map(|(of, mention)| ATLAS.voice(of, mention).relation);
        assert_eq!(
            relations.collect::<Vec<_>>(),
            [Some(Relation::Below)],
            "{key}"
        );
    }
}

#[test]
fn every_filled_city_has_a_phrase_that_gives_its_colour_and_its_panel_shows_it() {
    for id in cities() {
        let found = standing_of(&ATLAS, id, &Shown::default());
        let reason = ATLAS.standing_reason(id, |_| true);
        assert_eq!(
            reason.map_or(Standing::NotMentioned, |reason| reason.standing),
            found
        );
        for language in Language::ALL {
            let i18n = I18n::new(language);
            let panel = panel_of(id, language);
            let why = i18n.tr("detail-why-colour");
            let section = panel.sections.iter().find(|s| s.title == why);
            let Some(reason) = reason else {
                assert!(section.is_none(), "{}", panel.title);
                continue;
            };
            let card = &section.unwrap().cards[0];
            assert_eq!(card.title, standing_name(&ATLAS, &i18n, reason.standing));
            let quote = reason.evidence.principal().anchor.quote.as_str();
            assert!(card.mentions.iter().any(|m| m.quote == quote), "{quote}");
            assert!(card.mentions.iter().all(|m| !m.source_line.is_empty()));
        }
    }
}

#[test]
fn a_category_makes_no_member_and_a_cooperation_base_is_none() {
    let members: Vec<&str> = cities()
        .into_iter()
        .filter(|id| ATLAS.filled_memberships_of(*id).next().is_some())
        .map(|id| ATLAS.place(id).key.as_str())
        .collect();
    assert_eq!(members, ["510100", "510600", "511400", "512000"]);
    // Roles of this category are of places that are no members, too.
    let is_metropolitan = |id: &RoleId| ATLAS.role(*id).category == RoleCategory::MetropolitanArea;
    let roles_of = |id: &PlaceId| ATLAS.roles_of(*id).iter();
    let others = cities().into_iter();
    let mut others = others.filter(|id| !members.contains(&ATLAS.place(*id).key.as_str()));
    assert!(others.all(|id| standing(&ATLAS.place(id).key) != Standing::Member));
    assert!(cities().iter().any(|id| roles_of(id).any(is_metropolitan)));
    assert_eq!(standing("511800"), Standing::Mentioned);
    assert_eq!(standing("510100"), Standing::Core);
    for key in ["510600", "511400", "512000"] {
        assert_eq!(standing(key), Standing::Member, "{key}");
        let reason = ATLAS.standing_reason(place(key), |_| true).unwrap();
        assert!(matches!(reason.giver, StandingGiver::Membership(_)));
    }
}

#[test]
fn the_fill_of_members_is_called_what_the_text_joins_them_in() {
    let name = |language| standing_name(&ATLAS, &I18n::new(language), Standing::Member);
    assert_eq!(name(Language::ZhHans), "成德眉资同城化");
    assert_eq!(name(Language::ZhHant), "成德眉資同城化");
    assert!(name(Language::En).to_lowercase().contains("same-city"));
}

#[test]
fn every_group_with_members_has_a_phrase_for_them() {
    for (_, group) in ATLAS.places() {
        assert_eq!(
            group.members.is_empty(),
            group.membership.is_none(),
            "{}",
            group.key
        );
    }
}

#[test]
fn whoever_speaks_of_another_jurisdiction_does_not_give_it_its_role() {
    let i18n = I18n::new(Language::ZhHans);
    let (mut own, mut others) = (0, 0);
    for (of, mention) in role_mentions() {
        let words = i18n.giver(&ATLAS, of, mention).unwrap();
        let voice = ATLAS.voice(of, mention);
        let is_own = ["自定", "赋予"].iter().any(|word| words.contains(word));
        match mention.given_by.unwrap() {
            GivenBy::Described => assert_eq!(words, "文本描述"),
            GivenBy::Centre => assert_eq!(words, "中央赋予"),
            GivenBy::Province | GivenBy::City | GivenBy::County => {
                let speaker = ATLAS.place(voice.speaker.unwrap());
                assert!(is_own || words.contains(&speaker.names.hans), "{words}");
                let holds = matches!(voice.relation, Some(Relation::Itself | Relation::Below));
                assert_eq!(is_own, holds, "{words}: {}", ATLAS.place(of).key);
                // By the gazetteer alone: a unit of another province or city is another's.
                let mut above = std::iter::successors(Some(of), |id| ATLAS.place(*id).parent);
                let is_within = above.any(|id| Some(id) == voice.speaker);
                if ATLAS.place(of).region.is_some() {
                    assert_eq!(is_within, holds, "{words}: {}", ATLAS.place(of).key);
                }
            }
        }
        own += usize::from(is_own);
        others += usize::from(voice.relation == Some(Relation::Other));
    }
    assert!(own > 200 && others > 8, "{own} {others}");
}

#[test]
fn ziyang_and_sichuan_speak_of_dazu_without_giving_it_anything() {
    let dazu = place("500111");
    let titles: Vec<String> = panel_of(dazu, Language::ZhHans)
        .sections
        .into_iter()
        .map(|section| section.title)
        .collect();
    for wrong in ["省级赋予", "市级赋予", "城市自定"] {
        assert!(!titles.iter().any(|t| t.contains(wrong)), "{titles:?}");
    }
    for right in ["资阳市就外地提出", "四川省就外地提出"] {
        assert!(titles.iter().any(|t| t.contains(right)), "{titles:?}");
    }
    let yanjiang = panel_of(place("512002"), Language::ZhHans);
    assert!(
        yanjiang
            .sections
            .iter()
            .any(|s| s.title.contains("市级赋予"))
    );
}

#[test]
fn every_text_says_whose_words_it_carries() {
    for (_, source) in ATLAS.sources() {
        let speaker = source.speaker.unwrap();
        assert!(speaker.place.is_some(), "{}", source.key);
    }
}

#[test]
fn a_text_is_dated_by_its_saying_and_its_copy_apart_from_it() {
    let suining = source("suining-2021");
    assert_eq!(suining.date, PartialDate::parse("2020-01"));
    assert_eq!(suining.date_basis, DateBasis::Inferred);
    assert_eq!(suining.published, PartialDate::parse("2021-04-18"));
    for (_, source) in ATLAS.sources() {
        let (said, published) = (source.date.unwrap(), source.published);
        assert!(published.is_none_or(|published| !said.is_after(published)));
    }
    let facts_by = |date: Option<&str>| {
        let mut shown = Shown::default();
        shown.set_as_of(date.and_then(PartialDate::parse));
        let of_suining = |mention: &Mention| {
            let source = mention.anchor.source;
            ATLAS.source(source).key == "suining-2021"
        };
        let roles = ATLAS.roles().map(|(_, role)| &role.evidence);
        let said = roles.filter(|evidence| evidence.mentions().iter().any(of_suining));
        said.filter(|evidence| shown.holds(&ATLAS, evidence))
            .count()
    };
    let all = facts_by(None);
    assert!(all > 30);
    for date in ["2020-01", "2020-12", "2021-03"] {
        assert_eq!(facts_by(Some(date)), all, "{date}");
    }
    assert_eq!(facts_by(Some("2019-12")), 0);
}

#[test]
fn paragraphs_and_articles_are_written_in_words() {
    let loci = |language| -> Vec<String> {
        let i18n = I18n::new(language);
        let loci = role_mentions().map(|(_, mention)| i18n.locus(&mention.anchor));
        loci.collect()
    };
    let (zh, en) = (loci(Language::ZhHans), loci(Language::En));
    for (zh, en) in zh.iter().zip(&en) {
        let is_article = zh.starts_with('（') && zh.ends_with('）');
        assert!(
            is_article || (zh.starts_with('第') && zh.ends_with('段')),
            "{zh}"
        );
        assert!(is_article || en.starts_with("para. "), "{en}");
    }
    assert!(zh.iter().any(|locus| locus == "第4段"));
}

#[test]
fn a_citation_names_author_copy_and_address() {
    let id = place("510900");
    let panel = panel_of(id, Language::ZhHans);
    let mut cards = panel.sections.iter().flat_map(|section| &section.cards);
    let own = cards.find_map(|card| {
        let mut mentions = card.mentions.iter();
        mentions.find(|m| ATLAS.source(m.anchor.source).key == "suining-2021")
    });
    let own = own.unwrap();
    for part in ["遂宁日报，见于200字范文", "2021-04-18", "网址不详"] {
        assert!(own.citation.contains(part), "{}", own.citation);
    }
    assert!(
        own.source_line.contains("2020-01（推定）"),
        "{}",
        own.source_line
    );
    for language in Language::ALL {
        let i18n = I18n::new(language);
        for (_, source) in ATLAS.sources() {
            let credit = i18n.credit(source);
            assert!(credit.contains(source.publisher.get(language)), "{credit}");
            assert!(!i18n.address(source).is_empty());
        }
        assert!(i18n.data_text(&ATLAS).contains("2024"));
        assert!(i18n.short_data_text(&ATLAS).contains("2024"));
    }
}

/// A remark on who “the city” is, or on whose text it is, explains what does not follow from the
/// sentence itself.
#[test]
fn a_note_on_the_issuing_city_stands_where_a_place_follows_from_it() {
    let corridors = ATLAS
        .corridors()
        .map(|(_, c)| (&c.key, &c.note, &c.evidence));
    let links = ATLAS.links().map(|(_, l)| (&l.key, &l.note, &l.evidence));
    let idle = corridors.chain(links).filter(|(_, note, evidence)| {
        let explains = note.zh.contains("我市") || note.zh.contains("发文城市");
        explains && evidence.mentions().iter().all(|mention| !mention.derived)
    });
    let idle: Vec<_> = idle.map(|(key, ..)| key).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

/// Two facts of the same places on overlapping phrases spell these places out alike.
#[test]
fn overlapping_phrases_spell_out_the_same_places_alike() {
    let corridors = ATLAS
        .corridors()
        .map(|(_, c)| (&c.key, &c.places, &c.evidence));
    let events = ATLAS
        .events()
        .map(|(_, e)| (&e.key, &e.places, &e.evidence));
    let links = ATLAS.links().map(|(_, l)| (&l.key, &l.places, &l.evidence));
    let facts: Vec<_> = corridors.chain(events).chain(links).collect();
    let of = |places: &[_]| {
        places
            .iter()
            .copied()
            .collect::<std::collections::BTreeSet<_>>()
    };
    let mut unlike = Vec::new();
    for (i, (one, places, evidence)) in facts.iter().enumerate() {
        for (other, others, more) in &facts[i..] {
            if places.is_empty() || of(places) != of(others) {
                continue;
            }
            for a in evidence.mentions() {
                for b in more.mentions() {
                    let (p, q) = (&a.anchor, &b.anchor);
                    let overlap = p.source == q.source && p.start < q.end && q.start < p.end;
                    if overlap && a.derived != b.derived {
                        unlike.push((one, other, p.start));
                    }
                }
            }
        }
    }
    assert!(unlike.is_empty(), "{unlike:?}");
}
