//! What stands over the console wherever it is: the palette, the sheet of keys, the guide.

use super::ConsoleState;

impl ConsoleState {
    /// Whether one of them is there.
    pub fn palette_open(&self) -> bool {
        self.palette.is_open() || self.keys_open || self.guide.is_open()
    }

    /// Opens the palette.
    pub fn open_palette(&mut self) {
        self.palette.open();
    }

    /// Opens the palette with words in it already.
    pub fn open_palette_at(&mut self, words: &str) {
        self.palette.open_at(words);
    }

    /// Shows the sheet of keys.
    pub fn show_keys(&mut self) {
        self.keys_open = true;
    }

    /// Shows the guide, in place of the sheet of keys where that is there.
    pub fn show_guide(&mut self) {
        self.keys_open = false;
        self.guide.open();
    }
}
