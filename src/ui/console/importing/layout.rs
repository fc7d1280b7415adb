//! The first step: which sheet, how it is laid out, where its heading stands; on the real rows.

use eframe::egui::Ui;

use crate::import::grid::{DELIMITERS, ReadOptions, TextFacts};
use crate::import::understand::Layout;
use crate::ui::console::page;
use crate::ui::tokens::space;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::card;
use crate::ui::widgets::columns::columns;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::text;

use super::frame::{ImportView, notice};
use super::grid::RealRows;
use super::model::{Asked, ImportModel, Looked, SHOWN, of_them};
use super::saved;

/// Encodings one may say, by the names one knows them by.
const ENCODINGS: [(&str, &encoding_rs::Encoding); 4] = [
    ("UTF-8", encoding_rs::UTF_8),
    ("Windows-1252 (Western)", encoding_rs::WINDOWS_1252),
    ("UTF-16, little endian", encoding_rs::UTF_16LE),
    ("UTF-16, big endian", encoding_rs::UTF_16BE),
];

/// What a field of this step is of.
#[derive(Clone, Copy)]
enum Of {
    /// The saved mapping it is read by.
    Like,
    /// The sheet, or how a text is read.
    Source,
    /// How it is laid out.
    Layout,
    /// Where its heading begins.
    Row,
    /// How many rows that has.
    Rows,
}

impl Of {
    /// Those that are of use. A pasted table has no sheet, and nobody has to say how its text is read.
    fn fields(model: &ImportModel) -> Vec<Self> {
        let all = [
            Self::Like,
            Self::Source,
            Self::Layout,
            Self::Row,
            Self::Rows,
        ];
        let of_use = |field: &Self| match field {
            Self::Like => saved::are_there(model),
            Self::Source => !model.is_pasted(),
            Self::Layout | Self::Row | Self::Rows => true,
        };
        all.into_iter().filter(of_use).collect()
    }

    /// Its share of the room beside each other.
    const fn share(self) -> f32 {
        match self {
            Self::Like | Self::Source => 1.1,
            Self::Layout => 1.3,
            Self::Row | Self::Rows => 0.9,
        }
    }
}

/// Draws it.
pub(super) fn show(ui: &mut Ui, model: &ImportModel, view: &mut ImportView) -> Option<Asked> {
    let looked = model.looked.clone()?;
    if let Some(fault) = &model.fault {
        notice(ui, "The sheet can\u{2019}t be read so.", fault);
    }
    page::filling(ui, "import, sheet", 420.0, |ui| {
        let mut asked = proposed(ui, model);
        let fields = Of::fields(model);
        let shares: Vec<f32> = fields.iter().map(|field| field.share()).collect();
        columns(ui, &shares, 150.0, |ui, index| {
            ui.spacing_mut().item_spacing.y = space::S;
            let told = match fields.get(index) {
                Some(Of::Like) => saved::show(ui, model, view),
                Some(Of::Source) => sheet(ui, model),
                Some(Of::Layout) => layout(ui, model),
                Some(Of::Row) => heading_row(ui, model, &looked),
                Some(Of::Rows) => heading_rows(ui, model),
                None => None,
            };
            asked = asked.take().or(told);
        });
        hidden(ui, model);
        card::frame(ui, space::S as i8).show(ui, |ui| {
            let words = "The first rows as they stand in the file. Press the row that names the columns to make it the heading.";
            text::caption(ui, words);
            let grid = RealRows {
                name: "Rows of the file",
                sheet: model.sheet,
                rows: &looked.rows,
                most: SHOWN,
                columns: looked.width(),
                heading: (model.mapping.heading_row, looked.table.above),
                marked: None,
                roles: None,
                to: None,
            };
            let output = grid.show(ui, ui.available_height().max(160.0));
            if let Some(row) = output.row {
                view.worked = true;
                asked = Some(Asked::Look(model.mapping.layout, (row, 1)));
            }
        });
        if asked.is_some() {
            view.worked = true;
        }
        asked
    })
}

/// Tells of the saved mappings that nearly fit.
fn proposed(ui: &mut Ui, model: &ImportModel) -> Option<Asked> {
    let mut asked = None;
    for (at, (name, differs)) in model.proposed.iter().take(3).enumerate() {
        ui.horizontal_wrapped(|ui| {
            text::body(ui, &format!("Nearly like {name}: {differs}."));
            if ui
                .add(Button::secondary("Read it like that").compact())
                .clicked()
            {
                asked = Some(Asked::ReadAs(at));
            }
        });
    }
    asked
}

/// Which sheet; of a text how it is read.
fn sheet(ui: &mut Ui, model: &ImportModel) -> Option<Asked> {
    let book = model.book.as_ref()?;
    if let Some(facts) = &book.text {
        return text_facts(ui, model, facts);
    }
    let names: Vec<String> = book
        .sheets
        .iter()
        .map(|sheet| {
            if sheet.hidden {
                format!("{} (hidden)", sheet.name)
            } else {
                sheet.name.clone()
            }
        })
        .collect();
    let mut chosen = Some(model.sheet);
    let help = if names.len() == 1 {
        "The only one in the file."
    } else {
        "The first that is shown and holds something, unless you choose."
    };
    let field = Field::new("Sheet").help(help);
    let edited = field.choice(ui, &mut chosen, &names);
    chosen.filter(|_| edited.committed).map(Asked::Sheet)
}

