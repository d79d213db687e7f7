//! Picking: what is drawn is what the pointer, the keyboard and a screen reader find.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail at once")]

#[path = "support/desk.rs"]
mod desk;

use chengyu_atlas::action::Action;
use chengyu_atlas::card;
use chengyu_atlas::i18n::{I18n, keys};
use chengyu_atlas::model::{Corridor, FeatureId, Language};
use chengyu_atlas::projection::PagePt;
use chengyu_atlas::scene::{Layer, LetteringBox, LetteringPart};
use chengyu_atlas::state::{Dialog, Subject, Topic};
use desk::{Desk, SHARED};
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Views of the map: the whole circle, the knot about Ziyang, Chongqing, and a valley of zones.
const VIEWS: [Option<(f64, f64, f64)>; 4] = [
    None,
    Some((104.36, 30.39, 9.5)),
    Some((106.5, 29.6, 10.2)),
    Some((105.2, 30.1, 8.6)),
];

fn i18n() -> I18n {
    I18n::new(Language::ZhHans)
}

/// A window with all that texts say on the map.
fn open() -> Desk {
    Desk::open(Language::ZhHans, |state| {
        state.shown.set(Layer::Corridors, true);
    })
}

/// The same, in each of the views.
fn in_views(mut check: impl FnMut(&mut Desk)) {
    let mut desk = open();
    for view in VIEWS {
        if let Some((lon, lat, zoom)) = view {
            desk.go(lon, lat, zoom);
        }
        check(&mut desk);
    }
}

/// The lettering of the map that is in view, with its middle.
fn lettering(desk: &Desk, of: impl Fn(&LetteringPart) -> bool) -> Vec<(LetteringBox, PagePt)> {
    let all = desk.scene().picking.lettering.iter();
    let placed = all.filter_map(|l| Some((l.clone(), l.middle()?)));
    let seen = placed.filter(|(l, at)| of(&l.part) && desk.is_clear(*at));
    seen.collect()
}

fn name(feature: FeatureId) -> String {
    card::tooltip(&SHARED, &i18n(), feature).0
}

#[test]
fn a_click_in_the_middle_of_a_name_picks_what_it_names() {
    let (mut places, mut links, mut corridors) = (0, 0, 0);
    in_views(|desk| {
        for (named, at) in lettering(desk, |part| *part == LetteringPart::Name) {
            let done = desk.click(at);
            let picked = Action::Select(Some(named.feature));
            assert_eq!(done, [picked], "{}", name(named.feature));
            match named.feature {
                FeatureId::Place(_) => places += 1,
                FeatureId::Link(_) => links += 1,
                FeatureId::Corridor(_) => corridors += 1,
            }
        }
    });
    let counts = (places, links, corridors);
    assert!(
        places > 40 && links > 20 && corridors > 10,
        "too few to tell: {counts:?}"
    );
}

#[test]
fn in_the_accessibility_tree_what_has_a_name_is_found_there_and_a_click_picks_it() {
    in_views(|desk| {
        let names = lettering(desk, |part| *part == LetteringPart::Name);
        for (named, _) in names {
            let label = {
                let (name, line) = card::tooltip(&SHARED, &i18n(), named.feature);
                format!("{name} {line}")
            };
            let find = |desk: &Desk, click: bool| {
                let mut nodes = desk
                    .harness
                    .query_all_by_role_and_label(Role::GraphicsSymbol, &label);
                let node = nodes.next();
                let node = node.unwrap_or_else(|| panic!("{label} is not in the tree"));
                if click {
                    node.click_accesskit();
                }
                node.rect().center()
            };
            let _ = desk.take_done();
            let at = find(desk, true);
            desk.harness.run_steps(2);
            let done = desk.take_done();
            assert_eq!(done, [Action::Select(Some(named.feature))], "{label}");
            desk.harness.hover_at(at);
            desk.harness.run_steps(2);
            let hovered = desk.harness.state().panes.map.hover();
            let same = |feature| card::tooltip(&SHARED, &i18n(), feature).0;
            assert_eq!(hovered.map(same), Some(name(named.feature)), "{label}");
        }
    });
}

#[test]
fn a_ring_tells_the_status_in_words_and_picks_its_line() {
    let mut rings = 0;
    in_views(|desk| {
        for (ring, at) in lettering(desk, |part| *part == LetteringPart::Status) {
            let FeatureId::Link(id) = ring.feature else {
                panic!("{ring:?}");
            };
            assert_eq!(desk.hover(at), Some(ring.feature));
            let status = i18n().tr(keys::status(SHARED.link(id).status));
            desk.assert_says(&format!("{status} · {}", i18n().tr("detail-as-of")));
            let clicked = desk.click(at);
            // The handles of the panels lie over the map's edges.
            if matches!(
                clicked[..],
                [Action::ToggleLeftPanel | Action::ToggleRightPanel]
            ) {
                continue;
            }
            assert_eq!(clicked, [Action::Select(Some(ring.feature))]);
            rings += 1;
        }
    });
    assert!(rings > 20, "{rings} rings");
}

