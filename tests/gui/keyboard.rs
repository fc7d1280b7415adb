//! The widgets that have keys of their own, worked without a pointer.

use chrono::{NaiveDate, NaiveTime};
use eframe::egui::{CentralPanel, Key, Modifiers, Ui, vec2};
use egui_kittest::kittest::Queryable as _;
use statroom::ui::theme::Look;
use statroom::ui::tokens::height;
use statroom::ui::widgets::button;
use statroom::ui::widgets::dialog::{Answer, Dialog, confirm_removal};
use statroom::ui::widgets::field::Field;
use statroom::ui::widgets::table::{Column, Table, TableState};

use crate::gallery::{DEPARTMENTS, today};
use crate::harness::{Window, picture, screen, window};

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

// ---- table ------------------------------------------------------------------------------------

#[derive(Default)]
struct Rows {
    table: TableState,
    opened: Option<usize>,
    drawn: usize,
}

fn many_rows(ui: &mut Ui, state: &mut Rows) {
    CentralPanel::default().show(ui, |ui| table_of_rows(ui, state));
}

fn table_of_rows(ui: &mut Ui, state: &mut Rows) {
    let columns = [
        Column::flexible("Action", 200.0, 1.0),
        Column::fixed("Due", 90.0).right(),
    ];
    let name_of = |row: usize| format!("Action {row}");
    let mut drawn = 0;
    let output = Table::new("Actions", &columns, 10_000, &name_of).show(
        ui,
        &mut state.table,
        |ui, row, column| {
            drawn += 1;
            ui.label(if column == 0 {
                format!("Plan {row}")
            } else {
                row.to_string()
            });
        },
    );
    state.drawn = drawn;
    if output.opened.is_some() {
        state.opened = output.opened;
    }
}

#[test]
fn a_table_of_ten_thousand_rows_is_walked_and_opened_by_keys() {
    let mut harness = window([480.0, 400.0], Look::Light, Rows::default(), many_rows);
    assert!(
        harness.state().state.drawn < 40,
        "only what is in sight is drawn"
    );
    harness.get_by_label("Actions").focus();
    harness.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowUp] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(harness.state().state.table.selected, Some(1));
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(harness.state().state.table.selected, Some(9_999));
    let last = harness.get_by_label("Action 9999").rect();
    assert!(
        last.bottom() <= 401.0 && last.top() > 0.0,
        "the chosen row came into sight: {last:?}"
    );
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().state.opened, Some(9_999));
    harness.key_press(Key::PageUp);
    harness.key_press(Key::Home);
    harness.run();
    assert_eq!(harness.state().state.table.selected, Some(0));
    picture(&mut harness, "table_focused");
}

#[test]
fn pressing_the_head_of_a_column_sorts_and_pressing_again_turns_round() {
    let mut harness = window([480.0, 400.0], Look::Light, Rows::default(), many_rows);
    harness.get_by_label("Due").click();
    harness.run();
    let sort = harness.state().state.table.sort.unwrap();
    assert_eq!((sort.column, sort.descending), (1, false));
    harness.get_by_label("Due, smallest first").click();
    harness.run();
    assert!(harness.state().state.table.sort.unwrap().descending);
}

#[test]
fn a_row_pressed_twice_is_opened() {
    // Time goes by in small steps, as the two presses have to be close.
    let builder = screen([480.0, 400.0], Look::Light).with_step_dt(0.02);
    let mut harness = builder.build_eframe(|_| Window::new(Rows::default(), many_rows));
    harness.get_by_label("Action 2").click();
    harness.run_steps(4);
    let state = &harness.state().state;
    assert_eq!((state.table.selected, state.opened), (Some(2), None));
    harness.get_by_label("Action 2").click();
    harness.run_steps(4);
    assert_eq!(harness.state().state.opened, Some(2));
}

// ---- form -------------------------------------------------------------------------------------

#[derive(Default)]
struct Form {
    department: Option<usize>,
    due: Option<NaiveDate>,
    start: Option<NaiveTime>,
    minutes: Option<u32>,
    what: String,
    committed: Vec<&'static str>,
}

fn form(ui: &mut Ui, state: &mut Form) {
    CentralPanel::default().show(ui, |ui| form_fields(ui, state));
}

fn form_fields(ui: &mut Ui, state: &mut Form) {
    let edits = [
        (
            "what",
            Field::new("What").text(ui, &mut state.what).committed,
        ),
        (
            "department",
            Field::new("Department")
                .choice(ui, &mut state.department, &DEPARTMENTS)
                .committed,
        ),
        (
            "due",
            Field::new("Due")
                .date(ui, &mut state.due, today())
                .committed,
        ),
        (
            "start",
            Field::new("Starts").time(ui, &mut state.start).committed,
        ),
        (
            "minutes",
            Field::new("Minutes")
                .count(ui, &mut state.minutes)
                .committed,
        ),
    ];
    state.committed.extend(
        edits
            .iter()
            .filter(|(_, done)| *done)
            .map(|(name, _)| *name),
    );
}

