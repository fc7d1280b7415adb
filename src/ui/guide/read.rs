//! A page of the guide, read from the Markdown it is written in.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Something on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Words(Line),
    /// A point of a list, with what stands before it: "•", "2.".
    Point(String, Line),
    /// A table with its heads.
    Table {
        /// The heads of its columns.
        head: Vec<Line>,
        /// Its rows.
        rows: Vec<Vec<Line>>,
    },
}

/// Words in runs that look alike.
pub(super) type Line = Vec<Run>;

/// Words that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The words.
    pub(super) words: String,
    /// How they look.
    pub(super) look: RunLook,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum RunLook {
    /// As running text.
    #[default]
    Plain,
    /// A word of the screen: a button, a field, a verb.
    Strong,
    /// A key, or what is typed.
    Key,
}

/// A part of a page: a heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// The heading; empty before the first.
    pub(super) heading: String,
    /// The place of the heading's block.
    pub(super) block: Option<usize>,
    /// What stands under it.
    pub(super) text: String,
}

/// Reads a page.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        reader.take(event);
    }
    reader.blocks
}

/// The parts of a page.
pub(super) fn sections(blocks: &[Block]) -> Vec<Section> {
    let mut sections = vec![Section {
        heading: String::new(),
        block: None,
        text: String::new(),
    }];
    for (at, block) in blocks.iter().enumerate() {
        let text = match block {
            Block::Heading(words) => {
                sections.push(Section {
                    heading: words.clone(),
                    block: Some(at),
                    text: String::new(),
                });
                continue;
            }
            Block::Words(line) | Block::Point(_, line) => plain(line),
            Block::Table { head, rows } => {
                let cells = head.iter().chain(rows.iter().flatten());
                cells.map(plain).collect::<Vec<_>>().join(" ")
            }
        };
        if let Some(last) = sections.last_mut() {
            last.text.push_str(&text);
            last.text.push(' ');
        }
    }
    sections
}

/// The words of a line without their looks.
pub(super) fn plain(line: &Line) -> String {
    line.iter().map(|run| run.words.as_str()).collect()
}

/// A page as it is read.
#[derive(Debug, Default)]
struct Reader {
    blocks: Vec<Block>,
    line: Line,
    look: RunLook,
    in_point: bool,
    /// The number of the next point, in a list that has numbers.
    number: Option<u64>,
    row: Vec<Line>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.begin(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.say(&words, self.look),
            Event::Code(words) => self.say(&words, RunLook::Key),
            Event::SoftBreak | Event::HardBreak => self.say(" ", self.look),
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn say(&mut self, words: &str, look: RunLook) {
        match self.line.last_mut() {
            Some(last) if last.look == look => last.words.push_str(words),
            Some(_) | None => self.line.push(Run {
                words: words.to_owned(),
                look,
            }),
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        if matches!(tag, Tag::Strong | Tag::Emphasis) {
            self.look = RunLook::Strong;
        } else if let Tag::List(first) = tag {
            self.number = *first;
        } else if matches!(tag, Tag::Item) {
            self.in_point = true;
        } else if matches!(tag, Tag::Table(_)) {
            self.blocks.push(Block::Table {
                head: Vec::new(),
                rows: Vec::new(),
            });
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if matches!(tag, TagEnd::Strong | TagEnd::Emphasis) {
            self.look = RunLook::Plain;
        } else if matches!(tag, TagEnd::Heading(_)) {
            let words = plain(&std::mem::take(&mut self.line));
            self.blocks.push(Block::Heading(words));
        } else if matches!(tag, TagEnd::Paragraph | TagEnd::Item) {
            self.end_line();
            self.in_point &= tag != TagEnd::Item;
        } else if matches!(tag, TagEnd::TableCell) {
            self.row.push(std::mem::take(&mut self.line));
        } else if matches!(tag, TagEnd::TableHead | TagEnd::TableRow) {
            let row = std::mem::take(&mut self.row);
            if let Some(Block::Table { head, rows }) = self.blocks.last_mut() {
                if tag == TagEnd::TableHead {
                    *head = row;
                } else {
                    rows.push(row);
                }
            }
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            return;
        }
        if !self.in_point {
            self.blocks.push(Block::Words(line));
            return;
        }
        let mark = self
            .number
            .map_or_else(|| "•".to_owned(), |number| format!("{number}."));
        self.number = self.number.map(|number| number + 1);
        self.blocks.push(Block::Point(mark, line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(words: &str, look: RunLook) -> Run {
        Run {
            words: words.to_owned(),
            look,
        }
    }

    #[test]
    fn what_the_pages_are_written_with_is_read() {
        let text = "# Title\n\nWords of **a button** and\n`F5`.\n\n- one\n- **two** more\n\n1. first\n2. second\n\n## Part\n\n\
                    | key | does |\n|---|---|\n| `F5` | starts |\n";
        let blocks = read(text);
        let plain = |words| vec![run(words, RunLook::Plain)];
        assert_eq!(
            blocks,
            [
                Block::Heading("Title".to_owned()),
                Block::Words(vec![
                    run("Words of ", RunLook::Plain),
                    run("a button", RunLook::Strong),
                    run(" and ", RunLook::Plain),
                    run("F5", RunLook::Key),
                    run(".", RunLook::Plain),
                ]),
                Block::Point("•".to_owned(), plain("one")),
                Block::Point(
                    "•".to_owned(),
                    vec![run("two", RunLook::Strong), run(" more", RunLook::Plain)]
                ),
                Block::Point("1.".to_owned(), plain("first")),
                Block::Point("2.".to_owned(), plain("second")),
                Block::Heading("Part".to_owned()),
                Block::Table {
                    head: vec![plain("key"), plain("does")],
                    rows: vec![vec![vec![run("F5", RunLook::Key)], plain("starts")]],
                },
            ]
        );
        let parts = sections(&blocks);
        assert_eq!(parts.last().unwrap().heading, "Part");
        assert!(parts.last().unwrap().text.contains("starts"));
    }
}
