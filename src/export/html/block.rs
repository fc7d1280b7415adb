//! Blocks as HTML: headings, lists, tables, figures, remarks and the line to sign on.

use super::{Pen, style};
use crate::export::document::{
    Align, Block, CallOut, Cell, Figure, Heading, HeadingLevel, List, ListItem, ListKind,
    NestedKind, NestedList, Run, Signature, Table, legible_line,
};
use maud::{Markup, html};

/// The width of the text in pixels of a screen.
const TEXT_WIDTH: u32 = 656;
/// The room of a list's words, in widths of the letter m.
const ROOM: f32 = (TEXT_WIDTH - 28) as f32 / 15.0;

impl Pen<'_> {
    pub(super) fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Heading(words) => heading(words),
            Block::Paragraph(words) => self.paragraph(words, style::PARAGRAPH),
            Block::List(items) => self.list(items),
            Block::Table(rows) => self.table(rows),
            Block::Figure(picture) => self.figure(picture),
            Block::CallOut(remark) => self.call_out(remark),
            Block::Signature(line) => signature(line),
            Block::PageBreak => html! { div style=(style::PAGE_BREAK) {} },
        }
    }

    fn list(&mut self, list: &List) -> Markup {
        let first = self.counts.list(list);
        let items: Vec<&ListItem> = list.items.iter().filter(|item| !item.is_blank()).collect();
        if items.is_empty() {
            return Markup::default();
        }
        let items = html! { @for item in items { (self.list_item(item)) } };
        let look = style::whole(style::LIST, list.is_short(ROOM));
        match list.kind {
            ListKind::Bullet => html! { ul style=(look) { (items) } },
            ListKind::Numbered | ListKind::Continued => {
                let start = (first != 1).then_some(first);
                html! { ol style=(look) start=[start] { (items) } }
            }
        }
    }

    fn table(&mut self, table: &Table) -> Markup {
        if table.width() == 0 {
            return Markup::default();
        }
        let caption = table.caption.as_ref().filter(|caption| !caption.is_blank());
        let caption = caption.map(|words| (self.counts.table(), words));
        let columns = 0..table.width();
        // A caption names its table; without one what it is called does.
        let name = caption.is_none().then(|| legible_line(&table.title));
        let name = name.filter(|name| !name.is_empty());
        let look = style::whole(style::TABLE, table.together);
        html! {
            table style=(look) aria-label=[name] {
                @if let Some((number, words)) = caption {
                    caption style=(style::CAPTION) { (self.numbered("Table", number, &words.runs)) }
                }
                colgroup {
                    @for share in table.widths(100) { col style=(format!("width:{share}%")); }
                }
                thead { tr { @for at in columns.clone() { (self.head_cell(table, at)) } } }
                tbody {
                    @for row in &table.rows {
                        tr { @for at in columns.clone() { (self.cell(row.get(at), table.align(at))) } }
                    }
                }
            }
        }
    }

    fn figure(&mut self, figure: &Figure) -> Markup {
        let number = self.counts.figure();
        let (width, height) = shown_size(figure);
        let source = self.source(&figure.picture, &format!("figure-{number}"));
        let picture = format!("display:block;width:100%;max-width:{width}px;height:auto;border:0");
        html! {
            figure style=(style::kept(style::FIGURE, figure.keep_with_next)) {
                img src=(source) alt=(figure.spoken(number)) width=(width) height=(height) style=(picture);
                figcaption dir="auto" style=(style::FIGURE_CAPTION) {
                    (self.numbered("Figure", number, &figure.caption_runs()))
                }
            }
        }
    }

    fn list_item(&mut self, item: &ListItem) -> Markup {
        html! {
            li dir="auto" style=(style::ITEM) {
                (self.divisions(&item.paragraphs, Some(style::ITEM_PARAGRAPH)))
                @if let Some(nested) = &item.nested { (self.nested_list(nested)) }
            }
        }
    }

    fn nested_list(&mut self, list: &NestedList) -> Markup {
        let items: Vec<_> = list.items.iter().filter(|text| !text.is_blank()).collect();
        if items.is_empty() {
            return Markup::default();
        }
        let items = html! {
            @for item in items { li dir="auto" style=(style::ITEM) { (self.runs(&item.runs)) } }
        };
        match list.kind {
            NestedKind::Bullet => html! { ul style=(style::NESTED) { (items) } },
            NestedKind::Numbered => html! { ol type="a" style=(style::NESTED) { (items) } },
        }
    }

    /// The heading of a column; a column without one is headed by an empty cell, which heads nothing.
    fn head_cell(&mut self, table: &Table, at: usize) -> Markup {
        let look = aligned(style::HEAD_CELL, table.align(at));
        let heading = table.columns.get(at).map(|column| &column.heading);
        if let Some(words) = heading.filter(|words| !words.is_blank()) {
            html! { th scope="col" dir="auto" style=(look) { (self.runs(&words.runs)) } }
        } else {
            html! { td style=(look) {} }
        }
    }

    fn cell(&mut self, cell: Option<&Cell>, align: Align) -> Markup {
        let paragraphs = cell.map(|cell| cell.paragraphs.as_slice());
        html! {
            td style=(aligned(style::CELL, align)) {
                (self.divisions(paragraphs.unwrap_or_default(), None))
            }
        }
    }

    fn numbered(&mut self, label: &str, number: u32, runs: &[Run]) -> Markup {
        html! {
            strong { (label) " " (number) "." }
            @if !runs.is_empty() { " " (self.runs(runs)) }
        }
    }

    fn call_out(&mut self, remark: &CallOut) -> Markup {
        let title = legible_line(&remark.title);
        html! {
            div role="note" style=(style::call_out(self.look)) {
                @if !title.is_empty() { p dir="auto" style=(style::CALL_OUT_TITLE) { (title) } }
                @for paragraph in &remark.paragraphs { (self.paragraph(paragraph, style::ITEM_PARAGRAPH)) }
            }
        }
    }
}

/// Width and height in pixels of a screen: no more of the text's width than it may take, and never larger than the
/// picture is.
fn shown_size(figure: &Figure) -> (u32, u32) {
    let (wide, high) = figure.picture.size_px();
    let width = wide.min(TEXT_WIDTH * figure.width_percent / 100).max(1);
    let height = u64::from(high) * u64::from(width) / u64::from(wide.max(1));
    (width, (height as u32).max(1))
}

fn heading(heading: &Heading) -> Markup {
    let words = legible_line(&heading.text);
    if words.is_empty() && heading.note.is_none() {
        return Markup::default();
    }
    let words = html! {
        (words)
        @if let Some(note) = &heading.note {
            " " span style=(style::NOTE) { (legible_line(note)) }
        }
    };
    let [one, two, three] = style::HEADINGS;
    match heading.level {
        HeadingLevel::One => html! { h2 dir="auto" style=(one) { (words) } },
        HeadingLevel::Two => html! { h3 dir="auto" style=(two) { (words) } },
        HeadingLevel::Three => html! { h4 dir="auto" style=(three) { (words) } },
    }
}

fn aligned(look: &str, align: Align) -> String {
    let side = match align {
        Align::Left => "start",
        Align::Centre => "center",
        Align::Right => "end",
    };
    format!("{look};text-align:{side}")
}

fn signature(signature: &Signature) -> Markup {
    html! {
        div style=(style::SIGNATURE) {
            @for line in &signature.lines { div dir="auto" { (legible_line(line)) } }
        }
    }
}
