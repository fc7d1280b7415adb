//! One entry of the record as it is drawn: when, what kind, the words, and what hangs on it.

use crate::domain::action::{Action, ActionPriority};
use crate::domain::dates;
use crate::domain::entry::{Entry, EntryKind};
use crate::program::query::ActionRow;
use crate::ui::models::Frame;
use crate::ui::tokens::{Palette, Size, Tone, palette, space};
use crate::ui::widgets::complete::Completeness;
use crate::ui::widgets::paint;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, FontId, Galley, Id, Rect, Ui, pos2};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Width of the time at the left, in points.
const TIME: f32 = 44.0;
/// Room above and below the words.
const AIR: f32 = 9.0;

/// The tone of a kind.
pub(super) const fn tone(kind: EntryKind) -> Tone {
    match kind {
        EntryKind::Action | EntryKind::FollowUp => Tone::Accent,
        EntryKind::Decision => Tone::Purple,
        EntryKind::InformationRequest | EntryKind::DataRequest => Tone::Good,
        EntryKind::DataQualityIssue => Tone::Warn,
        EntryKind::Note | EntryKind::Recognition | EntryKind::ParkingLot => Tone::Neutral,
    }
}

/// A row laid out.
pub(super) struct Laid {
    time: Arc<Galley>,
    parts: Vec<Arc<Galley>>,
    /// How complete what was promised is.
    complete: Option<Completeness>,
    /// Height of the whole row in points.
    pub(super) height: f32,
}

impl Laid {
    /// Lays an entry out in `width` points.
    pub(super) fn of(ui: &Ui, frame: &Frame<'_>, entry: &Entry, width: f32) -> Self {
        let p = palette(ui);
        let inside = (width - TIME - 2.0 * space::XS).max(60.0);
        let clock = frame.local(entry.at).format("%H:%M").to_string();
        let time = paint::whole_line(ui, &clock, Size::Small.regular(), p.muted);
        let action = action_of(frame, entry);
        let mut parts = vec![label(ui, p, entry)];
        let text = words(entry, action);
        if !text.is_empty() {
            let part = (text.to_owned(), Size::Body.regular(), p.text);
            parts.push(lay(ui, &[part], Size::Body, inside));
        }
        let meta = meta(frame, entry, action, p);
        if !meta.is_empty() {
            parts.push(lay(ui, &meta, Size::Small, inside));
        }
        for line in entry
            .unsettled
            .lines()
            .filter(|line| !line.trim().is_empty())
        {
            let ink = p.tone(Tone::Warn).ink;
            let part = (format!("? {line}"), Size::Small.regular(), ink);
            parts.push(lay(ui, &[part], Size::Small, inside));
        }
        let words: f32 = parts.iter().map(|part| part.size().y).sum();
        let promised = action.filter(|_| entry.kind != EntryKind::FollowUp);
        Self {
            time,
            complete: promised.map(|row| Completeness::of(&row.action)),
            height: words + 2.0 * AIR,
            parts,
        }
    }

    pub(super) fn paint(&self, ui: &Ui, rect: Rect, id: Id) {
        let painter = ui.painter();
        let place = |x: f32, y: f32, galley: &Arc<Galley>| {
            painter.galley(pos2(x, y), Arc::clone(galley), Color32::PLACEHOLDER);
        };
        let mut top = rect.top() + AIR;
        if let (Some(complete), Some(label)) = (&self.complete, self.parts.first()) {
            let right = rect.right() - space::XS - complete.size().x;
            let middle = top + label.size().y / 2.0;
            complete.show_at(ui, pos2(right, middle), id.with("complete"));
        }
        place(rect.left() + space::XS, top, &self.time);
        for part in &self.parts {
            place(rect.left() + space::XS + TIME, top, part);
            top += part.size().y;
        }
    }

    /// Everything the row says, for screen readers.
    pub(super) fn spoken(&self) -> String {
        let parts = self.parts.iter().map(|part| part.job.text.as_str());
        let mut parts: Vec<String> = std::iter::once(self.time.job.text.as_str())
            .chain(parts)
            .map(str::to_owned)
            .collect();
        let complete = self.complete.as_ref().map(Completeness::words);
        parts.extend(complete.filter(|words| !words.is_empty()));
        parts.join(", ")
    }
}

/// Everything a row is made from, as one number: the row is measured again when it is another.
pub(super) fn print(frame: &Frame<'_>, entry: &Entry) -> u64 {
    let mut hasher = DefaultHasher::new();
    (
        &entry.text,
        entry.kind,
        &entry.unsettled,
        entry.step,
        entry.speaker,
    )
        .hash(&mut hasher);
    (entry.decided_by, &entry.effect, entry.category).hash(&mut hasher);
    (entry.at, entry.item).hash(&mut hasher);
    if let Some(row) = action_of(frame, entry) {
        let action = &row.action;
        (
            &action.text,
            action.owner,
            &action.owner_as_typed,
            action.due,
        )
            .hash(&mut hasher);
        (action.department, action.deliverable, action.priority).hash(&mut hasher);
        action
            .definition_of_done
            .trim()
            .is_empty()
            .hash(&mut hasher);
    }
    hasher.finish()
}

