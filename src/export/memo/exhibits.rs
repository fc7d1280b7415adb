//! Exhibits on paper: charts and pictures as figures, figures as tables, each with its source.

use super::drawn;
use super::sources::MemoSources;
use super::words::{and_list, clause, sentence};
use crate::chart::{ChartSpec, Frame, face, svg};
use crate::domain::ids::MeasureId;
use crate::domain::number::NO_FIGURE;
use crate::domain::period::Period;
use crate::export::ExportError;
use crate::export::document::{Cell, Column, Document, Figure, Paragraph, Picture, Table};
use crate::export::raster::Raster;
use crate::program::query::{
    ExhibitBody, ExhibitView, FigureTable, ItemView, MeasurePage, NOT_SHOWN, score_line,
};
use std::collections::BTreeSet;

/// Pixels to the chart's unit (a point): sharp in print, and small enough to mail.
const SCALE: f32 = 2.0;

/// The most rows of a table that is not parted between pages: more would leave too much of a page empty.
const SHORT: usize = 6;

/// Draws exhibits; the fonts are read once for a memo, and a measure is defined once in it.
#[derive(Debug)]
pub(super) struct Easel {
    raster: Raster,
    /// The measures whose meaning was said; all, where it was said before.
    defined: Option<BTreeSet<MeasureId>>,
}

impl Easel {
    /// An easel with the embedded fonts.
    ///
    /// # Errors
    /// When the fonts can't be read.
    pub(super) fn new() -> Result<Self, ExportError> {
        Ok(Self {
            raster: Raster::new(face::FILES)?,
            defined: Some(BTreeSet::new()),
        })
    }

    /// One for a paper that has said before what its measures mean.
    ///
    /// # Errors
    /// When the fonts can't be read.
    pub(super) fn without_definitions() -> Result<Self, ExportError> {
        let easel = Self::new()?;
        Ok(Self {
            defined: None,
            ..easel
        })
    }

    /// Appends an item's exhibits in order, and where its data comes from when they don't say it.
    ///
    /// # Errors
    /// When a chart or picture can't be drawn.
    pub(super) fn item(
        &mut self,
        memo: &mut Document,
        sources: &MemoSources,
        view: &ItemView,
    ) -> Result<(), ExportError> {
        let mut exhibits = sources.exhibits_of(view.item.id).peekable();
        if exhibits.peek().is_some() {
            memo.keep_last_with_next();
        }
        for exhibit in exhibits {
            let note = self.definition(sources, exhibit.exhibit.measure);
            self.exhibit(memo, exhibit, note)?;
        }
        let source = clause(&view.item.data_source);
        if !source.is_empty() {
            memo.keep_last_with_next();
            memo.paragraph(Paragraph::new().muted(format!("Data source: {source}.")));
        }
        Ok(())
    }

    /// A drawing as a picture.
    ///
    /// # Errors
    /// When it can't be drawn.
    pub(super) fn picture(&self, drawn: &str) -> Result<Picture, ExportError> {
        drawn::drawn(drawn, || self.raster.picture(drawn, SCALE))
    }

    /// What a measure means, where it is told of for the first time: a footnote.
    fn definition(&mut self, sources: &MemoSources, measure: Option<MeasureId>) -> Option<String> {
        let measure = measure?;
        let words = sources.definition(measure)?;
        let defined = self.defined.as_mut()?;
        defined.insert(measure).then(|| words.to_owned())
    }

    /// `note` is what its measure means, where the memo hasn't said it yet.
    fn exhibit(
        &self,
        memo: &mut Document,
        view: &ExhibitView,
        note: Option<String>,
    ) -> Result<(), ExportError> {
        match &view.body {
            ExhibitBody::Chart(spec) => {
                memo.paragraph(match written(view) {
                    Some(words) => noted(words, note),
                    None => observation(view, spec, note),
                });
                let drawn = svg::draw(spec, Frame::of_memo(spec));
                let picture = self.picture(&drawn)?;
                memo.push(figure(view, picture, &description(view, spec)));
            }
            // Its caption stands above it already, and says what these rows show.
            ExhibitBody::Table(table) => {
                if let Some(words) = written(view) {
                    memo.paragraph(words);
                }
                memo.push(figures(view, table, note));
            }
            ExhibitBody::Picture(picture) => {
                if let Some(words) = written(view) {
                    memo.paragraph(words);
                }
                let picture = Picture::read(picture.bytes.clone())?;
                memo.push(figure(view, picture, &view.exhibit.alt_text));
            }
            ExhibitBody::Missing(why) => {
                memo.paragraph(Paragraph::new().muted(sentence(why)));
            }
        }
        Ok(())
    }
}

