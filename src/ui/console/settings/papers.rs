//! The papers: how memos look, what stands in all of them, and which parts they have.

mod look;
mod parts;

use eframe::egui::Ui;

use crate::domain::colour::Colour;
use crate::domain::papers::Papers;
use crate::program::Command;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

/// A text of the papers' settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum PapersText {
    Accent,
    Font,
    Address,
    StatOpening,
    FollowUpOpening,
    FollowUpClosing,
    PublicNotice,
}

/// The texts being typed.
pub(super) type PapersTexts = Drafts<PapersText>;

impl PapersText {
    const ALL: [Self; 7] = [
        Self::Accent,
        Self::Font,
        Self::Address,
        Self::StatOpening,
        Self::FollowUpOpening,
        Self::FollowUpClosing,
        Self::PublicNotice,
    ];

    fn of(self, papers: &Papers) -> String {
        match self {
            Self::Accent => papers.accent.to_string(),
            Self::Font => papers.font.clone(),
            Self::Address => papers.address.clone(),
            Self::StatOpening => papers.stat_opening.clone(),
            Self::FollowUpOpening => papers.follow_up_opening.clone(),
            Self::FollowUpClosing => papers.follow_up_closing.clone(),
            Self::PublicNotice => papers.public_notice.clone(),
        }
    }

    fn write(self, papers: &mut Papers, words: &str) {
        let words = words.trim().to_owned();
        match self {
            Self::Accent => papers.accent = Colour::parse(&words).unwrap_or(papers.accent),
            Self::Font => papers.font = words,
            Self::Address => papers.address = words,
            Self::StatOpening => papers.stat_opening = words,
            Self::FollowUpOpening => papers.follow_up_opening = words,
            Self::FollowUpClosing => papers.follow_up_closing = words,
            Self::PublicNotice => papers.public_notice = words,
        }
    }

    /// Why the program would not take these words.
    fn fault(self, words: &str) -> Option<String> {
        match self {
            Self::Accent => match Colour::parse(words) {
                None => Some(
                    "A colour is six digits or letters from A to F, as #1D4F91. The earlier one is kept.".to_owned(),
                ),
                Some(colour) if !colour.is_readable() => Some(format!(
                    "Words in it can\u{2019}t be read on white paper; {} is dark enough. The earlier one is kept.",
                    colour.readable()
                )),
                Some(_) => None,
            },
            Self::Font
            | Self::Address
            | Self::StatOpening
            | Self::FollowUpOpening
            | Self::FollowUpClosing
            | Self::PublicNotice => None,
        }
    }
}

/// Puts the words of `texts` that the program would take into the papers.
fn write(papers: &mut Papers, drafts: &mut PapersTexts, texts: &[PapersText]) {
    for text in texts {
        let model = text.of(papers);
        if text.fault(drafts.shown((*text, ()), &model)).is_some() {
            continue;
        }
        for ((), words) in drafts.take(*text) {
            text.write(papers, &words);
            // The words become others: trimmed, or a colour as it is always written.
            if text.of(papers) != words {
                drafts.forget((*text, ()));
            }
        }
    }
}

/// The papers as their fields showed them when the typing into them began.
fn seen(drafts: &PapersTexts, before: &Papers) -> Papers {
    let mut seen = before.clone();
    for text in PapersText::ALL {
        for ((), words) in drafts.begun(text) {
            text.write(&mut seen, &words);
        }
    }
    seen
}

/// Saves at once whatever is typed and can be saved.
pub(super) fn keep(drafts: &mut PapersTexts, models: &Models, outbox: &mut Outbox) {
    drafts.hurry();
    let unsaved: Vec<PapersText> = PapersText::ALL
        .into_iter()
        .filter(|text| drafts.unsaved(*text))
        .collect();
    let before = &models.papers.view.papers;
    let mut papers = before.clone();
    let seen = seen(drafts, before);
    write(&mut papers, drafts, &unsaved);
    if papers != *before {
        outbox.run(Command::SavePapers(papers).begun_from(&seen));
    }
}

