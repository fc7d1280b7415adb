//! The chosen item: title, minutes, hot seat, narrative, exhibits, source, questions, private notes.

use super::{PrepareState, agenda, anticipated, exhibits, follow_ups, people_choices, questions};
use crate::domain::agenda::{AgendaItem, ItemKind};
use crate::domain::conflict::TextPlace;
use crate::domain::ids::ItemId;
use crate::program::Command;
use crate::program::query::{ItemView, MeetingView};
use crate::ui::console::{choices, conflict};
use crate::ui::models::Frame;
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::card::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use eframe::egui::Ui;

/// The texts of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum ItemText {
    Title,
    Narrative,
    WhyNow,
    Source,
    Notes,
}

impl ItemText {
    fn of(self, item: &mut AgendaItem) -> &mut String {
        match self {
            Self::Title => &mut item.title,
            Self::Narrative => &mut item.narrative,
            Self::WhyNow => &mut item.why_now,
            Self::Source => &mut item.data_source,
            Self::Notes => &mut item.private_notes,
        }
    }
}

/// Saves an item as it shall be, with the words typed into it; nothing when all is as it was.
pub(super) fn save(
    mut item: AgendaItem,
    before: &AgendaItem,
    texts: &mut Drafts<ItemId, ItemText>,
    outbox: &mut Outbox,
) {
    let mut seen = before.clone();
    for (text, words) in texts.begun(item.id) {
        *text.of(&mut seen) = words;
    }
    for (text, words) in texts.take(item.id) {
        // An item without a title would be refused, and the other words with it.
        if text != ItemText::Title || !words.trim().is_empty() {
            *text.of(&mut item) = words;
        }
    }
    if item != *before {
        outbox.run(Command::SaveItem(item).begun_from(&seen));
    }
}

/// Draws the chosen item.
pub(super) fn show(
    ui: &mut Ui,
    frame: &Frame<'_>,
    view: &MeetingView,
    state: &mut PrepareState,
    outbox: &mut Outbox,
) {
    let Some(one) = state.item.and_then(|id| view.item(id)) else {
        let words = "Choose an item of the agenda, or add one.";
        empty_state(ui, "No item chosen", words, None);
        return;
    };
    ui.push_id(one.item.id, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        head(ui, frame, one, state, outbox);
        let kind = one.item.kind;
        if kind == ItemKind::FollowUp {
            follow_ups::show(ui, frame, one);
        }
        words(ui, frame, one, state, outbox);
        card(ui, |ui| {
            state.exhibits.edition = state.edition;
            exhibits::show(ui, frame, one, &mut state.exhibits, outbox);
        });
        if asks(one) {
            card(ui, |ui| {
                source(ui, one, state);
                beside(ui, frame, one, ItemText::Source, outbox);
                questions::show(ui, frame, one, &mut state.questions, outbox);
            });
        }
        card(ui, |ui| {
            anticipated::show(ui, frame, (view, one), &mut state.anticipated, outbox);
        });
        card(ui, |ui| {
            long_text(ui, one, state, NOTES);
            beside(ui, frame, one, ItemText::Notes, outbox);
        });
    });
}

/// Whether an item has a panel to put questions to.
fn asks(one: &ItemView) -> bool {
    match one.item.kind {
        ItemKind::Opening | ItemKind::CloseOut => !one.questions.is_empty(),
        ItemKind::FollowUp | ItemKind::KpiReview | ItemKind::Standing | ItemKind::New => true,
    }
}

fn head(
    ui: &mut Ui,
    frame: &Frame<'_>,
    one: &ItemView,
    state: &mut PrepareState,
    outbox: &mut Outbox,
) {
    let directory = &frame.models.directory;
    let mut item = one.item.clone();
    let mut kind = item.kind;
    card(ui, |ui| {
        if !one.follow_ups.is_empty() {
            text::section_label(ui, agenda::one_of(item.kind));
        }
        let title = ItemText::Title;
        let edited = state
            .items
            .edit(ui, (item.id, title), &one.item.title, |ui, words| {
                Field::new("Title").text(ui, words)
            });
        beside(ui, frame, one, title, outbox);
        let blank = state
            .items
            .shown((item.id, title), &one.item.title)
            .trim()
            .is_empty();
        if blank && !edited.response.has_focus() {
            state.items.forget((item.id, title));
        }
        if std::mem::take(&mut state.fresh) {
            edited.type_over(ui.ctx(), &one.item.title);
        }
        // What follows up earlier promises is named above and stays what it is.
        let shares: &[f32] = if one.follow_ups.is_empty() {
            &[1.0, 1.6, 1.6]
        } else {
            &[1.0, 3.0]
        };
        columns(ui, shares, 76.0, |ui, column| {
            if column == 1 && shares.len() == 3 {
                let field = Field::new("Kind");
                choices::one_of(ui, field, &mut kind, ItemKind::ALL, agenda::one_of);
                return;
            }
            if column == 0 {
                let mut minutes = Some(item.planned_minutes);
                let _ = Field::new("Minutes").count(ui, &mut minutes);
                item.planned_minutes = minutes.unwrap_or(item.planned_minutes);
                return;
            }
            let seat = frame
                .models
                .meeting
                .as_ref()
                .and_then(|view| view.meeting.hot_seat);
            let nothing = match directory.person_name(seat) {
                "" => "Nobody named".to_owned(),
                name => format!("As for the meeting: {name}"),
            };
            let people = people_choices(directory, &[item.hot_seat]);
            people.field(ui, Field::new("Hot seat"), &mut item.hot_seat, &nothing);
        });
    });
    if item != one.item || kind != one.item.kind {
        save(item, &one.item, &mut state.items, outbox);
    }
    if kind != one.item.kind {
        let item = one.item.id;
        outbox.run(Command::ChangeItemKind { item, kind });
    }
}