/// What a person wrote over it in place of the draft, on its page.
fn written(view: &ExhibitView) -> Option<Paragraph> {
    let words = sentence(&view.words.as_ref()?.words);
    Some(Paragraph::new().text(words).keep_with_next())
}

/// What the chart says, above it, on its page.
fn observation(view: &ExhibitView, spec: &ChartSpec, note: Option<String>) -> Paragraph {
    let finding = &spec.finding;
    let mut words = noted(Paragraph::new().bold(sentence(&finding.first)), note);
    if !view.compared.is_empty() {
        // The first sentence is about the latest figure of the whole, or about the groups.
        let of_groups = spec.panels.is_some() || spec.whole().is_none();
        let that = if of_groups { "As a whole," } else { "That is" };
        words = words.text(format!(
            " {}",
            sentence(&format!("{that} {}", view.compared))
        ));
    }
    if let Some(second) = &finding.second {
        words = words.text(format!(" {}", sentence(second)));
    }
    // That a measure is proposed stands in the caption below.
    words.keep_with_next()
}

/// The words with a footnote to them, where there is one.
fn noted(words: Paragraph, note: Option<String>) -> Paragraph {
    match note {
        Some(note) => words.footnote(note),
        None => words,
    }
}

fn description(view: &ExhibitView, spec: &ChartSpec) -> String {
    if view.proposed {
        format!(
            "{} The measure is proposed, not yet approved.",
            spec.description
        )
    } else {
        spec.description.clone()
    }
}

fn figure(view: &ExhibitView, picture: Picture, alt: &str) -> Figure {
    let mut words = vec![caption(view, &view.caption)];
    if let ExhibitBody::Chart(spec) = &view.body {
        words.push(sentence(&spec.not_shown));
    }
    words.retain(|words| !words.is_empty());
    let mut figure = Figure::new(picture, alt).caption(words.join(" "));
    figure.source = source(view);
    figure
}

fn caption(view: &ExhibitView, words: &str) -> String {
    let mut words = vec![sentence(words)];
    if view.proposed {
        words.push("Proposed measure, not yet approved.".to_owned());
    }
    words.retain(|words| !words.is_empty());
    words.join(" ")
}

/// "Source: 311 work orders, as of Nov 20, 2026."
fn source(view: &ExhibitView) -> Option<String> {
    let words = clause(&view.source).replace(" \u{b7} ", ", ");
    if words.is_empty() {
        None
    } else if words.starts_with("Source not named") {
        Some(sentence(&words))
    } else {
        Some(sentence(&format!("Source: {words}")))
    }
}

/// A measure's figures in rows, the latest first.
fn figures(view: &ExhibitView, figures: &FigureTable, note: Option<String>) -> Table {
    // No headline stands above a table, so its caption names the measure.
    let named = noted(Paragraph::new().text(caption(view, &view.title)), note);
    let rest = [Some(sentence(&figures.note)), source(view)];
    let rest = rest.into_iter().flatten().filter(|words| !words.is_empty());
    let caption = rest.fold(named, |caption, words| caption.text(format!(" {words}")));
    figure_table(&clause(&view.title), caption, figures)
}

