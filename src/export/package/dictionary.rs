//! What the tables and columns of a data package are called and mean.

use std::borrow::Cow;

/// A file of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ResourceName {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) description: Cow<'static, str>,
}

/// What is said of a table that has no words of its own.
const OTHER: &str = "Kept so that the program can be made again as it was.";

/// Tables by name: their file, and what is in it.
const RESOURCES: [(&str, &str, &str); 40] = [
    (
        "action",
        "actions",
        "Commitments and requests made in meetings, with owner, due date and what became of them.",
    ),
    (
        "agenda_item",
        "agenda",
        "Items of meetings' agendas, with what is said of them beforehand.",
    ),
    (
        "annotation",
        "annotations",
        "What happened on a day that a measure's chart shows.",
    ),
    (
        "anticipated",
        "anticipated_actions",
        "Actions prepared before a meeting.",
    ),
    (
        "as_shown",
        "as_shown",
        "What the room saw when an entry was made.",
    ),
    (
        "attendance",
        "attendance",
        "Who was invited to a meeting, and who came.",
    ),
    (
        "baseline",
        "baselines",
        "Days from which a measure's usual range is reckoned anew.",
    ),
    (
        "batch",
        "imports",
        "Files from which figures came in; number orders them.",
    ),
    (
        "city",
        "city",
        "The city and the settings of its stat office.",
    ),
    ("department", "departments", "Departments of the city."),
    (
        "drawn",
        "drawn",
        "What was drawn for the room, kept as it was.",
    ),
    (
        "due_change",
        "due_changes",
        "Changed due dates of actions, with the reason.",
    ),
    (
        "entry",
        "entries",
        "The record of meetings: notes, decisions, actions, requests, in the order they were said.",
    ),
    (
        "exhibit",
        "exhibits",
        "Charts, tables, pictures and pages shown with an agenda item.",
    ),
    (
        "feedback",
        "feedback",
        "Whether the room found a meeting worth its time.",
    ),
    (
        "follow_up",
        "follow_ups",
        "Actions that a follow-up item brings back.",
    ),
    ("goal", "goals", "Goals of the priorities."),
    (
        "item_clock",
        "item_times",
        "When an item was before the room.",
    ),
    (
        "item_course",
        "item_course",
        "How an item went otherwise than planned.",
    ),
    ("measure", "measures", "Measures with their definitions."),
    (
        "measure_alias",
        "measure_aliases",
        "Other names by which files know measures.",
    ),
    (
        "measure_rules",
        "measure_rules",
        "How measures are judged and published.",
    ),
    (
        "meeting",
        "meetings",
        "Stat meetings, planned, held and cancelled.",
    ),
    (
        "meeting_department",
        "meeting_departments",
        "Whose meeting it is.",
    ),
    (
        "meeting_pause",
        "meeting_pauses",
        "How long a meeting was interrupted.",
    ),
    (
        "newer_figures",
        "newer_figures",
        "Measures whose newer figures were switched on in a room.",
    ),
    ("numbering", "numbering", "The last numbers given out."),
    (
        "observation",
        "figures",
        "Every figure that came in and stands, also those that a later import replaced; \
      the last import's counts. Without a value a figure was withdrawn.",
    ),
    (
        "person",
        "people",
        "People of the city: owners, panel, staff.",
    ),
    ("picture", "pictures", "Pictures; the files lie beside."),
    ("priority", "priorities", "Priorities of the city."),
    ("question", "questions", "Questions for the panel."),
    (
        "release",
        "releases",
        "When a stat memo went out, and the last import it shows.",
    ),
    (
        "response",
        "responses",
        "What departments answered to actions.",
    ),
    (
        "saved_mapping",
        "saved_mappings",
        "How kinds of files are to be read, saved by name.",
    ),
    (
        "series",
        "series",
        "Series of figures: a measure, or a group of a breakdown.",
    ),
    (
        "step_taken",
        "steps",
        "What was done about an action, and when.",
    ),
    (
        "support",
        "supporting_departments",
        "Departments that help with an action.",
    ),
    (
        "target",
        "targets",
        "Targets and benchmarks, each in force from a day.",
    ),
    (
        "text_conflict",
        "text_versions",
        "Second versions of texts that two people wrote at once.",
    ),
];