#[test]
fn a_choice_is_opened_filtered_and_made_by_keys() {
    let mut harness = window([320.0, 480.0], Look::Light, Form::default(), form);
    harness.get_by_label("Department").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    picture(&mut harness, "choice_open");
    harness.get_by_label("Department").type_text("re");
    harness.run();
    assert!(harness.query_by_label("Police").is_none(), "typing filters");
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let state = &harness.state().state;
    // "re" fits Streets, Fire, Parks and Recreation; the second of them was marked.
    assert_eq!(
        state.department.and_then(|d| DEPARTMENTS.get(d)),
        Some(&"Fire")
    );
    assert_eq!(state.committed, ["department"]);
    assert!(
        harness.get_by_label("Department").is_focused(),
        "the keyboard is where it was"
    );
}

#[test]
fn escape_leaves_a_choice_as_it_was() {
    let state = Form {
        department: Some(2),
        ..Form::default()
    };
    let mut harness = window([320.0, 480.0], Look::Light, state, form);
    harness.get_by_label("Department").click();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(
        harness.query_by_label("Streets").is_none(),
        "the list is closed"
    );
    assert_eq!(harness.state().state.department, Some(2));
    assert!(harness.state().state.committed.is_empty());
}

#[test]
fn an_option_can_be_pressed() {
    let mut harness = window([320.0, 480.0], Look::Light, Form::default(), form);
    harness.get_by_label("Department").click();
    harness.run();
    harness.get_by_label("Police").click();
    harness.run();
    assert_eq!(harness.state().state.department, Some(2));
}

#[test]
fn a_date_is_typed_in_words_and_kept_when_the_field_is_left() {
    let mut harness = window([320.0, 480.0], Look::Light, Form::default(), form);
    harness.get_by_label("Due").focus();
    harness.run();
    harness.get_by_label("Due").type_text("fri");
    harness.run();
    assert_eq!(
        harness.state().state.due,
        None,
        "nothing is kept while one types"
    );
    assert!(
        harness
            .query_by_label("Friday, November 27, 2026")
            .is_some(),
        "it says what it read"
    );
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().state.due, Some(date(2026, 11, 27)));
    assert_eq!(harness.state().state.committed, ["due"]);
    assert_eq!(
        harness.get_by_label("Due").value().as_deref(),
        Some("Nov 27, 2026")
    );
}

#[test]
fn words_that_are_no_date_stay_with_a_sentence_and_change_nothing() {
    let state = Form {
        due: Some(date(2026, 12, 4)),
        ..Form::default()
    };
    let mut harness = window([320.0, 480.0], Look::Light, state, form);
    harness.get_by_label("Due").focus();
    harness.run();
    harness.get_by_label("Due").type_text(" or so");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().state.due, Some(date(2026, 12, 4)));
    assert!(harness.query_by_label_contains("is not a date").is_some());
    assert!(harness.state().state.committed.is_empty());
    picture(&mut harness, "date_refused");
}

#[test]
fn a_day_is_picked_from_the_calendar_by_keys() {
    let mut harness = window([320.0, 520.0], Look::Light, Form::default(), form);
    harness.get_by_label("Due").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(
        harness.get_by_label("Nov 24, 2026").is_focused(),
        "it opens on today"
    );
    for key in [Key::ArrowRight, Key::ArrowDown, Key::PageDown] {
        harness.key_press(key);
        harness.run();
    }
    picture(&mut harness, "calendar_open");
    harness.key_press(Key::Enter);
    harness.run();
    // Nov 24, one day on, one week on, one month on: past the end of the month that was shown.
    assert_eq!(harness.state().state.due, Some(date(2027, 1, 2)));
    assert_eq!(harness.state().state.committed, ["due"]);
    assert!(
        harness.query_by_label("Later month").is_none(),
        "the calendar is closed"
    );
    assert!(harness.get_by_label("Due").is_focused());
}

#[test]
fn tab_goes_from_a_typed_date_to_the_next_field() {
    let mut harness = window([320.0, 520.0], Look::Light, Form::default(), form);
    harness.get_by_label("Due").focus();
    harness.run();
    harness.get_by_label("Due").type_text("due +2w");
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_label("Starts").is_focused());
    assert_eq!(harness.state().state.due, Some(date(2026, 12, 8)));
    assert_eq!(harness.state().state.committed, ["due"]);
}

#[test]
fn an_open_calendar_closes_when_the_keyboard_goes_elsewhere() {
    let mut harness = window([320.0, 520.0], Look::Light, Form::default(), form);
    harness.get_by_label("Due: pick from a calendar").click();
    harness.run();
    assert!(harness.get_by_label("Nov 24, 2026").is_focused());
    harness.get_by_label("What").focus();
    harness.run();
    assert!(harness.query_by_label("Later month").is_none());
    assert!(harness.get_by_label("What").is_focused());
    harness.get_by_label("What").type_text("a b");
    harness.run();
    assert_eq!(harness.state().state.what, "a b");
    assert_eq!(harness.state().state.due, None);
}