#[test]
fn a_glyph_tells_its_roles_and_leads_to_the_phrase_of_one() {
    let mut glyphs = 0;
    in_views(|desk| {
        let is_glyph = |part: &LetteringPart| {
            matches!(part, LetteringPart::Glyph(_) | LetteringPart::MoreGlyphs(_))
        };
        for (glyph, at) in lettering(desk, is_glyph) {
            let FeatureId::Place(id) = glyph.feature else {
                panic!("{glyph:?}");
            };
            assert_eq!(desk.hover(at), Some(glyph.feature));
            let category = match &glyph.part {
                LetteringPart::Glyph(category) => *category,
                LetteringPart::MoreGlyphs(all) => all[0],
                part => panic!("{part:?}"),
            };
            desk.assert_says(&i18n().tr(keys::category(category)));
            let done = desk.click(at);
            let [Action::ShowQuote(feature, (role, ..))] = done.as_slice() else {
                panic!("{done:?}");
            };
            assert_eq!(*feature, glyph.feature);
            let own = SHARED.roles_of(id).iter().map(|id| SHARED.role(*id));
            let of_category = own.filter(|role| role.category == category);
            assert!(
                of_category.into_iter().any(|own| own.key == *role),
                "{role}"
            );
            glyphs += 1;
        }
    });
    assert!(glyphs > 20, "{glyphs} glyphs");
}

#[test]
fn the_phrase_behind_a_glyph_is_brought_into_sight() {
    let mut desk = open();
    let glyphs = lettering(&desk, |part| matches!(part, LetteringPart::Glyph(_)));
    let (glyph, at) = glyphs
        .into_iter()
        .max_by_key(|(glyph, _)| match glyph.feature {
            FeatureId::Place(id) => SHARED.roles_of(id).len(),
            _ => 0,
        })
        .expect("a glyph");
    let done = desk.click(at);
    let [Action::ShowQuote(_, (role, ..))] = done.as_slice() else {
        panic!("{done:?}");
    };
    let mut roles = SHARED.roles();
    let found = roles.find(|(_, r)| r.key == *role).expect("a role").1;
    let phrase = found.evidence.principal().anchor.quote.as_str();
    let phrase = i18n().quoted(phrase);
    let state = &mut desk.harness.state_mut().state;
    done.into_iter().for_each(|action| {
        let _ = state.apply(action);
    });
    // The panel opens with the phrase in sight.
    let reveal = desk.state().reveal.clone();
    assert!(reveal.is_some());
    desk.settle();
    assert_eq!(desk.state().selection, Some(glyph.feature));
    let mut nodes = desk.harness.query_all_by_label(&phrase);
    let in_sight = nodes.any(|node| node.rect().top() > 60.0 && node.rect().bottom() < 780.0);
    assert!(in_sight, "{phrase}");
}

#[test]
fn an_inset_tells_and_picks_the_district_that_it_shows() {
    let mut desk = open();
    let insets = desk.scene().picking.insets.clone();
    let [inset] = insets.as_slice() else {
        panic!("{insets:?}");
    };
    let to_page = inset.view.transform();
    let districts: Vec<_> = SHARED.central_districts().map(|(_, r)| r.clone()).collect();
    assert_eq!(districts.len(), 9);
    for region in districts {
        let feature = FeatureId::Place(region.place);
        let area = to_page.project(region.label_point.to_world());
        let named = inset.names.iter().find(|n| n.feature == feature);
        let name_at = named.and_then(LetteringBox::middle);
        let is_free = inset.name_at(area).is_none_or(|n| n.feature == feature);
        for at in name_at.into_iter().chain(is_free.then_some(area)) {
            assert_eq!(desk.hover(at), Some(feature), "{}", name(feature));
            assert_eq!(desk.click(at), [Action::Select(Some(feature))]);
        }
        desk.hover(area);
        let pointer = desk.harness.state().panes.map.pointer().expect("a place");
        assert!(
            region.area.contains(pointer.to_world()),
            "{}",
            name(feature)
        );
        let outside = i18n().tr("status-outside");
        assert!(!desk.texts().contains(&outside), "{}", name(feature));
        desk.assert_says(&name(feature));
    }
    // It is in the tree as well.
    for named in &inset.names {
        let start = name(named.feature);
        let symbols = desk.harness.query_all_by_role(Role::GraphicsSymbol);
        let labels = symbols.filter_map(|node| node.accesskit_node().label());
        assert!(labels.into_iter().any(|l| l.starts_with(&start)), "{start}");
    }
}

