//! Blocks as Markdown: headings, lists, tables, figures, remarks and the line to sign on.

use super::Pen;
use super::inline::{self, Place};
use crate::export::document::{
    Align, Block, CallOut, Cell, Counts, Figure, Heading, HeadingLevel, List, ListItem, ListKind,
    NestedKind, NestedList, Paragraph, Run, Signature, Table, legible_line,
};

/// Twenty underscores, escaped: unescaped they would be a rule across the page.
const SIGNING_LINE_LENGTH: usize = 20;
/// Two mark styles each: Markdown runs neighbouring lists into one unless their marks differ.
const BULLETS: [&str; 2] = ["-", "*"];
const POINTS: [&str; 2] = [".", ")"];

/// What must be remembered from one block to the next.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// The list just written, by whether it was numbered and which mark style it had.
    list: Option<(bool, usize)>,
}

impl Pen {
    pub(super) fn block(&mut self, block: &Block, context: &mut Context) {
        let before = self.chunks.len();
        match block {
            Block::Heading(text) => self.chunk(heading(text)),
            Block::Paragraph(text) => self.paragraph(&text.runs),
            Block::List(list) => return self.list(list, context),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::CallOut(remark) => self.call_out(remark),
            Block::Signature(line) => self.chunk(signature(line)),
            Block::PageBreak => {}
        }
        if self.chunks.len() > before {
            context.list = None;
        }
    }

    fn list(&mut self, list: &List, context: &mut Context) {
        let numbered = match list.kind {
            ListKind::Bullet => false,
            ListKind::Numbered | ListKind::Continued => true,
        };
        let style = match context.list {
            Some((was_numbered, style)) if was_numbered == numbered => 1 - style.min(1),
            Some(_) | None => 0,
        };
        let first = self.counts.list(list);
        let items = list.items.iter().filter(|item| !item.is_blank());
        let items: Vec<String> = items
            .zip(first..)
            .map(|(item, number)| self.list_item(item, &mark(numbered, style, number)))
            .collect();
        if items.is_empty() {
            return;
        }
        context.list = Some((numbered, style));
        self.chunk(items.join("\n"));
    }

    /// A mark and the item's words; what follows its first line is indented to the words.
    fn list_item(&mut self, item: &ListItem, mark: &str) -> String {
        let mut paragraphs: Vec<String> = Vec::new();
        for text in &item.paragraphs {
            paragraphs.push(self.inline(&text.runs, Place::Text));
        }
        paragraphs.retain(|text| !text.is_empty());
        let mut out = paragraphs.join("\n\n");
        if let Some(nested) = &item.nested {
            let inner = self.nested_list(nested);
            if !inner.is_empty() {
                out.push('\n');
                out.push_str(&inner);
            }
        }
        let indented = indent(&out, mark.len() + 1);
        format!("{mark} {}", indented.trim_start())
            .trim_end()
            .to_owned()
    }

    fn nested_list(&mut self, list: &NestedList) -> String {
        let numbered = match list.kind {
            NestedKind::Bullet => false,
            NestedKind::Numbered => true,
        };
        let mut items: Vec<String> = Vec::new();
        for text in &list.items {
            items.push(self.inline(&text.runs, Place::Text));
        }
        items.retain(|text| !text.is_empty());
        let lines: Vec<String> = items
            .into_iter()
            .zip(1_u32..)
            .map(|(text, number)| {
                let mark = mark(numbered, 0, number);
                format!("{mark} {}", indent(&text, mark.len() + 1).trim_start())
            })
            .collect();
        lines.join("\n")
    }

