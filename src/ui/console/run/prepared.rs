//! Actions prepared for the item the meeting is at: drafts beside the record until one is recorded.

use super::RunState;
use super::capture::Asked;
use crate::domain::anticipated::Anticipated;
use crate::domain::ids::{AnticipatedId, ItemId};
use crate::program::query::MeetingView;
use crate::ui::keys::key_words;
use crate::ui::tokens::{Size, Tone, palette, radius, space};
use crate::ui::verbs::Verb;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::{paint, text};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, CornerRadius, CursorIcon, Sense, Ui, WidgetInfo, vec2};

/// So many are listed; the others come up as these are recorded.
const MOST: usize = 4;

/// What the list remembers.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    /// The one that is recorded next, where it is another than the first.
    marked: Option<AnticipatedId>,
    /// The one whose words were put into the line.
    pub(super) in_line: Option<AnticipatedId>,
}

/// What is prepared for the item the meeting is at and not on the record.
pub(super) fn open(view: &MeetingView) -> Vec<&Anticipated> {
    let item: Option<ItemId> = view.stage.as_ref().and_then(|stage| stage.item);
    let drafts = item.and_then(|id| view.item(id));
    let drafts = drafts.into_iter().flat_map(|one| &one.anticipated);
    drafts.filter(|one| one.entry.is_none()).collect()
}

impl Prepared {
    /// The one that is recorded next.
    pub(super) fn next<'v>(&self, open: &[&'v Anticipated]) -> Option<&'v Anticipated> {
        let marked = open.iter().find(|one| Some(one.id) == self.marked);
        marked.or(open.first()).copied()
    }

    /// The one whose words come into the line next: the marked one, then one after the other.
    pub(super) fn fetch_next<'v>(&mut self, open: &[&'v Anticipated]) -> Option<&'v Anticipated> {
        let at = open.iter().position(|one| Some(one.id) == self.in_line);
        let found = match at {
            Some(at) => open.get(at + 1).or(open.first()).copied(),
            None => self.next(open),
        };
        self.in_line = found.map(|one| one.id);
        self.marked = self.in_line;
        found
    }
}

/// Draws what is prepared, if anything is.
pub(super) fn show(ui: &mut Ui, view: &MeetingView, state: &mut RunState) {
    let open = open(view);
    if open.is_empty() {
        return;
    }
    let next = state.capture.prepared.next(&open).map(|one| one.id);
    text::section_label(ui, &format!("Prepared actions ({})", open.len()));
    ui.spacing_mut().item_spacing.y = 2.0;
    for one in open.iter().take(MOST) {
        let here = Some(one.id) == next;
        if line(ui, one, here) {
            state.capture.prepared.marked = Some(one.id);
        }
        if here {
            buttons(ui, state);
        }
    }
    if open.len() > MOST {
        text::caption(ui, &format!("and {} more", open.len() - MOST));
    }
    ui.add_space(space::XS);
}

fn buttons(ui: &mut Ui, state: &mut RunState) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let key = key_words(ui.ctx(), Verb::RecordPrepared);
        let record = Button::secondary("Record")
            .named(Verb::RecordPrepared.label())
            .keys(&key)
            .compact();
        if ui.add(record).clicked() {
            state.capture.asked = Some(Asked::Prepared);
            state.capture.wants_focus = true;
        }
        let key = key_words(ui.ctx(), Verb::EditPrepared);
        let change = Button::quiet("Change")
            .named(Verb::EditPrepared.label())
            .keys(&key)
            .compact();
        if ui.add(change).clicked() {
            state.capture.asked = Some(Asked::EditPrepared);
            state.capture.wants_focus = true;
        }
    });
}

/// One prepared action: the next one whole, others on one line. True when it was pressed.
fn line(ui: &mut Ui, one: &Anticipated, here: bool) -> bool {
    let p = palette(ui);
    let width = ui.available_width();
    let inside = width - 2.0 * space::S;
    let words = if here {
        let mut job = eframe::egui::text::LayoutJob::simple(
            one.typed.clone(),
            Size::Body.regular(),
            p.text,
            inside,
        );
        job.wrap.max_rows = 3;
        ui.painter().layout_job(job)
    } else {
        paint::line(ui, &one.typed, Size::Small.regular(), p.muted, inside)
    };
    let size = vec2(width, words.size().y + 6.0);
    // Not in the order of Tab: its key goes from one to the next.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    if here || response.hovered() {
        let fill = if here {
            p.tone(Tone::Accent).soft
        } else {
            p.hover
        };
        ui.painter()
            .rect_filled(rect, CornerRadius::same(radius::S), fill);
    }
    let spot = rect.shrink2(vec2(space::S, 3.0));
    paint::place(ui.painter(), spot, Align2::LEFT_CENTER, words);
    let label = format!("Prepared: {}", one.typed);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, here, &label));
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(&one.typed)
        .clicked()
}
