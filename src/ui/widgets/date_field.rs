//! Fields for a date, with a calendar to pick from, and for a time of day.

use chrono::{NaiveDate, NaiveTime};
use eframe::egui::{Id, Key, Modifiers, Ui, vec2};

use crate::domain::dates;
use crate::ui::tokens::{height, space};

use super::calendar;
use super::date_words::{read_date, read_time};
use super::field::{Edited, Field};
use super::icon::{self, Icon};
use super::text;
use super::text_field::{Typed, Wording, typed_value};

impl Field<'_> {
    /// A date, or none: typed ("fri", "Nov 24, 2026", "11/24", "+2w") or picked from a calendar.
    /// While one types, the date that would be taken stands below. Arrow down opens the calendar.
    pub fn date(self, ui: &mut Ui, value: &mut Option<NaiveDate>, today: NaiveDate) -> Edited {
        let wording = Wording {
            show: &|date: &NaiveDate| dates::prose(*date),
            read: &|words: &str| read_date(words, today),
            wrong: "{} is not a date, so the earlier one is kept. Try Nov 24, 11/24, fri or +2w.",
        };
        let before = *value;
        self.framed(ui, |ui| {
            let width = ui.available_width();
            let mut typed = typed_value(ui, self, value, &wording, width);
            let picked = self.calendar(ui, &typed, *value, today);
            if let Some(date) = picked {
                typed.edited.committed = before != Some(date);
                *value = Some(date);
            }
            if let Some(words) = &typed.typing {
                let reading = read_date(words, today).map(dates::long);
                text::caption(ui, reading.as_deref().unwrap_or("Nov 24, 11/24, fri, +2w"));
            }
            (typed.edited, typed.error)
        })
    }

    fn calendar(
        self,
        ui: &mut Ui,
        typed: &Typed,
        value: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Option<NaiveDate> {
        let line = &typed.edited.response;
        let field = line.rect;
        let side = height::CONTROL - space::XS;
        let spot = eframe::egui::Rect::from_center_size(
            eframe::egui::pos2(field.right() - height::CONTROL / 2.0, field.center().y),
            vec2(side, side),
        );
        let id: Id = self.id(ui).with("calendar");
        let name = format!("{}: pick from a calendar", self.label);
        // Who types a date and goes on with Tab means the next field, not this picture.
        let button = icon::pointed_at(ui, spot, id, Icon::Calendar, &name);
        let down =
            line.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
        let words = typed.typing.as_deref();
        let value = words.and_then(|words| read_date(words, today)).or(value);
        calendar::popup(ui, line, down || button.clicked(), value, today)
    }

    /// A time of day, or none: "9", "9:30", "1:30 pm", "1330".
    pub fn time(self, ui: &mut Ui, value: &mut Option<NaiveTime>) -> Edited {
        let wording = Wording {
            show: &|time: &NaiveTime| dates::clock(*time),
            read: &read_time,
            wrong: "{} is not a time, so the earlier one is kept. Try 9:30 or 1 pm.",
        };
        self.framed(ui, |ui| {
            let width = ui.available_width();
            let typed = typed_value(ui, self, value, &wording, width);
            if let Some(words) = &typed.typing {
                let reading = read_time(words).map(dates::clock);
                text::caption(ui, reading.as_deref().unwrap_or("9, 9:30, 1 pm"));
            }
            (typed.edited, typed.error)
        })
    }
}
