//! What leaves the office in editions: no number that may not be shown, and none that gives one back.

use super::story::{PRIVATE, Story, exhibit, item};
use crate::city::{Town, day};
use statroom::chart::{Frame, sheet, svg};
use statroom::domain::agenda::{Exhibit, ExhibitKind, ItemKind};
use statroom::domain::baseline::MeasureRules;
use statroom::domain::edition::{Edition, MemoEdition};
use statroom::domain::ids::{ItemId, MeasureId, MeetingId};
use statroom::domain::measure::{Approval, Measure};
use statroom::domain::number::{NumberFormat, NumberKind};
use statroom::domain::period::{Frequency, Period};
use statroom::domain::view::{ChartForm, ComparedWith, View};
use statroom::export::memo::{
    MemoKind, MemoLackKind, MemoSources, Paper, check_stat, follow_up_memo, stat_memo, write_paper,
};
use statroom::export::{markdown, write_chart, write_measure};
use statroom::program::query::{self, ExhibitBody, NOT_SHOWN, PaperFigures};
use statroom::program::{Command, FigureBatch, FigureLine, MeasureDecision, Program};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read as _};

const MONTHS: usize = 16;
/// The thousandths of figures no two of which are alike, so that each is known again wherever it stands.
type Truth = BTreeMap<(&'static str, usize), i64>;
const DISTRICTS: [&str; 3] = ["North", "South", "East"];
const AGES: [&str; 2] = ["Under 30", "30 and over"];

/// A program with a measure whose counts are small here and there, on a meeting's agenda in every way.
struct Clinic {
    town: Town,
    measure: MeasureId,
    meeting: MeetingId,
    truth: Truth,
}

/// Counts in thousandths: what is counted is no matter, but that each figure be one of its kind is.
fn truth() -> Truth {
    let mut truth = Truth::new();
    for at in 0..MONTHS {
        let month = i64::try_from(at).unwrap();
        let mut whole = 0;
        for (group, name) in (0_i64..).zip(DISTRICTS) {
            let small = match (at, name) {
                // One alone, two of three, all of them with the whole, and the latest.
                (3, "South") | (7, "North" | "East") | (11, _) | (15, "East") => true,
                _ => false,
            };
            let count = if small {
                1_117 + 211 * group + 13 * month
            } else {
                21_307 + 3_119 * group + 1_009 * month
            };
            truth.insert((name, at), count);
            whole += count;
        }
        let young = if at == 5 { 4_409 } else { whole * 2 / 5 + 7 };
        truth.insert(("Under 30", at), young);
        truth.insert(("30 and over", at), whole - young);
        truth.insert(("", at), whole);
    }
    truth
}

/// Puts the measure on an item in every way there is.
fn show(town: &mut Town, item: ItemId, measure: MeasureId) {
    for (dimension, periods) in [("", 0), ("", 9), ("District", 0), ("Age", 12)] {
        town.run(Command::SaveExhibit(Exhibit {
            dimension: dimension.into(),
            periods,
            ..exhibit(item, ExhibitKind::Chart, Some(measure))
        }));
    }
    for dimension in ["", "District", "Age"] {
        town.run(Command::SaveExhibit(Exhibit {
            dimension: dimension.into(),
            ..exhibit(item, ExhibitKind::Table, Some(measure))
        }));
    }
    // However charts will come to be drawn, and whatever their latest figure is compared with.
    let forms = ChartForm::ALL
        .iter()
        .map(|form| (*form, ComparedWith::Nothing));
    let compared = ComparedWith::ALL
        .iter()
        .map(|with| (ChartForm::Line, *with));
    for (form, compared) in forms.chain(compared) {
        for dimension in ["", "District", "Age"] {
            town.run(Command::SaveExhibit(Exhibit {
                dimension: dimension.into(),
                form,
                compared,
                ..exhibit(item, ExhibitKind::Chart, Some(measure))
            }));
        }
    }
}

fn month(at: usize) -> Period {
    let latest = Period::containing(Frequency::Month, day(10, 1));
    latest.plus(i32::try_from(at).unwrap() + 1 - i32::try_from(MONTHS).unwrap())
}

fn written(thousandths: i64) -> String {
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

const fn is_small(thousandths: i64) -> bool {
    thousandths < 11_000
}

impl Clinic {
    fn open() -> Self {
        let mut town = Town::empty();
        let health = town.department("Health");
        let measure = town.make(Command::SaveMeasure(Measure {
            key: "overdoses".into(),
            name: "Overdoses".into(),
            format: NumberFormat {
                decimals: 3,
                ..NumberFormat::of(NumberKind::Count)
            },
            source_system: "Coroner".into(),
            department: Some(health),
            ..Measure::default()
        }));
        let truth = truth();
        let lines = truth.iter().map(|((group, at), count)| FigureLine {
            measure_key: "overdoses".into(),
            dimension: match *group {
                "" => "",
                group if AGES.contains(&group) => "Age",
                _ => "District",
            }
            .into(),
            group: (*group).into(),
            period: month(*at),
            value: Some(*count as f64 / 1000.0),
            parts: None,
            row: None,
        });
        town.run(Command::ImportFigures(FigureBatch {
            source: "coroner.csv".into(),
            source_hash: String::new(),
            by: String::new(),
            lines: lines.collect(),
            ..FigureBatch::default()
        }));
        town.run(Command::DecideMeasure(MeasureDecision {
            measure,
            approval: Approval::Approved,
            by: None,
            on: day(1, 5),
            comment: String::new(),
        }));
        let meeting = town.meeting("Health Stat", day(10, 27));
        let review = item(meeting, ItemKind::KpiReview, "Where we stand", 10);
        let review: ItemId = town.make(Command::SaveItem(review));
        show(&mut town, review, measure);
        let mut clinic = Self {
            town,
            measure,
            meeting,
            truth,
        };
        clinic.hide_below(11);
        clinic
    }

    fn hide_below(&mut self, suppress_below: u32) {
        self.town.run(Command::SetMeasureRules(MeasureRules {
            suppress_below,
            ..MeasureRules::of(self.measure)
        }));
    }

    /// Every byte of text that an edition brings out of the office.
    fn text(&self, edition: Edition) -> String {
        let program = &self.town.program;
        let folder = tempfile::tempdir().unwrap();
        let mut text = String::new();
        for paper in Paper::ALL {
            // Drawing the same charts again as Word takes long and says nothing new of other papers.
            let endings: &[&str] = match paper {
                Paper::Memo(_) => &["docx", "md"],
                Paper::Agenda | Paper::Minutes | Paper::Packet => &["md"],
            };
            for ending in endings {
                let to = folder.path().join(format!("{}.{ending}", paper.label()));
                write_paper(program, self.meeting, paper, MemoEdition::of(edition), &to).unwrap();
            }
        }
        for dimension in ["", "District", "Age"] {
            let page = query::measure_page_in(program, self.measure, edition).unwrap();
            let spec = query::chart_of(program, &page, &View::of(dimension, 0));
            let to = folder.path().join(format!("chart {dimension}.svg"));
            write_chart(&spec, &to).unwrap();
            for ending in ["xlsx", "csv"] {
                let to = folder.path().join(format!("figures {dimension}.{ending}"));
                let of = (self.measure, Some(self.meeting));
                write_measure(program, of, &View::of(dimension, 0), edition, &to).unwrap();
            }
            text += &sheet::draw(&spec);
            // Rows that no screen shows are data that goes along all the same.
            write!(text, "{spec:?}{:?}", page.row).unwrap();
        }
        for shown in
            query::exhibits_in(program, self.meeting, (edition, PaperFigures::Released)).unwrap()
        {
            if let ExhibitBody::Chart(spec) = &shown.body {
                text += &svg::draw(spec, Frame::of_memo(spec));
            }
            write!(text, "{shown:?}").unwrap();
        }
        for file in fs::read_dir(folder.path()).unwrap() {
            let path = file.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            if path
                .extension()
                .is_some_and(|ending| ending == "docx" || ending == "xlsx")
            {
                let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
                for at in 0..zip.len() {
                    let mut part = Vec::new();
                    zip.by_index(at).unwrap().read_to_end(&mut part).unwrap();
                    text += &String::from_utf8_lossy(&part);
                }
            } else {
                text += &String::from_utf8_lossy(&bytes);
            }
        }
        text
    }

    /// The small figures that somebody finds who reads a text, knows that districts and ages add up to the
    /// whole, and subtracts.
    fn found(&self, text: &str) -> BTreeSet<(&'static str, usize)> {
        let bare = text.replace('\\', "");
        let numbers: BTreeSet<&str> = bare
            .split(|c: char| !(c.is_ascii_digit() || c == '.'))
            .map(|number| number.trim_matches('.'))
            .collect();
        let read = |count: &i64| {
            let bare = format!("{}", *count as f64 / 1000.0);
            numbers.contains(written(*count).as_str()) || numbers.contains(bare.as_str())
        };
        let mut known: BTreeSet<_> = self
            .truth
            .iter()
            .filter(|(_, count)| read(count))
            .map(|(at, _)| *at)
            .collect();
        loop {
            let mut more: Vec<(&str, usize)> = Vec::new();
            for at in 0..MONTHS {
                for split in [&DISTRICTS[..], &AGES[..]] {
                    let line = split.iter().chain([&""]).map(|name| (*name, at));
                    let unknown: Vec<_> = line.filter(|figure| !known.contains(figure)).collect();
                    more.extend(unknown.first().filter(|_| unknown.len() == 1));
                }
            }
            if more.is_empty() {
                break;
            }
            known.extend(more);
        }
        known.retain(|figure| is_small(self.truth[figure]));
        known
    }

    fn small(&self) -> BTreeSet<(&'static str, usize)> {
        let small = self.truth.iter().filter(|(_, count)| is_small(**count));
        small.map(|(figure, _)| *figure).collect()
    }

    fn memo(&self, edition: Edition) -> String {
        memo(
            &self.town.program,
            self.meeting,
            MemoKind::Stat,
            MemoEdition::of(edition),
        )
    }
}

/// A memo as Markdown.
fn memo(program: &Program, meeting: MeetingId, kind: MemoKind, edition: MemoEdition) -> String {
    let sources = MemoSources::read(program, meeting, edition).unwrap();
    let document = match kind {
        MemoKind::Stat => stat_memo(&sources).unwrap(),
        MemoKind::FollowUp => follow_up_memo(&sources).unwrap(),
    };
    markdown::write(&document, "memo").text
}

#[test]
fn no_small_figure_is_in_an_edition_or_comes_out_of_it_by_subtraction() {
    let clinic = Clinic::open();
    assert_eq!(clinic.small().len(), 11);
    for edition in [Edition::Department, Edition::Public] {
        let text = clinic.text(edition);
        assert_eq!(clinic.found(&text), BTreeSet::new(), "{edition:?}");
        assert!(text.contains(NOT_SHOWN) && !text.contains("usual range of"));
    }
    let panel = clinic.text(Edition::Panel);
    assert_eq!(clinic.found(&panel), clinic.small(), "the walk reads well");
    assert!(panel.contains("usual range of") && !panel.contains("ot shown:"));
}

#[test]
fn the_walk_finds_what_is_only_hidden_by_itself() {
    let clinic = Clinic::open();
    let department = clinic.text(Edition::Department);
    let page = query::measure_page_in(&clinic.town.program, clinic.measure, Edition::Department);
    let page = page.unwrap();
    let mut complements = 0;
    for ((name, at), count) in &clinic.truth {
        let group = page.groups.iter().find(|group| group.group == *name);
        let hidden = group.map_or_else(
            || page.hidden.whole(month(*at)),
            |group| page.hidden.group(group, month(*at)),
        );
        assert!(hidden || !is_small(*count), "{name} {at}");
        if hidden && !is_small(*count) {
            complements += 1;
            let told = format!("{department} {}", written(*count));
            assert_ne!(
                clinic.found(&told),
                BTreeSet::new(),
                "{name} {at} hides nothing"
            );
        }
    }
    assert!(complements >= 3, "{complements}");
    let small = written(clinic.truth[&("South", 3)]);
    assert!(!clinic.found(&format!("{department} {small}")).is_empty());
}

#[test]
fn the_panels_edition_and_the_offices_own_screens_never_hide_anything() {
    let mut clinic = Clinic::open();
    let program = &clinic.town.program;
    let page = query::measure_page(program, clinic.measure).unwrap();
    assert!(page.hidden.is_empty() && page.figures.iter().all(|figure| figure.value.is_some()));
    let shown = format!("{:?}", query::exhibits(program, clinic.meeting).unwrap());
    assert_eq!(clinic.found(&shown), clinic.small());
    let hiding = clinic.memo(Edition::Panel);
    clinic.hide_below(0);
    assert_eq!(clinic.memo(Edition::Panel), hiding);
    let nothing_hidden = clinic.memo(Edition::Department);
    assert_eq!(clinic.found(&nothing_hidden), clinic.small());
}

#[test]
fn what_is_hidden_is_named_as_not_shown_and_why() {
    let clinic = Clinic::open();
    let text = clinic.memo(Edition::Department);
    let because = "counts below 11, and those that would give one away";
    for words in [
        "Overdoses were 77.737 in Oct 2026.",
        &format!("Not shown: Jun 2026 ({because})."),
        &format!("Not shown: {because}. Source: Coroner"),
        "No usual range is given, because it would rest on figures that are not shown.",
        "East not shown",
    ] {
        assert!(text.contains(words), "{words:?} in\n{text}");
    }
    assert!(!text.contains("No figure for"), "{text}");
}

#[test]
fn a_latest_figure_that_is_hidden_is_told_of_and_not_replaced_by_an_older_one() {
    let mut clinic = Clinic::open();
    clinic.hide_below(200);
    let text = clinic.memo(Edition::Department);
    let row = text
        .lines()
        .find(|line| line.starts_with("| Overdoses |"))
        .unwrap();
    assert_eq!(row, "| Overdoses | not shown<br>Oct 2026 | – | – | – | – |");
    assert!(
        text.contains("Overdoses: no figure may be shown."),
        "{text}"
    );
}

#[test]
fn figures_whose_counts_are_not_known_are_not_shown_where_small_counts_are_hidden() {
    let mut clinic = Clinic::open();
    let page = query::measure_page(&clinic.town.program, clinic.measure).unwrap();
    let mut measure = page.row.measure;
    measure.format = NumberFormat::of(NumberKind::Rate);
    clinic.town.run(Command::SaveMeasure(measure));
    let page =
        query::measure_page_in(&clinic.town.program, clinic.measure, Edition::Public).unwrap();
    let figures = page.groups.iter().flat_map(|group| &group.figures);
    assert!(
        page.figures
            .iter()
            .chain(figures)
            .all(|figure| figure.value.is_none())
    );
    assert_eq!(
        page.hidden.because(),
        "the counts behind such figures are not known"
    );
    assert_eq!(page.row.latest, None);
}

#[test]
fn the_check_names_a_hidden_figure_that_was_written_by_hand() {
    let mut clinic = Clinic::open();
    let views = query::meeting(&clinic.town.program, clinic.meeting)
        .unwrap()
        .items;
    let mut review = views
        .into_iter()
        .find(|view| view.item.kind == ItemKind::KpiReview)
        .unwrap()
        .item;
    let number = written(clinic.truth[&("South", 3)]);
    review.narrative = format!("In February the South had {number}, of 99.");
    clinic.town.run(Command::SaveItem(review));
    let lacks = |edition| {
        let edition = MemoEdition::of(edition);
        let sources = MemoSources::read(&clinic.town.program, clinic.meeting, edition).unwrap();
        let mut found = check_stat(&sources);
        found.retain(|lack| lack.kind == MemoLackKind::SmallNumber);
        found
    };
    let found = lacks(Edition::Public);
    assert_eq!(
        found
            .iter()
            .map(|lack| lack.words.clone())
            .collect::<Vec<_>>(),
        [format!(
            "Standing item I, Where we stand: “{number}” in the narrative may be a figure that the \
             public edition hides."
        )]
    );
    assert_eq!(lacks(Edition::Panel), []);
}

#[test]
fn the_departments_edition_has_no_questions_unless_they_are_wanted() {
    let story = Story::told();
    let of = |edition| memo(&story.town.program, story.second(), MemoKind::Stat, edition);
    let panel = of(MemoEdition::PANEL);
    let department = of(MemoEdition::of(Edition::Department));
    let asking = of(MemoEdition {
        edition: Edition::Department,
        with_questions: true,
        ..MemoEdition::PANEL
    });
    assert!(panel.contains("Questions for the panel") && panel.contains("lines of inquiry"));
    assert!(asking.contains("Questions for the panel"));
    for words in ["Questions for the panel", "lines of inquiry"] {
        assert!(!department.contains(words), "{words:?} in\n{department}");
    }
    assert!(department.contains("**Edition** For the department"));
    assert!(!panel.contains("**Edition**"));
    let sources =
        |edition| MemoSources::read(&story.town.program, story.second(), edition).unwrap();
    let unasked = |edition| {
        let lacks = check_stat(&sources(edition));
        lacks
            .iter()
            .filter(|lack| lack.kind == MemoLackKind::Question)
            .count()
    };
    assert!(unasked(MemoEdition::PANEL) > 0);
    assert_eq!(unasked(MemoEdition::of(Edition::Department)), 0);
}

#[test]
fn the_foot_of_a_memo_for_the_public_does_not_say_that_it_is_for_internal_use() {
    let story = Story::told();
    let foot = |edition| {
        let edition = MemoEdition::of(edition);
        let sources = MemoSources::read(&story.town.program, story.second(), edition).unwrap();
        let foot = follow_up_memo(&sources).unwrap().footer;
        (foot.left, foot.centre)
    };
    let left = "Streets Stat · Follow-Up Memo · 2026-11-24".to_owned();
    let internal = "Internal use only".to_owned();
    assert_eq!(foot(Edition::Panel), (left.clone(), internal.clone()));
    assert_eq!(
        foot(Edition::Department),
        (format!("{left} · Department edition"), internal)
    );
    assert_eq!(foot(Edition::Public), (left, "Public edition".to_owned()));
}

#[test]
fn the_publics_edition_tells_what_was_decided_and_promised_and_leaves_the_rest_out() {
    let story = Story::told();
    let of = |kind, edition| {
        memo(
            &story.town.program,
            story.second(),
            kind,
            MemoEdition::of(edition),
        )
    };
    let (panel, public) = (
        of(MemoKind::Stat, Edition::Panel),
        of(MemoKind::Stat, Edition::Public),
    );
    for words in [
        "Questions for the panel",
        "### Responses",
        "The night shift fixed most afternoon reports",
        "night repairs",
        "Escalated to R. Adeyemi",
    ] {
        assert!(panel.contains(words), "{words:?} in\n{panel}");
        assert!(!public.contains(words), "{words:?} in\n{public}");
    }
    for words in [
        "Two resurfacing crews move to repair",
        "Recommend a lease for Depot B",
        "D. Rivera",
        "**Edition** For the public",
    ] {
        assert!(public.contains(words), "{words:?} in\n{public}");
    }
    let (whole, public) = (
        of(MemoKind::FollowUp, Edition::Department),
        of(MemoKind::FollowUp, Edition::Public),
    );
    for words in [
        "Parking lot",
        "stat@testford.example",
        "Data-quality issues",
    ] {
        assert!(whole.contains(words), "{words:?} in\n{whole}");
        assert!(!public.contains(words), "{words:?} in\n{public}");
    }
    for words in ["Decisions made", "Next meeting", "The meeting agreed on"] {
        assert!(public.contains(words), "{words:?} in\n{public}");
    }
    assert!(!public.contains(PRIVATE));
}
