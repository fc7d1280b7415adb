//! Who speaks: one key for each of those who are here, by the number beside their name.

use super::RunState;
use crate::domain::ids::PersonId;
use crate::domain::meeting::Presence;
use crate::program::query::{Directory, MeetingView};
use crate::ui::models::Frame;
use crate::ui::tokens::{Size, Tone, palette, radius, space};
use crate::ui::widgets::chip::chip_row;
use crate::ui::widgets::keycap::KeyCap;
use crate::ui::widgets::paint;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Rect, Response, Sense, Stroke, Ui, WidgetInfo, vec2,
};

/// So many have a key of their own.
const KEYS: usize = 9;
/// In a window lower than this, in points, nobody is listed until somebody's key was pressed.
const LOW: f32 = 520.0;

/// Who speaks, for the next line or for every one.
#[derive(Debug, Default)]
pub(super) struct Speaking {
    /// Numbers that were pressed and not looked up yet.
    pressed: Vec<u8>,
    person: Option<PersonId>,
    /// The same person goes on speaking.
    stays: bool,
}

impl Speaking {
    /// Somebody's number was pressed; 0 for the next one.
    pub(super) fn press(&mut self, number: u8) {
        self.pressed.push(number);
    }

    /// Who speaks.
    pub(super) const fn person(&self) -> Option<PersonId> {
        self.person
    }

    /// A line was recorded: one who spoke once has spoken.
    pub(super) fn spoke(&mut self) {
        if !self.stays {
            self.person = None;
        }
    }

    /// Looks the numbers up that were pressed.
    pub(super) fn settle(&mut self, view: &MeetingView) {
        if self.pressed.is_empty() {
            return;
        }
        let here = here(view);
        for number in std::mem::take(&mut self.pressed) {
            if let Some(at) = number.checked_sub(1) {
                if let Some(person) = here.get(usize::from(at)) {
                    self.choose(*person);
                }
            } else {
                let at = here.iter().position(|one| Some(*one) == self.person);
                self.person = here.get(at.map_or(0, |at| at + 1)).copied();
                self.stays = false;
            }
        }
    }

    /// Once: for the next line; again: for every line; once more: nobody.
    fn choose(&mut self, person: PersonId) {
        let again = self.person == Some(person);
        let stayed = self.stays;
        self.person = (!(again && stayed)).then_some(person);
        self.stays = again && !stayed;
    }
}

/// Those who are here in their order, or may be: nobody noted as absent, and who stands in for whom.
pub(super) fn here(view: &MeetingView) -> Vec<PersonId> {
    let mut here: Vec<PersonId> = Vec::new();
    for one in &view.attendance {
        let person = match one.presence {
            Presence::Present | Presence::Unknown => Some(one.person),
            Presence::Represented => one.represented_by,
            Presence::Absent => None,
        };
        here.extend(person.filter(|person| !here.contains(person)));
    }
    here
}

/// Draws those who have a key, and whoever else speaks.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, view: &MeetingView, state: &mut RunState) {
    let speaking = &mut state.capture.speaking;
    let directory = &frame.models.directory;
    let here = here(view);
    let low = ui.ctx().content_rect().height() < LOW;
    if here.is_empty() || (low && speaking.person.is_none()) {
        return;
    }
    let mut pressed = None;
    chip_row(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
        for (number, person) in (1..).zip(here.iter().take(KEYS)) {
            let name = short(directory, &here, *person);
            if one(ui, directory, (number, *person, &name), speaking).clicked() {
                pressed = Some(*person);
            }
        }
        let further = speaking
            .person
            .filter(|person| !here.iter().take(KEYS).any(|one| one == person));
        if let Some(person) = further
            && one(
                ui,
                directory,
                (0, person, &short(directory, &here, person)),
                speaking,
            )
            .clicked()
        {
            pressed = Some(person);
        }
    });
    if let Some(person) = pressed {
        speaking.choose(person);
        state.capture.wants_focus = true;
    }
    ui.add_space(space::XS);
}

/// The surname, with an initial where two who are here share it.
fn short(directory: &Directory, here: &[PersonId], person: PersonId) -> String {
    let known = |id: &PersonId| directory.person(*id);
    let Some(one) = known(&person) else {
        return String::new();
    };
    let shared = here
        .iter()
        .filter(|id| **id != person)
        .filter_map(known)
        .any(|other| other.surname() == one.surname());
    if shared {
        one.short_name()
    } else {
        one.surname().to_owned()
    }
}

/// A number with a name, to be pressed as well.
fn one(
    ui: &mut Ui,
    directory: &Directory,
    (number, person, short): (u8, PersonId, &str),
    speaking: &Speaking,
) -> Response {
    let p = palette(ui);
    let chosen = speaking.person == Some(person);
    let stays = chosen && speaking.stays;
    let known = directory.person(person);
    let name = known.map_or("", |one| one.name.as_str());
    let short = if stays {
        format!("{short} · stays")
    } else {
        short.to_owned()
    };
    let ink = if chosen { p.text } else { p.muted };
    let digit = number.to_string();
    let cap = KeyCap::new(ui, &digit, ink);
    let font = if chosen {
        Size::Small.semibold()
    } else {
        Size::Small.regular()
    };
    let words = paint::line(ui, &short, font, ink, 120.0);
    let size = vec2(
        cap.size.x + words.size().x + 12.0,
        cap.size.y.max(words.size().y) + 4.0,
    );
    // Not in the order of Tab: the keys themselves are the keyboard's way.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    let fill = if chosen {
        p.tone(Tone::Accent).soft
    } else if response.hovered() {
        p.hover
    } else {
        Color32::TRANSPARENT
    };
    ui.painter()
        .rect_filled(rect, CornerRadius::same(radius::S), fill);
    let inside = rect.shrink2(vec2(4.0, 2.0));
    let left = Rect::from_min_size(inside.min, vec2(cap.size.x, inside.height()));
    cap.paint(
        ui.painter(),
        left,
        p.surface,
        Stroke::new(p.line_width, p.border),
    );
    paint::place(ui.painter(), inside, Align2::RIGHT_CENTER, words);
    let label = if stays {
        format!("Said by {name}, every line")
    } else {
        format!("Said by {name}")
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &label));
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(format!(
            "{name}. Once for the next line, again for every line, once more to let go."
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn pressed_once_for_a_line_again_for_every_line_and_once_more_to_let_go() {
        let person = PersonId::new(Uuid::from_u128(1));
        let mut speaking = Speaking::default();
        speaking.choose(person);
        speaking.spoke();
        assert_eq!(speaking.person(), None);
        speaking.choose(person);
        speaking.choose(person);
        speaking.spoke();
        assert_eq!(speaking.person(), Some(person));
        speaking.choose(person);
        assert_eq!(speaking.person(), None);
        speaking.choose(person);
        speaking.spoke();
        assert_eq!(speaking.person(), None, "it does not stay by itself");
    }
}
