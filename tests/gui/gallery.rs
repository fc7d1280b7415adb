//! Every widget on one page, in each look: to be looked at, and to be found by label.

use chrono::{NaiveDate, NaiveTime};
use eframe::egui::{CentralPanel, Frame, Margin, RichText, ScrollArea, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use statroom::domain::action::ActionStatus;
use statroom::domain::target::TargetStatus;
use statroom::ui::theme::Look;
use statroom::ui::tokens::{Size, Tone, height, palette, space};
use statroom::ui::widgets::button::{self, Button};
use statroom::ui::widgets::card::{card, frame, rule};
use statroom::ui::widgets::chip::{chip, chip_button, chip_row, filter_chip, marked_chip};
use statroom::ui::widgets::columns::columns;
use statroom::ui::widgets::empty::empty_state;
use statroom::ui::widgets::field::Field;
use statroom::ui::widgets::icon::{Icon, icon_button};
use statroom::ui::widgets::keycap::keycap;
use statroom::ui::widgets::mark::{Form, mark_ui, small_mark_ui};
use statroom::ui::widgets::nav::{list_item, nav_item};
use statroom::ui::widgets::notice::{News, Notice, notice_bar};
use statroom::ui::widgets::progress::progress;
use statroom::ui::widgets::segmented::{segmented, tabs};
use statroom::ui::widgets::table::{Column, Sort, Table, TableState, two_lines};
use statroom::ui::widgets::text;
use statroom::ui::widgets::text_field::search_box;
use statroom::ui::widgets::tick::tick_box;

use crate::harness::{Window, picture, window};

pub(crate) const DEPARTMENTS: [&str; 8] = [
    "Streets",
    "Sanitation",
    "Police",
    "Fire",
    "Parks and Recreation",
    "Permits and Inspections",
    "Water",
    "Technology",
];

pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

struct Gallery {
    title: String,
    notes: String,
    search: String,
    minutes: Option<u32>,
    target: Option<f64>,
    due: Option<NaiveDate>,
    start: Option<NaiveTime>,
    department: Option<usize>,
    owner: Option<usize>,
    ticked: bool,
    segment: usize,
    table: TableState,
}

impl Default for Gallery {
    fn default() -> Self {
        Self {
            title: "Plan to restore Depot B night crew".to_owned(),
            notes: "Backlog fell to 410; two districts carry most of it.".to_owned(),
            search: String::new(),
            minutes: Some(20),
            target: Some(4.5),
            due: NaiveDate::from_ymd_opt(2026, 12, 4),
            start: NaiveTime::from_hms_opt(9, 0, 0),
            department: Some(0),
            owner: None,
            ticked: true,
            segment: 1,
            table: TableState {
                selected: Some(1),
                sort: Some(Sort {
                    column: 1,
                    descending: true,
                }),
            },
        }
    }
}

fn gallery(ui: &mut Ui, state: &mut Gallery) {
    let ground = Frame::new()
        .fill(palette(ui).canvas)
        .inner_margin(Margin::same(20));
    CentralPanel::default().frame(ground).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            columns(ui, &[1.0, 1.0, 1.0], 360.0, |ui, index| match index {
                0 => left_column(ui),
                1 => middle_column(ui, state),
                _ => right_column(ui, state),
            });
        });
    });
}

