//! The screen pen: charts on the console and on the projector, from the same [`ChartSpec`] and the
//! same layout as those on paper.
//!
//! A chart on screen does not move: there is no zooming or dragging to get lost in. On the console
//! the pointer shows what each figure is; on the projector nothing reacts.

mod hover;
mod inks;
mod pen;
mod sparkline;
mod spotlight;
mod steps;

pub use sparkline::sparkline_ui;
pub use spotlight::{Spots, chart_and_spots_ui};
pub use steps::Stepped;

use eframe::egui::accesskit::Role;
use eframe::egui::{FontId, Response, Sense, Ui, WidgetInfo};
use egui_plot::Plot;

use super::fonts;
use super::tokens::{Size, palette};
use super::widgets::paint;
use crate::chart::layout::{Layout, Weight, Widths};
use crate::chart::{ChartSpec, Frame};
use crate::domain::period::Period;
use pen::Grid;

/// How large a chart is drawn and whether it answers to the pointer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChartStyle {
    /// Height of the whole figure in points; it is as wide as there is room.
    pub height: f32,
    /// Size of the words at the axes, at remarks and at the target, in points.
    pub text: f32,
    /// Size of the latest figure's label, in points.
    pub figure: f32,
    /// Whether the pointer shows what a figure is.
    pub hover: bool,
    /// The height in points of the screen whose share every size is: lines and dots too grow with
    /// it, and words stand on the same pixels at every zoom. `None` on the console.
    pub screen: Option<f32>,
}

impl ChartStyle {
    /// A chart on the console, in the console's own sizes.
    pub fn console(height: f32) -> Self {
        let (text, figure) = (Size::Small.points(), Size::Lead.points());
        Self {
            height,
            text,
            figure,
            hover: true,
            screen: None,
        }
    }

    /// A chart on the projector, its words sized by the height of the screen, both in points:
    /// readable from the far end of the table, and nothing reacts.
    pub fn projector(height: f32, screen_height: f32) -> Self {
        let (text, figure) = (screen_height * 0.0305, screen_height * 0.0415);
        Self {
            height,
            text,
            figure,
            hover: false,
            screen: Some(screen_height),
        }
    }
}

/// A screen of so many points is drawn in the layout's own measure.
const SCREEN: f32 = 720.0;

/// Draws a chart as wide as there is room, in the colours of the palette in force. Screen readers
/// are given its headline as its name and its description.
pub fn chart_ui(ui: &mut Ui, spec: &ChartSpec, style: ChartStyle) -> Response {
    let (response, layout) = drawn(ui, spec, style);
    if style.hover {
        hover::hover_ui(ui, response, spec, &layout)
    } else {
        response
    }
}

/// The same, and its figures can be gone through: by arrow keys once it has the keyboard, or by a press.
/// `at` is the period of the chosen one, of the line last gone through where several have one.
pub fn stepping_chart_ui(
    ui: &mut Ui,
    spec: &ChartSpec,
    style: ChartStyle,
    at: &mut Option<Period>,
) -> Stepped {
    let (response, layout) = drawn(ui, spec, style);
    let steps = steps::steps_ui(ui, &response, spec, &layout, at);
    if style.hover {
        hover::hover_ui(ui, response, spec, &layout);
    }
    steps
}

/// Draws a chart; also where everything on it stands.
fn drawn(ui: &mut Ui, spec: &ChartSpec, style: ChartStyle) -> (Response, Layout) {
    let width = ui.available_width().max(1.0);
    let ChartStyle {
        height,
        text,
        figure,
        hover: _,
        screen,
    } = style;
    let unit = screen.map_or(1.0, |screen| (screen / SCREEN).max(0.01));
    let frame = Frame {
        width: width / unit,
        height: height.max(1.0) / unit,
        text: text / unit,
        figure: figure / unit,
    };
    let grid = Grid {
        unit,
        pixel: 1.0 / ui.pixels_per_point(),
        steady: screen.is_some(),
    };
    let layout = Layout::of(spec, frame, &OnScreen { ui, grid });
    let colours = palette(ui);
    let shown = Plot::new(ui.next_auto_id())
        .width(width)
        .height(height.max(1.0))
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .sense(Sense::hover())
        .show(ui, |plot| pen::draw(plot, &layout, colours, grid));
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spec.headline));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(spec.description.as_str());
    });
    (response, layout)
}

/// Widths in the type of the screen.
struct OnScreen<'a> {
    ui: &'a Ui,
    grid: Grid,
}

impl Widths for OnScreen<'_> {
    fn width(&self, words: &str, size: f32, weight: Weight) -> f32 {
        let colour = eframe::egui::Color32::PLACEHOLDER;
        let Grid { unit, steady, .. } = self.grid;
        let font = font(size * unit, weight);
        let painter = self.ui.painter();
        let galley = painter.layout_no_wrap(words.to_owned(), font, colour);
        let width = if steady {
            paint::extent(&galley).x
        } else {
            galley.size().x
        };
        width / unit
    }
}

/// The screen's font of that size and weight.
fn font(size: f32, weight: Weight) -> FontId {
    let weight = match weight {
        Weight::Regular => fonts::Weight::Regular,
        Weight::Strong => fonts::Weight::SemiBold,
    };
    FontId::new(size, weight.family())
}
