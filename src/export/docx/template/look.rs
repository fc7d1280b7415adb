//! How a template's styles look: font, size and colour, as its styles, their defaults and its theme say.

use roxmltree::{Document as Tree, Node};

use super::styles::{styles_of, val_of};
use super::{Styles, W};
use crate::domain::colour::Colour;

/// The name space of themes.
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// How many styles may be based on one another before they are taken to go round in a circle.
const DEEPEST: usize = 12;

/// How the words of a style look; what nothing says is as Word has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct StyleLook {
    /// Its font.
    pub(super) font: Option<String>,
    /// Its size in half points.
    pub(super) half_points: Option<u32>,
    /// Its colour.
    pub(super) colour: Option<Colour>,
}

impl StyleLook {
    fn or(self, other: Self) -> Self {
        Self {
            font: self.font.or(other.font),
            half_points: self.half_points.or(other.half_points),
            colour: self.colour.or(other.colour),
        }
    }
}

/// How the template's style in place of one of ours looks; nothing where it has none. Both are whole parts.
pub(super) fn of_style(
    (part, theme): (&str, Option<&str>),
    styles: &Styles,
    ours: &str,
) -> Option<StyleLook> {
    let id = styles
        .theirs
        .contains(ours)
        .then(|| styles.ids.get(ours))??;
    let tree = Tree::parse(part).ok()?;
    let root = tree.root_element();
    let theme = theme.and_then(|theme| Tree::parse(theme).ok());
    let theme = theme.as_ref().map(Tree::root_element);
    let mut look = StyleLook::default();
    let mut at = Some(id.clone());
    for _ in 0..DEEPEST {
        let Some(id) = at else { break };
        let style =
            styles_of(root).find(|style| style.attribute((W, "styleId")) == Some(id.as_str()));
        let Some(style) = style else { break };
        look = look.or(of_runs(style, theme));
        at = val_of(style, "basedOn");
    }
    let defaults = root
        .descendants()
        .find(|node| node.has_tag_name((W, "rPrDefault")));
    let usual = defaults.map_or_else(StyleLook::default, |node| of_runs(node, theme));
    Some(look.or(usual))
}

/// What the run properties directly within an element say.
fn of_runs(holder: Node<'_, '_>, theme: Option<Node<'_, '_>>) -> StyleLook {
    let runs = holder.children().find(|node| node.has_tag_name((W, "rPr")));
    let Some(runs) = runs else {
        return StyleLook::default();
    };
    let fonts = runs
        .children()
        .find(|node| node.has_tag_name((W, "rFonts")));
    let of_theme = |fonts: Node<'_, '_>| {
        let which = fonts.attribute((W, "asciiTheme"))?;
        let major = which.starts_with("major");
        theme_font(theme?, if major { "majorFont" } else { "minorFont" })
    };
    let named = |fonts: Node<'_, '_>| fonts.attribute((W, "ascii")).map(str::to_owned);
    let font = fonts.and_then(|fonts| of_theme(fonts).or_else(|| named(fonts)));
    StyleLook {
        font: font.filter(|font| !font.trim().is_empty()),
        half_points: val_of(runs, "sz").and_then(|size| size.parse().ok()),
        colour: val_of(runs, "color").and_then(|colour| Colour::parse(&colour)),
    }
}

fn theme_font(theme: Node<'_, '_>, which: &str) -> Option<String> {
    let group = theme
        .descendants()
        .find(|node| node.has_tag_name((A, which)))?;
    let latin = group
        .children()
        .find(|node| node.has_tag_name((A, "latin")))?;
    latin.attribute("typeface").map(str::to_owned)
}