fn left_column(ui: &mut Ui) {
    text::heading(ui, "Good morning. Streets Stat is tomorrow at 9:00.");
    card(ui, |ui| {
        text::section_label(ui, "Next meeting");
        text::figure(ui, "Tue Nov 24, 9:00");
        text::muted(ui, "Memo released 49 h ahead · 4 items, 85 min");
    });
    card(ui, |ui| {
        text::section_label(ui, "Buttons");
        ui.horizontal_wrapped(|ui| {
            ui.add(Button::primary("Next: On-time collection ›").keys("PgDn"));
            ui.add(Button::secondary("‹ Back"));
            ui.add(Button::secondary("Blank").keys("Ctrl B"));
            button::quiet(ui, "Add a measure");
            button::danger(ui, "Remove");
            ui.add(Button::primary("Release").enabled(false));
            ui.add(Button::secondary("Freeze").enabled(false));
            ui.add(Button::secondary("Edit").compact());
            button::link(ui, "Open the measure");
        });
        ui.horizontal(|ui| {
            for (icon, name) in [
                (Icon::Undo, "Undo"),
                (Icon::Redo, "Redo"),
                (Icon::Calendar, "Calendar"),
                (Icon::Left, "Earlier"),
                (Icon::Right, "Later"),
                (Icon::Up, "Move up"),
                (Icon::Down, "Move down"),
                (Icon::More, "More"),
                (Icon::Cross, "Close"),
            ] {
                icon_button(ui, icon, name);
            }
        });
        ui.horizontal(|ui| {
            keycap(ui, "Enter");
            text::caption(ui, "note ·");
            keycap(ui, "Alt A");
            text::caption(ui, "action");
        });
    });
    card(ui, |ui| {
        text::section_label(ui, "Chips");
        chip_row(ui, |ui| {
            marked_chip(ui, Form::Disc, "Live on projector", Tone::Good);
            chip(ui, "Follow-up memo due Thu Nov 26, 5 p.m.", Tone::Bad);
            chip(ui, "2 due today", Tone::Warn);
            chip(ui, "Okafor, Dana · Streets", Tone::Accent);
            chip(ui, "Decision", Tone::Purple);
            chip_button(ui, "due next meeting?", Tone::Neutral);
            filter_chip(ui, "Priority: all", false);
            filter_chip(ui, "Status: off target", true);
        });
    });
    card(ui, |ui| {
        text::section_label(ui, "Standing items");
        list_item(ui, "2. Response time", "3 / 20 min", Tone::Neutral, true);
        list_item(
            ui,
            "3. On-time collection",
            "– / 25 min",
            Tone::Neutral,
            false,
        );
        list_item(
            ui,
            "4. A pothole backlog with a name that is too long",
            "17 / 15 min",
            Tone::Bad,
            false,
        );
        rule(ui);
        progress(ui, "Minutes of the meeting", 0.22, Tone::Accent);
        nav_item(ui, "Meetings", true);
        nav_item(ui, "Measures", false);
    });
}

fn middle_column(ui: &mut Ui, gallery: &mut Gallery) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        text::subheading(ui, "An action");
        let _ = Field::new("What").text(ui, &mut gallery.title);
        let _ = Field::new("Notes")
            .help("Private notes may be public records.")
            .lines(ui, &mut gallery.notes, 2);
        pairs(ui, gallery);
        tick_box(ui, &mut gallery.ticked, "Needs the Mayor's decision");
        ui.add_enabled_ui(false, |ui| {
            let mut off = false;
            tick_box(ui, &mut off, "Nobody may tick this");
            let mut text = "Can't be changed now".to_owned();
            let _ = Field::new("Closed").text(ui, &mut text);
        });
        search_box(ui, "Search measures", &mut gallery.search, 320.0);
        let periods = ["Month", "Quarter", "Year"];
        if let Some(chosen) = segmented(ui, "Period", &periods, gallery.segment) {
            gallery.segment = chosen;
        }
        tabs(
            ui,
            &["Prepare", "Run", "Follow up"],
            Some(1),
            height::TOP_BAR,
        );
    });
}

fn pairs(ui: &mut Ui, gallery: &mut Gallery) {
    let owners = ["Rivera, Dee", "Okafor, Dana"];
    columns(ui, &[1.0, 1.0], 120.0, |ui, index| {
        let _ = match index {
            0 => Field::new("Department").choice(ui, &mut gallery.department, &DEPARTMENTS),
            _ => Field::new("Owner").choice_or_none(ui, &mut gallery.owner, &owners, "Nobody yet"),
        };
    });
    columns(ui, &[1.0, 1.0], 120.0, |ui, index| {
        let _ = match index {
            0 => Field::new("Due").date(ui, &mut gallery.due, today()),
            _ => Field::new("Starts").time(ui, &mut gallery.start),
        };
    });
    columns(ui, &[1.0, 1.0], 120.0, |ui, index| {
        let _ = match index {
            0 => Field::new("Minutes").count(ui, &mut gallery.minutes),
            _ => Field::new("Target")
                .error(Some("Below the lowest figure there is"))
                .number(ui, &mut gallery.target),
        };
    });
}

