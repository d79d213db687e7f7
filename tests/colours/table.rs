//! The lightness and the contrast of what a map is drawn with, as a table that is kept.

use std::fmt::Write as _;

use chengyu_atlas::scene::{Rgba, Standing, Theme};
use expect_test::expect_file;

use super::vision::{Vision, contrast, lab};
use super::{Named, base_lines, family_colors, fills, link_lines, themes};

#[test]
fn the_table_of_lightness_and_contrast_is_that_of_the_themes() {
    let mut table = String::from(
        "# How light the colours of the themes are, and how they stand out\n\n\
         Made by `UPDATE_EXPECT=1 cargo test --test colours`. Lightness is L* of CIELAB, in normal \
         vision that of the grey; contrast is WCAG 2's, the least on any fill of the theme.\n",
    );
    steps(&mut table);
    for (name, theme) in themes() {
        contrasts(&mut table, name, &theme);
    }
    expect_file!["../data/colours.md"].assert_eq(&table);
}

/// The fills of the theme for print in the order of their rank, and how far each is from the one
/// before it, for every way of seeing.
fn steps(table: &mut String) {
    let theme = Theme::print();
    let ranked: [Named; 6] = [
        ("core city", theme.standing(Standing::Core)),
        ("sub-centre", theme.standing(Standing::SubCentre)),
        ("member of a group", theme.standing(Standing::Member)),
        ("mentioned", theme.standing(Standing::Mentioned)),
        ("outside", theme.outside),
        ("not mentioned", theme.standing(Standing::NotMentioned)),
    ];
    table.push_str("\n## Steps of the theme `print`, L* (and to the one before)\n\n| fill |");
    for vision in Vision::ALL {
        let _ = write!(table, " {vision:?} |");
    }
    table.push_str("\n|---|---|---|---|---|---|---|\n");
    let mut before: Option<Rgba> = None;
    for (name, color) in ranked {
        let _ = write!(table, "| {name} |");
        for vision in Vision::ALL {
            let light = lab(color, vision).0;
            let step = before.map(|before| light - lab(before, vision).0);
            let step = step.map_or_else(String::new, |step| format!(" (+{step:.1})"));
            let _ = write!(table, " {light:.1}{step} |");
        }
        table.push('\n');
        before = Some(color);
    }
}

/// The contrast of ink, lines and families with the fills of a theme, and with paper, which is
/// their casing and their halo.
fn contrasts(table: &mut String, name: &str, theme: &Theme) {
    let _ = write!(
        table,
        "\n## Contrast in the theme `{name}`\n\n| mark | least on a fill | on | on paper |\n\
         |---|---|---|---|\n"
    );
    let mut marks: Vec<Named> = vec![("ink", theme.ink), ("soft ink", theme.ink_soft)];
    marks.extend(link_lines(theme).into_iter().map(|(line, _)| line));
    marks.extend(family_colors(theme));
    marks.extend(base_lines(theme));
    marks.push(("selection", theme.selection));
    let grounds = fills(theme);
    for (mark, color) in marks {
        let ratios = grounds
            .iter()
            .map(|(ground, fill)| (contrast(color, *fill), *ground));
        let (least, ground) = ratios
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .expect("a theme has fills");
        let paper = contrast(color, theme.paper);
        let _ = writeln!(table, "| {mark} | {least:.1} | {ground} | {paper:.1} |");
    }
}
