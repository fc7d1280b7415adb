//! Settings: everything a program knows of its city is entered, changed and retired here, by keyboard too.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use statroom::domain::colour::Colour;
use statroom::domain::goal::Horizon;
use statroom::domain::ids::PriorityId;
use statroom::domain::papers::{Papers, PapersPicture, Section};
use statroom::program::Command;
use statroom::ui::console::home::{self, HomeState};
use statroom::ui::console::settings::{self, SettingsState};
use statroom::ui::models::Frame;
use statroom::ui::outbox::{FilePurpose, Outbox, Place, SettingsPage, Then, Wish};
use statroom::ui::theme::Look;
use statroom::ui::verbs::Verb;

use crate::driver::{Desk, Screens, an_empty_program, at, console, desk};
use crate::harness::{Window, picture};
use crate::town::a_town_without_meetings;

#[derive(Default)]
struct Screen {
    home: HomeState,
    settings: SettingsState,
}

impl Screens for Screen {
    fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>, place: Place, outbox: &mut Outbox) {
        match place {
            Place::Settings(page) => {
                settings::show(ui, frame, page, &mut self.settings, outbox);
            }
            Place::Home => home::show(ui, frame, &mut self.home, outbox),
            Place::Meetings
            | Place::Meeting(..)
            | Place::Measures
            | Place::Measure(_)
            | Place::Actions => {}
        }
    }

    fn follow(&mut self, then: Then) {
        if then == Then::CloseForm {
            self.settings.close_form();
        }
    }
}

type Shown = Harness<'static, Window<Desk<Screen>>>;

fn town_at(page: SettingsPage, look: Look) -> Shown {
    let town = a_town_without_meetings();
    let place = Place::Settings(page);
    console(
        Desk::new((town.program, town.clock), place, Screen::default()),
        look,
    )
}

fn begun_at(page: SettingsPage) -> Shown {
    let program = an_empty_program(at("2026-11-24T13:51:00Z"));
    let place = Place::Settings(page);
    console(Desk::new(program, place, Screen::default()), Look::Light)
}

/// Puts other words into the field that has the keyboard.
fn type_over(harness: &mut Shown, words: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    type_in(harness, words);
}

fn type_in(harness: &mut Shown, words: &str) {
    harness.event(eframe::egui::Event::Text(words.to_owned()));
    harness.run();
}

fn press(harness: &mut Shown, key: Key) {
    harness.key_press(key);
    harness.run();
}

/// The input called so: its label is a text of its own.
fn focus_field(harness: &mut Shown, name: &str) {
    harness
        .get_by(|node| {
            let typed = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
            typed && node.label().is_some_and(|label| label == name)
        })
        .focus();
    harness.run();
}

/// Some input holds exactly these words.
#[track_caller]
fn assert_holds(harness: &Shown, words: &str) {
    harness.get_by(|node| {
        let typed = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
        typed && node.value().is_some_and(|value| value == words)
    });
}

#[test]
fn the_settings_of_the_city_are_drawn() {
    picture(
        &mut town_at(SettingsPage::City, Look::Light),
        "settings_city",
    );
}

#[test]
fn departments_are_drawn() {
    let mut harness = town_at(SettingsPage::Departments, Look::Light);
    picture(&mut harness, "settings_departments");
}

#[test]
fn people_are_drawn() {
    picture(
        &mut town_at(SettingsPage::People, Look::Light),
        "settings_people",
    );
}

#[test]
fn priorities_are_drawn_with_their_goals() {
    let mut harness = town_at(SettingsPage::Priorities, Look::Light);
    picture(&mut harness, "settings_priorities");
}

#[test]
fn the_page_of_the_app_is_drawn_in_the_dark() {
    picture(&mut town_at(SettingsPage::App, Look::Dark), "settings_app");
}

