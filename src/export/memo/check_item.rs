//! What the items of a stat memo lack: minutes, narrative, exhibits, source, questions.

use super::Mend;
use super::check::{Concern, Findings, MemoLackKind, action_concern, lacks};
use super::check_conflicts;
use super::group::topics_of;
use super::sources::MemoSources;
use crate::domain::agenda::{ExhibitKind, ItemKind};
use crate::domain::ids::MeasureId;
use crate::domain::text::lower_first;
use crate::program::query::{ExhibitBody, ExhibitView, ItemView};

/// Adds what the topics of the agenda lack, item by item.
pub(super) fn items(sources: &MemoSources, found: &mut Findings) {
    let topics = topics_of(sources);
    if topics.is_empty() {
        found.meeting(MemoLackKind::Topic, "The agenda has no topic");
    }
    for (name, view) in topics {
        let about = Concern {
            name: format!("{name}, {}", view.item.title.trim()),
            item: Some(view.item.id),
            ..Concern::default()
        };
        one(sources, view, &about, found);
    }
}

fn one(sources: &MemoSources, view: &ItemView, about: &Concern, found: &mut Findings) {
    let item = &view.item;
    if item.planned_minutes == 0 {
        found.add(MemoLackKind::Minutes, about, "no minutes planned");
    }
    // A follow-up item is introduced by what was promised, a review by its scorecard.
    let told = !item.narrative.trim().is_empty() || !view.follow_ups.is_empty();
    if !told {
        found.add(MemoLackKind::Narrative, about, "no narrative");
    }
    if item.kind == ItemKind::New && item.why_now.trim().is_empty() {
        let words = "not said why it is brought up now";
        found.add(
            MemoLackKind::Narrative,
            &about.in_field(Mend::WhyNow),
            words,
        );
    }
    shown(sources, view, about, found);
    let unasked = view.questions.iter().all(|it| it.text.trim().is_empty());
    if unasked && sources.edition.asks() {
        found.add(MemoLackKind::Question, about, "no question for the panel");
    }
    found.unfilled_in(
        about,
        &[
            ("title", &item.title),
            ("narrative", &item.narrative),
            ("reason why it is brought up now", &item.why_now),
            ("data source", &item.data_source),
        ],
    );
    small_numbers(sources, view, about, found);
    check_conflicts::item(sources, view, about, found);
    for question in &view.questions {
        let about = about.in_field(Mend::Question(question.id));
        found.unfilled(&about, "question for the panel", &question.text);
    }
    for row in sources.rows(&view.follow_ups) {
        let mut about = action_concern(row, None);
        about.item = Some(item.id);
        lacks(row, &about, found);
        found.unfilled_in(
            &about,
            &[
                ("words", &row.action.text),
                ("definition of done", &row.action.definition_of_done),
            ],
        );
    }
}

fn shown(sources: &MemoSources, view: &ItemView, about: &Concern, found: &mut Findings) {
    let exhibits: Vec<&ExhibitView> = sources.exhibits_of(view.item.id).collect();
    let needs_one = match view.item.kind {
        ItemKind::FollowUp => false,
        ItemKind::KpiReview => super::exhibits::scorecard(sources).is_none(),
        ItemKind::Standing | ItemKind::New | ItemKind::Opening | ItemKind::CloseOut => true,
    };
    if exhibits.is_empty() && needs_one {
        let words = "no chart, table or picture";
        found.add(MemoLackKind::Exhibit, about, words);
    }
    if exhibits.is_empty() && needs_one && view.item.data_source.trim().is_empty() {
        found.add(MemoLackKind::Source, about, "no data source");
    }
    for exhibit in exhibits {
        let hides = sources.edition.edition.hides_small_numbers();
        exhibited(exhibit, (view, hides), about, found);
    }
}

