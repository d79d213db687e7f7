//! How work grows with what a pack holds: each case at a size and at twice that size, which may take
//! little more than twice the time.

#[path = "../tests/growth/packs.rs"]
mod packs;

use divan::Bencher;
use packs::Pack;

fn main() {
    divan::main();
}

fn reading(bencher: Bencher<'_, '_>, pack: &Pack) {
    bencher.bench(|| pack.load().problems.len());
}

fn drawing(bencher: Bencher<'_, '_>, pack: &Pack) {
    // The levels of detail of an atlas are made when they are first drawn.
    bencher
        .with_inputs(|| pack.atlas())
        .bench_refs(|atlas| packs::drawn(atlas));
}

fn making_a_book(bencher: Bencher<'_, '_>, pack: &Pack) {
    bencher
        .with_inputs(|| pack.atlas())
        .bench_refs(|atlas| packs::book(atlas));
}

#[divan::bench(args = [1_500, 3_000], sample_count = 3)]
fn read_all_variants_of_each_other(bencher: Bencher<'_, '_>, roles: usize) {
    // The list of a role has all others: twice the roles are four times the text.
    reading(bencher, &packs::variants(roles));
}

#[divan::bench(args = [10_000, 20_000], sample_count = 3)]
fn read_groups_in_groups(bencher: Bencher<'_, '_>, groups: usize) {
    reading(bencher, &packs::groups(groups, false));
}

#[divan::bench(args = [10_000, 20_000], sample_count = 3)]
fn read_unknown_keys(bencher: Bencher<'_, '_>, roles: usize) {
    reading(bencher, &packs::unknown_keys(roles));
}

#[divan::bench(args = [100_000, 200_000], sample_count = 3)]
fn draw_a_traced_line(bencher: Bencher<'_, '_>, positions: usize) {
    drawing(bencher, &packs::traced_line(positions));
}

#[divan::bench(args = [500, 1_000], sample_count = 3)]
fn draw_links_side_by_side(bencher: Bencher<'_, '_>, links: usize) {
    drawing(bencher, &packs::links_side_by_side(links));
}

#[divan::bench(args = [5_000, 10_000], sample_count = 3)]
fn draw_many_texts(bencher: Bencher<'_, '_>, sources: usize) {
    drawing(bencher, &packs::sources(sources));
}

#[divan::bench(args = [175_000, 350_000], sample_count = 3)]
fn book_of_a_long_name(bencher: Bencher<'_, '_>, characters: usize) {
    making_a_book(bencher, &packs::long_name(characters));
}

#[divan::bench(args = [25_000, 50_000], sample_count = 3)]
fn book_of_a_city_with_many_roles(bencher: Bencher<'_, '_>, roles: usize) {
    making_a_book(bencher, &packs::roles_of_a_city(roles));
}

#[divan::bench(args = [5_000, 10_000], sample_count = 3)]
fn book_of_many_texts(bencher: Bencher<'_, '_>, sources: usize) {
    making_a_book(bencher, &packs::sources(sources));
}

#[divan::bench(args = [2_500, 5_000], sample_count = 3)]
fn book_of_a_corridor_of_many_places(bencher: Bencher<'_, '_>, places: usize) {
    making_a_book(bencher, &packs::corridor_of_places(places));
}
