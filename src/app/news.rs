//! News above the page: what they say, and what a person may do about them.

use crate::ui::tokens::space;
use crate::ui::verbs::Verb;
use crate::ui::widgets::notice::{Notice, NoticeChoice, notice_bar};
use eframe::egui::{Frame, Margin, Panel, Ui};

use super::{News, StatroomApp};

impl StatroomApp {
    /// Draws them, if there are any.
    pub(super) fn draw_news(&mut self, ui: &mut Ui) {
        let Some(news) = &self.news else { return };
        let margin = Margin::symmetric(space::L as i8, space::S as i8);
        let panel = Panel::top("notices")
            .resizable(false)
            .show_separator_line(false);
        let choice = panel
            .frame(Frame::new().inner_margin(margin))
            .show(ui, |ui| notice_bar(ui, notice_of(news)))
            .inner;
        match choice {
            NoticeChoice::Left => {}
            NoticeChoice::Acted => {
                let file = self.news.take().and_then(|news| news.file);
                match file {
                    Some(file) => self.open_written(&file, true),
                    None => self.outbox.act(Verb::Undo),
                }
            }
            NoticeChoice::ActedSecond => {
                if let Some(file) = self.news.take().and_then(|news| news.file) {
                    self.open_written(&file, false);
                }
            }
            NoticeChoice::Dismissed => self.news = None,
        }
    }
}

/// A notice's drawing.
pub(super) fn notice_of(news: &News) -> Notice<'_> {
    Notice {
        news: news.kind,
        title: &news.title,
        words: &news.words,
        action: match (news.undo, &news.file) {
            (true, _) => Some("Undo"),
            (false, Some(_)) => Some("Open"),
            (false, None) => None,
        },
        second: news.file.is_some().then_some("Show in folder"),
    }
}
