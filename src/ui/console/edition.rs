//! For whom a memo is written: chosen beside the button that writes it.

use eframe::egui::Ui;

use crate::domain::edition::{Edition, MemoEdition};
use crate::export::memo::MemoKind;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::filter::menu;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;

/// The button that names the edition and lists the others when pressed.
pub fn edition_button(ui: &mut Ui, chosen: &mut MemoEdition, full_width: bool) {
    let name = format!("Edition: {}", chosen.edition.label());
    let button = Button::secondary(chosen.edition.label()).named(&name);
    let button = ui.add(if full_width {
        button.full_width()
    } else {
        button
    });
    let labels: Vec<&str> = Edition::ALL.iter().map(|edition| edition.label()).collect();
    let at = Edition::ALL.iter().position(|one| *one == chosen.edition);
    let pressed = menu(ui, &button, &labels, at);
    if let Some(edition) = pressed.and_then(|at| Edition::ALL.get(at)) {
        chosen.edition = *edition;
    }
}

/// What the chosen edition leaves out, and whether the department's has the questions.
pub fn edition_words(ui: &mut Ui, chosen: &mut MemoEdition, kind: MemoKind) {
    if (kind, chosen.edition) == (MemoKind::Stat, Edition::Department) {
        let words = "With the questions for the panel";
        tick_box(ui, &mut chosen.with_questions, words);
    }
    let words = leaves_out(chosen.edition, kind);
    if !words.is_empty() {
        text::caption(ui, words);
    }
}

/// What an edition leaves out; nothing of the panel's.
const fn leaves_out(edition: Edition, kind: MemoKind) -> &'static str {
    match (edition, kind) {
        (Edition::Panel, _) => "",
        (Edition::Department, MemoKind::Stat) => {
            "Small numbers are hidden where a measure's rules ask for it."
        }
        (Edition::Department, MemoKind::FollowUp) => {
            "Everything; small numbers would be hidden where a measure's rules ask for it."
        }
        (Edition::Public, MemoKind::Stat) => {
            "Leaves out the questions, notes of earlier discussions, written responses and proposed \
             measures, and hides small numbers where a measure's rules ask for it. Read what was \
             written by hand."
        }
        (Edition::Public, MemoKind::FollowUp) => {
            "Leaves out escalations, doubts about data, the parking lot and the words of written \
             responses. Read what was written by hand."
        }
    }
}
