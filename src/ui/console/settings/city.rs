//! The city and its stat office: every setting, saved as it is typed.

use chrono::NaiveDate;
use eframe::egui::Ui;

use crate::domain::city::City;
use crate::domain::dates;
use crate::program::{Command, zone_fault};
use crate::ui::console::choices::one_of;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::Outbox;
use crate::ui::tokens::space;
use crate::ui::widgets::card::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;

/// Width of a field that holds a month or a number, with its help below.
const NARROW: f32 = 380.0;

/// A text of the city's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum CityText {
    Name,
    ProgramName,
    Office,
    AnalystEmail,
    TimeZone,
    Signatory,
    Footer,
}

/// The texts being typed.
pub(super) type CityTexts = Drafts<CityText>;

impl CityText {
    const ALL: [Self; 7] = [
        Self::Name,
        Self::ProgramName,
        Self::Office,
        Self::AnalystEmail,
        Self::TimeZone,
        Self::Signatory,
        Self::Footer,
    ];

    const fn of(self, city: &City) -> &String {
        match self {
            Self::Name => &city.name,
            Self::ProgramName => &city.program_name,
            Self::Office => &city.office,
            Self::AnalystEmail => &city.analyst_email,
            Self::TimeZone => &city.time_zone,
            Self::Signatory => &city.memo_signatory,
            Self::Footer => &city.memo_footer,
        }
    }

    fn write(self, city: &mut City, words: &str) {
        let words = words.trim().to_owned();
        match self {
            Self::Name => city.name = words,
            Self::ProgramName => city.program_name = words,
            Self::Office => city.office = words,
            Self::AnalystEmail => city.analyst_email = words,
            Self::TimeZone => city.time_zone = words,
            Self::Signatory => city.memo_signatory = words,
            Self::Footer => city.memo_footer = words,
        }
    }

    /// Why the program would not take these words.
    fn fault(self, words: &str) -> Option<String> {
        match self {
            Self::Name => words
                .trim()
                .is_empty()
                .then(|| "A city needs a name. The earlier one is kept.".to_owned()),
            Self::TimeZone => {
                zone_fault(words.trim()).map(|fault| format!("{fault} The earlier one is kept."))
            }
            Self::ProgramName
            | Self::Office
            | Self::AnalystEmail
            | Self::Signatory
            | Self::Footer => None,
        }
    }
}

/// Puts the words of `texts` that the program would take into the city.
fn write(city: &mut City, drafts: &mut CityTexts, texts: &[CityText]) {
    for text in texts {
        if text
            .fault(drafts.shown((*text, ()), text.of(city)))
            .is_some()
        {
            continue;
        }
        for ((), words) in drafts.take(*text) {
            text.write(city, &words);
            // The words become others: trimmed, or for an empty name of the program a made one.
            let becomes_others = words.trim() != words
                || (*text == CityText::ProgramName && words.trim().is_empty());
            if becomes_others {
                drafts.forget((*text, ()));
            }
        }
    }
}

/// The city as its fields showed it when the typing into them began.
fn seen(drafts: &CityTexts, before: &City) -> City {
    let mut seen = before.clone();
    for text in CityText::ALL {
        for ((), words) in drafts.begun(text) {
            text.write(&mut seen, &words);
        }
    }
    seen
}

/// Saves at once whatever is typed and can be saved.
pub(super) fn keep(drafts: &mut CityTexts, models: &Models, outbox: &mut Outbox) {
    drafts.hurry();
    let unsaved: Vec<CityText> = CityText::ALL
        .into_iter()
        .filter(|text| drafts.unsaved(*text))
        .collect();
    let mut city = models.directory.city.clone();
    let seen = seen(drafts, &city);
    write(&mut city, drafts, &unsaved);
    if city != models.directory.city {
        outbox.run(Command::SaveCity(city).begun_from(&seen));
    }
}

/// Draws the page.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, drafts: &mut CityTexts, outbox: &mut Outbox) {
    let before = &frame.models.directory.city;
    let mut city = before.clone();
    let mut typed = Typed { drafts, before };
    columns(ui, &[1.0, 1.0], 340.0, |ui, index| {
        ui.spacing_mut().item_spacing.y = space::L;
        if index == 0 {
            section(ui, "City", |ui| typed.city(ui, &mut city));
            section(ui, "Office", |ui| typed.office(ui));
        } else {
            section(ui, "Meetings", |ui| typed.meetings(ui, &mut city));
            section(ui, "Memos", |ui| typed.memos(ui));
        }
    });
    text::caption(ui, "Changes are saved as you type. Ctrl Z takes them back.");
    let due = drafts.due(ui);
    let seen = seen(drafts, before);
    write(&mut city, drafts, &due);
    if city != *before {
        outbox.run(Command::SaveCity(city).begun_from(&seen));
    }
}

