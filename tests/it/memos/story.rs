//! Two meetings of one stat, by commands alone: promised in the first, worked in the second.

use crate::city::{Town, day};
use chrono::{NaiveDate, NaiveTime};
use statroom::domain::action::{Action, Deliverable};
use statroom::domain::agenda::{AgendaItem, Exhibit, ExhibitKind, ItemKind, Question};
use statroom::domain::city::City;
use statroom::domain::entry::{ActionStep, EntryKind};
use statroom::domain::ids::{
    ActionId, DepartmentId, EntryId, ItemId, MeasureId, MeetingId, PersonId, TargetId,
};
use statroom::domain::measure::Approval;
use statroom::domain::meeting::{Meeting, Screen};
use statroom::domain::period::{Frequency, Period};
use statroom::domain::person::Person;
use statroom::domain::target::{Target, TargetKind};
use statroom::program::{
    ActionWork, Command, EntryEdit, FigureBatch, FigureLine, MeasureDecision, NewEntry,
    SoundPicture, query,
};
use std::io::Cursor;

/// What no memo may ever hold.
pub(super) const PRIVATE: &str = "SENTINEL-the-landlord-called";

/// The town with both meetings.
pub(super) struct Story {
    pub(super) town: Town,
    pub(super) streets: DepartmentId,
    pub(super) rivera: PersonId,
    pub(super) mayor: PersonId,
    pub(super) response_time: MeasureId,
    pub(super) first: MeetingId,
    pub(super) second: Option<MeetingId>,
}

/// One line for the record.
fn entry(meeting: MeetingId, item: Option<ItemId>, kind: EntryKind, typed: &str) -> NewEntry {
    NewEntry {
        meeting,
        item,
        kind,
        typed: typed.into(),
        speaker: None,
        afterwards: false,
    }
}

/// A new item of an agenda.
pub(super) fn item(
    meeting: MeetingId,
    kind: ItemKind,
    title: &str,
    planned_minutes: u32,
) -> AgendaItem {
    AgendaItem {
        id: ItemId::default(),
        meeting,
        position: 0,
        kind,
        title: title.into(),
        planned_minutes,
        hot_seat: None,
        narrative: String::new(),
        why_now: String::new(),
        data_source: String::new(),
        private_notes: format!("{PRIVATE} {title}"),
        topic: ItemId::default(),
        dropped: false,
    }
}

pub(super) fn exhibit(item: ItemId, kind: ExhibitKind, measure: Option<MeasureId>) -> Exhibit {
    Exhibit {
        measure,
        ..Exhibit::new(item, kind)
    }
}

impl Story {
    /// The first meeting planned, with its figures; nothing has been said yet.
    pub(super) fn planned() -> Self {
        let mut town = Town::empty();
        let streets = town.department("Streets");
        let property = town.department("Property");
        let rivera = town.person("Damaris Rivera", Some(streets));
        town.person("Mei Chen", Some(property));
        let mayor = town.make(Command::SavePerson(Person {
            name: "Ruth Adeyemi".into(),
            role: "Mayor".into(),
            ..Person::default()
        }));
        let response_time = town.measure("street-defect-response-time", Some(streets));
        town.measure("night-repairs", Some(streets));
        let first = town.meeting("Streets Stat", day(10, 27));
        let mut story = Self {
            town,
            streets,
            rivera,
            mayor,
            response_time,
            first,
            second: None,
        };
        story.measures();
        story.plan_first();
        story
    }

    /// The first meeting held, the second not planned.
    pub(super) fn held_once() -> Self {
        let mut story = Self::planned();
        story.hold_first();
        story
    }

    /// The first meeting held, the second prepared for its day.
    pub(super) fn prepared() -> Self {
        let mut story = Self::held_once();
        story.weeks_pass();
        story.plan_second();
        story
    }

    /// Both meetings held.
    pub(super) fn told() -> Self {
        let mut story = Self::prepared();
        story.hold_second();
        story
    }

    pub(super) fn second(&self) -> MeetingId {
        self.second.unwrap()
    }

    pub(super) fn items(&self, meeting: MeetingId) -> Vec<AgendaItem> {
        let view = query::meeting(&self.town.program, meeting).unwrap();
        view.items.into_iter().map(|view| view.item).collect()
    }