fn action_of<'m>(frame: &Frame<'m>, entry: &Entry) -> Option<&'m ActionRow> {
    frame.models.actions.row(entry.action?)
}

/// The words: an entry's own, or for work without any the words of what was worked on.
fn words<'e>(entry: &'e Entry, action: Option<&'e ActionRow>) -> &'e str {
    if entry.text.trim().is_empty() {
        action.map_or("", |row| row.action.text.as_str())
    } else {
        &entry.text
    }
}

fn label(ui: &Ui, p: &Palette, entry: &Entry) -> Arc<Galley> {
    let kind = match (entry.kind, entry.step) {
        (EntryKind::FollowUp, Some(step)) => step.label(),
        (kind, _) => kind.label(),
    };
    let ink = p.tone(tone(entry.kind)).ink;
    let font = FontId {
        size: Size::Small.points() - 0.5,
        ..Size::Small.semibold()
    };
    let mut job = LayoutJob::default();
    let format = TextFormat {
        font_id: font,
        color: ink,
        extra_letter_spacing: 0.4,
        line_height: Some(Size::Small.line()),
        ..TextFormat::default()
    };
    job.append(&kind.to_uppercase(), 0.0, format);
    ui.painter().layout_job(job)
}

type Part = (String, FontId, Color32);

fn lay(ui: &Ui, parts: &[Part], size: Size, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for (words, font, ink) in parts {
        let format = TextFormat {
            font_id: font.clone(),
            color: *ink,
            line_height: Some(size.line()),
            ..TextFormat::default()
        };
        job.append(words, 0.0, format);
    }
    ui.painter().layout_job(job)
}

/// Owner, date and what is missing, or who said or decided it.
fn meta(frame: &Frame<'_>, entry: &Entry, action: Option<&ActionRow>, p: &Palette) -> Vec<Part> {
    let mut said = Said {
        parts: Vec::new(),
        p,
    };
    let directory = &frame.models.directory;
    match (entry.kind, action) {
        (EntryKind::FollowUp, Some(row)) => {
            if !entry.text.trim().is_empty() {
                said.muted(&row.action.text);
            }
            let moved = row.due_changes.iter().find(|change| change.at == entry.at);
            if let Some(to) = moved.and_then(|change| change.to) {
                said.strong(&format!("now due {}", dates::short_weekday(to)));
            }
            said.muted(&directory.owner_name(row.action.owner, row.action.department));
        }
        (_, Some(row)) => promised(frame, &row.action, &mut said),
        (EntryKind::Decision, None) => {
            said.strong(directory.person_name(entry.decided_by));
            said.muted(
                &entry
                    .category
                    .map_or_else(String::new, |one| one.label().to_lowercase()),
            );
            said.muted(&entry.effect);
        }
        (_, None) => {}
    }
    if let Some(speaker) = entry.speaker.and_then(|id| directory.person(id)) {
        said.muted(&format!("said by {}", speaker.short_name()));
    }
    said.laid()
}

fn promised(frame: &Frame<'_>, action: &Action, said: &mut Said<'_>) {
    let owner = frame
        .models
        .directory
        .owner_name(action.owner, action.department);
    said.strong(&owner);
    if let Some(due) = action.due {
        said.muted(&format!("due {}", dates::short_weekday(due)));
    }
    if let Some(deliverable) = action.deliverable {
        said.muted(&deliverable.label().to_lowercase());
    }
    if action.priority == ActionPriority::High {
        said.bad("▲ high");
    }
}

/// Words side by side, a dot between each two.
struct Said<'p> {
    parts: Vec<(String, bool, Color32)>,
    p: &'p Palette,
}

impl Said<'_> {
    fn push(&mut self, words: &str, strong: bool, ink: Color32) {
        if !words.trim().is_empty() {
            self.parts.push((words.trim().to_owned(), strong, ink));
        }
    }

    fn strong(&mut self, words: &str) {
        self.push(words, true, self.p.text);
    }

    fn muted(&mut self, words: &str) {
        self.push(words, false, self.p.muted);
    }

    fn bad(&mut self, words: &str) {
        self.push(words, false, self.p.tone(Tone::Bad).ink);
    }

    fn laid(self) -> Vec<Part> {
        let mut laid: Vec<Part> = Vec::new();
        for (words, strong, ink) in self.parts {
            if !laid.is_empty() {
                laid.push((" · ".to_owned(), Size::Small.regular(), self.p.muted));
            }
            let font = if strong {
                Size::Small.semibold()
            } else {
                Size::Small.regular()
            };
            laid.push((words, font, ink));
        }
        laid
    }
}
