//! The tables: what their files are called, and what is in them.

/// Tables by name: their file, and what is in it.
pub(super) const RESOURCES: [(&str, &str, &str); 58] = [
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
    (
        "aside",
        "aside",
        "What the console looks at beside the room while the room's picture is frozen.",
    ),
    (
        "exhibit_words",
        "exhibit_words",
        "Observations over exhibits that a person wrote in place of the drafted ones.",
    ),
    (
        "guest",
        "guest",
        "Measures shown in a running meeting out of the agenda's order.",
    ),
    (
        "holiday",
        "holiday",
        "Days on which the city's offices are closed.",
    ),
    (
        "issued_file",
        "issued_file",
        "Files of memos that went out: as they were issued, and as they were signed.",
    ),
    (
        "issued_memo",
        "issued_memo",
        "Memos that went out, each with its revision, recipients and what it changed.",
    ),
    (
        "kept_file",
        "kept_file",
        "The bytes of files and data of memos that went out, by their hash.",
    ),
    (
        "memo_rules",
        "memo_rules",
        "By when the stat memo and the follow-up memo are due.",
    ),
    (
        "memo_texts",
        "memo_texts",
        "What a person wrote for a meeting's memos beside its agenda.",
    ),
    (
        "papers",
        "papers",
        "How the city's papers look, and what stands in all of them.",
    ),
    (
        "projected_question",
        "projected_question",
        "The question for the panel that the room of a running meeting sees.",
    ),
    ("recess", "recess", "Breaks of running meetings."),
    (
        "shown_again",
        "shown_again",
        "What was kept with an earlier entry and stands before the room again.",
    ),
    (
        "spotlight",
        "spotlight",
        "The point of a chart at which the room is asked to look.",
    ),
    (
        "stage",
        "stage",
        "Where a running meeting is: what its room sees.",
    ),
    (
        "stage_look",
        "stage_look",
        "How the exhibit before the room is looked at, where that is not as it was prepared.",
    ),
    (
        "way_back",
        "way_back",
        "Where a meeting goes on after a measure shown out of order.",
    ),
    (
        "word_template",
        "word_template",
        "The city's own Word file that memos are written into.",
    ),
];