    pub(super) fn item(&self, meeting: MeetingId, kind: ItemKind) -> AgendaItem {
        let items = self.items(meeting);
        items.into_iter().find(|item| item.kind == kind).unwrap()
    }

    pub(super) fn action(&self, words: &str) -> Action {
        let book = query::actions(&self.town.program).unwrap();
        let found = book
            .rows
            .into_iter()
            .find(|row| row.action.text.contains(words));
        found
            .unwrap_or_else(|| panic!("no action {words:?}"))
            .action
    }

    fn measures(&mut self) {
        let tenths = [
            49, 51, 47, 53, 48, 46, 50, 52, 47, 49, 54, 50, 56, 55, 58, 57, 61, 59, 62, 64, 62, 63,
        ];
        let start = Period::containing(Frequency::Month, day(1, 1)).plus(-13);
        let line = |key: &str, at: usize, value: f64| FigureLine {
            measure_key: key.into(),
            dimension: String::new(),
            group: String::new(),
            period: start.plus(at as i32),
            value: Some(value),
            parts: None,
            row: None,
        };
        let lines: Vec<_> = tenths
            .iter()
            .enumerate()
            .map(|(at, value)| line("street-defect-response-time", at, f64::from(*value) / 10.0))
            .chain([
                line("night-repairs", 20, 14.0),
                line("night-repairs", 21, 17.0),
            ])
            .collect();
        self.town.run(Command::ImportFigures(FigureBatch {
            source: "work orders.csv".into(),
            source_hash: String::new(),
            by: "Léa Fontaine".into(),
            lines: lines.into(),
            ..FigureBatch::default()
        }));
        self.town.run(Command::SaveTarget(Target {
            id: TargetId::default(),
            measure: self.response_time,
            kind: TargetKind::Target,
            value: 4.0,
            in_force_from: NaiveDate::from_ymd_opt(2024, 7, 1).unwrap(),
            basis: "Council goal".into(),
            source: String::new(),
            per: None,
        }));
        self.town.run(Command::DecideMeasure(MeasureDecision {
            measure: self.response_time,
            approval: Approval::Approved,
            by: Some(self.mayor),
            on: day(1, 5),
            comment: String::new(),
        }));
    }

    pub(super) fn edit_meeting(&mut self, id: MeetingId, edit: impl FnOnce(&mut Meeting)) {
        let mut meeting = query::meeting(&self.town.program, id).unwrap().meeting;
        edit(&mut meeting);
        self.town.run(Command::SaveMeeting(meeting));
    }

    pub(super) fn edit_item(&mut self, mut item: AgendaItem, edit: impl FnOnce(&mut AgendaItem)) {
        edit(&mut item);
        self.town.run(Command::SaveItem(item));
    }

    pub(super) fn ask(&mut self, item: ItemId, question: &str) {
        self.town.run(Command::SaveQuestion(Question {
            item,
            text: question.into(),
            ..Question::default()
        }));
    }

    fn plan_first(&mut self) {
        let (first, rivera, mayor) = (self.first, self.rivera, self.mayor);
        self.edit_meeting(first, |meeting| {
            meeting.reporting_period = "September 2026".into();
            meeting.place = "City Hall, Room 202".into();
            meeting.chair = Some(mayor);
            meeting.hot_seat = Some(rivera);
            meeting.memo_to = vec!["Mayor".into(), "Chief of Staff".into()];
            meeting.memo_from = vec!["Performance Management Team".into()];
        });
        self.town.run(Command::SetMeetingDepartments {
            meeting: first,
            departments: vec![self.streets],
        });
        let opening = item(first, ItemKind::Opening, "Opening", 5);
        self.town.make::<ItemId>(Command::SaveItem(opening));
        let mut review = item(first, ItemKind::KpiReview, "Where we stand", 10);
        review.narrative = "Two measures are on this agenda.\n\nOne has a target.".into();
        let review = self.town.make(Command::SaveItem(review));
        self.ask(review, "Which of the two moves first?");
        let mut standing = item(first, ItemKind::Standing, "Response time", 20);
        standing.narrative = "Repairs take longer since Depot B closed.".into();
        let standing = self.town.make(Command::SaveItem(standing));
        let chart = exhibit(standing, ExhibitKind::Chart, Some(self.response_time));
        self.town.run(Command::SaveExhibit(chart));
        self.ask(standing, "Which shifts carry the delay?");
        self.ask(standing, "What would two crews change by January?");
        let close = item(first, ItemKind::CloseOut, "Close-out", 5);
        self.town.make::<ItemId>(Command::SaveItem(close));
    }