#[test]
fn the_count_of_a_bundle_lists_all_its_corridors() {
    let mut bundles = 0;
    in_views(|desk| {
        let all = desk.scene().picking.bundles.clone();
        for bundle in all {
            let middle = bundle.button[bundle.button.len() / 2].center;
            if !desk.is_clear(middle) {
                continue;
            }
            bundles += 1;
            let listed = Action::ListCorridors(bundle.corridors.clone());
            assert_eq!(desk.click(middle).as_slice(), std::slice::from_ref(&listed));
            let title = card::corridor_list_title(&SHARED, &i18n(), &bundle.corridors);
            desk.hover(middle);
            desk.assert_says(&title);
            // A screen reader finds a button for it.
            let _ = desk.take_done();
            let buttons = desk
                .harness
                .query_all_by_role_and_label(Role::Button, &title);
            buttons.for_each(|button| button.click_accesskit());
            desk.harness.run_steps(2);
            assert!(desk.take_done().contains(&listed), "{title}");
        }
    });
    assert!(bundles > 5, "{bundles} bundles");
}

#[test]
fn a_list_shows_each_of_its_corridors_and_back_leads_to_it() {
    let mut desk = open();
    // Those between Chengdu and Ziyang, whether or not their count has room.
    let ends = ["510100", "512000"].map(|key| SHARED.place_by_key(key).expect("a city"));
    let ties = |corridor: &Corridor| ends.iter().all(|end| corridor.places.contains(end));
    let tied = SHARED.corridors().filter(|(_, corridor)| ties(corridor));
    let corridors: Vec<_> = tied.map(|(id, _)| id).collect();
    assert!(corridors.len() >= 14, "{corridors:?}");
    let state = &mut desk.harness.state_mut().state;
    state.list_corridors(corridors.clone());
    desk.settle();
    let list = card::corridor_list(&SHARED, &i18n(), &corridors);
    desk.assert_says(&list.title);
    assert!(
        list.title.contains(&corridors.len().to_string()),
        "{}",
        list.title
    );
    for row in &list.rows {
        let links = || {
            desk.harness
                .query_all_by_role_and_label(Role::Link, &row.title)
        };
        assert_eq!(links().count(), 1, "{}", row.title);
        desk.assert_says(&row.quote);
    }
    let last = list.rows.last().expect("a row");
    let mut links = desk
        .harness
        .query_all_by_role_and_label(Role::Link, &last.title);
    links.next().expect("a link").click_accesskit();
    drop(links);
    desk.harness.run_steps(2);
    desk.apply();
    let chosen = FeatureId::Corridor(last.corridor);
    assert_eq!(desk.state().selection, Some(chosen));
    let count = i18n().tr_n("bundle-count", corridors.len());
    let back = i18n().tr_with("bundle-back", &[("count", &count)]);
    let link = desk.harness.get_by_role_and_label(Role::Link, &back);
    link.click_accesskit();
    desk.harness.run_steps(2);
    desk.apply();
    assert_eq!(desk.state().topic(), Topic::Corridors(corridors));
}

#[test]
fn a_point_of_open_land_picks_no_hull_whose_edge_is_far_away() {
    in_views(|desk| {
        let scene = desk.scene().clone();
        for (row, column) in (0..15_u8).flat_map(|row| (0..20_u8).map(move |c| (row, c))) {
            let share = |i: u8, of: u8| (f64::from(i) + 0.5) / f64::from(of);
            let at = PagePt::new(
                scene.page.0 * share(column, 20),
                scene.page.1 * share(row, 15),
            );
            let named = scene.picking.lettering_at(at).is_some();
            let Some(found @ FeatureId::Corridor(_)) = desk.hover(at).filter(|_| !named) else {
                continue;
            };
            let mut own = scene.picking.outlines.iter().filter(|o| o.feature == found);
            let is_near = own.any(|o| o.is_ribbon || o.distance_to_edge(at) <= 12.0);
            assert!(
                is_near || scene.picking.bundle_at(at).is_some(),
                "{found:?}"
            );
        }
    });
}

// The context menu.

/// The entries of the menu that is open.
fn entries(desk: &Desk) -> Vec<String> {
    let buttons = desk.harness.query_all_by_role(Role::Button);
    let labels = buttons.filter_map(|node| node.accesskit_node().label());
    labels.collect()
}

