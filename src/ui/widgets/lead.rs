//! Leading a person to one control: the next one drawn under that name gets the keyboard and is brought into sight.

use eframe::egui::{Align, Context, Id, Response, Ui};
use uuid::Uuid;

/// For how many frames the control is waited for.
const FRAMES: u64 = 30;

/// The control that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// The first to be drawn that has one of these names.
    Named(Vec<String>),
    /// That of this thing.
    Thing(Uuid),
}

impl Lead {
    /// To what is called so.
    pub fn named(name: &str) -> Self {
        Self::Named(vec![name.to_owned()])
    }
}

fn place() -> Id {
    Id::unique("lead")
}

/// Leads to it from the next frame on.
pub fn to(ctx: &Context, lead: Lead) {
    let until = ctx.cumulative_frame_nr() + FRAMES;
    ctx.data_mut(|data| data.insert_temp(place(), (lead, until)));
    ctx.request_repaint();
}

/// Gives a control the keyboard if it is wanted by its name.
pub(crate) fn arrive(ui: &Ui, name: &str, control: &Response) {
    let is_it =
        |lead: &Lead| matches!(lead, Lead::Named(names) if names.iter().any(|one| one == name));
    take(ui.ctx(), is_it, control);
}

/// Gives the control of a thing the keyboard if it is wanted.
pub(crate) fn arrive_at(ui: &Ui, thing: Uuid, control: &Response) {
    take(ui.ctx(), |lead| *lead == Lead::Thing(thing), control);
}

fn take(ctx: &Context, is_it: impl Fn(&Lead) -> bool, control: &Response) {
    let Some((lead, until)) = ctx.data(|data| data.get_temp::<(Lead, u64)>(place())) else {
        return;
    };
    let late = ctx.cumulative_frame_nr() > until;
    let here = !late && is_it(&lead) && control.enabled();
    if late || here {
        ctx.data_mut(|data| data.remove::<(Lead, u64)>(place()));
    }
    if here {
        control.request_focus();
        control.scroll_to_me(Some(Align::Center));
    }
}