    pub(super) fn record(
        &mut self,
        meeting: MeetingId,
        item: Option<ItemId>,
        kind: EntryKind,
        typed: &str,
    ) -> EntryId {
        self.town.minutes_pass(1);
        self.town
            .make(Command::Record(entry(meeting, item, kind, typed)))
    }

    fn hold_first(&mut self) {
        let first = self.first;
        let standing = self.item(first, ItemKind::Standing).id;
        self.town.run(Command::StartMeeting(first));
        self.town.run(Command::GoTo {
            meeting: first,
            item: Some(standing),
            screen: Screen::Exhibit,
            exhibit: 0,
        });
        let here = Some(standing);
        self.record(
            first,
            here,
            EntryKind::Note,
            "The night shift fixed most afternoon reports",
        );
        self.record(
            first,
            here,
            EntryKind::Decision,
            "Two resurfacing crews move to repair @Adeyemi",
        );
        let lease = "Recommend a lease for Depot B @Chen due 11/13 !high";
        self.record(first, here, EntryKind::Action, lease);
        let plan = "Plan to restore the night crew @Rivera due 11/20";
        self.record(first, here, EntryKind::Action, plan);
        let rates = "Overtime rates by shift @Rivera due 1/15";
        self.record(first, here, EntryKind::InformationRequest, rates);
        self.town.run(Command::Adjourn(first));
        let mut plan = self.action("night crew");
        plan.deliverable = Some(Deliverable::Memo);
        plan.definition_of_done = "cost, staffing and start date are approved".into();
        self.edit_action(plan);
    }

    /// The lease slips, and the department answers on the night crew.
    fn weeks_pass(&mut self) {
        self.work(
            None,
            "lease",
            ActionStep::NewDate,
            "the landlord has not signed",
            Some(day(11, 18)),
        );
        self.town.minutes_pass(60 * 24 * 20);
        self.work(
            None,
            "night crew",
            ActionStep::Response,
            "Plan attached; hiring needs six weeks.",
            None,
        );
    }

    pub(super) fn edit_action(&mut self, action: Action) {
        self.town.run(Command::EditAction {
            action,
            support: Vec::new(),
            due_reason: String::new(),
        });
    }

    pub(super) fn work(
        &mut self,
        place: Option<(MeetingId, ItemId)>,
        action: &str,
        step: ActionStep,
        words: &str,
        new_due: Option<NaiveDate>,
    ) {
        let action: ActionId = self.action(action).id;
        self.town.minutes_pass(1);
        self.town.run(Command::WorkAction(ActionWork {
            action,
            step,
            on: self.town.program.today(),
            words: words.into(),
            new_due,
            person: (step == ActionStep::Escalated).then_some(self.mayor),
            meeting: place.map(|place| place.0),
            item: place.map(|place| place.1),
        }));
    }

    /// Plans the second meeting from the first.
    pub(super) fn plan_next(&mut self, held_on: NaiveDate) {
        self.second = Some(self.town.make(Command::PlanNext {
            from: self.first,
            held_on,
            starts_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            reporting_period: "October 2026".into(),
        }));
    }

    pub(super) fn edit_city(&mut self, edit: impl FnOnce(&mut City)) {
        let mut city = query::city(&self.town.program).unwrap();
        edit(&mut city);
        self.town.run(Command::SaveCity(city));
    }

