//! The roles of the bundled pack: what they are about, what the texts say beside designations, and
//! those that a place has through a group.

#![allow(clippy::expect_used, reason = "a test may fail at once")]

mod support;

use std::collections::BTreeMap;

use chengyu_atlas::card::{panel, tooltip};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{FeatureId, Language, PlaceId, RoleCategory};
use support::ATLAS;

const LANGUAGES: [Language; 3] = [Language::ZhHans, Language::ZhHant, Language::En];

fn place(key: &str) -> PlaceId {
    ATLAS.place_by_key(key).expect("a place of the pack")
}

#[test]
fn at_most_one_role_in_ten_is_of_no_category() {
    let mut counts: BTreeMap<RoleCategory, usize> = BTreeMap::new();
    for (_, role) in ATLAS.roles() {
        *counts.entry(role.category).or_default() += 1;
    }
    for category in RoleCategory::ALL {
        assert!(counts.contains_key(&category), "{category:?} has no role");
    }
    let other = counts[&RoleCategory::Other];
    let all = ATLAS.roles().len();
    assert!(other * 10 <= all, "{other} of {all}: {counts:?}");
}

#[test]
fn a_base_of_cooperation_is_no_part_of_a_metropolitan_area() {
    let (_, base) = ATLAS
        .roles()
        .find(|(_, role)| role.key == "yaan-xiezuo-jidi")
        .expect("a role of Ya'an");
    assert_eq!(base.category, RoleCategory::Cooperation);
}

/// Whether some role, target or event of a place rests on a phrase that holds these words.
fn is_said(key: &str, words: &str) -> bool {
    let id = place(key);
    let roles = ATLAS.roles_of(id).iter();
    let targets = ATLAS.targets_of(id).iter();
    let events = ATLAS.events_of(id).iter();
    let mut evidence = roles
        .map(|id| &ATLAS.role(*id).evidence)
        .chain(targets.map(|id| &ATLAS.target(*id).evidence))
        .chain(events.map(|id| &ATLAS.event(*id).evidence));
    evidence.any(|e| {
        let mut mentions = e.mentions().iter();
        mentions.any(|m| m.anchor.quote.as_str().contains(words))
    })
}

#[test]
fn lists_of_sectors_reforms_and_sentences_that_describe_are_roles_too() {
    let said = [
        // Lists of sectors.
        ("512000", "瞄准装备制造、生物医药"),
        ("512000", "现代都市农业"),
        ("512000", "院士工作站"),
        ("sui-tong", "柠檬、生猪、电子信息、天然气"),
        // Reforms.
        ("chengyu", "经济区与行政区适度分离"),
        ("chengyu", "利益联结机制构建"),
        ("chengyu", "统一大市场建设"),
        ("chengyu", "城乡融合发展"),
        ("512000", "经济区与行政区适度分离改革"),
        ("512000", "电力市场化交易改革"),
        // What the centre asks of the region.
        ("chengyu", "加强交通基础设施建设"),
        ("chengyu", "增强协同创新发展能力"),
        ("chengyu", "强化公共服务共建共享"),
        ("chengyu", "强化要素市场化配置"),
        // Sentences that describe.
        ("cheng-de-mei-zi", "四市地理相連"),
        ("cheng-de-mei-zi", "經濟聯繫最為緊密"),
        ("chengdu-metro", "起步期、成長期、提升期三個階段"),
        // The last items of enumerations, and what stands beside a designation.
        ("512000", "人口吸纳"),
        ("512000", "国家战略承载能力"),
        ("512000", "在资阳转移转化"),
        ("cheng-zi", "“双循环”"),
        ("510900", "遂宁全面融入"),
        ("suining-gaoxinqu", "加快深度融入"),
        ("510923", "在更高层级参与区域协同发展"),
        ("511800", "大数据产业园"),
        ("511800", "四向拓展"),
    ];
    for (key, words) in said {
        assert!(is_said(key, words), "{key}: {words}");
    }
}