fn right_column(ui: &mut Ui, state: &mut Gallery) {
    notice_bar(
        ui,
        Notice {
            news: News::Failure,
            title: "The memo could not be written",
            words: "The disk is full. Your record is kept; choose another folder.",
            action: Some("Choose"),
            second: None,
        },
    );
    notice_bar(
        ui,
        Notice {
            news: News::Success,
            title: "Imported 34 figures, 2 changed",
            words: "",
            action: Some("Undo"),
            second: None,
        },
    );
    notice_bar(
        ui,
        Notice {
            news: News::Info,
            title: "Updated since the memo: 6.2 to 5.9",
            words: "",
            action: None,
            second: None,
        },
    );
    card(ui, |ui| {
        text::section_label(ui, "Statuses");
        columns(ui, &[1.0, 1.0], 120.0, |ui, index| {
            if index == 0 {
                for status in TargetStatus::ALL {
                    mark_ui(ui, *status);
                }
            } else {
                for status in ActionStatus::ALL {
                    small_mark_ui(ui, *status);
                }
            }
        });
    });
    frame(ui, 4).show(ui, |ui| small_table(ui, &mut state.table));
    card(ui, |ui| {
        empty_state(
            ui,
            "No actions yet",
            "Actions are what people promise in a meeting: who, what, by when.",
            Some("Start a meeting"),
        );
    });
}

const ROWS: [(&str, &str, &str, TargetStatus); 3] = [
    (
        "Street-defect response time",
        "Streets",
        "6.2 days",
        TargetStatus::OffTarget,
    ),
    (
        "On-time trash collection",
        "Sanitation",
        "94.1 %",
        TargetStatus::Approaching,
    ),
    (
        "Trees planted",
        "Parks and Recreation",
        "1,204",
        TargetStatus::Meets,
    ),
];

fn small_table(ui: &mut Ui, state: &mut TableState) {
    let columns = [
        Column::flexible("Measure", 120.0, 1.0),
        Column::fixed("Latest", 84.0).right(),
        Column::fixed("Status", 124.0).unsorted(),
    ];
    let name_of = |row: usize| ROWS[row].0.to_owned();
    let table = Table::new("Measures", &columns, ROWS.len(), &name_of);
    table
        .row_height(height::ROW_TALL)
        .show(ui, state, |ui, row, column| {
            let (name, department, latest, status) = ROWS[row];
            match column {
                0 => {
                    two_lines(ui, name, department);
                }
                1 => {
                    ui.label(RichText::new(latest).font(Size::Body.semibold()));
                }
                _ => {
                    mark_ui(ui, status);
                }
            }
        });
}

fn harness(look: Look) -> Harness<'static, Window<Gallery>> {
    window(vec2(1440.0, 900.0), look, Gallery::default(), gallery)
}

#[test]
fn the_gallery_is_drawn_in_light() {
    picture(&mut harness(Look::Light), "gallery_light");
}

#[test]
fn the_gallery_is_drawn_in_dark() {
    picture(&mut harness(Look::Dark), "gallery_dark");
}

#[test]
fn the_gallery_is_drawn_in_high_contrast() {
    picture(&mut harness(Look::HighContrast), "gallery_high_contrast");
}

#[test]
fn every_widget_is_found_by_its_label() {
    let harness = harness(Look::Light);
    for label in [
        "Good morning. Streets Stat is tomorrow at 9:00.",
        "Next: On-time collection ›",
        "Release",
        "Open the measure",
        "Undo",
        "Live on projector",
        "Status: off target",
        "2. Response time",
        "Minutes of the meeting",
        "What",
        "Notes",
        "Department",
        "Due",
        "Due: pick from a calendar",
        "Starts",
        "Minutes",
        "Target",
        "Needs the Mayor's decision",
        "Search measures",
        "Quarter",
        "Follow up",
        "The memo could not be written",
        "Choose",
        "Off target",
        "Completed – After Deadline",
        "Measures",
        "Latest, largest first",
        "On-time trash collection",
        "Start a meeting",
    ] {
        assert!(
            harness.query_all_by_label(label).next().is_some(),
            "nothing called {label:?}"
        );
    }
}
