//! The four figures at the head of the home screen: the next meeting, the measures, what is owed, the
//! data. Each is a link.

use eframe::egui::{CursorIcon, RichText, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role};

use crate::domain::action::ActionStatus;
use crate::domain::dates;
use crate::domain::meeting::MeetingProgress;
use crate::domain::target::TargetStatus;
use crate::program::query::MeetingRow;
use crate::ui::models::Frame;
use crate::ui::outbox::{MeetingStage, Outbox, Place, Selection};
use crate::ui::tokens::{Size, palette, radius, space};
use crate::ui::widgets::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::{paint, text};

use super::words;

/// What a card says.
struct Fact {
    /// What it is about.
    label: &'static str,
    /// The figure.
    figure: String,
    /// What goes with it.
    words: String,
}

/// Draws them side by side where there is room.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, outbox: &mut Outbox) {
    columns(ui, &[1.0; 4], 200.0, |ui, index| match index {
        0 => {
            if fact_card(ui, &next_meeting(frame)) {
                outbox.go(meeting_place(frame));
            }
        }
        1 => {
            if fact_card(ui, &on_target(frame)) {
                outbox.show(Selection::Measures {
                    priority: None,
                    status: None,
                });
            }
        }
        2 => {
            if fact_card(ui, &owed(frame)) {
                outbox.show(Selection::Actions {
                    department: None,
                    status: None,
                });
            }
        }
        _ => {
            if fact_card(ui, &data(frame)) {
                outbox.go(Place::Measures);
            }
        }
    });
}

fn meeting_place(frame: &Frame<'_>) -> Place {
    words::next_meeting(frame).map_or(Place::Meetings, |row| {
        Place::Meeting(row.meeting.id, MeetingStage::of(row.meeting.progress()))
    })
}

fn next_meeting(frame: &Frame<'_>) -> Fact {
    let label = "Next meeting";
    let Some(row) = words::next_meeting(frame) else {
        return Fact {
            label,
            figure: "None planned".to_owned(),
            words: "Plan one under Meetings.".to_owned(),
        };
    };
    let meeting = &row.meeting;
    let figure = if meeting.progress() == MeetingProgress::Running {
        "Running now".to_owned()
    } else {
        let today = frame.models.today;
        let day = match (meeting.held_on - today).num_days() {
            0 => "Today".to_owned(),
            1 => "Tomorrow".to_owned(),
            _ => words::dated(meeting.held_on, today),
        };
        format!("{day}, {}", dates::clock(meeting.starts_at))
    };
    Fact {
        label,
        figure,
        words: format!("{} · {}", meeting.name, agenda_words(row)),
    }
}

/// "4 items, 85 of 90 min"; without an agenda "no agenda yet".
pub(super) fn agenda_words(row: &MeetingRow) -> String {
    if row.items == 0 {
        return "no agenda yet".to_owned();
    }
    let items = words::counted(row.items, "item", "items");
    format!(
        "{items}, {} of {} min",
        row.planned_minutes, row.meeting.minutes
    )
}

/// How many measures stand at a status, over all priorities.
fn at(frame: &Frame<'_>, status: TargetStatus) -> usize {
    let tallies = frame.models.home.priorities.iter();
    tallies
        .flat_map(|tally| &tally.statuses)
        .filter(|(at, _)| *at == status)
        .map(|(_, count)| count)
        .sum()
}

fn on_target(frame: &Frame<'_>) -> Fact {
    let [meets, near, off] = [
        TargetStatus::Meets,
        TargetStatus::Approaching,
        TargetStatus::OffTarget,
    ]
    .map(|status| at(frame, status));
    let scored = meets + near + off;
    let others = frame.models.home.measures.saturating_sub(scored);
    let mut said = vec![format!("{near} approaching"), format!("{off} off target")];
    if others > 0 {
        said.push(format!("{others} without status"));
    }
    Fact {
        label: "Measures that meet target",
        figure: format!("{meets} of {scored}"),
        words: said.join(" · "),
    }
}

fn owed(frame: &Frame<'_>) -> Fact {
    let count = |status| frame.models.home.count(status);
    let overdue = count(ActionStatus::Overdue);
    let review = count(ActionStatus::UnderReview);
    let held = count(ActionStatus::OnHold);
    let open = overdue + review + held + count(ActionStatus::NotYetDue);
    let mut said = vec![
        format!("{overdue} overdue"),
        format!("{review} under review"),
    ];
    if held > 0 {
        said.push(format!("{held} on hold"));
    }
    Fact {
        label: "Actions and requests",
        figure: format!("{open} open"),
        words: said.join(" · "),
    }
}

fn data(frame: &Frame<'_>) -> Fact {
    let home = &frame.models.home;
    let latest = home.late.first().and_then(|(id, freshness)| {
        let row = frame.models.measures.row(*id)?;
        Some(format!("{}: {}", row.measure.name, freshness.words()))
    });
    let empty = home.measures.saturating_sub(home.current + home.late.len());
    let mut said = Vec::new();
    if let Some(latest) = latest {
        said.push(latest);
        if home.late.len() > 1 {
            said.push(format!("{} more late", home.late.len() - 1));
        }
    } else {
        said.push("Nothing is late".to_owned());
    }
    if empty > 0 {
        said.push(format!("{empty} without figures"));
    }
    if home.returned > 0 {
        said.push(format!("{} returned", home.returned));
    }
    Fact {
        label: "Data",
        figure: format!("{} of {} current", home.current, home.measures),
        words: said.join(" · "),
    }
}

/// A card that is a link as a whole. True when it was followed.
fn fact_card(ui: &mut Ui, fact: &Fact) -> bool {
    // "9:00 a.m." ends with a stop of its own.
    let said_figure = fact.figure.trim_end_matches('.');
    let said = format!("{}: {said_figure}. {}", fact.label, fact.words);
    let builder = UiBuilder::new()
        .id_salt(("fact", fact.label))
        .sense(Sense::click());
    let shown = ui.scope_builder(builder, |ui| {
        card::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            text::section_label(ui, fact.label);
            figure(ui, &fact.figure);
            let top = ui.cursor().top();
            let muted = palette(ui).muted;
            let words = RichText::new(&fact.words).color(muted);
            ui.label(words);
            // The cards of a row are equally high, whether their words take one line or two.
            let used = ui.cursor().top() - top;
            ui.add_space((2.0 * Size::Body.line() + space::XS - used).max(0.0));
        });
    });
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &said));
    if response.hovered() {
        let edge = eframe::egui::Stroke::new(1.0, palette(ui).border_strong);
        let rounding = eframe::egui::CornerRadius::same(radius::L);
        let kind = eframe::egui::StrokeKind::Inside;
        ui.painter()
            .rect_stroke(response.rect, rounding, edge, kind);
    }
    paint::focus_ring(ui, &response, response.rect, radius::L);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// The figure, as large as there is room for it on one line.
fn figure(ui: &mut Ui, words: &str) {
    let room = ui.available_width();
    let ink = palette(ui).text;
    let wide = paint::whole_line(ui, words, Size::Display.semibold(), ink)
        .size()
        .x;
    let size = if wide <= room {
        Size::Display
    } else {
        Size::Title
    };
    let rich = RichText::new(words)
        .font(size.semibold())
        .line_height(Some(Size::Display.line()));
    text::one_line(ui, rich);
}