/// Draws the page.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, drafts: &mut PapersTexts, outbox: &mut Outbox) {
    let before = &frame.models.papers.view.papers;
    let mut papers = before.clone();
    let mut typed = Typed { drafts, before };
    columns(ui, &[1.0, 1.0], 340.0, |ui, index| {
        ui.spacing_mut().item_spacing.y = space::L;
        if index == 0 {
            section(ui, "Colour and type", |ui| {
                look::colour(ui, &mut typed, &mut papers);
            });
            section(ui, "Seal and letterhead", |ui| {
                look::head(ui, frame, &mut typed, outbox);
            });
            section(ui, "Word template", |ui| look::template(ui, frame, outbox));
        } else {
            section(ui, "Standing paragraphs", |ui| paragraphs(ui, &mut typed));
            section(ui, "Parts of the stat memo", |ui| {
                parts::stat(ui, &mut papers);
            });
            section(ui, "Parts of the follow-up memo", |ui| {
                parts::follow_up(ui, &mut papers);
            });
        }
    });
    foot(ui, before, outbox);
    let due = drafts.due(ui);
    let seen = seen(drafts, before);
    write(&mut papers, drafts, &due);
    if papers != *before {
        outbox.run(Command::SavePapers(papers).begun_from(&seen));
    }
}

/// What stands below everything, and the way back to the papers without any settings.
fn foot(ui: &mut Ui, before: &Papers, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        let untouched = Papers {
            id: before.id,
            ..Papers::default()
        } == *before;
        let reset = Button::secondary("Reset to Statroom\u{2019}s own").enabled(!untouched);
        if ui.add(reset).clicked() {
            outbox.run(Command::ResetPapers);
        }
        text::caption(
            ui,
            "Changes are saved as you make them, and memos written from now on have them. Ctrl Z takes them back.",
        );
    });
}

fn section(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui)) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        text::subheading(ui, title);
        contents(ui);
    });
}

fn paragraphs(ui: &mut Ui, typed: &mut Typed<'_>) {
    let field = Field::new("First in a stat memo")
        .hint("For your consideration and review: \u{2026}")
        .help("In place of Statroom\u{2019}s own sentence.");
    typed.lines(ui, PapersText::StatOpening, field, 2);
    let field = Field::new("First in a follow-up memo")
        .help("Before what is asked for, to whom and until when.");
    typed.lines(ui, PapersText::FollowUpOpening, field, 2);
    let field = Field::new("Last in a follow-up memo").help("Before who signs it.");
    typed.lines(ui, PapersText::FollowUpClosing, field, 2);
    let field = Field::new("First in every memo for the public")
        .help("The other editions don\u{2019}t have it.");
    typed.lines(ui, PapersText::PublicNotice, field, 2);
}

/// The fields over the texts being typed.
struct Typed<'a> {
    drafts: &'a mut PapersTexts,
    before: &'a Papers,
}

impl Typed<'_> {
    /// The words that stand in a field.
    fn shown(&self, text: PapersText) -> String {
        let model = text.of(self.before);
        self.drafts.shown((text, ()), &model).to_owned()
    }

    fn line(&mut self, ui: &mut Ui, text: PapersText, field: Field<'_>) {
        let model = text.of(self.before);
        let fault = text.fault(self.drafts.shown((text, ()), &model));
        let field = field.error(fault.as_deref());
        let draw = |ui: &mut Ui, words: &mut String| field.text(ui, words);
        let _ = self.drafts.edit(ui, (text, ()), &model, draw);
    }

    fn lines(&mut self, ui: &mut Ui, text: PapersText, field: Field<'_>, rows: usize) {
        let model = text.of(self.before);
        let draw = |ui: &mut Ui, words: &mut String| field.lines(ui, words, rows);
        let _ = self.drafts.edit(ui, (text, ()), &model, draw);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_written_where_it_is_read() {
        for text in PapersText::ALL {
            let mut papers = Papers::default();
            let words = if text == PapersText::Accent {
                " 7a1f3d "
            } else {
                " words "
            };
            text.write(&mut papers, words);
            let read = if text == PapersText::Accent {
                "#7A1F3D"
            } else {
                "words"
            };
            assert_eq!(text.of(&papers), read);
            for other in PapersText::ALL.into_iter().filter(|other| *other != text) {
                assert_eq!(
                    other.of(&papers),
                    other.of(&Papers::default()),
                    "{text:?} and {other:?}"
                );
            }
        }
    }

    #[test]
    fn a_colour_is_refused_with_a_reason_and_one_that_can_be_read_is_offered() {
        assert!(
            PapersText::Accent
                .fault("blue")
                .is_some_and(|words| words.contains("#1D4F91"))
        );
        let yellow = PapersText::Accent.fault("#F3C613").unwrap();
        assert!(yellow.contains("dark enough"), "{yellow}");
        assert!(PapersText::Accent.fault("1d4f91").is_none());
        assert!(PapersText::Font.fault("anything").is_none());
    }
}
