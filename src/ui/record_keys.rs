//! The letters and digits of recording, and what recording as each kind is called.

use crate::domain::entry::EntryKind;
use crate::ui::verbs::{Scope, Verb};
use eframe::egui::Key;

impl Verb {
    /// Whether its key is a letter or a digit with Alt: some systems type that as well.
    pub const fn is_letter(self) -> bool {
        match self.scope() {
            Scope::Record => true,
            Scope::Running => {
                let records = matches!(
                    self,
                    Self::RecordAs(_) | Self::SaidBy(_) | Self::RecordPrepared | Self::EditPrepared
                );
                records || matches!(self, Self::Run(run) if run.is_letter())
            }
            Scope::Memo => matches!(self, Self::Paper(paper) if paper.is_letter()),
            Scope::Anywhere
            | Scope::Program
            | Scope::Import
            | Scope::Meeting
            | Scope::Measure
            | Scope::Look => false,
        }
    }
}

/// What recording as this kind is called.
pub(in crate::ui) const fn record_label(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Note => "Record as note",
        EntryKind::Action => "Record as action",
        EntryKind::Decision => "Record as decision",
        EntryKind::InformationRequest => "Record as information request",
        EntryKind::DataRequest => "Record as data request",
        EntryKind::DataQualityIssue => "Record as data-quality issue",
        EntryKind::Recognition => "Record as recognition",
        EntryKind::ParkingLot => "Record in the parking lot",
        EntryKind::FollowUp => "Record as follow-up",
    }
}

/// The key of a number from 0 to 9.
pub(super) const fn digit(number: u8) -> Option<Key> {
    Some(match number {
        0 => Key::Num0,
        1 => Key::Num1,
        2 => Key::Num2,
        3 => Key::Num3,
        4 => Key::Num4,
        5 => Key::Num5,
        6 => Key::Num6,
        7 => Key::Num7,
        8 => Key::Num8,
        9 => Key::Num9,
        _ => return None,
    })
}

/// The letter of a kind, as the key sheet prints it after Alt.
pub(super) const fn record_key(kind: EntryKind) -> Option<Key> {
    match kind {
        EntryKind::Note => Some(Key::N),
        EntryKind::Action => Some(Key::A),
        EntryKind::Decision => Some(Key::D),
        EntryKind::InformationRequest => Some(Key::I),
        EntryKind::DataRequest => Some(Key::R),
        EntryKind::DataQualityIssue => Some(Key::Q),
        EntryKind::Recognition => Some(Key::W),
        EntryKind::ParkingLot => Some(Key::P),
        EntryKind::FollowUp => None,
    }
}