/// Columns that need words, by table and name; an empty table means any.
const COLUMNS: [(&str, &str, &str); 36] = [
    (
        "agenda_item",
        "private_notes",
        "Private notes: never projected and never in a memo; they may be public records.",
    ),
    ("measure", "key", "Short name that imports use. Unique."),
    (
        "measure",
        "direction",
        "Which way is better: increase, decrease, maintain, none.",
    ),
    (
        "measure",
        "format",
        "Kind of number, unit and decimals, as JSON.",
    ),
    (
        "measure",
        "aggregation",
        "How figures of several periods combine: sum, ratio, mean, last, max.",
    ),
    (
        "measure",
        "frequency",
        "How often a figure is due: day, week, month, quarter, year.",
    ),
    (
        "measure",
        "lag_days",
        "Days after the end of a period by which its figure is due.",
    ),
    (
        "measure",
        "tolerance_percent",
        "How far from its target, in percent of it, a figure still approaches it.",
    ),
    (
        "measure_rules",
        "suppress_below",
        "Counts from 1 to below this are hidden outside the panel.",
    ),
    (
        "saved_mapping",
        "mapping",
        "How a kind of file is to be read, in TOML.",
    ),
    (
        "saved_mapping",
        "headings",
        "The columns' headings of the file it was last used for, as a JSON list.",
    ),
    ("saved_mapping", "used_at", "When it was last used."),
    (
        "saved_mapping",
        "used_for",
        "The file it was last used for.",
    ),
    ("observation", "series", "Number of the series."),
    (
        "observation",
        "period",
        "The period: 2026-09-30, 2026-W39, 2026-09, 2026-Q3, 2026; a fiscal year by its first \
      month, as 2025-07/P1Y.",
    ),
    (
        "observation",
        "batch",
        "Number of the import the figure came in.",
    ),
    (
        "observation",
        "value",
        "The figure, in the measure's unit; 58 is 58 % of a measure in percent.",
    ),
    (
        "observation",
        "numerator",
        "What is above the line of a ratio, where it is known.",
    ),
    ("observation", "denominator", "What is below it."),
    ("observation", "source_row", "Row of the file it came from."),
    ("target", "in_force_from", "First day on which it holds."),
    (
        "city",
        "fiscal_first_month",
        "First month of the fiscal year, from 1.",
    ),
    (
        "city",
        "time_zone",
        "Time zone of the city, as America/New_York.",
    ),
    ("batch", "source_hash", "SHA-256 of the file in hex."),
    ("entry", "typed", "The line as it was typed."),
    ("entry", "text", "Its words."),
    (
        "agenda_item",
        "topic",
        "The item of an earlier meeting that this one goes on with; itself, where it is the first.",
    ),
    (
        "",
        "id",
        "Key. Of what there is once a meeting, measure or item, that one's key.",
    ),
    ("", "position", "Place among its like, from 0."),
    ("", "retired", "1: no longer used."),
    ("", "at", "When, in UTC."),
    ("", "on", "The day."),
    ("", "hash", "SHA-256 of the file's bytes in hex."),
    ("", "data", "The file that holds it, within the package."),
    ("", "bytes", "The file that holds it, within the package."),
    ("", "number", "Its number; greater is later."),
];

/// The file of a table. One that isn't known here is called as its table.
pub(super) fn resource_of(table: &str) -> ResourceName {
    let known = RESOURCES.iter().find(|(name, _, _)| *name == table);
    let (file, description) = known.map_or((table, OTHER), |(_, file, words)| (*file, *words));
    let mut title = file.replace('_', " ");
    if let Some(first) = title.get(..1).map(str::to_uppercase) {
        title.replace_range(..1, &first);
    }
    ResourceName {
        name: file.to_owned(),
        title,
        description: Cow::Borrowed(description),
    }
}

/// What a column means.
pub(super) fn column(table: &str, name: &str) -> String {
    let described = |of: &str| {
        let found = COLUMNS
            .iter()
            .find(|(table, column, _)| *table == of && *column == name);
        found.map(|(_, _, words)| (*words).to_owned())
    };
    let spelled = || {
        let mut words = name.replace('_', " ");
        if let Some(first) = words.get(..1).map(str::to_uppercase) {
            words.replace_range(..1, &first);
        }
        words + "."
    };
    described(table)
        .or_else(|| described(""))
        .unwrap_or_else(spelled)
}

/// What the columns before a figure's own say.
pub(super) fn readable(name: &str) -> &'static str {
    match name {
        "measure_key" => "Key of the measure; to be read, the series says it.",
        "dimension" => "What the figure is broken down by; empty for the whole.",
        _ => "The group; empty for the whole.",
    }
}

/// Whether a column holds what is never shown to a room.
pub(super) fn is_private(table: &str, column: &str) -> bool {
    (table, column) == ("agenda_item", "private_notes")
}