fn section(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui)) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        text::subheading(ui, title);
        contents(ui);
    });
}

/// The fields over the texts being typed.
struct Typed<'a> {
    drafts: &'a mut CityTexts,
    before: &'a City,
}

impl Typed<'_> {
    fn line(&mut self, ui: &mut Ui, text: CityText, field: Field<'_>) {
        let model = text.of(self.before);
        let fault = text.fault(self.drafts.shown((text, ()), model));
        let field = field.error(fault.as_deref());
        let _ = self
            .drafts
            .edit(ui, (text, ()), model, |ui, words| field.text(ui, words));
    }

    fn city(&mut self, ui: &mut Ui, city: &mut City) {
        let field = Field::new("Name of the city").help("As memos print it: City of Port Alder.");
        self.line(ui, CityText::Name, field);
        let field = Field::new("Name of the program")
            .help("What the meetings are called together. Empty, it is made from the city’s name.");
        self.line(ui, CityText::ProgramName, field);
        let mut month = city.fiscal_first_month;
        let months: Vec<u32> = (1..=12).collect();
        let field = Field::new("Fiscal year begins in")
            .help("Fiscal years and quarters in your spreadsheets are read with it.")
            .width(NARROW);
        if one_of(ui, field, &mut month, &months, month_name) {
            city.fiscal_first_month = month;
        }
        tick_box(
            ui,
            &mut city.fictional,
            "The data is made up, and the home screen says so",
        );
    }

    fn office(&mut self, ui: &mut Ui) {
        let field = Field::new("Name of the office").help("The office that runs the meetings.");
        self.line(ui, CityText::Office, field);
        let field = Field::new("E-mail address for written responses")
            .hint("stat@city.example")
            .help("Follow-up memos ask departments to send responses and materials there.");
        self.line(ui, CityText::AnalystEmail, field);
    }

    fn meetings(&mut self, ui: &mut Ui, city: &mut City) {
        let field = Field::new("Time zone")
            .hint("America/New_York")
            .help("Its IANA name. Times of meetings and of the record are in this zone.");
        self.line(ui, CityText::TimeZone, field);
        let mut minutes = Some(city.meeting_minutes);
        let field = Field::new("Length of a new meeting, in minutes")
            .error((city.meeting_minutes == 0).then_some("A meeting takes at least a minute."))
            .width(NARROW);
        let edited = field.count(ui, &mut minutes);
        if let (true, Some(minutes)) = (edited.committed, minutes) {
            city.meeting_minutes = minutes;
        }
        let mut days = Some(city.materials_due_days);
        let field = Field::new("Days until written responses are due")
            .help("After the meeting, unless the meeting says otherwise.")
            .width(NARROW);
        let edited = field.count(ui, &mut days);
        if let (true, Some(days)) = (edited.committed, days) {
            city.materials_due_days = days;
        }
        let mut asks = !city.asks_no_feedback;
        let words = "Ask at the end whether the meeting was worth people’s time";
        tick_box(ui, &mut asks, words);
        city.asks_no_feedback = !asks;
    }

    fn memos(&mut self, ui: &mut Ui) {
        let field = Field::new("Who signs the follow-up memo").hint("Chief of Staff");
        self.line(ui, CityText::Signatory, field);
        let field = Field::new("Line in the foot of every memo")
            .hint("Internal use only")
            .help("Empty, the foot carries page numbers only.");
        self.line(ui, CityText::Footer, field);
    }
}

fn month_name(month: u32) -> &'static str {
    NaiveDate::from_ymd_opt(2000, month, 1).map_or("", dates::month_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_written_where_it_is_read() {
        for text in CityText::ALL {
            let mut city = City::default();
            text.write(&mut city, " words ");
            assert_eq!(text.of(&city), "words");
            for other in CityText::ALL.into_iter().filter(|other| *other != text) {
                assert_eq!(other.of(&city), "", "{text:?} and {other:?}");
            }
        }
    }

    #[test]
    fn words_the_program_would_refuse_are_told_apart() {
        assert!(CityText::Name.fault("  ").is_some());
        assert!(CityText::Name.fault("City of Port Alder").is_none());
        assert!(CityText::TimeZone.fault("Port Alder").is_some());
        assert!(CityText::TimeZone.fault(" America/New_York ").is_none());
        assert!(CityText::Footer.fault("").is_none());
    }

    #[test]
    fn months_are_named() {
        assert_eq!((month_name(1), month_name(7)), ("January", "July"));
    }
}
