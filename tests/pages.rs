//! Pages that figures are made for: how much of each the map takes, and how large its lettering is.

#![allow(clippy::expect_used, reason = "a test may fail at once")]

mod support;

use std::fmt::Write as _;

use chengyu_atlas::figure_spec::{Notes, PageSize, find};
use chengyu_atlas::i18n::I18n;
use chengyu_atlas::model::{FeatureId, Language};
use chengyu_atlas::projection::PageRect;
use chengyu_atlas::scene::layout::{Figure, figure, usual_title};
use chengyu_atlas::scene::{Extent, Mark, Scene, Shape, Shown};
use expect_test::expect_file;
use support::{ATLAS, THEME};

const MM_PER_PT: f64 = 25.4 / 72.0;

/// What was measured of a figure.
struct Measured {
    name: String,
    page: PageSize,
    scene: Scene,
    subject: Option<FeatureId>,
}

fn measured() -> Vec<Measured> {
    let about = |name: &str| find(&ATLAS, name).expect("a feature");
    let subjects = [
        ("川渝", Extent::Region),
        ("经济圈", Extent::Circle),
        ("资阳市", Extent::Feature(about("资阳"))),
        ("成渝中线高铁", Extent::Feature(about("成渝中线高铁"))),
        ("成渝主轴", Extent::Feature(about("成渝主轴"))),
    ];
    let mut all = Vec::new();
    for page in [
        PageSize::Report,
        PageSize::Column,
        PageSize::A4,
        PageSize::A3,
        PageSize::Slide,
    ] {
        for (subject, extent) in subjects {
            for language in [Language::ZhHans, Language::En] {
                let i18n = I18n::new(language);
                let shown = Shown::default();
                let feature = match extent {
                    Extent::Feature(feature) => Some(feature),
                    _ => None,
                };
                let asked = Figure {
                    page,
                    title: usual_title(&ATLAS, &i18n, &shown, extent),
                    notes: Notes::usual(page),
                    about: feature.into(),
                    ..Figure::new(extent)
                };
                all.push(Measured {
                    name: format!("{page}, {subject}, {}", language.tag()),
                    page,
                    scene: figure(&ATLAS, &i18n, &THEME, &asked),
                    subject: feature,
                });
            }
        }
    }
    all
}

impl Measured {
    fn map_share(&self) -> f64 {
        let area = |frame: &PageRect| frame.width() * frame.height();
        let panels = self.scene.panels.iter().map(|panel| &panel.view);
        let maps = std::iter::once(&self.scene.view).chain(panels);
        let maps: f64 = maps.map(|view| area(&view.frame)).sum();
        maps / (self.scene.page.0 * self.scene.page.1)
    }

    /// The lettering: whose it is, if it is the name of a feature, and its size in points.
    fn lettering(&self) -> impl Iterator<Item = (Option<FeatureId>, f64)> {
        self.scene.items().filter_map(|item| match &item.shape {
            Shape::Text(text) => {
                let named = item.feature.filter(|_| item.mark == Mark::Name);
                Some((named, text.size_pt))
            }
            _ => None,
        })
    }

    /// The size of the name of what the figure is about, which may have smaller numbers behind it.
    fn subject_size(&self) -> Option<f64> {
        let subject = self.subject?;
        let own = self.lettering().filter(|(of, _)| *of == Some(subject));
        own.map(|(_, size)| size).max_by(f64::total_cmp)
    }
}

/// The map is what a figure is for, and its words can be read where it is shown.
#[test]
fn every_page_gives_the_map_its_share_and_its_words_their_size() {
    let mut table = String::from(
        "# What the map takes of its page, and how large the lettering is\n\n\
         Made by `UPDATE_EXPECT=1 cargo test --test pages`: every page with its usual notes.\n\n\
         | figure | page, mm | map | least lettering, pt | of the subject, pt |\n\
         |---|---|---|---|---|\n",
    );
    let mut faults = Vec::new();
    for one in measured() {
        let share = one.map_share();
        let sizes = one.lettering().map(|(_, size)| size);
        let least = sizes.fold(f64::INFINITY, f64::min);
        let subject = one.subject_size();
        let (width, height) = one.scene.page;
        let _ = writeln!(
            table,
            "| {} | {:.0} × {:.0} | {:.0} % | {least:.1} | {} |",
            one.name,
            width * MM_PER_PT,
            height * MM_PER_PT,
            share * 100.0,
            subject.map_or("–".to_owned(), |size| format!("{size:.1}")),
        );
        let (least_rest, least_subject) = match one.page {
            PageSize::Slide => (10.0, 14.0),
            _ => (6.0, 6.0),
        };
        if share < 0.6 {
            faults.push(format!("{}: the map takes {share:.3}", one.name));
        }
        if least < least_rest || subject.is_some_and(|size| size < least_subject) {
            faults.push(format!("{}: {least:.1} pt, {subject:?}", one.name));
        }
    }
    expect_file!["data/pages.md"].assert_eq(&table);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