#[test]
fn empty_pages_offer_the_first_step() {
    for (page, step, dialog) in [
        (
            SettingsPage::Departments,
            "Add the first department",
            "New department",
        ),
        (SettingsPage::People, "Add the first person", "New person"),
        (
            SettingsPage::Priorities,
            "Add the first priority",
            "New priority",
        ),
    ] {
        let mut harness = begun_at(page);
        harness.get_by_label(step).click();
        harness.run();
        harness.get_by_role_and_label(Role::Dialog, dialog);
    }
}

#[test]
fn the_empty_list_of_people_says_what_a_file_must_look_like() {
    let mut harness = begun_at(SettingsPage::People);
    picture(&mut harness, "settings_people_empty");
    harness.get_by_label_contains("with the columns name, role, department and email");
    harness.get_by_label("Import people").click();
    harness.run();
    let wish = Wish::PickFile(FilePurpose::ImportPeople);
    assert_eq!(desk(&mut harness).wishes, [wish]);
}

#[test]
fn a_beginner_comes_to_a_department_and_a_person_by_keyboard() {
    let mut harness = begun_at(SettingsPage::Departments);
    harness.get_by_label("Add the first department").focus();
    harness.run();
    press(&mut harness, Key::Enter);
    type_in(&mut harness, "Streets Department");
    press(&mut harness, Key::Enter);
    let directory = &desk(&mut harness).models.directory;
    assert_eq!(directory.departments[0].short_name, "Streets");
    assert!(harness.query_by_role(Role::Dialog).is_none());

    desk(&mut harness).place = Place::Settings(SettingsPage::People);
    harness.run();
    harness.get_by_label("Add the first person").focus();
    harness.run();
    press(&mut harness, Key::Enter);
    type_in(&mut harness, "Damaris Rivera");
    press(&mut harness, Key::Tab);
    type_in(&mut harness, "Commissioner");
    // The department is chosen by its first letters.
    press(&mut harness, Key::Tab);
    type_in(&mut harness, "Str");
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Tab);
    type_in(&mut harness, "d.rivera@portalder.example");
    picture(&mut harness, "settings_person_form");
    press(&mut harness, Key::Enter);
    let directory = &desk(&mut harness).models.directory;
    let person = &directory.people[0];
    assert_eq!(person.name, "Damaris Rivera");
    assert_eq!(person.role, "Commissioner");
    assert_eq!(person.department, Some(directory.departments[0].id));
    assert_eq!(person.email, "d.rivera@portalder.example");
    harness.get_by_label("Damaris Rivera, Commissioner, Streets");
}

#[test]
fn a_form_without_a_name_says_so_and_keeps_what_was_typed() {
    let mut harness = begun_at(SettingsPage::People);
    desk(&mut harness)
        .screens
        .settings
        .new_on(SettingsPage::People);
    harness.run();
    press(&mut harness, Key::Tab);
    type_in(&mut harness, "Commissioner");
    press(&mut harness, Key::Enter);
    harness.get_by_label("A person needs a name.");
    let desk = desk(&mut harness);
    assert!(desk.refused.is_empty() && desk.models.directory.people.is_empty());
    assert_holds(&harness, "Commissioner");
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_role(Role::Dialog).is_none());
}

#[test]
fn two_departments_of_one_name_are_told_apart_before_they_are_kept() {
    let mut harness = town_at(SettingsPage::Departments, Look::Light);
    let before = desk(&mut harness).models.directory.departments.clone();
    desk(&mut harness)
        .screens
        .settings
        .new_on(SettingsPage::Departments);
    harness.run();
    type_in(&mut harness, &before[0].name.to_uppercase());
    press(&mut harness, Key::Enter);
    harness.get_by_label("There is a department of this name already.");
    assert_eq!(desk(&mut harness).models.directory.departments, before);
}

