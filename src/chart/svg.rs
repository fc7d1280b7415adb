//! The paper pen: a chart as SVG text, for memos.
//!
//! The picture has no ground of its own (paper is white), names only the embedded family, carries
//! its headline and description for screen readers, and is the same to the byte for the same chart.

use quick_xml::escape::escape;

use super::face::{FAMILY, Face};
use super::input::MarkKind;
use super::layout::{
    Align, Curve, Frame, Ink, KeySign, Layout, Mark, Plot, Sign, Spot, Stroke, Weight, Words,
};
use super::paper::{self, colour, words_colour};
use super::spec::ChartSpec;
use crate::stats::PointKind;

impl Frame {
    /// A figure across the text of a letter page (6.5 inches), low enough for three on a page.
    pub const MEMO: Self = Self {
        width: 468.0,
        height: 170.0,
        text: 8.0,
        figure: 10.5,
    };

    /// That figure for a chart: higher where more groups stand side by side than two rows hold.
    pub fn of_memo(spec: &ChartSpec) -> Self {
        let groups = spec.panels.as_ref().map_or(0, |panels| panels.each.len());
        let height = match groups {
            0..=4 => Self::MEMO.height,
            5..=8 => 220.0,
            _ => 270.0,
        };
        Self {
            height,
            ..Self::MEMO
        }
    }
}

/// Draws a chart as SVG text, sized in points.
pub fn draw(spec: &ChartSpec, frame: Frame) -> String {
    let layout = Layout::of(spec, frame, Face::embedded());
    let mut out = Svg::new(spec, &frame);
    for part in layout.parts() {
        usual(&mut out, part);
        ground(&mut out, part);
        bars(&mut out, part);
        references(&mut out, part);
        for curve in &part.curves {
            figures(&mut out, part, curve);
        }
    }
    for place in &layout.rings {
        out.ring(*place, &frame);
    }
    if let Some(bracket) = layout.bracket {
        out.path(bracket, paper::TARGET, frame.hair() * 2.0, "");
    }
    for mark in &layout.marks {
        out.mark(mark, &frame);
    }
    for sign in &layout.key {
        key(&mut out, sign, &frame);
    }
    for words in &layout.words {
        out.words(words);
    }
    out.finish()
}

/// A line's strokes, dots and shapes.
fn figures(out: &mut Svg, layout: &Layout, curve: &Curve) {
    let frame = &layout.frame;
    let ink = colour(curve.ink);
    for run in curve.runs.iter().filter(|_| curve.bar.is_none()) {
        let thick = frame.line() * curve.thick;
        out.path(run.iter().map(|s| (s.x, s.y)), ink, thick, "");
    }
    let flagged = |spot: &Spot| !curve.quiet && spot.kind != PointKind::CommonCause;
    for spot in curve.runs.iter().flatten().filter(|s| s.dot) {
        if !flagged(spot) {
            out.dot(spot, ink, frame.dot() * curve.thick);
        }
    }
    for spot in curve.runs.iter().flatten().filter(|s| flagged(s)) {
        let size = frame.flag() * layout.flag_scale;
        out.flag(spot.kind, curve.flag_at(spot, size), size);
    }
}

/// A sign under the chart.
fn key(out: &mut Svg, sign: &KeySign, frame: &Frame) {
    let [from, to] = sign.ends(frame);
    match sign.sign {
        Sign::Flag(kind) => out.flag(kind, (sign.x, sign.y), KeySign::flag(frame)),
        Sign::Line(ink) => out.path([from, to], colour(ink), frame.line(), ""),
        Sign::Target => out.path([from, to], paper::TARGET, frame.line(), &dashes(frame)),
        Sign::Benchmark => {
            let dashes = long_dashes(frame);
            out.path([from, to], paper::AXIS, frame.hair() * 1.4, &dashes);
        }
        Sign::Usual => {
            let corners = [from, (to.0, from.1), to, (from.0, to.1)];
            out.polygon(&corners, paper::USUAL);
        }
    }
}

/// The target's dashes and gaps, and the benchmark's.
fn dashes(frame: &Frame) -> String {
    format!("{} {}", number(frame.text * 0.5), number(frame.text * 0.35))
}

fn long_dashes(frame: &Frame) -> String {
    format!("{} {}", number(frame.text), number(frame.text * 0.62))
}

