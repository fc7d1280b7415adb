//! Elements that close themselves, on `quick-xml`.

use std::io;

use std::sync::Arc;

use super::template::{Base, Styles};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes by name, in the order they are written.
pub(super) type Attrs<'a> = &'a [(&'a str, &'a str)];

/// One part being written, and the footnotes referred to in it so far.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    notes: Vec<String>,
    /// The number of the first footnote.
    first_note: usize,
    styles: Arc<Styles>,
}

impl Xml {
    /// A part with its XML declaration.
    pub(super) fn new() -> io::Result<Self> {
        Self::on(&Base::default())
    }

    /// A part with its XML declaration whose styles and footnotes are those of the base.
    pub(super) fn on(base: &Base) -> io::Result<Self> {
        let mut xml = Self::fragment(base);
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        xml.writer.write_event(Event::Decl(declaration))?;
        Ok(xml)
    }

    /// A piece of a part that somebody else began.
    pub(super) fn fragment(base: &Base) -> Self {
        let writer = Writer::new(Vec::new());
        Self {
            writer,
            notes: Vec::new(),
            first_note: base.first_note,
            styles: Arc::clone(&base.styles),
        }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attrs: Attrs<'_>) -> io::Result<()> {
        self.writer.write_event(Event::Empty(start(name, attrs)))
    }

    /// An element around what `inner` writes.
    pub(super) fn node(
        &mut self,
        name: &str,
        attrs: Attrs<'_>,
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.writer.write_event(Event::Start(start(name, attrs)))?;
        inner(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element around text, which is escaped. The text must be legible.
    pub(super) fn text(&mut self, name: &str, attrs: Attrs<'_>, text: &str) -> io::Result<()> {
        self.node(name, attrs, |xml| {
            xml.writer.write_event(Event::Text(BytesText::new(text)))
        })
    }

    /// An element whose only attribute is `w:val`.
    pub(super) fn val(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.empty(name, &[("w:val", value)])
    }

    /// Refers to a footnote of these words, in a run of its own.
    pub(super) fn note(&mut self, words: String) -> io::Result<()> {
        let id = (self.first_note + self.notes.len()).to_string();
        self.notes.push(words);
        self.node("w:r", &[], |xml| {
            xml.node("w:rPr", &[], |xml| {
                xml.style("w:rStyle", "FootnoteReference")
            })?;
            xml.empty("w:footnoteReference", &[("w:id", &id)])
        })
    }

    /// An element that names a style, by the id it has in the file.
    pub(super) fn style(&mut self, name: &str, ours: &str) -> io::Result<()> {
        let styles = Arc::clone(&self.styles);
        self.val(name, styles.ids.get(ours).map_or(ours, String::as_str))
    }

    /// Elements that are written already.
    pub(super) fn written(&mut self, elements: &str) {
        self.writer.get_mut().extend_from_slice(elements.as_bytes());
    }

    /// The words of the footnotes referred to, in order.
    pub(super) fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }

    /// The finished bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }
}

fn start<'a>(name: &'a str, attrs: Attrs<'a>) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attrs.iter().copied())
}
