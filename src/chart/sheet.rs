//! A chart as a picture that stands by itself: its headline above, its source below.

use super::face::{FAMILY, Face};
use super::layout::{Frame, Weight, Widths};
use super::spec::ChartSpec;
use super::svg;
use quick_xml::escape::escape;

/// Size of the picture, in points: a slide's shape.
const WIDTH: f32 = 720.0;
const HEIGHT: f32 = 405.0;
/// White around it.
const MARGIN: f32 = 28.0;
const HEADLINE: f32 = 20.0;
const SMALL: f32 = 11.0;
/// Height of a line, as a multiple of its letters' size.
const LEADING: f32 = 1.25;
/// Most lines a headline may take; longer ones end in an ellipsis.
const MOST_LINES: usize = 3;
/// How the headline and what stands around the chart are written.
const STRONG: &str = r##" font-weight="600" fill="#1a2530""##;
const QUIET: &str = r##" fill="#55606e""##;

/// Draws a chart with headline, what it shows, and its source, as SVG text sized in points.
pub fn draw(spec: &ChartSpec) -> String {
    let wide = WIDTH - 2.0 * MARGIN;
    let mut words = String::new();
    let mut y = MARGIN - HEADLINE * (LEADING - 1.0);
    for line in broken(&spec.headline, wide) {
        y += HEADLINE * LEADING;
        words.push_str(&text(&line, y, HEADLINE, STRONG));
    }
    if !spec.about.is_empty() {
        y += SMALL * LEADING * 1.3;
        let about = cut(&spec.about, wide, SMALL, Weight::Regular);
        words.push_str(&text(&about, y, SMALL, QUIET));
    }
    let note = cut(&spec.note, wide, SMALL, Weight::Regular);
    let foot = HEIGHT - MARGIN;
    words.push_str(&text(&note, foot, SMALL, QUIET));
    let top = y + SMALL * LEADING;
    let frame = Frame {
        width: wide,
        height: foot - SMALL * 2.0 - top,
        text: 11.0,
        figure: 15.0,
    };
    let inner = placed(&svg::draw(spec, frame), top);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}pt\" height=\"{HEIGHT}pt\" \
         viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"'{FAMILY}', Inter, Helvetica, Arial, sans-serif\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\n{words}{inner}</svg>\n"
    )
}

/// The chart's drawing within the sheet; it keeps its own title and description for screen readers. Its
/// size, in points by itself, is in the sheet's units there.
fn placed(drawing: &str, top: f32) -> String {
    let place = format!("<svg x=\"{MARGIN}\" y=\"{top:.2}\" ");
    drawing
        .replacen("<svg ", &place, 1)
        .replacen("pt\"", "\"", 2)
}

fn text(words: &str, y: f32, size: f32, style: &str) -> String {
    let words: String = words.chars().filter(|c| !c.is_control()).collect();
    format!(
        "<text x=\"{MARGIN}\" y=\"{y:.2}\" font-size=\"{size}\"{style}>{}</text>\n",
        escape(words.as_str())
    )
}

/// The words in lines of at most this width.
fn broken(words: &str, wide: f32) -> Vec<String> {
    let fits = |line: &str| Face::embedded().width(line, HEADLINE, Weight::Strong) <= wide;
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    if lines.len() > MOST_LINES {
        let rest = lines.split_off(MOST_LINES - 1);
        lines.push(rest.join(" "));
    }
    lines
        .iter()
        .map(|line| cut(line, wide, HEADLINE, Weight::Strong))
        .collect()
}

/// As many of the letters as fit, with an ellipsis where some don't.
fn cut(words: &str, wide: f32, size: f32, weight: Weight) -> String {
    let width = |words: &str| Face::embedded().width(words, size, weight);
    if width(words) <= wide {
        return words.to_owned();
    }
    let mut kept = String::new();
    for c in words.chars() {
        kept.push(c);
        if width(&kept) + width("…") > wide {
            kept.pop();
            break;
        }
    }
    kept.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chart::tests::{any_input, response_time};

    #[test]
    fn the_picture_says_what_the_chart_says_and_where_it_is_from() {
        let spec = ChartSpec::line(&response_time());
        let sheet = draw(&spec);
        let said: Vec<&str> = sheet
            .split("font-size=\"20\"")
            .skip(1)
            .filter_map(|part| part.split_once('>')?.1.split_once('<'))
            .map(|(line, _)| line)
            .collect();
        assert_eq!(said.join(" "), spec.headline);
        assert!(sheet.contains(&*escape(spec.note.as_str())), "{sheet}");
        assert!(sheet.contains("<desc>"), "{sheet}");
    }

    proptest! {
        #[test]
        fn any_chart_makes_a_drawing(input in any_input(), name in ".{0,300}") {
            let mut spec = ChartSpec::line(&input);
            spec.headline = name;
            let sheet = draw(&spec);
            let read = resvg::usvg::Tree::from_str(&sheet, &resvg::usvg::Options::default());
            prop_assert!(read.is_ok(), "{:?}", read.err());
            prop_assert!(!sheet.contains("NaN"));
        }
    }
}