/// The bands of the usual range, under everything, with their averages.
fn usual(out: &mut Svg, layout: &Layout) {
    for band in &layout.bands {
        let (left, right) = (band.left, band.right);
        let corners = [
            (left, band.top),
            (right, band.top),
            (right, band.bottom),
            (left, band.bottom),
        ];
        out.polygon(&corners, paper::USUAL);
        let line = [(left, band.mean), (right, band.mean)];
        out.path(line, paper::AVERAGE, layout.frame.hair() * 1.4, "");
    }
}

/// The lines across, zero among them.
fn ground(out: &mut Svg, layout: &Layout) {
    let Plot { left, right, .. } = layout.plot;
    for rule in &layout.rules {
        let ink = if rule.is_zero {
            paper::ZERO
        } else {
            paper::GRID
        };
        out.path(
            [(left, rule.y), (right, rule.y)],
            ink,
            layout.frame.hair(),
            "",
        );
    }
}

/// The bars of figures that are counted, below the target, which crosses them.
fn bars(out: &mut Svg, layout: &Layout) {
    for curve in &layout.curves {
        for spot in curve.runs.iter().flatten() {
            if let Some(corners) = curve.bar_of(spot) {
                let ink = if spot.kind == PointKind::CommonCause {
                    paper::BAR
                } else {
                    colour(Ink::Flag(spot.kind))
                };
                out.polygon(&corners, ink);
            }
        }
    }
}

/// Target, benchmark, remarks and leaders, which lie below the figures.
fn references(out: &mut Svg, layout: &Layout) {
    let frame = &layout.frame;
    let Plot {
        left,
        right,
        bottom,
        ..
    } = layout.plot;
    for steps in &layout.target {
        let line = steps.iter().copied();
        out.path(line, paper::TARGET, frame.line(), &dashes(frame));
    }
    if let Some(y) = layout.benchmark {
        let line = [(left, y), (right, y)];
        out.path(line, paper::AXIS, frame.hair() * 1.4, &long_dashes(frame));
    }
    for remark in &layout.remarks {
        let dots = format!("{} {}", number(frame.text * 0.12), number(frame.text * 0.3));
        let line = [(remark.x, remark.top), (remark.x, bottom)];
        out.path(line, colour(remark.ink), frame.hair() * 1.4, &dots);
    }
    for (from, to) in &layout.leaders {
        let leader: Stroke = (*from, *to);
        out.path([leader.0, leader.1], paper::ZERO, frame.hair(), "");
    }
}

/// SVG text being written.
struct Svg {
    text: String,
}