    fn plan_second(&mut self) {
        let rivera = self.rivera;
        self.town.minutes_pass(60 * 24 * 4);
        self.plan_next(day(11, 24));
        let second = self.second();
        let follow_up = self.item(second, ItemKind::FollowUp);
        let follow_up_id = follow_up.id;
        self.edit_item(follow_up, |item| {
            item.narrative = "The lease recommendation slipped; the plan came.".into();
            item.private_notes = PRIVATE.into();
        });
        self.ask(follow_up_id, "What stands in the way of the lease?");
        let standing = self.item(second, ItemKind::Standing);
        self.edit_item(standing, |item| {
            item.narrative = "October was the slowest month in two years.".into();
        });
        let mut new = item(second, ItemKind::New, "Night pilot", 20);
        new.narrative = "A pilot would staff one crew at night.".into();
        new.why_now = "The budget session opens on December 1".into();
        new.hot_seat = Some(rivera);
        let new = self.town.make(Command::SaveItem(new));
        let proposed = query::measures(&self.town.program).unwrap();
        let proposed = proposed
            .rows
            .iter()
            .find(|row| row.measure.key == "night-repairs");
        let measure = proposed.unwrap().measure.id;
        let mut table = exhibit(new, ExhibitKind::Table, Some(measure));
        table.source = "Shift log".into();
        self.town.run(Command::SaveExhibit(table));
        let mut map = exhibit(new, ExhibitKind::Picture, None);
        map.alt_text = "Map of the night routes: three in the east, one in the west.".into();
        map.caption = "Night routes".into();
        map.source = "Streets Department".into();
        map.as_of = Some(day(11, 12));
        let picture = SoundPicture::read(png()).unwrap();
        self.town.run(Command::AddPictures(vec![(map, picture)]));
        self.ask(new, "Where would the crew come from?");
    }

    fn hold_second(&mut self) {
        let second = self.second();
        self.town.minutes_pass(60 * 24 * 4 - 60);
        let follow_up = self.item(second, ItemKind::FollowUp).id;
        let standing = self.item(second, ItemKind::Standing).id;
        let new = self.item(second, ItemKind::New).id;
        let opening = self.item(second, ItemKind::Opening).id;
        self.town.run(Command::StartMeeting(second));
        let thanks = "Jerome's crew filled 43 potholes in a week";
        self.record(second, Some(opening), EntryKind::Recognition, thanks);
        let place = Some((second, follow_up));
        self.work(
            place,
            "lease",
            ActionStep::NewDate,
            "a second bidder came",
            Some(day(12, 4)),
        );
        self.work(
            place,
            "lease",
            ActionStep::Escalated,
            "only the chief can settle the price",
            None,
        );
        self.work(
            place,
            "night crew",
            ActionStep::Completed,
            "plan of November 16, approved",
            None,
        );
        let doubt = "Paper work orders are entered weekly";
        self.record(second, Some(standing), EntryKind::DataQualityIssue, doubt);
        let data = "Crew hours by shift @Rivera due 12/11";
        self.record(second, Some(standing), EntryKind::DataRequest, data);
        let mut hours = self.action("Crew hours");
        hours.intended_use = "the staffing question".into();
        self.edit_action(hours);
        let decision = "The pilot starts in January @Adeyemi";
        let decision = self.record(second, Some(new), EntryKind::Decision, decision);
        self.give_effect(decision, "one crew works nights");
        let brief = "One-page brief on pilot costs @Smithers due 12/11 !high";
        self.record(second, Some(new), EntryKind::Action, brief);
        self.record(
            second,
            Some(new),
            EntryKind::InformationRequest,
            "What does the union say",
        );
        self.record(
            second,
            None,
            EntryKind::ParkingLot,
            "Snow routes, for the winter meeting",
        );
        self.town.run(Command::Adjourn(second));
        self.town.minutes_pass(60 * 24);
        self.edit_meeting(second, |meeting| {
            meeting.summary = "Response time and a night pilot were reviewed.".into();
            meeting.next_on = Some(day(12, 22));
            meeting.next_at = NaiveTime::from_hms_opt(9, 0, 0);
            meeting.next_place = "City Hall, Room 202".into();
            meeting.materials_due = Some(day(12, 18));
        });
    }

    fn give_effect(&mut self, id: EntryId, effect: &str) {
        let view = query::meeting(&self.town.program, self.second()).unwrap();
        let entry = view
            .entries
            .into_iter()
            .find(|entry| entry.id == id)
            .unwrap();
        self.town.run(Command::EditEntry(EntryEdit {
            entry: entry.id,
            text: entry.text,
            speaker: entry.speaker,
            item: entry.item,
            at: entry.at,
            decided_by: entry.decided_by,
            effect: effect.into(),
            category: entry.category,
        }));
    }
}

/// A small picture.
fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut picture = image::RgbImage::from_pixel(420, 200, image::Rgb([233, 237, 241]));
    for x in 40..380 {
        let y = 100 + (x / 9) % 40;
        for thick in 0..3 {
            picture.put_pixel(x, y + thick, image::Rgb([29, 79, 145]));
        }
    }
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}