#[test]
fn what_is_typed_into_the_city_is_saved_when_the_field_is_left() {
    let mut harness = town_at(SettingsPage::City, Look::Light);
    focus_field(&mut harness, "Name of the office");
    type_over(&mut harness, "Mayor’s Office of Performance");
    press(&mut harness, Key::Tab);
    let city = &desk(&mut harness).models.directory.city;
    assert_eq!(city.office, "Mayor’s Office of Performance");
    assert_holds(&harness, "Mayor’s Office of Performance");
}

#[test]
fn a_time_zone_that_is_none_is_refused_in_words_and_the_rest_is_saved() {
    let mut harness = town_at(SettingsPage::City, Look::Light);
    focus_field(&mut harness, "Time zone");
    type_over(&mut harness, "Port Alder");
    press(&mut harness, Key::Tab);
    harness.get_by_label_contains("\"Port Alder\" is not a time zone.");
    focus_field(&mut harness, "Line in the foot of every memo");
    type_over(&mut harness, "Draft");
    press(&mut harness, Key::Tab);
    let desk_of = desk(&mut harness);
    assert_eq!(desk_of.models.directory.city.time_zone, "America/New_York");
    assert_eq!(desk_of.models.directory.city.memo_footer, "Draft");
    assert!(desk_of.refused.is_empty());
    picture(&mut harness, "settings_time_zone");
    focus_field(&mut harness, "Time zone");
    type_over(&mut harness, "America/Chicago");
    press(&mut harness, Key::Tab);
    let zone = &desk(&mut harness).models.directory.city.time_zone;
    assert_eq!(zone, "America/Chicago");
}

#[test]
fn an_emptied_name_of_the_program_is_made_from_the_citys() {
    let mut harness = town_at(SettingsPage::City, Look::Light);
    focus_field(&mut harness, "Name of the program");
    type_over(&mut harness, "X");
    press(&mut harness, Key::Backspace);
    press(&mut harness, Key::Tab);
    assert_holds(&harness, "Port Alder Stat");
}

#[test]
fn the_fiscal_year_begins_in_the_month_that_was_chosen() {
    let mut harness = town_at(SettingsPage::City, Look::Light);
    focus_field_by_role(&mut harness, "Fiscal year begins in");
    type_in(&mut harness, "Oct");
    press(&mut harness, Key::Enter);
    let month = desk(&mut harness).models.directory.city.fiscal_first_month;
    assert_eq!(month, 10);
}

/// The drop-down called so.
fn focus_field_by_role(harness: &mut Shown, name: &str) {
    harness
        .get_by(|node| {
            let label = node.role() == Role::Label;
            !label && node.label().is_some_and(|label| label == name)
        })
        .focus();
    harness.run();
}

#[test]
fn leaving_the_settings_keeps_what_was_typed_a_moment_ago() {
    let mut harness = town_at(SettingsPage::City, Look::Light);
    focus_field(&mut harness, "Who signs the follow-up memo");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(eframe::egui::Event::Text("Deputy Mayor".to_owned()));
    harness.step();
    let desk_of = desk(&mut harness);
    let mut outbox = Outbox::default();
    let models = desk_of.models.clone();
    desk_of.screens.settings.keep(&models, &mut outbox);
    let wishes = outbox.take();
    let [Wish::Run(command, Then::Nothing)] = wishes.as_slice() else {
        panic!("not one change but {wishes:?}");
    };
    desk_of.program.run((**command).clone()).unwrap();
    desk_of.refresh();
    let signatory = &desk_of.models.directory.city.memo_signatory;
    assert_eq!(signatory, "Deputy Mayor");
}