fn choose(desk: &mut Desk, entry: &str) -> Vec<Action> {
    let _ = desk.take_done();
    let buttons = desk
        .harness
        .query_all_by_role_and_label(Role::Button, entry);
    buttons.for_each(|button| button.click_accesskit());
    desk.harness.run_steps(3);
    desk.take_done()
}

#[test]
fn the_menu_of_what_is_drawn_selects_copies_and_makes_a_figure_of_it() {
    let mut desk = open();
    let i18n = i18n();
    let names = lettering(&desk, |part| *part == LetteringPart::Name);
    let mut kinds = [false; 3];
    for (named, at) in names {
        let feature = named.feature;
        let kind = match feature {
            FeatureId::Place(_) => 0,
            FeatureId::Link(_) => 1,
            FeatureId::Corridor(_) => 2,
        };
        if std::mem::replace(&mut kinds[kind], true) {
            continue;
        }
        let panel = card::panel(&SHARED, &i18n, feature);
        let mention = panel.first_mention().expect("a mention");
        for (entry, done) in [
            ("context-select", Action::Select(Some(feature))),
            ("context-alone", Action::Show(feature)),
            ("context-figure", Action::FigureOf(feature)),
            ("context-copy-name", Action::Copy(name(feature))),
            ("context-copy-quote", Action::Copy(mention.quote.clone())),
            (
                "button-copy-citation",
                Action::Copy(mention.citation.clone()),
            ),
        ] {
            desk.press(at, PointerButton::Secondary);
            assert_eq!(choose(&mut desk, &i18n.tr(entry)), [done], "{entry}");
            let is_closed = !entries(&desk).contains(&i18n.tr("context-copy-name"));
            assert!(is_closed, "the menu stays open after {entry}");
        }
    }
    assert_eq!(kinds, [true; 3]);
}

#[test]
fn the_menu_gives_the_coordinates_of_its_point_and_what_else_lies_there() {
    let mut desk = open();
    let i18n = i18n();
    let codes = lettering(&desk, |part| *part == LetteringPart::Status);
    let (code, at) = codes.first().expect("a code").clone();
    desk.press(at, PointerButton::Secondary);
    let ground = desk.scene().to_page.unproject(at).to_lon_lat();
    let coordinates = format!("{:.5}, {:.5}", ground.lon_deg, ground.lat_deg);
    let entry = i18n.tr_with("context-copy-coordinates", &[("at", &coordinates)]);
    assert!(entries(&desk).contains(&entry), "{:?}", entries(&desk));
    desk.assert_says(&i18n.tr("context-here"));
    desk.assert_says(&name(code.feature));
    assert_eq!(choose(&mut desk, &entry), [Action::Copy(coordinates)]);
}

#[test]
fn on_land_that_is_not_the_regions_the_menu_has_coordinates_alone() {
    let mut desk = open();
    desk.go(110.5, 33.0, 8.0);
    let i18n = i18n();
    let frame = desk.scene().view.frame;
    let steps = (1..40).map(|i| frame.max.offset(-f64::from(i) * 8.0, -frame.height() * 0.5));
    let clear: Vec<PagePt> = steps.filter(|at| desk.is_clear(*at)).collect();
    let mut outside = clear.into_iter().filter(|at| desk.hover(*at).is_none());
    let at = outside.next().expect("a point outside");
    desk.press(at, PointerButton::Secondary);
    desk.assert_says(&i18n.tr("status-outside"));
    let entries = entries(&desk);
    let coordinates = entries
        .iter()
        .any(|e| e.starts_with(&i18n.tr_with("context-copy-coordinates", &[("at", "")])));
    assert!(coordinates, "{entries:?}");
    assert!(!entries.contains(&i18n.tr("context-select")), "{entries:?}");
}

#[test]
fn the_menu_of_a_count_lists_its_bundle_and_a_click_beside_it_picks_nothing() {
    let mut desk = open();
    let all = desk.scene().picking.bundles.clone();
    let clear = all.iter().find(|b| desk.is_clear(b.button[0].center));
    let bundle = clear.expect("a bundle");
    let at = bundle.button[0].center;
    let count = bundle.corridors.len().to_string();
    let entry = i18n().tr_with("context-list", &[("n", &count)]);
    desk.press(at, PointerButton::Secondary);
    assert!(entries(&desk).contains(&entry), "{:?}", entries(&desk));
    assert_eq!(
        desk.click(PagePt::new(30.0, 30.0)),
        [],
        "it closes the menu"
    );
    assert!(!entries(&desk).contains(&entry));
    desk.press(at, PointerButton::Secondary);
    let listed = Action::ListCorridors(bundle.corridors.clone());
    assert_eq!(choose(&mut desk, &entry), [listed]);
}

