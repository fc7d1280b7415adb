//! The list of measures: found, sorted, filtered, opened, begun.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable as _;
use statroom::ui::outbox::{FilePurpose, Place, Wish};
use statroom::ui::theme::Look;

use crate::driver::desk;
use crate::harness::picture;
use crate::register::{empty_at, town_at};

#[test]
fn the_list_of_measures_is_drawn() {
    picture(&mut town_at(Place::Measures, Look::Light), "measures");
}

#[test]
fn the_list_of_measures_is_drawn_in_dark() {
    picture(&mut town_at(Place::Measures, Look::Dark), "measures_dark");
}

#[test]
fn an_empty_list_offers_the_first_step() {
    let mut harness = empty_at(Place::Measures);
    harness.get_by_label("No measures yet");
    picture(&mut harness, "measures_empty");
}
