//! For whom a memo is written: chosen beside the button that writes it.

use eframe::egui::Ui;

use crate::domain::edition::{Edition, MemoEdition};
use crate::export::memo::MemoKind;
use crate::program::query::{ActionRow, MeetingView};
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::Tone;
use crate::ui::verbs::{ExportVerb, Verb};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::chip::filter_chip;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::filter::menu;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;

/// The fields in which it is chosen, beside the button that exports: for whom, and of a meeting of several departments
/// whose items.
pub fn edition_fields(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    chosen: &mut MemoEdition,
) {
    let several = view.departments.len() > 1;
    let shares: &[f32] = if several { &[1.0, 1.0] } else { &[1.0] };
    columns(ui, shares, 130.0, |ui, index| {
        if index == 0 {
            let mut at = place(chosen.edition);
            let _ = Field::new("Edition").choice(ui, &mut at, &labels());
            choose(chosen, at);
        } else {
            department_field(ui, frame, view, chosen);
        }
    });
    if !several {
        chosen.department = None;
    }
}

/// The same where there is room for a chip only.
pub fn edition_chip(ui: &mut Ui, chosen: &mut MemoEdition) {
    let words = chosen.edition.label();
    let chip = filter_chip(ui, words, chosen.edition != Edition::Panel);
    let chip = chip.on_hover_text("For whom the memo is exported");
    let pressed = menu(ui, &chip, &labels(), place(chosen.edition));
    choose(chosen, pressed);
}

fn labels() -> Vec<&'static str> {
    Edition::ALL.iter().map(|edition| edition.label()).collect()
}

fn place(edition: Edition) -> Option<usize> {
    Edition::ALL.iter().position(|one| *one == edition)
}

fn choose(chosen: &mut MemoEdition, at: Option<usize>) {
    if let Some(edition) = at.and_then(|at| Edition::ALL.get(at)) {
        chosen.edition = *edition;
    }
}

/// Whether the memo holds what concerns every department or one of them.
fn department_field(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, chosen: &mut MemoEdition) {
    let mut at = Some(department_place(view, chosen));
    let _ = Field::new("Items of").choice(ui, &mut at, &departments(frame, view, "All"));
    choose_department(view, chosen, at);
}

/// The same where there is room for a chip only; nothing for a meeting of one department.
pub fn department_chip(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    chosen: &mut MemoEdition,
) {
    let names = departments(frame, view, "All departments");
    let at = department_place(view, chosen);
    if names.len() < 3 {
        chosen.department = None;
        return;
    }
    let words = names.get(at).copied().unwrap_or_default();
    let chip = filter_chip(ui, words, at > 0);
    let chip = chip.on_hover_text("Whose items the memo holds");
    let pressed = menu(ui, &chip, &names, Some(at));
    if pressed.is_some() {
        choose_department(view, chosen, pressed);
    }
}

/// The names to choose from: all, then each department of the meeting.
fn departments<'n>(frame: &Frame<'n>, view: &MeetingView, all: &'n str) -> Vec<&'n str> {
    let directory = &frame.models.directory;
    let names = view.departments.iter();
    let names = names.map(|id| directory.department_name(Some(*id)));
    std::iter::once(all).chain(names).collect()
}

/// The place of the chosen department among the names; one of another meeting is let go.
fn department_place(view: &MeetingView, chosen: &mut MemoEdition) -> usize {
    let place = |id| view.departments.iter().position(|one| *one == id);
    let at = chosen.department.and_then(place);
    if at.is_none() {
        chosen.department = None;
    }
    at.map_or(0, |at| at + 1)
}

fn choose_department(view: &MeetingView, chosen: &mut MemoEdition, at: Option<usize>) {
    let at = at.and_then(|at| at.checked_sub(1));
    chosen.department = at.and_then(|at| view.departments.get(at)).copied();
}

/// What else is written for a meeting beside the memo, a button each.
pub fn other_papers(ui: &mut Ui, papers: &[ExportVerb], outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        for paper in papers {
            let button = Button::secondary(paper.short()).compact();
            let button = button.named(paper.label());
            if ui.add(button).clicked() {
                outbox.act(Verb::Export(*paper));
            }
        }
    });
}

/// What the chosen edition leaves out, and whether the department's has the questions.
pub fn edition_words(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    chosen: &mut MemoEdition,
    kind: MemoKind,
) {
    if (kind, chosen.edition) == (MemoKind::Stat, Edition::Department) {
        let words = "With the questions for the panel";
        tick_box(ui, &mut chosen.with_questions, words);
    }
    if kind == MemoKind::FollowUp {
        let words = "With the chart of each commitment as it was shown";
        tick_box(ui, &mut chosen.with_charts, words);
    }
    let words = leaves_out(chosen.edition, kind);
    if !words.is_empty() {
        text::caption(ui, words);
    }
    let name = frame.models.directory.department_name(chosen.department);
    if name.is_empty() {
        return;
    }
    // The memo is the agenda: the department sits through what is nobody's in particular too.
    let holds = match kind {
        MemoKind::Stat => format!(
            "The items of {name}, and those that belong to no department, as the opening does."
        ),
        MemoKind::FollowUp => format!(
            "What {name} promised or supports, and what was said on items that belong to no department."
        ),
    };
    text::caption(ui, &holds);
    let nobodys = in_no_departments_memo(frame, view);
    if kind == MemoKind::FollowUp && nobodys > 0 {
        let words = match nobodys {
            1 => "One commitment is of no department of this meeting: only the memo of all departments has it.".to_owned(),
            several => format!(
                "{several} commitments are of no department of this meeting: only the memo of all departments has them."
            ),
        };
        text::toned_caption(ui, &words, Tone::Warn);
    }
}

/// How many commitments no department's own memo asks for.
fn in_no_departments_memo(frame: &Frame<'_>, view: &MeetingView) -> usize {
    let promised = view.promised.iter();
    let rows = promised.filter_map(|id| frame.models.actions.row(*id));
    let asked = rows.filter(|row| row.action.merged_into.is_none());
    let theirs = |row: &ActionRow| {
        let of = row.action.department.iter().chain(&row.support);
        of.copied().any(|one| view.departments.contains(&one))
    };
    asked.filter(|row| !theirs(row)).count()
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
