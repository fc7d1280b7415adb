//! A stream out of a compound file ([MS-CFB]), the package of Excel 97 to 2003.

/// A sector that ends a chain, and all greater numbers.
const LAST: u32 = 0xffff_fffa;

/// A compound file of which one stream is wanted.
struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
}

/// The stream of one of these names, in any case, the first there is.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let shift = u16_at(bytes, 30)?;
    if shift != 9 && shift != 12 {
        return None;
    }
    let mut file = Compound {
        bytes,
        sector: 1 << shift,
        next: Vec::new(),
    };
    file.next = file.next_sectors()?;
    let directory = file.chain(u32_at(bytes, 48)?)?;
    let entries: Vec<&[u8]> = directory.chunks_exact(128).collect();
    let entry = names
        .iter()
        .find_map(|name| entries.iter().find(|entry| is_named(entry, name)))?;
    let length = u32_at(entry, 120)? as usize;
    let mut stream = if length < u32_at(bytes, 56)? as usize {
        let small = file.chain(u32_at(entries.first()?, 116)?)?;
        file.small_chain(&small, u32_at(entry, 116)?)?
    } else {
        file.chain(u32_at(entry, 116)?)?
    };
    stream.truncate(length);
    Some(stream)
}

/// Whether a workbook with a password lies in it.
pub(super) fn is_locked(bytes: &[u8]) -> bool {
    stream(bytes, &["EncryptedPackage"]).is_some()
}

fn is_named(entry: &[u8], name: &str) -> bool {
    let length = u16_at(entry, 64).map_or(0, usize::from).saturating_sub(2);
    let letters = entry.get(..length).unwrap_or_default().chunks_exact(2);
    let units = letters.filter_map(|unit| u16_at(unit, 0));
    let spelled: String = char::decode_utf16(units)
        .map(Result::unwrap_or_default)
        .collect();
    spelled.eq_ignore_ascii_case(name)
}

impl Compound<'_> {
    fn sector_at(&self, number: u32) -> Option<&[u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last one may be cut short.
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// For each sector the one that follows it, from the table that the header begins.
    fn next_sectors(&self) -> Option<Vec<u32>> {
        let mut tables: Vec<u32> = (0..109)
            .filter_map(|at| u32_at(self.bytes, 76 + at * 4))
            .collect();
        let most = self.bytes.len() / self.sector + 1;
        let mut more = u32_at(self.bytes, 68)?;
        for _ in 0..most {
            if more >= LAST {
                break;
            }
            let sector = self.sector_at(more)?;
            let (numbers, rest) = sector.split_at_checked(sector.len().checked_sub(4)?)?;
            tables.extend(numbers.chunks_exact(4).filter_map(|four| u32_at(four, 0)));
            more = u32_at(rest, 0)?;
        }
        let mut next = Vec::new();
        for table in tables
            .into_iter()
            .take_while(|table| *table < LAST)
            .take(most)
        {
            let sector = self.sector_at(table)?;
            next.extend(sector.chunks_exact(4).filter_map(|four| u32_at(four, 0)));
        }
        Some(next)
    }

    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        let mut chained = Vec::new();
        let mut at = first;
        while at < LAST {
            chained.extend_from_slice(self.sector_at(at)?);
            // A chain that is longer than the file goes round in a circle.
            if chained.len() > self.bytes.len() {
                return None;
            }
            at = *self.next.get(at as usize)?;
        }
        Some(chained)
    }

    /// A chain of the small sectors within the stream that holds all small streams.
    fn small_chain(&self, small: &[u8], first: u32) -> Option<Vec<u8>> {
        let next = self.chain(u32_at(self.bytes, 60)?)?;
        let mut chained = Vec::new();
        let mut at = first;
        while at < LAST && chained.len() <= small.len() {
            let start = (at as usize).checked_mul(64)?;
            chained.extend_from_slice(small.get(start..start.checked_add(64)?)?);
            at = u32_at(&next, (at as usize).checked_mul(4)?)?;
        }
        Some(chained)
    }
}

/// The number that stands at a place, its low byte first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    two.try_into().ok().map(u16::from_le_bytes)
}

/// The same of four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}