#[test]
fn text_is_done_when_it_is_left_and_only_if_it_changed() {
    let mut harness = window([320.0, 480.0], Look::Light, Form::default(), form);
    harness.get_by_label("What").focus();
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    assert!(
        harness.state().state.committed.is_empty(),
        "nothing was changed"
    );
    harness.get_by_label("What").focus();
    harness.run();
    harness.get_by_label("What").type_text("Plan");
    harness.run();
    assert!(
        harness.state().state.committed.is_empty(),
        "it is not left yet"
    );
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(harness.state().state.committed, ["what"]);
}

#[test]
fn times_and_numbers_are_read_when_left() {
    let mut harness = window([320.0, 480.0], Look::Light, Form::default(), form);
    for (label, words) in [("Starts", "1:30 pm"), ("Minutes", "20")] {
        harness.get_by_label(label).focus();
        harness.run();
        harness.get_by_label(label).type_text(words);
        harness.run();
        harness.key_press(Key::Tab);
        harness.run();
    }
    let state = &harness.state().state;
    assert_eq!(state.start, NaiveTime::from_hms_opt(13, 30, 0));
    assert_eq!(state.minutes, Some(20));
    assert_eq!(state.committed, ["start", "minutes"]);
}

// ---- dialog -----------------------------------------------------------------------------------

#[derive(Default)]
struct Asking {
    open: bool,
    removing: bool,
    name: String,
    notes: String,
    answers: Vec<Answer>,
}

fn asking(ui: &mut Ui, state: &mut Asking) {
    CentralPanel::default().show(ui, |ui| ask(ui, state));
}

fn ask(ui: &mut Ui, state: &mut Asking) {
    if button::secondary(ui, "New measure").clicked() {
        state.open = true;
    }
    if button::danger(ui, "Remove it").clicked() {
        state.removing = true;
    }
    ui.allocate_space(vec2(1.0, height::ROW));
    if state.open {
        let answer = Dialog::new("A new measure", "Add measure").show(ui.ctx(), |ui| {
            let _ = Field::new("Name").text(ui, &mut state.name);
            let _ = Field::new("Notes").lines(ui, &mut state.notes, 3);
        });
        if answer != Answer::Waiting {
            state.answers.push(answer);
            state.open = false;
        }
    }
    if state.removing {
        let words = "Its 36 figures go with it. One undo brings all back.";
        let answer = confirm_removal(ui.ctx(), "Remove “Trees planted”?", words, "Remove");
        if answer != Answer::Waiting {
            state.answers.push(answer);
            state.removing = false;
        }
    }
}

#[test]
fn a_dialog_takes_the_keyboard_confirms_on_enter_and_gives_it_back() {
    let mut harness = window([640.0, 480.0], Look::Light, Asking::default(), asking);
    harness.get_by_label("New measure").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(
        harness.get_by_label("Name").is_focused(),
        "its first field has the keyboard"
    );
    harness.get_by_label("Name").type_text("Trees planted");
    harness.run();
    picture(&mut harness, "dialog");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().state.answers, [Answer::Confirmed]);
    assert_eq!(harness.state().state.name, "Trees planted");
    assert!(harness.get_by_label("New measure").is_focused());
}

#[test]
fn enter_in_text_of_several_lines_begins_a_line_and_control_enter_confirms() {
    let mut harness = window([640.0, 480.0], Look::Light, Asking::default(), asking);
    harness.get_by_label("New measure").click();
    harness.run();
    harness.get_by_label("Notes").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().state.answers.is_empty());
    assert_eq!(harness.state().state.notes, "\n");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    assert_eq!(harness.state().state.answers, [Answer::Confirmed]);
}

#[test]
fn escape_dismisses_a_dialog_and_enter_on_cancel_does_too() {
    let mut harness = window([640.0, 480.0], Look::Light, Asking::default(), asking);
    harness.get_by_label("New measure").click();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_label("New measure").click();
    harness.run();
    harness.get_by_label("Cancel").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        harness.state().state.answers,
        [Answer::Dismissed, Answer::Dismissed]
    );
}

#[test]
fn nothing_is_removed_by_an_enter_that_slipped() {
    let mut harness = window([640.0, 480.0], Look::Light, Asking::default(), asking);
    harness.get_by_label("Remove it").click();
    harness.run();
    picture(&mut harness, "dialog_removal");
    harness.key_press(Key::Enter);
    harness.run();
    let confirmed = harness.state().state.answers.contains(&Answer::Confirmed);
    assert!(!confirmed, "{:?}", harness.state().state.answers);
}
