//! What was said last time, beside the chart. On the console only.

use super::{RunState, again};
use crate::domain::dates;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::ids::EntryId;
use crate::domain::person::Person;
use crate::program::query::{ActionRow, LastTime};
use crate::ui::console::as_shown;
use crate::ui::keys::key_words;
use crate::ui::models::{Frame, Models};
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::tokens::{Tone, radius, space};
use crate::ui::verbs::{RunVerb, Verb};
use crate::ui::widgets::mark::small_mark_ui;
use crate::ui::widgets::{button, paint, text};
use eframe::egui::{
    Align, EventFilter, Frame as Plate, Id, Key, Margin, Modifiers, ScrollArea, Sense, Ui,
    WidgetInfo, accesskit::Role, vec2,
};

/// The list scrolls from this height on, in points.
const HIGHEST: f32 = 190.0;
/// And takes no more than this share of the window's height.
const SHARE: f32 = 0.3;

/// What the list remembers.
#[derive(Debug, Default)]
pub(super) struct LastSaid {
    /// It shall have the keyboard.
    wants_focus: bool,
    /// The line the arrows are at.
    at: usize,
}

impl LastSaid {
    /// Gives the list the keyboard, at its last line.
    pub(super) fn enter(&mut self) {
        self.wants_focus = true;
    }
}

/// One line of it.
enum Line<'m> {
    Entry(&'m Entry, Option<&'m ActionRow>),
    Open(&'m ActionRow),
    Private(&'m str),
}

impl Line<'_> {
    /// What kind of thing it is.
    fn label(&self) -> &'static str {
        match self {
            Self::Entry(entry, _) => entry.kind.label(),
            Self::Open(_) => "Still open",
            Self::Private(_) => "Private note",
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Entry(entry, Some(row)) if entry.kind != EntryKind::FollowUp => row.said(),
            Self::Entry(entry, _) => entry.said(),
            Self::Open(row) => row.said(),
            Self::Private(words) => (*words).to_owned(),
        }
    }

    /// The entry with which the exhibit was kept that stood before the room, if one was.
    fn as_shown(&self, last: &LastTime) -> Option<EntryId> {
        match self {
            Self::Entry(entry, _) => {
                let kept = last.meeting.as_ref().map(|said| &said.as_shown);
                kept.filter(|kept| kept.contains(&entry.id))
                    .map(|_| entry.id)
            }
            Self::Open(row) => row.entry_as_shown(),
            Self::Private(_) => None,
        }
    }

    const fn action(&self) -> Option<&ActionRow> {
        match self {
            Self::Entry(_, row) => *row,
            Self::Open(row) => Some(row),
            Self::Private(_) => None,
        }
    }
}

fn lines<'m>(models: &'m Models, last: &'m LastTime) -> Vec<Line<'m>> {
    let mut lines: Vec<Line<'m>> = Vec::new();
    if let Some(said) = &last.meeting {
        let of = |entry: &'m Entry| entry.action.and_then(|id| models.actions.row(id));
        lines.extend(
            said.entries
                .iter()
                .map(|entry| Line::Entry(entry, of(entry))),
        );
    }
    let open = last.open.iter().filter_map(|id| models.actions.row(*id));
    lines.extend(open.map(Line::Open));
    let notes = last.meeting.iter().flat_map(|said| &said.private_notes);
    lines.extend(notes.map(|words| Line::Private(words)));
    lines
}

/// The entry whose chart is shown to the room next: that of the line the arrows are at, else the latest that has one.
pub(super) fn kept(room: &RunState, models: &Models) -> Option<EntryId> {
    let last = models.last_time.as_ref()?;
    let lines = lines(models, last);
    let here = lines.get(room.last.at).and_then(|line| line.as_shown(last));
    here.or_else(|| lines.iter().rev().find_map(|line| line.as_shown(last)))
}

/// Draws it for the item the console is at.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, room: &mut RunState, outbox: &mut Outbox) {
    let wanted = std::mem::take(&mut room.last.wants_focus);
    let Some(last) = &frame.models.last_time else {
        return;
    };
    let said = last.meeting.as_ref();
    let title = said.map_or_else(
        || "What we said last time".to_owned(),
        |said| {
            let day = dates::prose(said.on);
            format!("What we said last time \u{b7} {day}")
        },
    );
    text::section_label(ui, &title);
    let lines = lines(frame.models, last);
    let here = frame.models.meeting.as_ref().map(|view| &view.meeting.name);
    if let Some(said) = said.filter(|said| here != Some(&said.name)) {
        text::caption(ui, &said.name);
    }
    if lines.is_empty() {
        text::muted(
            ui,
            "No earlier meeting spoke of this topic or of what is shown here.",
        );
        return;
    }
    room.last.wants_focus = wanted;
    match list(ui, (frame, last), &title, &lines, room) {
        Some(Wanted::Here(entry)) => outbox.wish(Wish::AsShown(entry)),
        Some(Wanted::Room(entry)) => {
            if let Some(view) = &frame.models.meeting {
                again::show_room(view.meeting.id, Some(entry), outbox);
            }
            room.focus_capture();
        }
        None => {}
    }
    let keys = |verb| key_words(ui.ctx(), Verb::Run(verb));
    let (read, show) = (keys(RunVerb::LastTime), keys(RunVerb::ShowAgain));
    let words = format!(
        "{read} reads it by the arrows; Enter shows the chart as it was, {show} shows it to the room; Esc goes back"
    );
    text::caption(ui, &words);
}