fn exhibited(
    shown: &ExhibitView,
    (view, hides): (&ItemView, bool),
    about: &Concern,
    found: &mut Findings,
) {
    let exhibit = &shown.exhibit;
    if let ExhibitBody::Missing(why) = &shown.body {
        let mend = match exhibit.kind {
            ExhibitKind::Chart | ExhibitKind::Table => Mend::Measure(exhibit.id),
            ExhibitKind::Picture => Mend::Caption(exhibit.id),
        };
        let about = about.in_field(mend);
        found.add(MemoLackKind::Exhibit, &about, why.trim_end_matches('.'));
    }
    let unnamed = shown.source.trim().is_empty() || shown.source.starts_with("Source not named");
    if unnamed && view.item.data_source.trim().is_empty() {
        let words = match exhibit.kind {
            ExhibitKind::Chart => "a chart names no data source",
            ExhibitKind::Table => "a table names no data source",
            ExhibitKind::Picture => "a picture names no source",
        };
        let about = about.in_field(Mend::Source(exhibit.id));
        found.add(MemoLackKind::Source, &about, words);
    }
    if exhibit.kind == ExhibitKind::Picture && exhibit.alt_text.trim().is_empty() {
        let words = "a picture has no description for people who can't see it";
        let about = about.in_field(Mend::Description(exhibit.id));
        found.add(MemoLackKind::AltText, &about, words);
    }
    if let Some(words) = &shown.words {
        let about = about.in_field(Mend::Observation(exhibit.id));
        found.unfilled(&about, "observation of an exhibit", &words.words);
        // In an edition that hides figures the draft is another one.
        if shown.has_moved() && !hides {
            let words = format!(
                "the figures of {} moved since its observation was written",
                lower_first(&shown.name())
            );
            found.add(MemoLackKind::Moved, &about, &words);
        }
    }
    for (mend, place, text) in [
        (
            Mend::Caption(exhibit.id),
            "caption of an exhibit",
            &exhibit.caption,
        ),
        (
            Mend::Source(exhibit.id),
            "source of an exhibit",
            &exhibit.source,
        ),
        (
            Mend::Description(exhibit.id),
            "description of a picture",
            &exhibit.alt_text,
        ),
    ] {
        found.unfilled(&about.in_field(mend), place, text);
    }
}

/// What is written by hand about measures of which the edition hides figures, and names one of them.
fn small_numbers(sources: &MemoSources, view: &ItemView, about: &Concern, found: &mut Findings) {
    let exhibits: Vec<&ExhibitView> = sources.exhibits_of(view.item.id).collect();
    let measures: Vec<MeasureId> = exhibits
        .iter()
        .filter_map(|it| it.exhibit.measure)
        .collect();
    let item = &view.item;
    let mut texts = vec![
        (Mend::Title, "title", item.title.as_str()),
        (Mend::Narrative, "narrative", &item.narrative),
        (
            Mend::WhyNow,
            "reason why it is brought up now",
            &item.why_now,
        ),
    ];
    for shown in exhibits {
        let (id, exhibit) = (shown.exhibit.id, &shown.exhibit);
        texts.push((Mend::Caption(id), "caption of an exhibit", &exhibit.caption));
        let written = shown.words.iter();
        texts.extend(written.map(|it| (Mend::Observation(id), "observation", it.words.as_str())));
        texts.push((
            Mend::Description(id),
            "description of a picture",
            &exhibit.alt_text,
        ));
    }
    let asked = view.questions.iter().filter(|_| sources.edition.asks());
    texts.extend(asked.map(|question| {
        (
            Mend::Question(question.id),
            "question for the panel",
            question.text.as_str(),
        )
    }));
    for (mend, place, text) in texts {
        if let Some(number) = sources.small.named(&measures, text) {
            let words = format!(
                "\u{201c}{number}\u{201d} in the {place} may be a figure that the {} hides",
                lower_first(sources.edition.edition.label())
            );
            found.add(MemoLackKind::SmallNumber, &about.in_field(mend), &words);
        }
    }
}