fn text_facts(ui: &mut Ui, model: &ImportModel, facts: &TextFacts) -> Option<Asked> {
    let names = ENCODINGS.map(|(name, _)| name);
    let mut at = ENCODINGS.iter().position(|(_, one)| *one == facts.encoding);
    let unreadable = facts.unreadable;
    let help = if unreadable > 0 {
        let places = of_them(unreadable, "place", "places");
        format!("{places} can\u{2019}t be read in it; try another.")
    } else if facts.encoding_certain {
        "Every byte fits it.".to_owned()
    } else {
        "Guessed; look at accents and signs below.".to_owned()
    };
    let field = Field::new("Encoding")
        .help(&help)
        .hint(facts.encoding.name());
    if field.choice(ui, &mut at, &names).committed {
        let encoding = at.and_then(|at| ENCODINGS.get(at)).map(|(_, one)| *one);
        return Some(Asked::Text(ReadOptions {
            encoding,
            ..model.reading
        }));
    }
    let names = DELIMITERS.map(between);
    let mut at = DELIMITERS.iter().position(|one| *one == facts.delimiter);
    let field =
        Field::new("Between the cells").help("The sign under which the rows are most alike.");
    if field.choice(ui, &mut at, &names).committed {
        return Some(Asked::Text(ReadOptions {
            delimiter: at.and_then(|at| DELIMITERS.get(at)).copied(),
            ..model.reading
        }));
    }
    None
}

const fn between(delimiter: u8) -> &'static str {
    match delimiter {
        b'\t' => "Tab",
        b';' => "Semicolon",
        b'|' => "Upright bar",
        _ => "Comma",
    }
}

fn layout(ui: &mut Ui, model: &ImportModel) -> Option<Asked> {
    let names = Layout::ALL.map(|layout| crate::domain::text::upper_first(layout.label()));
    let at = Layout::ALL
        .iter()
        .position(|one| *one == model.mapping.layout);
    let mut chosen = at;
    let guess = model.because("layout").map(|guess| guess.because.as_str());
    let help = guess
        .map(|because| reason(model, because))
        .unwrap_or_default();
    let field = Field::new("Layout").help(&help);
    let edited = field.choice(ui, &mut chosen, &names);
    let layout = chosen.and_then(|at| Layout::ALL.get(at)).copied()?;
    let heading = (model.mapping.heading_row, model.mapping.heading_rows);
    edited.committed.then_some(Asked::Look(layout, heading))
}

/// Why it is so: what speaks for a guess, or who said it.
fn reason(model: &ImportModel, because: &str) -> String {
    match because {
        "it was said" if model.saved.is_some() => "As the saved mapping says.".to_owned(),
        "it was said" => "As you said.".to_owned(),
        guessed => sentence(guessed),
    }
}

/// Where the heading begins.
fn heading_row(ui: &mut Ui, model: &ImportModel, looked: &Looked) -> Option<Asked> {
    let mut first = Some(model.mapping.heading_row as u32);
    let help = reason(model, &looked.table.because);
    let field = Field::new("First row of the heading").help(&help);
    if !field.count(ui, &mut first).committed {
        return None;
    }
    let row = u64::from(first.unwrap_or(0));
    let rows = model.mapping.heading_rows.max(1);
    let place = if row == 0 { (0, 0) } else { (row, rows) };
    Some(Asked::Look(model.mapping.layout, place))
}

/// How many rows it has.
fn heading_rows(ui: &mut Ui, model: &ImportModel) -> Option<Asked> {
    let mut count = Some(model.mapping.heading_rows as u32);
    let field = Field::new("Rows of the heading").help("0 where no row names the columns.");
    if !field.count(ui, &mut count).committed {
        return None;
    }
    let rows = u64::from(count.unwrap_or(0)).min(10);
    let row = model.mapping.heading_row.max(1);
    let place = if rows == 0 { (0, 0) } else { (row, rows) };
    Some(Asked::Look(model.mapping.layout, place))
}

/// Tells of hidden sheets.
fn hidden(ui: &mut Ui, model: &ImportModel) {
    let Some(book) = &model.book else { return };
    let hidden: Vec<&str> = book
        .sheets
        .iter()
        .filter(|sheet| sheet.hidden)
        .map(|sheet| sheet.name.as_str())
        .collect();
    if hidden.is_empty() {
        return;
    }
    let words = match hidden.as_slice() {
        [one] => format!(
            "The sheet {one} is hidden in the file. It is read only if you choose it above."
        ),
        several => format!(
            "Hidden in the file: {}. They are read only if you choose one above.",
            several.join(", ")
        ),
    };
    text::caption(ui, &words);
}

/// A reason as a sentence of its own.
pub(super) fn sentence(because: &str) -> String {
    let mut words = crate::domain::text::upper_first(because);
    if !words.is_empty() && !words.ends_with(['.', '?', '!']) {
        words.push('.');
    }
    words
}
