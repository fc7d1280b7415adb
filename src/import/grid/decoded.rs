//! Bytes of any encoding as UTF-8 with every line ended by one line feed, read piece by piece.

use super::bounds::ROW_BYTES;
use encoding_rs::{CoderResult, Decoder, Encoding};
use std::io::{self, Read};

/// Follows the text, on a line of its own, so that a quotation mark left open is seen to run into it.
pub(super) const END: &str = "\u{3}";

/// How many bytes are read at once.
const PIECE: usize = 64 * 1024;

/// Reads text out of bytes.
pub(super) struct Decoded<R> {
    bytes: R,
    decoder: Decoder,
    piece: Vec<u8>,
    from: usize,
    until: usize,
    bytes_over: bool,
    text_over: bool,
    after_return: bool,
    end: Vec<u8>,
    /// How many bytes were read.
    taken: u64,
    /// How many bytes of text were given.
    given: u64,
    /// Where the row that is being read may end at the latest.
    most: u64,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(bytes: R, encoding: &'static Encoding) -> Self {
        Self {
            bytes,
            decoder: encoding.new_decoder_with_bom_removal(),
            piece: vec![0; PIECE],
            from: 0,
            until: 0,
            bytes_over: false,
            text_over: false,
            after_return: false,
            end: format!("\n{END}\n").into_bytes(),
            taken: 0,
            given: 0,
            most: ROW_BYTES,
        }
    }

    /// How many bytes were read so far.
    pub(super) const fn taken(&self) -> u64 {
        self.taken
    }

    /// Whether everything was given, and nothing of it lies past this place in the text.
    pub(super) const fn is_over_at(&self, place: u64) -> bool {
        self.text_over && self.end.is_empty() && place >= self.given
    }

    /// Says where in the text a row begins: from there it may be so long and no longer.
    pub(super) const fn row_begins(&mut self, place: u64) {
        self.most = place + ROW_BYTES;
    }

    fn refill(&mut self) -> io::Result<()> {
        if self.from < self.until || self.bytes_over {
            return Ok(());
        }
        self.from = 0;
        self.until = self.bytes.read(&mut self.piece)?;
        self.taken += self.until as u64;
        self.bytes_over = self.until == 0;
        Ok(())
    }

    /// Decodes what lies ready. How many bytes of text that makes.
    fn decode(&mut self, into: &mut [u8]) -> usize {
        let ready = self.piece.get(self.from..self.until).unwrap_or_default();
        let (result, read, written, _) = self.decoder.decode_to_utf8(ready, into, self.bytes_over);
        self.from += read;
        self.text_over = self.bytes_over && result == CoderResult::InputEmpty;
        written
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given > self.most {
            return Err(io::Error::other(RowTooLong));
        }
        let mut written = 0;
        while written == 0 && !self.text_over {
            self.refill()?;
            let before = self.from;
            let decoded = self.decode(into);
            if decoded == 0 && before == self.from && self.from < self.until {
                return Err(io::ErrorKind::InvalidInput.into());
            }
            let text = into.get_mut(..decoded).unwrap_or_default();
            written = one_line_feed(text, &mut self.after_return);
        }
        if written == 0 {
            written = self.end.as_slice().read(into)?;
            self.end.drain(..written);
        }
        self.given += written as u64;
        Ok(written)
    }
}

/// Why a text is read no further.
#[derive(Debug, thiserror::Error)]
#[error("a row is too long")]
pub(super) struct RowTooLong;

/// Makes one line feed of every line end in place, and says how much text is left. A carriage return at the
/// end is remembered, for its line feed may come with the next piece.
fn one_line_feed(text: &mut [u8], after_return: &mut bool) -> usize {
    if !*after_return && !text.contains(&b'\r') {
        return text.len();
    }
    let mut to = 0;
    for at in 0..text.len() {
        let Some(&byte) = text.get(at) else { break };
        let skipped = byte == b'\n' && *after_return;
        *after_return = byte == b'\r';
        if skipped {
            continue;
        }
        if let Some(place) = text.get_mut(to) {
            *place = if byte == b'\r' { b'\n' } else { byte };
        }
        to += 1;
    }
    to
}