    fn table(&mut self, table: &Table) {
        if table.width() == 0 {
            return;
        }
        if let Some(caption) = table.caption.as_ref().filter(|caption| !caption.is_blank()) {
            let number = self.counts.table();
            self.numbered_caption("Table", number, &caption.runs);
        }
        let columns = 0..table.width();
        let mut headings: Vec<String> = Vec::new();
        for at in columns.clone() {
            let heading = table.columns.get(at).map(|column| &column.heading);
            let runs = heading.map(|heading| heading.runs.as_slice());
            headings.push(self.inline(runs.unwrap_or_default(), Place::Cell));
        }
        let rules = columns.clone().map(|at| match table.align(at) {
            Align::Left => "---".to_owned(),
            Align::Centre => ":---:".to_owned(),
            Align::Right => "---:".to_owned(),
        });
        let mut lines = vec![table_row(headings.into_iter()), table_row(rules)];
        for row in &table.rows {
            let cells = columns.clone().map(|at| self.cell(row.get(at)));
            lines.push(table_row(cells));
        }
        self.chunk(lines.join("\n"));
    }

    fn cell(&mut self, cell: Option<&Cell>) -> String {
        let mut texts: Vec<String> = Vec::new();
        for text in cell.iter().flat_map(|cell| &cell.paragraphs) {
            texts.push(self.inline(&text.runs, Place::Cell));
        }
        texts.retain(|text| !text.is_empty());
        texts.join("<br>")
    }

    fn figure(&mut self, figure: &Figure) {
        let number = self.counts.figure();
        let name = self.picture(&figure.picture, &format!("figure-{number}"));
        let alt = inline::line(&figure.spoken(number), Place::Heading);
        self.chunk(image(&alt, &name));
        self.numbered_caption("Figure", number, &figure.caption_runs());
    }

    fn numbered_caption(&mut self, label: &str, number: u32, runs: &[Run]) {
        let mut caption = Paragraph::new().bold(format!("{label} {number}."));
        if !runs.is_empty() {
            caption = caption.text(" ");
        }
        caption.runs.extend(runs.iter().cloned());
        self.paragraph(&caption.runs);
    }

    fn call_out(&mut self, remark: &CallOut) {
        let title = Paragraph::new().bold(legible_line(&remark.title));
        let mut texts: Vec<String> = Vec::new();
        for text in std::iter::once(&title).chain(&remark.paragraphs) {
            texts.push(self.inline(&text.runs, Place::Text));
        }
        texts.retain(|text| !text.is_empty());
        let quoted: Vec<String> = texts
            .join("\n\n")
            .lines()
            .map(|line| {
                if line.is_empty() {
                    ">".to_owned()
                } else {
                    format!("> {line}")
                }
            })
            .collect();
        self.chunk(quoted.join("\n"));
    }
}

/// A picture as it is shown: what is said of it, already written, and its file beside the text.
pub(super) fn image(alt: &str, name: &str) -> String {
    format!("![{alt}]({})", percent_encoded(name))
}

fn heading(heading: &Heading) -> String {
    let marks = match heading.level {
        HeadingLevel::One => "##",
        HeadingLevel::Two => "###",
        HeadingLevel::Three => "####",
    };
    let mut paragraph = Paragraph::new().text(legible_line(&heading.text));
    if let Some(note) = &heading.note {
        paragraph = paragraph.text(" ").italic(legible_line(note));
    }
    let text = inline::write(&paragraph.runs, Place::Heading, &mut Counts::default());
    if text.is_empty() {
        text
    } else {
        format!("{marks} {text}")
    }
}

fn mark(numbered: bool, style: usize, number: u32) -> String {
    if numbered {
        format!("{number}{}", POINTS.get(style).unwrap_or(&"."))
    } else {
        (*BULLETS.get(style).unwrap_or(&"-")).to_owned()
    }
}

fn indent(text: &str, columns: usize) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                " ".repeat(columns) + line
            }
        })
        .collect();
    lines.join("\n")
}

fn table_row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

fn signature(signature: &Signature) -> String {
    let mut lines = vec!["\\_".repeat(SIGNING_LINE_LENGTH)];
    let words = signature.lines.iter();
    lines.extend(
        words
            .map(|line| inline::line(&legible_line(line), Place::Text))
            .filter(|line| !line.is_empty()),
    );
    lines.join("\\\n")
}

/// A file name as the target of a link.
fn percent_encoded(name: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
