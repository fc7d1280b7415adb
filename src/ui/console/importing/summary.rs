//! The fourth step: what will happen, before anything is written.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::import::{Counts, Level, Made};
use crate::ui::console::page;
use crate::ui::tokens::{Size, Tone, palette, space};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::empty::empty_state;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::paint;
use crate::ui::widgets::text;
use crate::ui::widgets::tick::tick_box;

use super::changes;
use super::found::kind_words;
use super::frame::{ImportStep, ImportView};
use super::model::{Asked, ImportModel, counted, of_them};
use super::planned::Planned;

/// How many names of new measures are listed.
const NAMES: usize = 40;

/// Draws it.
pub(super) fn show(ui: &mut Ui, model: &ImportModel, view: &mut ImportView) -> Option<Asked> {
    let planned = model.planned.clone()?;
    page::scrolling(ui, "import, summary", |ui| {
        remembered(ui, model, view);
        another_city(ui, model, view);
        let counts = planned.plan.counts;
        if planned.plan.is_nothing() && nothing_new(ui, counts) {
            view.go(ImportStep::Found);
        }
        card::card(ui, |ui| figures(ui, counts, planned.plan.made));
        columns(ui, &[1.0, 1.0], 300.0, |ui, index| {
            ui.spacing_mut().item_spacing.y = space::M;
            if index == 0 {
                card::card(ui, |ui| source(ui, model, view, &planned));
            } else {
                card::card(ui, |ui| what_else(ui, view, &planned));
            }
        });
        notes(ui, model);
        if !planned.changed.is_empty() {
            card::card(ui, |ui| changes::show(ui, view, &planned));
        }
        new_measures(ui, &planned);
    });
    None
}

/// Read by a mapping that was kept.
fn remembered(ui: &mut Ui, model: &ImportModel, view: &mut ImportView) {
    let Some(words) = &model.remembered else {
        return;
    };
    card::card(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            text::body(ui, words);
            if ui.add(Button::secondary("Change…").compact()).clicked() {
                view.go(ImportStep::Columns);
            }
        });
    });
}

/// A template of another city is not to be taken for this one's.
fn another_city(ui: &mut Ui, model: &ImportModel, view: &mut ImportView) {
    let city = model
        .template
        .as_ref()
        .and_then(|head| head.other_city.as_ref());
    if let Some(city) = city {
        let words = format!(
            "It was made for {city}, not for the city of this program. Its figures are taken in only if you say that they belong here."
        );
        super::frame::notice(ui, "This template is another city\u{2019}s.", &words);
        let words = "I know that these figures belong here";
        tick_box(ui, &mut view.belongs_here, words);
    }
}

/// Says why there is nothing to take in. True when somebody wants to see what was found.
fn nothing_new(ui: &mut Ui, counts: Counts) -> bool {
    let words = if counts.accepted() > 0 {
        "Every figure of the file is here already, with the same value."
    } else if counts.refused > 0 {
        "No cell can be taken in as it stands."
    } else {
        "The file holds no figure."
    };
    let refused = counts.accepted() == 0 && counts.refused > 0;
    let step = refused.then_some("See what was found and what would help");
    let shown = card::card(ui, |ui| {
        empty_state(ui, "There is nothing to take in", words, step)
    });
    shown.inner
}

/// The counts, large.
fn figures(ui: &mut Ui, counts: Counts, made: Option<Made>) {
    let told = [
        ("New", counts.new, Tone::Good),
        ("Changed", counts.changed, Tone::Accent),
        ("Unchanged", counts.unchanged, Tone::Neutral),
        ("Refused", counts.refused, Tone::Bad),
        ("Blank", counts.blank, Tone::Neutral),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XXL, space::S);
        for (name, count, tone) in told {
            let p = palette(ui);
            let ink = if count == 0 || tone == Tone::Neutral {
                p.text
            } else {
                p.tone(tone).ink
            };
            // As wide as it is: what doesn't fit beside the others stands below them as a whole.
            let wide = |words: &str, font| paint::whole_line(ui, words, font, ink).size().x;
            let number = wide(&counted(count), Size::Display.semibold());
            let wide = number.max(wide(name, Size::Small.regular())).ceil() + 1.0;
            let room = vec2(wide, Size::Display.line() + Size::Small.line());
            ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let number =
                    text::rich(counted(count), Size::Display).font(Size::Display.semibold());
                let words = ui.label(number.color(ink));
                let said = format!("{name}: {}", counted(count));
                ui.ctx()
                    .accesskit_node_builder(words.id, |node| node.set_label(said));
                text::caption(ui, name);
            });
        }
    });
    let words = format!(
        "{} in {}: {} can be taken in, {} refused, {} blank.",
        of_them(counts.cells, "cell", "cells"),
        of_them(counts.rows, "row", "rows"),
        counted(counts.accepted()),
        counted(counts.refused),
        counted(counts.blank)
    );
    text::caption(ui, &words);
    if counts.unchanged > 0 {
        let words = "Unchanged: the figure is here already, or an earlier row of the file gives it as well.";
        text::caption(ui, words);
    }
    if let Some(made) = made {
        let words = format!(
            "Each row is an event, counted with the figure it goes into. They make {}: {} new, {} changed, {} unchanged.",
            of_them(
                made.new + made.changed + made.unchanged,
                "figure",
                "figures"
            ),
            counted(made.new),
            counted(made.changed),
            counted(made.unchanged)
        );
        text::caption(ui, &words);
    }
}

