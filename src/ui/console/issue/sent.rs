//! The copies of memos that went out: when, by whom, to whom; opened, saved, and the signed one kept beside.

use crate::domain::dates;
use crate::domain::edition::Edition;
use crate::domain::ids::MeetingId;
use crate::domain::issued::{FileOrigin, IssuedFile};
use crate::domain::memo::MemoKind;
use crate::program::Command;
use crate::program::query::{IssuedView, MeetingView, follow_up_clock, stat_clock};
use crate::ui::models::Frame;
use crate::ui::outbox::{FilePurpose, Outbox, Wish};
use crate::ui::tokens::{Tone, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text;
use eframe::egui::Ui;

/// Width of the names of kept files, in points, so that what can be done with them stands in line.
const NAMES: f32 = 72.0;

/// When a memo of a meeting is due, and how it stands against that.
pub(in crate::ui::console) fn clock_words(
    ui: &mut Ui,
    frame: &Frame<'_>,
    meeting: MeetingId,
    kind: MemoKind,
) {
    let models = frame.models;
    let Some(row) = models
        .meetings
        .row(meeting)
        .filter(|row| !row.meeting.cancelled)
    else {
        return;
    };
    let clock = match kind {
        MemoKind::Stat => stat_clock(&models.directory, row),
        MemoKind::FollowUp => follow_up_clock(&models.directory, row),
    };
    let kept = models.meeting.iter().flat_map(|view| &view.issued);
    let mut kept = kept.filter(|one| (one.memo.meeting, one.memo.kind) == (meeting, kind));
    // The copy that went out says when.
    let words = if kept.next().is_some() {
        clock.outcome(frame.now)
    } else {
        clock.words(frame.now)
    };
    let tone = if clock.is_late(frame.now) {
        Tone::Warn
    } else {
        Tone::Neutral
    };
    text::toned_caption(ui, &words, tone);
}

/// Draws the copies of one of the meeting's memos, the latest first; nothing while none went out.
pub(in crate::ui::console) fn sent(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    kind: MemoKind,
    outbox: &mut Outbox,
) {
    let mut copies = view.issued.iter().filter(|one| one.memo.kind == kind);
    let Some(first) = copies.next() else { return };
    text::section_label(ui, "What went out");
    for one in std::iter::once(first).chain(copies) {
        ui.push_id(one.memo.id, |ui| copy(ui, frame, one, outbox));
        ui.add_space(space::XS);
    }
}

fn copy(ui: &mut Ui, frame: &Frame<'_>, one: &IssuedView, outbox: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let at = frame.local(one.memo.at);
    let day = dates::prose(at.date());
    // "Revision 2, Oct 29, …": two numbers side by side would read as one.
    let stop = if one.memo.revision > 1 { "," } else { "" };
    let clock = dates::clock(at.time());
    text::strong(ui, &format!("{}{stop} {day}, {clock}", one.name()));
    text::caption(ui, &about(frame, one));
    for change in &one.memo.changes {
        text::caption(ui, change);
    }
    let whose = whose(frame, one);
    for file in &one.files {
        ui.push_id(file.id, |ui| row(ui, (one, whose.as_slice()), file, outbox));
    }
    if one.memo.kind == MemoKind::FollowUp {
        signing(ui, one, outbox);
    }
}

/// For whom it was written and whose items it holds, where it is not the whole memo for the panel.
fn whose(frame: &Frame<'_>, one: &IssuedView) -> Vec<String> {
    let directory = &frame.models.directory;
    let mut words: Vec<String> = Vec::new();
    match one.memo.edition {
        Edition::Panel => {}
        Edition::Department | Edition::Public => words.push(one.memo.edition.label().to_owned()),
    }
    let department = directory.department_name(one.memo.department);
    if !department.is_empty() {
        words.push(format!("items of {department}"));
    }
    words
}

/// "Department edition, by A. Bell, to Mayor; Chiefs of Staff"
fn about(frame: &Frame<'_>, one: &IssuedView) -> String {
    let directory = &frame.models.directory;
    let mut words = whose(frame, one);
    let by = one.memo.by.and_then(|id| directory.person(id));
    words.extend(by.map(|person| format!("by {}", person.short_name())));
    if !one.memo.to.is_empty() {
        words.push(format!("to {}", one.memo.to.join("; ")));
    }
    crate::domain::text::upper_first(&words.join(", "))
}

/// A file with what can be done with it.
fn row(
    ui: &mut Ui,
    (one, whose): (&IssuedView, &[String]),
    file: &IssuedFile,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        let what = format_words(file);
        let label = match file.origin {
            FileOrigin::Made => what.to_owned(),
            FileOrigin::Signed => format!("{what}, as signed"),
        };
        let name = text::body(ui, &label).on_hover_text(&file.name);
        ui.add_space((NAMES - name.rect.width()).max(0.0));
        // Two editions have each a "Revision 2".
        let of = std::iter::once(format!("{label} of {}", one.name()));
        let of = of.chain(whose.iter().cloned()).collect::<Vec<_>>();
        let of = of.join(", ");
        let open = format!("Open {of}");
        if ui
            .add(Button::quiet("Open").named(&open).compact())
            .clicked()
        {
            outbox.wish(Wish::OpenCopy(file.clone()));
        }
        let save = format!("Save {of}");
        if ui
            .add(Button::quiet("Save").named(&save).compact())
            .clicked()
        {
            outbox.wish(Wish::PickFile(FilePurpose::SaveCopy(file.clone())));
        }
        if file.origin == FileOrigin::Signed {
            let remove = format!("Remove {of}");
            let button = Button::quiet("Remove").named(&remove).compact();
            if ui.add(button).clicked() {
                outbox.run(Command::RemoveSigned(file.id));
            }
        }
    });
}

fn format_words(file: &IssuedFile) -> &'static str {
    match file.ending().as_str() {
        "docx" => "Word",
        "pdf" => "PDF",
        "html" => "Web page",
        "md" => "Markdown",
        _ => "Scan",
    }
}

/// Taking in what was signed, and bringing the record to it.
fn signing(ui: &mut Ui, one: &IssuedView, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        let keep = Button::quiet("Keep the signed copy").compact();
        let hint = "The PDF, Word file or scan that was signed and sent is kept beside this copy.";
        if ui.add(keep).on_hover_text(hint).clicked() {
            outbox.wish(Wish::PickFile(FilePurpose::SignedCopy(one.memo.id)));
        }
        let correct = Button::quiet("Correct the record as signed").compact();
        let hint = "Owners and dates that were changed on paper go onto the record.";
        if ui.add(correct).on_hover_text(hint).clicked() {
            outbox.wish(Wish::AsSigned(one.memo.id));
        }
    });
}
