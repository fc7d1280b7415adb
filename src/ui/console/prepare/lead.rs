//! From a line of what the memo lacks to the field of an item in which it is mended.

use super::PrepareState;
use super::exhibits::{ExhibitField, ExhibitText};
use super::item::{ItemField, ItemText};
use crate::domain::agenda::{Exhibit, ExhibitKind};
use crate::export::memo::{MemoLack, MemoLackKind};
use crate::program::query::ItemView;
use crate::ui::models::Models;
use eframe::egui::{Align, Response};

/// Gives the keyboard to the field that mends it, once that is drawn.
pub(super) fn to(lack: &MemoLack, (one, models): (&ItemView, &Models), state: &mut PrepareState) {
    state.lead = None;
    state.exhibits.lead = None;
    state.questions.lead = false;
    match lack.kind {
        MemoLackKind::Minutes => state.lead = Some(ItemField::Minutes),
        MemoLackKind::Narrative if lack.words.contains(WHY_NOW) => {
            state.lead = Some(ItemField::Text(ItemText::WhyNow));
        }
        MemoLackKind::Narrative => state.lead = Some(ItemField::Text(ItemText::Narrative)),
        MemoLackKind::Exhibit => state.exhibits.lead = Some(ExhibitField::Add),
        MemoLackKind::AltText => {
            let blind =
                |it: &&Exhibit| it.kind == ExhibitKind::Picture && it.alt_text.trim().is_empty();
            let found = one.exhibits.iter().find(blind);
            state.exhibits.lead = found.map(|it| ExhibitField::Text(it.id, ExhibitText::Alt));
        }
        MemoLackKind::Source => state.lead = Some(ItemField::Text(ItemText::Source)),
        MemoLackKind::Question => state.questions.lead = true,
        MemoLackKind::Moved => {
            let name = |id| lack.words.contains(&format!("figures of {id} "));
            let mut found = one.exhibits.iter();
            let found = found.find(|it| {
                models
                    .exhibits
                    .get(&it.id)
                    .is_some_and(|view| name(view.name().to_lowercase()))
            });
            state.exhibits.lead = found.map(|it| ExhibitField::Observation(it.id));
        }
        MemoLackKind::Unfilled | MemoLackKind::SmallNumber => unfilled(lack, one, state),
        MemoLackKind::Recipients
        | MemoLackKind::Purpose
        | MemoLackKind::ReportingPeriod
        | MemoLackKind::Place
        | MemoLackKind::Topic
        | MemoLackKind::Owner
        | MemoLackKind::DueDate
        | MemoLackKind::Deliverable
        | MemoLackKind::DefinitionOfDone
        | MemoLackKind::IntendedUse
        | MemoLackKind::Attendance
        | MemoLackKind::DecisionMaker
        | MemoLackKind::NextMeeting
        | MemoLackKind::MaterialsDue
        | MemoLackKind::Email
        | MemoLackKind::Signatory
        | MemoLackKind::Conflict
        | MemoLackKind::Printing
        | MemoLackKind::Unsettled => {}
    }
}

/// Words of the finding that a new item does not say why it is brought up.
const WHY_NOW: &str = "why it is brought up now";

/// The field that holds a place never filled in, by what the finding calls it.
fn unfilled(lack: &MemoLack, one: &ItemView, state: &mut PrepareState) {
    let called = |what: &str| lack.words.contains(what);
    let first = one.exhibits.first().map(|it| it.id);
    let of_exhibit = |text| first.map(|id| ExhibitField::Text(id, text));
    if called("caption of an exhibit") {
        state.exhibits.lead = of_exhibit(ExhibitText::Caption);
    } else if called("source of an exhibit") {
        state.exhibits.lead = of_exhibit(ExhibitText::Source);
    } else if called("description of a picture") {
        state.exhibits.lead = of_exhibit(ExhibitText::Alt);
    } else if called("question for the panel") {
        state.questions.lead = true;
    } else {
        state.lead = Some(ItemField::Text(if called(WHY_NOW) {
            ItemText::WhyNow
        } else if called("data source") {
            ItemText::Source
        } else if called("narrative") {
            ItemText::Narrative
        } else {
            ItemText::Title
        }));
    }
}

/// Gives a field the keyboard and brings it into sight, if it is the one that was asked for.
pub(super) fn arrive<T: PartialEq>(lead: &mut Option<T>, field: &T, response: &Response) {
    if lead.as_ref() == Some(field) {
        *lead = None;
        response.request_focus();
        response.scroll_to_me(Some(Align::Center));
    }
}
