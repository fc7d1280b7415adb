//! Notice of monitors that come and go under X11. winit 0.30 keeps its list of monitors until it hears of a
//! change, but asks for that news on a connection whose reader throws it away (winit issue 3405), so an
//! unplugged projector would stay in the list and the system would push its window over the console.
//! Here the news is heard on a connection of our own and passed on as the one event that makes winit look
//! again: a change of the resource property, made on our own window, that changes nothing.

use eframe::egui::Context;
use winit::raw_window_handle::{HasWindowHandle, RawWindowHandle};
use x11rb::connection::Connection;
use x11rb::errors::ReplyOrIdError;
use x11rb::protocol::Event;
use x11rb::protocol::randr::{ConnectionExt as _, NotifyMask};
use x11rb::protocol::xproto::{AtomEnum, PropMode};
use x11rb::wrapper::ConnectionExt as _;

/// Listens in a thread of its own until the program ends; does nothing where the window is not one of X11.
pub(in crate::app) fn listen(window: &impl HasWindowHandle, ctx: &Context) {
    let Some(window) = number(window) else { return };
    let ctx = ctx.clone();
    let thread = std::thread::Builder::new().name("monitors".to_owned());
    let spawned = thread.spawn(move || {
        if let Err(error) = pass_on(window, &ctx) {
            tracing::warn!("monitors that come and go are not noticed: {error}");
        }
    });
    if let Err(error) = spawned {
        tracing::warn!("monitors that come and go are not noticed: {error}");
    }
}

/// The number X11 knows the window by.
fn number(window: &impl HasWindowHandle) -> Option<u32> {
    let handle = window.window_handle().ok()?.as_raw();
    if let RawWindowHandle::Xlib(handle) = handle {
        u32::try_from(handle.window).ok()
    } else if let RawWindowHandle::Xcb(handle) = handle {
        Some(handle.window.get())
    } else {
        None
    }
}

fn pass_on(window: u32, ctx: &Context) -> Result<(), Box<dyn std::error::Error>> {
    let (connection, screen) = x11rb::connect(None)?;
    let roots = &connection.setup().roots;
    let root = roots.get(screen).ok_or("the display has no screen")?.root;
    let mask = NotifyMask::SCREEN_CHANGE | NotifyMask::CRTC_CHANGE;
    connection.randr_select_input(root, mask)?.check()?;
    loop {
        let event = connection.wait_for_event()?;
        let changed = matches!(
            event,
            Event::RandrScreenChangeNotify(_) | Event::RandrNotify(_)
        );
        if changed {
            touch(&connection, window)?;
            ctx.request_repaint();
        }
    }
}

/// Appends nothing to the window's resources; returns once the event of it is on its way.
fn touch(connection: &impl Connection, window: u32) -> Result<(), ReplyOrIdError> {
    let (property, kind) = (AtomEnum::RESOURCE_MANAGER, AtomEnum::STRING);
    connection
        .change_property8(PropMode::APPEND, window, property, kind, &[])?
        .check()?;
    Ok(())
}