#[test]
fn the_menu_of_a_band_that_stands_for_several_lists_them_where_their_count_has_no_room() {
    let mut desk = open();
    let i18n = i18n();
    let outlines = desk.scene().picking.outlines.clone();
    let middle = |points: &[PagePt]| {
        let half = points.len() / 2;
        let (a, b) = (points[half / 2], points[half + half / 2]);
        PagePt::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y))
    };
    let mut bands = outlines.iter().filter(|o| o.is_ribbon);
    let found = bands.find_map(|band| {
        let at = middle(&band.points);
        let picking = desk.scene().picking.clone();
        let is_free = picking.lettering_at(at).is_none() && picking.bundle_at(at).is_none();
        // A line or a symbol may lie on the band.
        let is_clear = is_free && desk.is_clear(at);
        let top = desk.hover(at).filter(|_| is_clear)?;
        let all = picking.drawn_as_one(top);
        (all.len() > 1).then_some((at, all))
    });
    let (at, all) = found.expect("a band of several");
    desk.press(at, PointerButton::Secondary);
    let entry = i18n.tr_with("context-list", &[("n", &all.len().to_string())]);
    assert_eq!(choose(&mut desk, &entry), [Action::ListCorridors(all)]);
}

#[test]
fn the_menu_key_and_shift_f10_open_the_menu_of_the_selection() {
    let mut desk = open();
    let names = lettering(&desk, |part| *part == LetteringPart::Name);
    let feature = names.first().expect("a name").0.feature;
    desk.harness.state_mut().state.select(Some(feature));
    desk.settle();
    let select = i18n().tr("context-select");
    for (modifiers, key) in [(Modifiers::NONE, Key::Menu), (Modifiers::SHIFT, Key::F10)] {
        assert!(!entries(&desk).contains(&select));
        desk.harness.key_press_modifiers(modifiers, key);
        desk.harness.run_steps(3);
        assert!(entries(&desk).contains(&select), "{key:?}");
        desk.harness.key_press(Key::Escape);
        desk.harness.run_steps(3);
    }
    assert_eq!(
        desk.state().selection,
        Some(feature),
        "Esc closes the menu alone"
    );
}

#[test]
fn a_figure_of_a_feature_opens_the_dialogue_with_it_as_the_subject() {
    let mut desk = open();
    let names = lettering(&desk, |part| *part == LetteringPart::Name);
    let feature = names.first().expect("a name").0.feature;
    let state = &mut desk.harness.state_mut().state;
    state.figure.title = Some("another".to_owned());
    let _ = state.apply(Action::FigureOf(feature));
    assert_eq!(state.selection, Some(feature));
    assert_eq!(state.dialog, Some(Dialog::Figure));
    assert_eq!(state.figure.subject, Subject::Selection);
    assert_eq!(state.figure.title, None);
}

// The panel.

#[test]
fn a_long_title_keeps_clear_of_the_button_that_closes_the_panel() {
    for language in Language::ALL {
        let i18n = I18n::new(language);
        let corridors = SHARED.corridors().map(|(id, _)| FeatureId::Corridor(id));
        let links = SHARED.links().map(|(id, _)| FeatureId::Link(id));
        let places = SHARED.places().map(|(id, _)| FeatureId::Place(id));
        let title = |feature| card::tooltip(&SHARED, &i18n, feature).0;
        let mut all: Vec<FeatureId> = corridors.chain(links).chain(places).collect();
        all.sort_by_key(|feature| std::cmp::Reverse(title(*feature).chars().count()));
        let mut desk = Desk::open(language, |_| {});
        for feature in all.into_iter().take(24) {
            desk.harness.state_mut().state.select(Some(feature));
            desk.harness.run_steps(3);
            let title = title(feature);
            let close = i18n.tr("button-close");
            let close = desk
                .harness
                .get_by_role_and_label(Role::Button, &close)
                .rect();
            let titles = desk
                .harness
                .query_all_by_role_and_label(Role::Label, &title);
            let heads: Vec<_> = titles.map(|node| node.rect()).collect();
            let head = heads.iter().filter(|r| r.left() > 700.0);
            let head = head.min_by(|a, b| a.top().total_cmp(&b.top()));
            let head = head.unwrap_or_else(|| panic!("{title} is not shown"));
            assert!(head.right() <= close.left(), "{title}: {head} {:?}", close);
        }
    }
}
