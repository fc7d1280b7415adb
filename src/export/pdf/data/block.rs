//! Blocks as the template reads them.

use super::kept::{Piece, grouped};
use super::{Pen, TEXT};
use crate::export::document::{
    Block, CallOut, Heading, HeadingLevel, List, ListItem, ListKind, NestedKind, NestedList,
    Paragraph, Run, Signature, legible_line, lines,
};
use serde_json::{Value, json};

/// The room above a signature, in widths of the letter m.
const SIGNED: f32 = 202.0 / TEXT;
/// The height of a line of running text and the gap after it, in points.
const LINE_HIGH: f32 = 14.7;
const GAP: f32 = 12.0;
/// The most lines a remark has that stays on one page.
const WHOLE_REMARK: f32 = 24.0;

impl Pen<'_> {
    /// The room on a line of running text, in widths of its letter m.
    fn line_room(&self) -> f32 {
        self.wide / TEXT
    }

    /// The same within lists, in lists within them, and in remarks.
    fn item_room(&self) -> f32 {
        (self.wide - 18.0) / TEXT
    }

    fn nested_room(&self) -> f32 {
        (self.wide - 36.0) / TEXT
    }

    fn remark_room(&self) -> f32 {
        (self.wide - 24.0) / TEXT
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Vec<Value> {
        let mut read = Vec::new();
        let mut page_break = false;
        for (at, block) in blocks.iter().enumerate() {
            if matches!(block, Block::PageBreak) {
                page_break = true;
                continue;
            }
            let signed = matches!(blocks.get(at + 1), Some(Block::Signature(_)));
            if let Some(block) = self.block(block, signed) {
                if std::mem::take(&mut page_break) {
                    read.push(Piece::free(json!({ "kind": "page-break" })));
                }
                read.push(block);
            }
        }
        grouped(read, self.high)
    }

    /// `signed`: a signature follows, and this stays with it.
    fn block(&mut self, block: &Block, signed: bool) -> Option<Piece> {
        match block {
            Block::Heading(words) => self.heading(words).map(Piece::free),
            Block::Paragraph(text) if text.is_blank() => None,
            Block::Paragraph(text) => {
                let keeps = text.keep_with_next || signed;
                let room = self.line_room();
                let read = self.words.paragraph(text, room);
                Some(Piece {
                    block: json!({ "kind": "paragraph", "text": read, "keep": keeps }),
                    keeps,
                    tall: Some(lines(text, room) * LINE_HIGH + GAP),
                    noted: text.runs.iter().any(|run| run.note_words().is_some()),
                })
            }
            Block::List(list) => self.list(list).map(Piece::free),
            Block::Table(table) if table.width() == 0 => None,
            Block::Table(table) => Some(self.table(table)),
            Block::Figure(figure) => Some(self.figure(figure, signed)),
            Block::CallOut(remark) => self.call_out(remark).map(Piece::free),
            Block::Signature(line) => Some(self.signature(line)),
            Block::PageBreak => None,
        }
    }

    fn heading(&mut self, heading: &Heading) -> Option<Value> {
        let words = legible_line(&heading.text);
        let note = heading.note.as_deref().map(legible_line);
        let note = note.filter(|note| !note.is_empty());
        if words.is_empty() && note.is_none() {
            return None;
        }
        let look = match heading.level {
            HeadingLevel::One => 1,
            HeadingLevel::Two => 2,
            HeadingLevel::Three => 3,
        };
        // A reader that walks the outline meets no level that leads nowhere.
        self.heading = look.min(self.heading + 1);
        let text = [Run::new(words)];
        let room = self.line_room();
        let short = |note: &String| lines(&note.as_str().into(), 0.6 * room) < 1.5;
        let note_whole = note.as_ref().is_some_and(short);
        let note = note.map(|note| self.words.runs(&[Run::new(note)], room));
        Some(json!({
            "kind": "heading",
            "level": self.heading,
            "look": look,
            "runs": self.words.runs(&text, 0.8 * room),
            "note": note,
            "note_whole": note_whole,
            "rtl": self.words.runs_leftward(&text),
        }))
    }

    fn list(&mut self, list: &List) -> Option<Value> {
        let start = self.counts.list(list);
        let items: Vec<&ListItem> = list.items.iter().filter(|item| !item.is_blank()).collect();
        let numbered = match list.kind {
            ListKind::Bullet => false,
            ListKind::Numbered | ListKind::Continued => true,
        };
        if items.is_empty() {
            return None;
        }
        let items: Vec<Value> = items.into_iter().map(|item| self.item(item)).collect();
        Some(json!({
            "kind": "list",
            "numbered": numbered,
            "start": start,
            "items": items,
            "whole": list.is_short(self.item_room()),
        }))
    }

    fn item(&mut self, item: &ListItem) -> Value {
        let nested = item.nested.as_ref().and_then(|list| self.nested(list));
        json!({ "paragraphs": self.paragraphs(&item.paragraphs, self.item_room()), "nested": nested })
    }

    fn nested(&mut self, list: &NestedList) -> Option<Value> {
        let items = self.paragraphs(&list.items, self.nested_room());
        let numbered = match list.kind {
            NestedKind::Bullet => false,
            NestedKind::Numbered => true,
        };
        (!items.is_empty()).then(|| json!({ "numbered": numbered, "items": items }))
    }

    /// Those that would be printed.
    fn paragraphs(&mut self, paragraphs: &[Paragraph], room: f32) -> Vec<Value> {
        let shown = paragraphs.iter().filter(|text| !text.is_blank());
        shown.map(|text| self.words.paragraph(text, room)).collect()
    }

    fn call_out(&mut self, remark: &CallOut) -> Option<Value> {
        let title = legible_line(&remark.title);
        let room = self.remark_room();
        let paragraphs = self.paragraphs(&remark.paragraphs, room);
        if title.is_empty() && paragraphs.is_empty() {
            return None;
        }
        let lines: f32 = remark.paragraphs.iter().map(|text| lines(text, room)).sum();
        let title = (!title.is_empty()).then(|| self.words.paragraph(&title.into(), room));
        Some(json!({
            "kind": "call-out",
            "title": title,
            "paragraphs": paragraphs,
            "whole": lines < WHOLE_REMARK,
        }))
    }

    fn signature(&mut self, signature: &Signature) -> Piece {
        let lines = signature.lines.iter().map(|line| legible_line(line));
        let lines: Vec<Paragraph> = lines
            .filter(|line| !line.is_empty())
            .map(Into::into)
            .collect();
        let tall = 60.0 + lines.len() as f32 * LINE_HIGH;
        Piece {
            tall: Some(tall),
            ..Piece::free(json!({ "kind": "signature", "lines": self.paragraphs(&lines, SIGNED) }))
        }
    }
}