#[test]
fn leaving_the_settings_keeps_a_form_that_can_be_kept_and_no_other() {
    let mut harness = begun_at(SettingsPage::People);
    let kept = |harness: &mut Shown| {
        let desk_of = desk(harness);
        let mut outbox = Outbox::default();
        let models = desk_of.models.clone();
        desk_of.screens.settings.keep(&models, &mut outbox);
        outbox.take()
    };
    let settings = &mut desk(&mut harness).screens.settings;
    settings.new_on(SettingsPage::People);
    harness.run();
    assert_eq!(kept(&mut harness), []);
    harness.run();
    harness.get_by_role_and_label(Role::Dialog, "New person");
    type_in(&mut harness, "Damaris Rivera");
    let wishes = kept(&mut harness);
    let [Wish::Run(command, Then::Nothing)] = wishes.as_slice() else {
        panic!("not one change but {wishes:?}");
    };
    let Command::Based { change, .. } = &**command else {
        panic!("not begun from anything: {command:?}");
    };
    assert!(matches!(&**change, Command::SavePerson(it) if it.name == "Damaris Rivera"));
    harness.run();
    assert!(harness.query_by_role(Role::Dialog).is_none());
    // The next form has the keyboard from the first key on.
    let settings = &mut desk(&mut harness).screens.settings;
    settings.new_on(SettingsPage::People);
    harness.run();
    type_in(&mut harness, "Ruth Adeyemi");
    assert_holds(&harness, "Ruth Adeyemi");
}

#[test]
fn a_form_opened_and_not_changed_is_not_saved_when_the_settings_are_left() {
    let mut harness = town_at(SettingsPage::People, Look::Light);
    harness.get_all_by_role(Role::Row).next().unwrap().click();
    harness.run();
    harness.get_by_role_and_label(Role::Dialog, "Edit person");
    let desk_of = desk(&mut harness);
    let mut outbox = Outbox::default();
    let models = desk_of.models.clone();
    desk_of.screens.settings.keep(&models, &mut outbox);
    assert_eq!(outbox.take(), []);
}

#[test]
fn tabs_lead_from_page_to_page() {
    let mut harness = town_at(SettingsPage::City, Look::Light);
    for (tab, page) in [
        ("Departments", SettingsPage::Departments),
        ("People", SettingsPage::People),
        ("Priorities and goals", SettingsPage::Priorities),
        ("Papers", SettingsPage::Papers),
        ("App", SettingsPage::App),
        ("City", SettingsPage::City),
    ] {
        harness.get_by_role_and_label(Role::Tab, tab).click();
        harness.run();
        assert_eq!(desk(&mut harness).place, Place::Settings(page));
    }
}

#[test]
fn a_person_is_found_edited_retired_and_brought_back() {
    let mut harness = town_at(SettingsPage::People, Look::Light);
    let people = desk(&mut harness).models.directory.people.clone();
    let person = people[0].clone();
    harness.get_by_label("Search people").focus();
    harness.run();
    type_in(&mut harness, &person.name);
    let rows = harness.get_all_by_role(Role::Row).count();
    assert_eq!(rows, 1);
    harness.get_by_role(Role::Row).click();
    harness.run();
    harness.get_by_role_and_label(Role::Dialog, "Edit person");
    focus_field(&mut harness, "Role");
    type_over(&mut harness, "Acting head");
    harness.get_by_label("Retire person").click();
    harness.run();
    let found = |harness: &mut Shown| {
        let directory = &desk(harness).models.directory;
        directory.person(person.id).unwrap().clone()
    };
    let now = found(&mut harness);
    assert_eq!((now.retired, now.role.as_str()), (true, "Acting head"));
    assert!(harness.query_by_role(Role::Row).is_none());
    harness.get_by_label("Show all people");

    harness.get_by_label("In use").click();
    harness.run();
    harness.get_by_label("Retired").click();
    harness.run();
    harness.get_by_role(Role::Row).click();
    harness.run();
    harness.get_by_label("Restore person").click();
    harness.run();
    assert!(!found(&mut harness).retired);
}

