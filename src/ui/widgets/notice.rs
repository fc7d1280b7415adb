//! A bar that says what happened, what was kept and what to do.

use eframe::egui::accesskit::{self, Live, Role};
use eframe::egui::{CornerRadius, Frame, Margin, Response, Sense, Ui, Vec2};

use crate::ui::tokens::{Size, Tone, height, palette, radius, space};

use super::button::Button;
use super::icon::{Icon, icon_button};
use super::mark::{Form, paint_form};
use super::{paint, text};

/// What kind of news it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Something to know.
    Info,
    /// It worked.
    Success,
    /// It did not; the words say what was kept and what to do.
    Failure,
}

/// What a person did with a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeChoice {
    /// Nothing yet.
    Left,
    /// Pressed its button ("Undo").
    Acted,
    /// Pressed its second button ("Show in folder").
    ActedSecond,
    /// Put it away.
    Dismissed,
}

/// A bar with news.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    /// Its kind.
    pub news: News,
    /// What happened, in a few words.
    pub title: &'a str,
    /// What was kept and what to do; may be empty.
    pub words: &'a str,
    /// The words of its button, where there is something to press.
    pub action: Option<&'a str>,
    /// The words of a second button beside it.
    pub second: Option<&'a str>,
}

/// Draws a notice as wide as there is room.
pub fn notice_bar(ui: &mut Ui, notice: Notice<'_>) -> NoticeChoice {
    bar(ui, notice, true)
}

/// Draws a notice that stands as long as what it tells of. True when its button was pressed.
pub fn standing_notice(ui: &mut Ui, notice: Notice<'_>) -> bool {
    bar(ui, notice, false) == NoticeChoice::Acted
}

fn bar(ui: &mut Ui, notice: Notice<'_>, passes: bool) -> NoticeChoice {
    let p = palette(ui);
    let (tone, form) = match notice.news {
        News::Info => (Tone::Accent, Form::Disc),
        News::Success => (Tone::Good, Form::Ticked),
        News::Failure => (Tone::Bad, Form::Diamond),
    };
    let colours = p.tone(tone);
    let frame = Frame::new()
        .fill(colours.soft)
        .stroke(eframe::egui::Stroke::new(p.line_width, colours.line))
        .corner_radius(CornerRadius::same(radius::M))
        .inner_margin(Margin::symmetric(space::M as i8, space::S as i8));
    let mut choice = NoticeChoice::Left;
    let shown = frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.set_width(ui.available_width());
            let (rect, _) = ui.allocate_exact_size(Vec2::new(16.0, 32.0), Sense::hover());
            let spot = (rect.center(), 12.0);
            paint_form(ui.painter(), form, spot, colours.ink, colours.soft);
            let room = (ui.available_width() - buttons_width(ui, notice)).max(120.0);
            ui.allocate_ui(Vec2::new(room, 0.0), |ui| {
                ui.set_width(room);
                ui.vertical(|ui| words(ui, notice, colours.ink));
            });
            choice = buttons_ui(ui, notice, passes);
        });
    });
    announce(ui, notice, &shown.response);
    choice
}

/// Lets a screen reader say the news when they come, wherever the keyboard is.
fn announce(ui: &Ui, notice: Notice<'_>, bar: &Response) {
    let (role, live) = if notice.news == News::Failure {
        (Role::Alert, Live::Assertive)
    } else {
        (Role::Status, Live::Polite)
    };
    ui.ctx().accesskit_node_builder(bar.id, |node| {
        node.set_role(role);
        node.set_live(live);
        node.set_label(notice.title);
        if !notice.words.is_empty() {
            node.set_description(notice.words);
        }
        node.set_bounds(accesskit::Rect {
            x0: bar.rect.min.x.into(),
            y0: bar.rect.min.y.into(),
            x1: bar.rect.max.x.into(),
            y1: bar.rect.max.y.into(),
        });
    });
}

fn words(ui: &mut Ui, notice: Notice<'_>, ink: eframe::egui::Color32) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(6.0);
    let title = text::coloured(notice.title, ink);
    text::wrapped(ui, title);
    if !notice.words.is_empty() {
        text::body(ui, notice.words);
    }
    ui.add_space(6.0);
}

fn buttons_width(ui: &Ui, notice: Notice<'_>) -> f32 {
    let actions = notice.action.into_iter().chain(notice.second);
    let width = |action: &str| {
        let words = paint::whole_line(ui, action, Size::Body.regular(), palette(ui).text);
        words.size().x + 2.0 * space::M + space::S
    };
    actions.map(width).sum::<f32>() + height::CONTROL + 2.0 * space::S
}

fn buttons_ui(ui: &mut Ui, notice: Notice<'_>, passes: bool) -> NoticeChoice {
    let layout = eframe::egui::Layout::right_to_left(eframe::egui::Align::Min);
    ui.with_layout(layout, |ui| {
        let mut choice = NoticeChoice::Left;
        if passes && icon_button(ui, Icon::Cross, "Dismiss").clicked() {
            choice = NoticeChoice::Dismissed;
        }
        if let Some(second) = notice.second
            && ui.add(Button::secondary(second)).clicked()
        {
            choice = NoticeChoice::ActedSecond;
        }
        if let Some(action) = notice.action
            && ui.add(Button::secondary(action)).clicked()
        {
            choice = NoticeChoice::Acted;
        }
        choice
    })
    .inner
}