/// What somebody wants of the chart that was kept with an entry.
enum Wanted {
    /// To see it as it was, on the console.
    Here(EntryId),
    /// The room shall see it.
    Room(EntryId),
}

/// The lines; returns what somebody wants of a chart as it was.
fn list(
    ui: &mut Ui,
    (frame, last): (&Frame<'_>, &LastTime),
    title: &str,
    lines: &[Line<'_>],
    room: &mut RunState,
) -> Option<Wanted> {
    let mut wanted = None;
    let id = ui.make_persistent_id("last time");
    let body = ui.interact(ui.available_rect_before_wrap(), id, Sense::FOCUSABLE);
    let entered = std::mem::take(&mut room.last.wants_focus);
    if entered {
        body.request_focus();
        room.last.at = lines.len().saturating_sub(1);
    }
    let moved = entered || (body.has_focus() && keys(ui, id, lines.len(), room));
    let high = HIGHEST.min(ui.ctx().content_rect().height() * SHARE);
    let area = ScrollArea::vertical()
        .id_salt("last time lines")
        .max_height(high)
        .min_scrolled_height(high)
        .auto_shrink([false, true]);
    let shown = area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (place, line) in lines.iter().enumerate() {
            let here = body.has_focus() && place == room.last.at;
            let plate = Plate::new().inner_margin(Margin::symmetric(6, 2));
            let response = plate
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    one(ui, frame, line);
                    if let Some(entry) = line.as_shown(last) {
                        wanted = wanted.take().or(offers(ui, entry));
                    }
                })
                .response;
            if here {
                paint::focus_ring(ui, &body, response.rect.shrink(1.0), radius::S);
                if moved {
                    // Its first words before all, where it is higher than the list.
                    response.scroll_to_me(Some(Align::Min));
                }
            }
            ui.add_space(space::XS);
        }
    });
    if entered {
        // The list as a whole comes into sight, its title above it.
        ui.scroll_to_rect(shown.inner_rect.expand2(vec2(0.0, space::XL)), None);
    }
    let chosen = lines.get(room.last.at).filter(|_| body.has_focus());
    let entered = || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    wanted = wanted.or(chosen
        .and_then(|line| line.as_shown(last))
        .filter(|_| entered())
        .map(Wanted::Here));
    let spoken = chosen.map(|line| {
        let status = line.action().map(|row| format!(", {}", row.status.label()));
        let status = status.unwrap_or_default();
        format!("{}: {}{status}", line.label(), line.words())
    });
    let body = body.with_new_rect(shown.inner_rect);
    body.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ListBox, true, title);
        info.current_text_value.clone_from(&spoken);
        info
    });
    wanted
}

/// The two ways to look at a chart as it was.
fn offers(ui: &mut Ui, entry: EntryId) -> Option<Wanted> {
    ui.horizontal_wrapped(|ui| {
        let here = as_shown::link(ui).then_some(Wanted::Here(entry));
        let room = button::link(ui, "Show it to the room").clicked();
        here.or(room.then_some(Wanted::Room(entry)))
    })
    .inner
}

/// The arrows go from line to line; Escape leads back into the capture line. True when another line was chosen.
fn keys(ui: &Ui, id: Id, count: usize, room: &mut RunState) -> bool {
    let filter = EventFilter {
        vertical_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let before = room.last.at;
    if pressed(Key::ArrowUp) {
        room.last.at = before.saturating_sub(1);
    }
    if pressed(Key::ArrowDown) {
        room.last.at = (before + 1).min(count.saturating_sub(1));
    }
    if pressed(Key::Escape) {
        room.focus_capture();
    }
    room.last.at != before
}

fn one(ui: &mut Ui, frame: &Frame<'_>, line: &Line<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let tone = match line {
            Line::Private(_) => Tone::Warn,
            Line::Open(_) => Tone::Accent,
            Line::Entry(..) => Tone::Neutral,
        };
        text::toned_caption(ui, line.label(), tone);
        if let Some(row) = line.action() {
            small_mark_ui(ui, row.status);
        }
    });
    text::body(ui, &line.words());
    let caption = caption(frame, line);
    if !caption.is_empty() {
        text::caption(ui, &caption);
    }
}

/// Who said it, or who owes it until when.
fn caption(frame: &Frame<'_>, line: &Line<'_>) -> String {
    let directory = &frame.models.directory;
    match (line.action(), line) {
        (Some(row), _) => {
            let owner = directory.owner_name(row.action.owner, row.action.department);
            let due = row
                .action
                .due
                .map(|day| format!("due {}", dates::short_weekday(day)));
            let parts = [Some(owner), due].into_iter().flatten();
            let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
            parts.join(" \u{b7} ")
        }
        (None, Line::Entry(entry, _)) => {
            let who = entry.speaker.or(entry.decided_by);
            let who = who.and_then(|id| directory.person(id));
            who.map(Person::short_name).unwrap_or_default()
        }
        (None, Line::Private(_)) => "Never projected; it may be a public record".to_owned(),
        (None, Line::Open(_)) => String::new(),
    }
}