/// A table of figures with its caption; `title` is what a screen reader calls it.
pub(super) fn figure_table(
    title: &str,
    caption: impl Into<Paragraph>,
    figures: &FigureTable,
) -> Table {
    let mut table = Table::new(title)
        .description("A row for each period, the latest first")
        .caption(caption)
        .column(Column::new(figures.head.as_str(), 3));
    let scored = figures.rows.iter().any(|row| row.status.is_some());
    let last = figures.columns.len().saturating_sub(1);
    for (at, name) in figures.columns.iter().enumerate() {
        // The status is a word; all else are figures.
        let column = Column::new(name.as_str(), 2);
        let words = scored && at == last;
        table = table.column(if words {
            column.centre()
        } else {
            column.right()
        });
    }
    for row in &figures.rows {
        let period = std::iter::once(row.period.label());
        table.push_row(period.chain(row.cells.iter().cloned()));
    }
    table
}

/// The measures shown on the agenda, each once, as the projector's scorecard shows them, below the line that
/// says what they are. It has no number: only exhibits are counted, as the screens count them. A measure that no
/// exhibit shows is defined here.
pub(super) fn scorecard(sources: &MemoSources) -> Option<(Paragraph, Table)> {
    let mut table = Table::new("Measures on this agenda")
        .description(
            "Each measure with its latest figure, its change against the period before, its target, its \
             status and what is unusual",
        )
        .column(Column::new("Measure", 230))
        .column(Column::new("Latest", 165).right())
        .column(Column::new("Against last period", 145).right())
        .column(Column::new("Target", 125).right())
        .column(Column::new("Status", 175))
        .column(Column::new("Unusual", 160));
    let mut origins: Vec<&str> = Vec::new();
    let mut reasons: Vec<&str> = Vec::new();
    for page in &sources.measures {
        let shown = page.row.latest.map(|(period, _)| period);
        // The latest figure is told of, not an older one in its place.
        let latest = page.hidden.periods().next_back();
        let hidden = latest.filter(|at| Some(*at) > shown);
        if hidden.is_some() {
            reasons.push(page.hidden.because());
        }
        let (name, cells) = score_cells(page, hidden);
        let id = page.row.measure.id;
        let note = sources
            .definition(id)
            .filter(|_| !sources.exhibits_show(id));
        let name = noted(name, note.map(str::to_owned));
        table.push_row(std::iter::once(Cell::new(name)).chain(cells));
        let origin = page.row.measure.source_system.trim();
        if !origin.is_empty() && !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    if table.rows.is_empty() {
        return None;
    }
    table.together = table.rows.len() <= SHORT;
    let source = match origins.as_slice() {
        [] => String::new(),
        [one] => format!(" Source: {one}."),
        several => format!(" Sources: {}.", and_list(several)),
    };
    reasons.sort_unstable();
    reasons.dedup();
    let reasons = reasons.iter().map(|why| format!(" Not shown: {why}."));
    let head = Paragraph::new()
        .bold("Measures on this agenda.")
        .text(source + &reasons.collect::<String>());
    Some((head.keep_with_next(), table))
}

/// A measure's cells; `hidden` is the period of its latest figure where that may not be shown.
fn score_cells(page: &MeasurePage, hidden: Option<Period>) -> (Paragraph, [Cell; 5]) {
    let line = score_line(&page.row);
    let figure = |words: String| {
        if words.is_empty() {
            NO_FIGURE.to_owned()
        } else {
            words
        }
    };
    let mut name = Paragraph::new().text(line.name);
    if line.proposed {
        name = name.muted(" (proposed)");
    }
    let target = figure(line.target);
    if let Some(period) = hidden {
        let latest = Cell::new(NOT_SHOWN).paragraph(Paragraph::new().muted(period.label()));
        let none = || NO_FIGURE.into();
        return (name, [latest, none(), target.into(), none(), none()]);
    }
    let mut latest = Cell::new(figure(line.latest));
    if !line.period.is_empty() {
        latest = latest.paragraph(Paragraph::new().muted(line.period));
    }
    let mut status = Paragraph::new().text(line.status.label());
    if !line.reliable.is_empty() {
        status = status.muted(format!(". {}", line.reliable));
    }
    let cells = [
        latest,
        figure(line.change).into(),
        target.into(),
        status.into(),
        line.unusual.label().into(),
    ];
    (name, cells)
}