impl Svg {
    fn new(spec: &ChartSpec, frame: &Frame) -> Self {
        let (width, height) = (number(frame.width), number(frame.height));
        let (title, description) = (plain(&spec.headline), plain(&spec.description));
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" \
             font-family=\"'{FAMILY}', Inter, Helvetica, Arial, sans-serif\">\n\
             <title>{title}</title>\n<desc>{description}</desc>\n"
        );
        Self { text }
    }

    /// A line through points; with `dashes` ("dash gap") broken.
    fn path(
        &mut self,
        points: impl IntoIterator<Item = (f32, f32)>,
        ink: &str,
        thickness: f32,
        dashes: &str,
    ) {
        let places: Vec<String> = points
            .into_iter()
            .map(|(x, y)| format!("{},{}", number(x), number(y)))
            .collect();
        if places.len() < 2 {
            return;
        }
        let (points, thickness) = (places.join(" "), number(thickness));
        let broken = if dashes.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray=\"{dashes}\"")
        };
        self.add(&format!(
            "<polyline points=\"{points}\" fill=\"none\" stroke=\"{ink}\" \
             stroke-width=\"{thickness}\" stroke-linejoin=\"round\"{broken}/>\n"
        ));
    }

    fn dot(&mut self, spot: &Spot, ink: &str, radius: f32) {
        let (x, y, r) = (number(spot.x), number(spot.y), number(radius));
        self.add(&format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"{ink}\"/>\n"
        ));
    }

    fn ring(&mut self, (x, y): (f32, f32), frame: &Frame) {
        let (x, y, r) = (number(x), number(y), number(frame.ring()));
        let (ink, thick) = (paper::REMARK, number(frame.line()));
        self.add(&format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"none\" stroke=\"{ink}\" \
             stroke-width=\"{thick}\"/>\n"
        ));
    }

    fn polygon(&mut self, corners: &[(f32, f32)], ink: &str) {
        let places: Vec<String> = corners
            .iter()
            .map(|(x, y)| format!("{},{}", number(*x), number(*y)))
            .collect();
        let points = places.join(" ");
        self.add(&format!("<polygon points=\"{points}\" fill=\"{ink}\"/>\n"));
    }

    /// The shape of an unusual figure; of a common one none.
    fn flag(&mut self, kind: PointKind, (x, y): (f32, f32), size: f32) {
        let outline: &[(f32, f32)] = match kind {
            PointKind::CommonCause => return,
            PointKind::Improvement => &[(-0.78, -0.78), (0.78, -0.78), (0.78, 0.78), (-0.78, 0.78)],
            PointKind::Concern => &[(0.0, -1.08), (1.08, 0.0), (0.0, 1.08), (-1.08, 0.0)],
            PointKind::NeutralHigh => &[(0.0, -1.1), (0.95, 0.55), (-0.95, 0.55)],
            PointKind::NeutralLow => &[(0.0, 1.1), (0.95, -0.55), (-0.95, -0.55)],
        };
        let corners = outline
            .iter()
            .map(|(dx, dy)| (x + dx * size, y + dy * size));
        let corners: Vec<_> = corners.collect();
        self.polygon(&corners, colour(Ink::Flag(kind)));
    }

    fn mark(&mut self, mark: &Mark, frame: &Frame) {
        let places = mark.corners(frame.mark());
        match mark.kind {
            MarkKind::Meeting => self.polygon(&places, paper::REMARK),
            MarkKind::ActionDone => self.path(places, paper::REMARK, frame.line(), ""),
        }
    }

    fn words(&mut self, words: &Words) {
        // Capitals of the family are 0.727 of the size high: half of that below the middle is
        // where their feet stand.
        let (x, y) = (number(words.x), number(words.y + words.size * 0.364));
        let (size, ink, text) = (
            number(words.size),
            words_colour(words.ink),
            plain(&words.text),
        );
        let anchor = match words.align {
            Align::Start => "",
            Align::Middle => " text-anchor=\"middle\"",
            Align::End => " text-anchor=\"end\"",
        };
        let weight = match words.weight {
            Weight::Regular => "",
            Weight::Strong => " font-weight=\"600\"",
        };
        self.add(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{ink}\"{anchor}{weight}>{text}\
             </text>\n"
        ));
    }

    fn add(&mut self, element: &str) {
        self.text.push_str(element);
    }

    fn finish(mut self) -> String {
        self.text.push_str("</svg>\n");
        self.text
    }
}

/// A number with at most two decimals; anything else than a number is written as 0.
fn number(value: f32) -> String {
    let hundredths = if value.is_finite() {
        (value * 100.0).round() as i64
    } else {
        0
    };
    let text = format!("{:.2}", hundredths as f64 / 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Words as XML may hold them.
fn plain(words: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let words: String = words.chars().filter(allowed).collect();
    escape(words.as_str()).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chart::tests::{any_input, response_time};
    use crate::chart::{AnnotationInput, ChartInput, tests};

    fn drawn(input: &ChartInput) -> String {
        draw(&ChartSpec::line(input), Frame::MEMO)
    }

    #[test]
    fn a_chart_carries_its_words() {
        let svg = drawn(&response_time());
        for words in [
            "<title>Street-defect response time was 6.2 days in Oct 2026, above",
            "<desc>Street-defect response time was",
            ">6.2 days</text>",
            ">Target 4</text>",
            ">Depot B closed</text>",
            ">Nov 2023</text>",
        ] {
            assert!(svg.contains(words), "{words} in {svg}");
        }
    }

    #[test]
    fn the_same_chart_is_the_same_text() {
        assert_eq!(drawn(&response_time()), drawn(&response_time()));
    }

    #[test]
    fn signs_that_mean_something_in_xml_are_written_out() {
        let label = "<b> & \"x\"\u{1}".to_owned();
        let remark = AnnotationInput {
            date: tests::date(2024, 6, 1),
            label,
        };
        let input = ChartInput {
            annotations: vec![remark],
            ..response_time()
        };
        let svg = drawn(&input);
        assert!(
            svg.contains("&lt;b&gt; &amp; &quot;x&quot;</text>"),
            "{svg}"
        );
    }

    #[test]
    fn gaps_are_not_bridged() {
        let mut input = response_time();
        let whole = drawn(&input).matches("<polyline").count();
        if let Some(figure) = input.figures.get_mut(10) {
            figure.value = None;
        }
        assert_eq!(drawn(&input).matches("<polyline").count(), whole + 1);
    }

    proptest! {
        #[test]
        fn any_chart_is_well_formed_and_all_numbers(input in any_input()) {
            let svg = drawn(&input);
            let read = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
            prop_assert!(read.is_ok());
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf\""));
        }
    }
}