/// A measure, a means or a maxim gives no place a role; what is said of firms, capital or land is
/// not said of the city.
#[test]
fn an_act_without_a_role_for_the_place_is_none() {
    let acts = [
        ("cheng-de-mei-zi", "辦好這件"),
        ("510000", "以扩大改革开放为动力"),
        ("sui-tong", "破除行政壁垒"),
        ("suining-jingkaiqu", "抢占产业发展先机"),
        ("cheng-zi", "供给侧结构性改革"),
        ("cheng-zi", "政策保障体系"),
        ("512000", "争取布局重大发展平台"),
        ("512000", "创新探索新时代城市转型"),
        ("512000", "强化产业链招商"),
        ("512000", "“走出去”"),
        ("512000", "联合举办投资推介"),
        ("512000", "资源向重点区域倾斜"),
        ("512000", "“后半篇”文章"),
        ("512000", "市场准入负面清单"),
        ("512000", "民营资本进入"),
        ("512000", "国有企业市场化转型"),
        ("512000", "国资国企合作"),
    ];
    for (key, words) in acts {
        assert!(!is_said(key, words), "{key}: {words}");
    }
}

#[test]
fn who_takes_part_in_something_is_said_to_take_part() {
    for (_, role) in ATLAS.roles() {
        let mentions = role.evidence.mentions().iter();
        let mut verbs = mentions.filter_map(|m| m.status_text.as_deref());
        let takes_part = verbs.any(|verb| verb.contains("参与"));
        assert!(
            !takes_part || role.title.zh.contains("参与"),
            "{}",
            role.key
        );
    }
}

#[test]
fn the_category_of_metropolitan_areas_does_not_read_as_membership() {
    let key = "category-metropolitan-area";
    for (language, word) in LANGUAGES.into_iter().zip(["协作", "協作", "cooperation"]) {
        let label = I18n::new(language).tr(key);
        assert!(label.contains(word), "{label}");
    }
}

#[test]
fn members_show_the_roles_they_have_through_their_group_and_say_so() {
    let members = [
        ("511500", "yibin-luzhou"),
        ("510500", "yibin-luzhou"),
        ("511300", "nanchong-dazhou"),
        ("511700", "nanchong-dazhou"),
    ];
    for language in LANGUAGES {
        let i18n = I18n::new(language);
        for (member, group) in members {
            let feature = FeatureId::Place(place(member));
            let panel = panel(&ATLAS, &i18n, feature);
            assert_eq!(panel.empty, None, "{member}");
            let name = ATLAS.place(place(group)).names.full(language);
            let through = panel.sections.iter().find(|s| s.title.contains(name));
            let cards = &through.expect("a section of the group's roles").cards;
            let keys: Vec<_> = cards.iter().map(|card| card.key.as_str()).collect();
            let sub_centre = format!("{group}-fuzhongxin");
            assert!(keys.contains(&sub_centre.as_str()), "{member}: {keys:?}");
            assert!(cards.iter().all(|card| !card.mentions.is_empty()));
            let (_, line) = tooltip(&ATLAS, &i18n, feature);
            assert!(line.contains(name), "{member}: {line}");
        }
    }
}

#[test]
fn a_places_own_roles_stand_before_those_of_its_groups() {
    let i18n = I18n::new(Language::ZhHans);
    let own = ATLAS.roles_of(place("512000")).len();
    let panel = panel(&ATLAS, &i18n, FeatureId::Place(place("512000")));
    let is_through = |title: &str| title.contains("经成");
    let why = i18n.tr("detail-why-colour");
    let sections = panel.sections.iter().filter(|s| s.title != why);
    let before = sections.take_while(|s| !is_through(&s.title));
    let cards: usize = before.map(|section| section.cards.len()).sum();
    assert_eq!(cards, own);
    let groups: Vec<_> = panel
        .sections
        .iter()
        .map(|section| section.title.as_str())
        .filter(|title| is_through(title))
        .collect();
    assert_eq!(groups.len(), 2, "{groups:?}");
}