#[test]
fn delete_retires_the_chosen_department_and_undo_brings_it_back() {
    let mut harness = town_at(SettingsPage::Departments, Look::Light);
    let table = harness.get_by_role_and_label(Role::Grid, "Departments");
    table.focus();
    harness.run();
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Delete);
    let retired = |harness: &mut Shown| {
        let departments = &desk(harness).models.directory.departments;
        departments.iter().filter(|it| it.retired).count()
    };
    assert_eq!(retired(&mut harness), 1);
    desk(&mut harness).program.undo().unwrap();
    desk(&mut harness).refresh();
    harness.run();
    assert_eq!(retired(&mut harness), 0);
}

#[test]
fn a_goal_is_added_under_its_priority_with_its_horizon() {
    let mut harness = town_at(SettingsPage::Priorities, Look::Light);
    let priority = desk(&mut harness).models.directory.priorities[0].clone();
    let new = format!("New goal under {}", priority.name);
    harness.get_by_label(&new).click();
    harness.run();
    type_in(&mut harness, "Fewer deaths in traffic");
    focus_field_by_role(&mut harness, "Horizon");
    type_in(&mut harness, "Long");
    press(&mut harness, Key::Enter);
    harness.get_by_label("Add goal").click();
    harness.run();
    let goals = &desk(&mut harness).models.directory.goals;
    let goal = goals
        .iter()
        .find(|goal| goal.name == "Fewer deaths in traffic")
        .unwrap();
    assert_eq!((goal.priority, goal.horizon), (priority.id, Horizon::Long));
}

#[test]
fn priorities_and_goals_are_put_in_order_by_keyboard() {
    let mut harness = town_at(SettingsPage::Priorities, Look::Light);
    let names = |harness: &mut Shown| -> Vec<String> {
        let priorities = &desk(harness).models.directory.priorities;
        priorities.iter().map(|one| one.name.clone()).collect()
    };
    let before = names(&mut harness);
    let down = format!("Move {} down", before[0]);
    harness.get_by_label(&down).focus();
    harness.run();
    press(&mut harness, Key::Enter);
    let mut moved = before.clone();
    moved.swap(0, 1);
    assert_eq!(names(&mut harness), moved);
    assert!(harness.get_by_label(&down).is_focused(), "and on it can go");
    desk(&mut harness).program.undo().unwrap();
    desk(&mut harness).refresh();
    assert_eq!(names(&mut harness), before);

    let goals = |harness: &mut Shown| -> Vec<(String, PriorityId)> {
        let goals = &desk(harness).models.directory.goals;
        goals
            .iter()
            .map(|one| (one.name.clone(), one.priority))
            .collect()
    };
    let all = goals(&mut harness);
    let of_one = |all: &[(String, PriorityId)], priority| -> Vec<String> {
        let of_it = all.iter().filter(|one| one.1 == priority);
        of_it.map(|one| one.0.clone()).collect()
    };
    let two = all
        .iter()
        .find(|one| of_one(&all, one.1).len() > 1)
        .unwrap();
    let mut wanted = of_one(&all, two.1);
    let up = format!("Move {} up", wanted[1]);
    harness.get_by_label(&up).focus();
    harness.run();
    press(&mut harness, Key::Enter);
    wanted.swap(0, 1);
    let now = goals(&mut harness);
    assert_eq!(of_one(&now, two.1), wanted);
}

