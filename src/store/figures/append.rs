//! A batch appended to the log: hashed, and written many figures at a time.

use super::{LogRow, NewFigure};
use crate::domain::observation::Batch;
use crate::store::pictures::hex;
use crate::store::{StoreError, Write};
use rusqlite::{CachedStatement, Connection};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// How many figures one statement writes: its costs are shared, and it finds its place in the table once.
const AT_ONCE: usize = 64;
/// After how many figures somebody who watches is asked again.
const ASKED: usize = 512;

/// A number's bytes; none has no finite number's.
fn bytes_of(number: Option<f64>) -> [u8; 8] {
    number.map_or([0xff; 8], f64::to_le_bytes)
}

/// SHA-256 over a batch's figures as they go by in the order of the log. What ratios are made of comes after all the
/// rest, each with its place: of figures without parts the hash is that of files which know of none.
#[derive(Default)]
struct BatchHash {
    hasher: Sha256,
    count: usize,
    ratios: bool,
}

impl BatchHash {
    fn take(&mut self, figure: &LogRow) {
        let row = figure.row.unwrap_or(-1).to_le_bytes();
        let all = [
            figure.series.to_le_bytes(),
            figure.day.to_le_bytes(),
            bytes_of(figure.value),
            row,
        ];
        self.hasher.update(all.as_flattened());
        self.count += 1;
        self.ratios |= figure.has_parts();
    }

    /// The hash in hex and how many figures there were, which come once more for their parts. `None` when `go_on`
    /// says so.
    fn end(
        mut self,
        figures: impl Iterator<Item = LogRow>,
        go_on: impl Fn() -> bool,
    ) -> Option<(String, usize)> {
        let ratios = self.ratios;
        let with_parts = (0_u64..).zip(figures).take_while(|_| ratios);
        for (at, figure) in with_parts {
            if at.is_multiple_of(ASKED as u64) && !go_on() {
                return None;
            }
            if figure.has_parts() {
                self.hasher.update(at.to_le_bytes());
                self.hasher.update(bytes_of(figure.numerator));
                self.hasher.update(bytes_of(figure.denominator));
            }
        }
        Some((hex(&self.hasher.finalize()), self.count))
    }
}

/// SHA-256 over a batch's figures in the order of the log, in hex, and how many they are.
pub(super) fn hash_of(figures: impl Iterator<Item = LogRow> + Clone) -> (String, usize) {
    let mut hash = BatchHash::default();
    for figure in figures.clone() {
        hash.take(&figure);
    }
    hash.end(figures, || true).unwrap_or_default()
}

impl Write<'_> {
    /// Appends a batch: its row in the journal, its figures in the log. The figures come in the order of their
    /// series' numbers and, within one, of their periods; they are gone through more than once. Sets the batch's
    /// count and hash. Now and then `go_on` is told how many figures are in, and says whether to go on; the last time
    /// when all is done.
    ///
    /// What can't be stopped after that is SQLite's commit, the last pages and one sync, after which SQLite copies the
    /// log into the file while others may write again: 0.2 and 0.5 seconds for five million figures when tried.
    ///
    /// # Errors
    /// When two figures are for one period of one series, the file can't take them, or
    /// [`StoreError::Stopped`].
    pub fn append_batch(
        &self,
        mut batch: Batch,
        figures: impl Iterator<Item = NewFigure> + Clone,
        go_on: impl Fn(usize) -> bool,
    ) -> Result<Batch, StoreError> {
        let rows = figures.map(|figure| LogRow::of(&figure));
        batch.number = self.next_number("batch")?;
        let mut log = Log {
            connection: self.connection,
            batch: batch.number,
            many: [None, None],
        };
        let mut hash = BatchHash::default();
        let mut waiting = Vec::with_capacity(AT_ONCE);
        for (at, row) in rows.clone().enumerate() {
            if at % ASKED == 0 && !go_on(at) {
                return Err(StoreError::Stopped);
            }
            hash.take(&row);
            waiting.push(row);
            if waiting.len() == AT_ONCE {
                log.write(&waiting)?;
                waiting.clear();
            }
        }
        for row in waiting.chunks(1) {
            log.write(row)?;
        }
        let count = hash.count;
        let hashed = hash.end(rows, || go_on(count));
        let (hash, count) = hashed.ok_or(StoreError::Stopped)?;
        batch.figures = count as i64;
        batch.figures_hash = hash;
        self.insert(&batch)?;
        if !go_on(count) {
            return Err(StoreError::Stopped);
        }
        Ok(batch)
    }
}

/// The log as a batch is written to it.
struct Log<'a> {
    connection: &'a Connection,
    batch: i64,
    /// The statement of many figures without parts, and of many with them, once there was use for it.
    many: [Option<CachedStatement<'a>>; 2],
}

impl Log<'_> {
    /// Writes some figures: one, or as many as go at once.
    fn write(&mut self, rows: &[LogRow]) -> Result<(), StoreError> {
        let parts = rows.iter().any(LogRow::has_parts);
        let mut one = None;
        let [plain, ratios] = &mut self.many;
        let kept = match (rows.len(), parts) {
            (AT_ONCE, false) => plain,
            (AT_ONCE, true) => ratios,
            (_, _) => &mut one,
        };
        let statement = if let Some(statement) = kept {
            statement
        } else {
            let mut statement = self.connection.prepare_cached(&sql(rows.len(), parts))?;
            // It stays bound from one time to the next.
            statement.raw_bind_parameter(1, self.batch)?;
            kept.insert(statement)
        };
        let mut place = 2;
        for row in rows {
            statement.raw_bind_parameter(place, row.series)?;
            statement.raw_bind_parameter(place + 1, row.day)?;
            statement.raw_bind_parameter(place + 2, row.value)?;
            statement.raw_bind_parameter(place + 3, row.row)?;
            place += 4;
            if parts {
                statement.raw_bind_parameter(place, row.numerator)?;
                statement.raw_bind_parameter(place + 1, row.denominator)?;
                place += 2;
            }
        }
        statement.raw_execute()?;
        Ok(())
    }
}

/// The statement that writes so many figures, with or without what they are made of.
fn sql(rows: usize, parts: bool) -> String {
    let columns = if parts {
        ", numerator, denominator"
    } else {
        ""
    };
    let mut sql = format!(
        "INSERT INTO observation (batch, series, period, value, source_row{columns}) VALUES "
    );
    let each = if parts { 6 } else { 4 };
    for row in 0..rows {
        let between = if row == 0 { "" } else { ", " };
        // Writing to a string can't fail.
        let _written = write!(sql, "{between}(?1");
        for place in 0..each {
            let _written = write!(sql, ", ?{}", 2 + row * each + place);
        }
        sql.push(')');
    }
    sql
}
