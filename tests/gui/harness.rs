//! How every test of the screens is set up: our fonts and look, no fonts of the machine, a size in
//! points at one pixel a point, pictures compared with those in `tests/snapshots`.
//!
//! Pictures are drawn by a software rasteriser (Mesa's lavapipe), so they are the same everywhere it
//! runs; where it is not there, tests of pictures say so and pass, unless `STATROOM_REQUIRE_ALL=1`.
//! Set `UPDATE_SNAPSHOTS=1` to accept new pictures, and look at them.

use std::sync::OnceLock;

use eframe::egui::{FullOutput, Rect, Shape, Theme, Ui, Vec2};
use eframe::egui_wgpu::{
    RenderState, RendererOptions, WgpuConfiguration, WgpuSetup, WgpuSetupExisting, wgpu,
};
use egui_kittest::wgpu::{WgpuTestRenderer, default_wgpu_setup};
use egui_kittest::{Harness, HarnessBuilder, LazyRenderer, SnapshotOptions};
use statroom::ui::fonts;
use statroom::ui::theme::{self, Look};

/// How far one pixel may be from the kept picture: egui_kittest's own measure, its usual value.
const THRESHOLD: f32 = 0.6;

/// A builder for a screen of `size` points in `look`. Finish it with `build_ui`, `build_ui_state`
/// or `build_eframe`.
pub(crate) fn screen<State>(size: impl Into<Vec2>, look: Look) -> HarnessBuilder<State> {
    let theme = match look {
        Look::Light | Look::System => Theme::Light,
        Look::Dark | Look::HighContrast => Theme::Dark,
    };
    let options = SnapshotOptions::new()
        .threshold(THRESHOLD)
        .max_failed_pixels(0)
        .output_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots"));
    HarnessBuilder::default()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_theme(theme)
        .with_max_steps(12)
        .with_render_cursor(false)
        .with_options(options)
        .renderer(LazyRenderer::new(software_renderer))
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme::apply(ctx, look);
        })
}

/// A whole window drawn by `draw` from a state of its own, edge to edge as the real one is.
pub(crate) struct Window<State> {
    /// What `draw` is given.
    pub(crate) state: State,
    draw: fn(&mut Ui, &mut State),
}

impl<State> Window<State> {
    /// A window that is drawn by `draw`.
    pub(crate) fn new(state: State, draw: fn(&mut Ui, &mut State)) -> Self {
        Self { state, draw }
    }
}

impl<State> eframe::App for Window<State> {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        (self.draw)(ui, &mut self.state);
    }
}

/// A harness around a whole window, run until it is still.
pub(crate) fn window<State: 'static>(
    size: impl Into<Vec2>,
    look: Look,
    state: State,
    draw: fn(&mut Ui, &mut State),
) -> Harness<'static, Window<State>> {
    let mut harness = screen(size, look).build_eframe(|_| Window::new(state, draw));
    harness.run();
    harness
}

/// Compares the screen with `tests/snapshots/<name>.png`; says so and does nothing where no
/// software rasteriser is to be had.
#[track_caller]
pub(crate) fn picture<State>(harness: &mut Harness<'_, State>, name: &str) {
    match software_setup() {
        Ok(_) => harness.snapshot(name),
        Err(reason) => {
            let required = std::env::var("STATROOM_REQUIRE_ALL").is_ok_and(|v| v == "1");
            assert!(!required, "picture {name} can't be drawn: {reason}");
            println!("skipped the picture {name}: {reason}");
        }
    }
}

fn software_renderer() -> WgpuTestRenderer {
    match software_setup() {
        Ok(setup) => WgpuTestRenderer::from_setup(WgpuSetup::Existing(setup.clone())),
        Err(reason) => panic!("no renderer: {reason}"),
    }
}

/// One device for the whole run: making one for each test takes most of the time otherwise.
fn software_setup() -> Result<&'static WgpuSetupExisting, &'static str> {
    static SETUP: OnceLock<Result<WgpuSetupExisting, String>> = OnceLock::new();
    SETUP
        .get_or_init(open_software_device)
        .as_ref()
        .map_err(String::as_str)
}

fn open_software_device() -> Result<WgpuSetupExisting, String> {
    if !cfg!(target_os = "linux") {
        return Err("the kept pictures are those of Linux".to_owned());
    }
    let mut setup = default_wgpu_setup();
    if let WgpuSetup::CreateNew(new) = &mut setup {
        // Adapters of OpenGL, when dropped on two threads at once, fail with EGL's BadAccess.
        new.instance_descriptor.backends = wgpu::Backends::VULKAN;
    }
    let instance = pollster::block_on(setup.new_instance());
    let config = WgpuConfiguration {
        wgpu_setup: setup,
        ..WgpuConfiguration::default()
    };
    let options = RendererOptions::PREDICTABLE;
    let state = pollster::block_on(RenderState::create(&config, &instance, None, options))
        .map_err(|error| format!("no Vulkan adapter ({error}); install mesa-vulkan-drivers"))?;
    let adapter = state.adapter.get_info();
    if adapter.device_type != wgpu::DeviceType::Cpu {
        return Err(format!("{} is no software rasteriser", adapter.name));
    }
    Ok(WgpuSetupExisting {
        instance,
        adapter: state.adapter,
        device: state.device,
        queue: state.queue,
    })
}

/// Everything painted in a frame, in its order, with the part of the window it was kept to.
pub(crate) fn painted(output: &FullOutput) -> Vec<(Rect, Shape)> {
    fn unfold(clip: Rect, shape: &Shape, into: &mut Vec<(Rect, Shape)>) {
        if let Shape::Vec(shapes) = shape {
            for one in shapes {
                unfold(clip, one, into);
            }
        } else {
            into.push((clip, shape.clone()));
        }
    }
    let mut shapes = Vec::new();
    for one in &output.shapes {
        unfold(one.clip_rect, &one.shape, &mut shapes);
    }
    shapes
}