#[test]
fn the_app_is_given_another_look_a_backup_and_its_leave() {
    let mut harness = town_at(SettingsPage::App, Look::Light);
    for (label, verb) in [
        ("Dark", Verb::ThemeDark),
        ("High contrast", Verb::ThemeHighContrast),
        ("Back up program", Verb::BackUp),
        ("Open program", Verb::OpenProgram),
        ("Close program", Verb::CloseProgram),
    ] {
        harness.get_by_label(label).click();
        harness.run();
        assert_eq!(desk(&mut harness).wishes.pop(), Some(Wish::Do(verb)));
    }
    harness.get_by_label(concat!("Statroom ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn settings_fit_a_small_screen_at_twice_the_size() {
    let mut harness = town_at(SettingsPage::People, Look::Light);
    harness.set_size(eframe::egui::vec2(683.0, 384.0));
    harness.run();
    picture(&mut harness, "settings_people_zoomed");
    let new = harness.get_by_label("New person").rect();
    assert!(new.right() <= 683.0, "{new:?}");
}

#[test]
fn the_look_of_the_papers_is_drawn() {
    picture(
        &mut town_at(SettingsPage::Papers, Look::Light),
        "settings_papers",
    );
}

#[test]
fn a_colour_too_light_for_words_is_refused_and_a_dark_enough_one_is_a_button() {
    let mut harness = town_at(SettingsPage::Papers, Look::Light);
    focus_field(&mut harness, "Accent colour");
    type_over(&mut harness, "#F3C613");
    press(&mut harness, Key::Tab);
    harness.get_by_label_contains("can\u{2019}t be read on white paper");
    let papers = |harness: &mut Shown| desk(harness).models.papers.view.papers.clone();
    assert_eq!(papers(&mut harness).accent, Colour::HOUSE);
    let readable = Colour::new(0xf3, 0xc6, 0x13).readable();
    harness.get_by_label(&format!("Use {readable}")).click();
    harness.run();
    assert_eq!(papers(&mut harness).accent, readable);
    assert_holds(&harness, &readable.to_string());
    focus_field(&mut harness, "Accent colour");
    type_over(&mut harness, "7a1f3d");
    press(&mut harness, Key::Tab);
    assert_eq!(papers(&mut harness).accent, Colour::new(0x7a, 0x1f, 0x3d));
    assert_holds(&harness, "#7A1F3D");
}

#[test]
fn parts_of_a_memo_are_moved_and_left_out_by_the_keyboard_and_reset_takes_all_back() {
    let mut harness = town_at(SettingsPage::Papers, Look::Light);
    harness.get_by_label("Move up: New items").focus();
    press(&mut harness, Key::Enter);
    harness.get_by_label("Recognition").focus();
    press(&mut harness, Key::Space);
    focus_field(&mut harness, "First in a stat memo");
    type_over(&mut harness, "Mayor, here is what we found.");
    press(&mut harness, Key::Tab);
    let papers = desk(&mut harness).models.papers.view.papers.clone();
    let stat = papers.stat_sections.shown(&Section::STAT);
    let at = |section| stat.iter().position(|one| *one == section);
    assert!(
        at(Section::NewItems) < at(Section::StandingItems),
        "{stat:?}"
    );
    let follow_up = papers.follow_up_sections.shown(&Section::FOLLOW_UP);
    assert!(!follow_up.contains(&Section::Recognition));
    assert_eq!(papers.stat_opening, "Mayor, here is what we found.");
    assert!(desk(&mut harness).refused.is_empty());
    harness
        .get_by_label("Reset to Statroom\u{2019}s own")
        .focus();
    press(&mut harness, Key::Enter);
    assert!(desk(&mut harness).refused.is_empty());
    let papers = desk(&mut harness).models.papers.view.papers.clone();
    assert_eq!(
        papers,
        Papers {
            id: papers.id,
            ..Papers::default()
        }
    );
}

#[test]
fn a_seal_a_letterhead_and_a_word_file_are_asked_for() {
    let mut harness = town_at(SettingsPage::Papers, Look::Light);
    for (button, purpose) in [
        (
            "Choose a picture: Seal",
            FilePurpose::PapersPicture(PapersPicture::Seal),
        ),
        (
            "Choose a picture: Letterhead",
            FilePurpose::PapersPicture(PapersPicture::Letterhead),
        ),
        ("Choose a Word file", FilePurpose::WordTemplate),
    ] {
        harness.get_by_label(button).focus();
        press(&mut harness, Key::Enter);
        assert!(
            desk(&mut harness)
                .wishes
                .contains(&Wish::PickFile(purpose.clone())),
            "{purpose:?}"
        );
    }
}