/// One of the longer texts: which it is, its label, what stands in it while it is empty, and what
/// stands below it.
#[derive(Clone, Copy)]
struct LongText {
    text: ItemText,
    label: &'static str,
    hint: &'static str,
    help: &'static str,
    rows: usize,
}

const NOTES: LongText = LongText {
    text: ItemText::Notes,
    label: "Private notes",
    hint: "",
    help: "Never projected and in no memo. They may be public records all the same.",
    rows: 2,
};

const WHY_NOW: LongText = LongText {
    text: ItemText::WhyNow,
    label: "Why this, why now",
    hint: "What in the news, the council or the budget brings it up",
    help: "",
    rows: 2,
};

fn words(
    ui: &mut Ui,
    frame: &Frame<'_>,
    one: &ItemView,
    state: &mut PrepareState,
    outbox: &mut Outbox,
) {
    card(ui, |ui| {
        let narrative = LongText {
            text: ItemText::Narrative,
            label: "Narrative",
            hint: narrative_hint(one.item.kind),
            help: "",
            rows: 5,
        };
        long_text(ui, one, state, narrative);
        beside(ui, frame, one, ItemText::Narrative, outbox);
        if one.item.kind == ItemKind::New || !one.item.why_now.is_empty() {
            ui.add_space(space::XS);
            long_text(ui, one, state, WHY_NOW);
            beside(ui, frame, one, ItemText::WhyNow, outbox);
        }
    });
}

/// The other version of a text, if it has one.
fn beside(ui: &mut Ui, frame: &Frame<'_>, one: &ItemView, text: ItemText, outbox: &mut Outbox) {
    let place = match text {
        ItemText::Title => TextPlace::ItemTitle,
        ItemText::Narrative => TextPlace::ItemNarrative,
        ItemText::WhyNow => TextPlace::ItemWhyNow,
        ItemText::Source => TextPlace::ItemSource,
        ItemText::Notes => TextPlace::ItemNotes,
    };
    conflict::show(ui, frame.models, (place, one.item.id.uuid()), outbox);
}

const fn narrative_hint(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Opening => "News and thanks to open with, decisions the meeting has to take",
        ItemKind::FollowUp => {
            "What was discussed, which next steps were agreed, what the department answered"
        }
        ItemKind::KpiReview => "Which goals the measures tell about, and what stands out",
        ItemKind::Standing => {
            "Why it matters to the goal, what is going on around it, what the data show and ask"
        }
        ItemKind::New => "What it is about and what the data show",
        ItemKind::CloseOut => "What is to be settled before everybody leaves",
    }
}

fn long_text(ui: &mut Ui, one: &ItemView, state: &mut PrepareState, long: LongText) {
    let mut item = one.item.clone();
    let model = std::mem::take(long.text.of(&mut item));
    let _ = state
        .items
        .edit(ui, (one.item.id, long.text), &model, |ui, words| {
            let mut field = Field::new(long.label).hint(long.hint);
            if !long.help.is_empty() {
                field = field.help(long.help);
            }
            field.lines(ui, words, long.rows)
        });
}

fn source(ui: &mut Ui, one: &ItemView, state: &mut PrepareState) {
    let key = (one.item.id, ItemText::Source);
    let _ = state
        .items
        .edit(ui, key, &one.item.data_source, |ui, words| {
            let field =
                Field::new("Data source").hint("The department's system and who supplied it");
            field
                .help("For the memo, when the exhibits don't say it.")
                .text(ui, words)
        });
}
