//! Who has the keyboard before a dialog opens, and gets it back when it closes.

use eframe::egui::{Context, FocusDirection, Id, Memory, Plugin, Ui};

/// What an open dialog remembers.
#[derive(Clone, Copy)]
struct Before {
    holder: Option<Id>,
    handed_over: bool,
    /// The frame it was opened in.
    opened: u64,
    /// The frame it was last drawn in: one that was put away without an answer is not open any more.
    drawn: u64,
}

/// Takes the keyboard from whoever has it when the dialog `id` opens. True in the frame it opens.
pub(crate) fn take(ctx: &Context, id: Id) -> bool {
    let drawn = ctx.cumulative_frame_nr();
    let before: Option<Before> = ctx.data(|data| data.get_temp(id));
    if let Some(before) = before.filter(|before| drawn <= before.drawn + 1) {
        ctx.data_mut(|data| data.insert_temp(id, Before { drawn, ..before }));
        return false;
    }
    let holder = ctx.memory(Memory::focused);
    if let Some(holder) = holder {
        ctx.memory_mut(|memory| memory.surrender_focus(holder));
    }
    ctx.data_mut(|data| {
        data.insert_temp(
            id,
            Before {
                holder,
                handed_over: false,
                opened: drawn,
                drawn,
            },
        )
    });
    true
}

/// Whether what is drawn next in the dialog `id` should be given the keyboard; true once.
pub(crate) fn hands_over(ui: &Ui, id: Id) -> bool {
    let before: Option<Before> = ui.data(|data| data.get_temp(id));
    let Some(before) = before.filter(|before| !before.handed_over) else {
        return false;
    };
    // A pass that only measures draws nothing that could have the keyboard, and the press that opens
    // a dialog takes the keyboard from all that is drawn in the same frame.
    if ui.is_sizing_pass() || ui.cumulative_frame_nr() <= before.opened {
        ui.request_repaint();
        return false;
    }
    ui.data_mut(|data| {
        data.insert_temp(
            id,
            Before {
                handed_over: true,
                ..before
            },
        )
    });
    true
}

/// Gives the keyboard to what is drawn next and can have it.
pub(crate) fn to_next(ui: &Ui) {
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
}

/// Gives the keyboard back to whoever had it before the dialog `id`, once that is gone.
pub(crate) fn give_back(ctx: &Context, id: Id) {
    let before: Option<Before> = ctx.data(|data| data.get_temp(id));
    ctx.data_mut(|data| data.remove::<Before>(id));
    let Some(holder) = before.and_then(|before| before.holder) else {
        return;
    };
    // Whatever has it now is in the dialog that goes.
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
    let frame = ctx.cumulative_frame_nr();
    ctx.add_plugin(Returning::default());
    ctx.with_plugin(|returning: &mut Returning| returning.owed = Some((holder, frame)));
    ctx.request_repaint();
}

/// egui lets nothing behind a dialog have the keyboard until one frame was drawn without it, so
/// the return waits for the end of that frame.
#[derive(Default)]
struct Returning {
    owed: Option<(Id, u64)>,
}

impl Plugin for Returning {
    fn debug_name(&self) -> &'static str {
        "keyboard returned after a dialog"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let now = ui.cumulative_frame_nr();
        let Some((holder, _)) = self.owed.filter(|(_, answered)| now > *answered) else {
            return;
        };
        self.owed = None;
        ui.memory_mut(|memory| {
            if memory.focused().is_none() {
                memory.request_focus(holder);
            }
        });
        ui.request_repaint();
    }
}
