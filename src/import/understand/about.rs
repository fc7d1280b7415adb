//! What a sheet is about that says it nowhere itself.

use super::lasting_name;
use crate::domain::text::upper_first;
use crate::import::grid::Sheet;

/// What spreadsheets and exports call a sheet that nobody named, in the languages their users have; a number may
/// follow.
const NOBODY_S: [&str; 24] = [
    "sheet",
    "worksheet",
    "data",
    "dataset",
    "export",
    "query",
    "result",
    "results",
    "report",
    "table",
    "records",
    "rows",
    "output",
    "untitled",
    "tabelle",
    "daten",
    "feuil",
    "feuille",
    "hoja",
    "foglio",
    "planilha",
    "blad",
    "arkusz",
    "list",
];

/// What a sheet is about: its name, or that of its file where nobody gave it one. Of several such sheets the later
/// ones say which they are. Without the dates in either, which are others next month.
pub(super) fn about(sheet: &Sheet) -> String {
    let (name, file) = (undated(&sheet.name), undated(&sheet.file));
    let words = match numbered(&sheet.name) {
        Some(_) if file.is_empty() => name,
        Some(number) if number > 1 => format!("{file} ({})", sheet.name.trim()),
        Some(_) => file,
        None => name,
    };
    upper_first(&words)
}

/// A name without its ending and the dates in it; as it is written where there is none.
fn undated(name: &str) -> String {
    let lasting = lasting_name(name);
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => stem,
        Some(_) | None => name,
    };
    let words = |ends: fn(char) -> bool| {
        let words = stem.split(ends).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    };
    if words(|c| !c.is_alphanumeric()) == lasting {
        return words(|c| matches!(c, '_' | '-' | ' '));
    }
    lasting
}

/// The number of a sheet that nobody named: "Sheet2" is 2, "Data" is 1.
fn numbered(name: &str) -> Option<u32> {
    let name = name.trim().to_lowercase();
    let words = name.trim_end_matches(|c: char| c.is_ascii_digit() || "() _-".contains(c));
    let rest = name.get(words.len()..).unwrap_or_default();
    let digits = rest.trim_matches(|c: char| !c.is_ascii_digit());
    NOBODY_S
        .contains(&words)
        .then(|| digits.parse().unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_endings_are_left_out_and_all_else_stays() {
        for (name, left) in [
            ("potholes_2026-10.csv", "potholes"),
            ("Fire & EMS.xlsx", "Fire & EMS"),
            ("311_requests.csv", "311 requests"),
            ("Requests 2026", "Requests"),
            ("2026-10.csv", "2026-10"),
        ] {
            assert_eq!(undated(name), left, "{name}");
        }
    }

    #[test]
    fn names_that_nobody_gave_are_known() {
        for (name, number) in [
            ("Sheet1", Some(1)),
            ("Tabelle2", Some(2)),
            ("Data", Some(1)),
            ("sheet (3)", Some(3)),
            ("Query_1", Some(1)),
            ("Data quality", None),
            ("Sheets", None),
            ("311", None),
            ("", None),
        ] {
            assert_eq!(numbered(name), number, "{name}");
        }
    }
}
