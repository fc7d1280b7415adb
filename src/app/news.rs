//! News above the page: what they say, what a person may do about them, and how long they stand. What failed stands
//! until it is put away, and so does what must not be lost; the rest goes by itself once it could be read.

use crate::ui::tokens::space;
use crate::ui::verbs::Verb;
use crate::ui::widgets::notice::{Notice, NoticeChoice, notice_bar};
use chrono::{DateTime, TimeDelta, Utc};
use eframe::egui::{Align2, Area, Frame, Id, InnerResponse, Margin, Order, Panel, Ui, vec2};
use std::path::PathBuf;
use std::time::Duration;

use super::StatroomApp;

pub(super) use crate::ui::widgets::notice::News as Kind;

/// How long the shortest news stand, in milliseconds.
const SHORTEST: i64 = 5_000;
/// How much longer for each letter: a slow reader takes in some fifteen a second.
const LETTER: i64 = 65;
/// How much longer where there is something to press.
const TO_PRESS: i64 = 5_000;
/// How wide news are that stand over the page, in points.
const WIDEST: f32 = 640.0;

/// News for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct News {
    pub(super) kind: Kind,
    pub(super) title: String,
    pub(super) words: String,
    /// Offers to undo the step it tells of.
    pub(super) undo: bool,
    /// A file it tells of, which can be opened.
    pub(super) file: Option<PathBuf>,
    /// Stands until it is put away, whatever it tells.
    pub(super) stays: bool,
    /// Since when it is read: when it was drawn first, or the pointer left it.
    pub(super) since: Option<DateTime<Utc>>,
}

impl News {
    /// News without anything to press.
    pub(super) fn new(kind: Kind, title: &str, words: &str) -> Self {
        Self {
            kind,
            title: title.to_owned(),
            words: words.to_owned(),
            undo: false,
            file: None,
            stays: false,
            since: None,
        }
    }

    /// How long it stands; without end where it has to be put away.
    fn stands(&self) -> Option<TimeDelta> {
        if self.stays || self.kind == Kind::Failure {
            return None;
        }
        let letters = self.title.chars().count() + self.words.chars().count();
        let pressed = self.undo || self.file.is_some();
        let extra = if pressed { TO_PRESS } else { 0 };
        Some(TimeDelta::milliseconds(
            SHORTEST + extra + LETTER * letters as i64,
        ))
    }

    /// What is left of its time at `now`; it begins when it is asked first. A clock that was set back begins anew.
    fn left(&mut self, now: DateTime<Utc>) -> Option<TimeDelta> {
        let stands = self.stands()?;
        let since = self.since.filter(|since| *since <= now).unwrap_or(now);
        self.since = Some(since);
        Some(stands - (now - since))
    }
}

impl StatroomApp {
    /// Draws them, if there are any.
    pub(super) fn draw_news(&mut self, ui: &mut Ui) {
        self.let_news_pass(ui);
        let Some(news) = &self.news else { return };
        let shown = if news.stands().is_some() {
            passing(ui, news)
        } else {
            standing(ui, news)
        };
        let (choice, held) = (shown.inner, shown.response.contains_pointer());
        if held && let Some(news) = &mut self.news {
            // Who points at it reads it, or is about to press.
            news.since = None;
        }
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

    /// Puts the news away whose time is over, and looks again when it will be.
    pub(super) fn let_news_pass(&mut self, ui: &Ui) {
        let now = self.now();
        let Some(left) = self.news.as_mut().and_then(|news| news.left(now)) else {
            return;
        };
        match left.to_std() {
            Ok(left) if !left.is_zero() => {
                ui.ctx()
                    .request_repaint_after(left + Duration::from_millis(20));
            }
            Ok(_) | Err(_) => self.news = None,
        }
    }
}

/// What stands until it is put away has its place above the page.
fn standing(ui: &mut Ui, news: &News) -> InnerResponse<NoticeChoice> {
    let margin = Margin::symmetric(space::L as i8, space::S as i8);
    let panel = Panel::top("notices")
        .resizable(false)
        .show_separator_line(false);
    panel
        .frame(Frame::new().inner_margin(margin))
        .show(ui, |ui| notice_bar(ui, notice_of(news)))
}

/// What comes and goes by itself moves nothing that one reads or is about to press: it stands over the foot of the page.
fn passing(ui: &Ui, news: &News) -> InnerResponse<NoticeChoice> {
    let page = ui.available_rect_before_wrap();
    let wide = (page.width() - 2.0 * space::L).min(WIDEST);
    let area = Area::new(Id::unique("passing news"))
        .order(Order::Middle)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(page.center_bottom() - vec2(0.0, space::L))
        .constrain_to(page)
        .fade_in(false);
    area.show(ui.ctx(), |ui| {
        ui.set_width(wide);
        notice_bar(ui, notice_of(news))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    fn gone(news: &mut News, seconds: i64) -> bool {
        news.left(at(seconds))
            .is_some_and(|left| left <= TimeDelta::zero())
    }

    #[test]
    fn news_that_worked_go_once_they_could_be_read_and_those_with_a_button_later() {
        let mut short = News::new(Kind::Success, "The copy is saved.", "");
        assert!(!gone(&mut short, 100) && !gone(&mut short, 105));
        assert!(gone(&mut short, 107));
        let mut undo = News {
            undo: true,
            ..News::new(Kind::Success, "The copy is saved.", "")
        };
        assert!(!gone(&mut undo, 100) && !gone(&mut undo, 108));
        assert!(gone(&mut undo, 112));
        let long = "word ".repeat(60);
        let mut long = News::new(Kind::Info, "Title", &long);
        assert!(!gone(&mut long, 100) && !gone(&mut long, 120));
        assert!(gone(&mut long, 126));
    }

    #[test]
    fn what_failed_and_what_must_not_be_lost_stand_until_they_are_put_away() {
        let mut failed = News::new(Kind::Failure, "Nothing was changed.", "");
        let kept = News::new(Kind::Info, "Never recorded.", "");
        let mut kept = News {
            stays: true,
            ..kept
        };
        for seconds in [0, 60, 100_000] {
            assert!(!gone(&mut failed, seconds) && !gone(&mut kept, seconds));
        }
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_keep_them() {
        let mut news = News::new(Kind::Success, "The copy is saved.", "");
        assert!(!gone(&mut news, 10_000) && !gone(&mut news, 100));
        assert!(gone(&mut news, 107));
    }
}