/// Where they come from.
fn source(ui: &mut Ui, model: &ImportModel, view: &mut ImportView, planned: &Planned) {
    let plan = &planned.plan;
    text::subheading(ui, "From");
    text::body(ui, &plan.source);
    if let Some(sheet) = &plan.sheet {
        text::muted(ui, &sheet_words(sheet));
    }
    if let Some((one, more)) = plan.other_sheets.split_first() {
        let words = if more.is_empty() {
            format!("Nothing is taken from its sheet {one}; the first step chooses another.")
        } else {
            let names = plan.other_sheets.join(", ");
            format!("Nothing is taken from its sheets {names}; the first step chooses another.")
        };
        text::caption(ui, &words);
    }
    let hash: String = plan.hash.chars().take(16).collect();
    text::caption(
        ui,
        &format!("SHA-256 {hash}… is kept with the figures, with the time and who took them in."),
    );
    taken_by(ui, model, view);
    kept_as(ui, view, planned);
    if !model.corrections.is_empty() {
        let cells = of_them(model.corrections.len(), "cell", "cells");
        text::caption(ui, &format!("{cells} corrected here."));
    }
    text::caption(
        ui,
        "Nothing is written before you press Import. It is one step: one undo takes it back.",
    );
}

/// Who takes them in.
fn taken_by(ui: &mut Ui, model: &ImportModel, view: &mut ImportView) {
    if model.people.is_empty() {
        return;
    }
    let by = view.by.as_ref();
    let mut at = by.and_then(|by| model.people.iter().position(|name| name == by));
    let field = Field::new("Taken in by").width(360.0);
    if field
        .choice_or_none(ui, &mut at, &model.people, "Nobody named")
        .committed
    {
        view.by = at.and_then(|at| model.people.get(at)).cloned();
    }
}

/// Under which name it is remembered how the file was read.
fn kept_as(ui: &mut Ui, view: &mut ImportView, planned: &Planned) {
    let Some(used) = &planned.plan.used else {
        return;
    };
    let mut name = view.name.clone().unwrap_or_else(|| used.name.clone());
    let help = "The next file with these headings is read the same way by itself.";
    let field = Field::new("Remember how it is read as")
        .help(help)
        .width(360.0);
    let edited = field.text(ui, &mut name);
    if edited.response.changed() {
        view.name = Some(name);
    }
}

/// Warnings and notes by their kind, and what is left out.
fn what_else(ui: &mut Ui, view: &mut ImportView, planned: &Planned) {
    text::subheading(ui, "Worth a look");
    let counts = planned.plan.findings.counts();
    let mut any = false;
    for (kind, count) in counts {
        if kind.level() == Level::Note {
            continue;
        }
        any = true;
        text::body(ui, &format!("{} · {}", kind_words(*kind), counted(*count)));
    }
    if !any {
        text::muted(ui, "Nothing was refused, and no figure is odd.");
    }
    if planned.plan.findings.total() > 0
        && ui
            .add(Button::secondary("See what was found").compact())
            .clicked()
    {
        view.go(ImportStep::Found);
    }
}

/// What a department noted beside its figures.
fn notes(ui: &mut Ui, model: &ImportModel) {
    let Some(head) = model
        .template
        .as_ref()
        .filter(|head| !head.notes.is_empty())
    else {
        return;
    };
    card::card(ui, |ui| {
        text::subheading(ui, "Notes of the department");
        text::caption(
            ui,
            "They are shown here only; keep what matters as an annotation of the measure.",
        );
        for note in &head.notes {
            text::body(
                ui,
                &format!("{}, {}: {}", note.measure, note.period, note.note),
            );
        }
    });
}

fn new_measures(ui: &mut Ui, planned: &Planned) {
    let new = &planned.plan.new_measures;
    if new.is_empty() {
        return;
    }
    card::card(ui, |ui| {
        text::subheading(
            ui,
            &of_them(new.len(), "measure is created", "measures are created"),
        );
        let words = if new.len() == 1 {
            "As proposed, with what the file says of it. Approve it on its page."
        } else {
            "As proposed, with what the file says of them. Approve them on their pages."
        };
        text::caption(ui, words);
        let names: Vec<&str> = new
            .iter()
            .take(NAMES)
            .map(|one| one.name.as_str())
            .collect();
        text::body(ui, &names.join(" · "));
        if new.len() > NAMES {
            text::caption(ui, &format!("… and {} more.", counted(new.len() - NAMES)));
        }
        new_departments(ui, planned);
    });
}

/// The departments that come with them.
fn new_departments(ui: &mut Ui, planned: &Planned) {
    let new = &planned.plan.new_departments;
    if new.is_empty() {
        return;
    }
    text::subheading(
        ui,
        &of_them(
            new.len(),
            "department is created",
            "departments are created",
        ),
    );
    text::caption(
        ui,
        "Named in the file as answering for these measures, and not known here yet.",
    );
    let names: Vec<&str> = new
        .iter()
        .take(NAMES)
        .map(|one| one.department.name.as_str())
        .collect();
    text::body(ui, &names.join(" · "));
    if new.len() > NAMES {
        text::caption(ui, &format!("… and {} more.", counted(new.len() - NAMES)));
    }
}

/// "Sheet Plan", and "Sheet1" of a sheet that nobody named.
fn sheet_words(sheet: &str) -> String {
    let says_so = sheet.to_lowercase().starts_with("sheet");
    if says_so {
        sheet.to_owned()
    } else {
        format!("Sheet {sheet}")
    }
}
