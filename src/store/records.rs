//! Which struct of the domain lies in which table.

use crate::domain::action::{Action, DueChange, Response, StepTaken, Support};
use crate::domain::agenda::{AgendaItem, Exhibit, FollowUp, ItemClock, Question};
use crate::domain::annotation::Annotation;
use crate::domain::anticipated::Anticipated;
use crate::domain::as_shown::AsShown;
use crate::domain::aside::Aside;
use crate::domain::baseline::{Baseline, MeasureRules};
use crate::domain::city::City;
use crate::domain::conflict::TextConflict;
use crate::domain::course::ItemCourse;
use crate::domain::deadline::{Holiday, MemoRules};
use crate::domain::department::Department;
use crate::domain::entry::Entry;
use crate::domain::excursion::{Guest, WayBack};
use crate::domain::feedback::Feedback;
use crate::domain::goal::{Goal, Priority};
use crate::domain::ids::{
    ActionId, AliasId, AnnotationId, AnticipatedId, AttendanceId, BaselineId, BatchId, CityId,
    ConflictId, DepartmentId, DueChangeId, EntryId, ExhibitId, FollowUpId, GoalId, HolidayId,
    IssuedFileId, IssuedMemoId, ItemClockId, ItemId, MappingId, MeasureId, MeetingDepartmentId,
    MeetingId, NewerFiguresId, PersonId, PriorityId, QuestionId, ResponseId, SeriesId, StepTakenId,
    SupportId, TargetId,
};
use crate::domain::import_names::{MeasureAlias, SavedMapping};
use crate::domain::issued::{IssuedFile, IssuedMemo};
use crate::domain::measure::Measure;
use crate::domain::meeting::{
    Attendance, Meeting, MeetingDepartment, MeetingPause, Stage, StageLook,
};
use crate::domain::memo::{ExhibitWords, MemoTexts};
use crate::domain::observation::{Batch, Series};
use crate::domain::papers::Papers;
use crate::domain::person::Person;
use crate::domain::projected::{ProjectedQuestion, ShownAgain, Spotlight};
use crate::domain::recess::Recess;
use crate::domain::release::{NewerFigures, Release};
use crate::domain::target::Target;
use crate::store::record::record;

record!(City, CityId, "city", "city", {
    id, name, program_name, office, analyst_email, fiscal_first_month, time_zone, meeting_minutes,
    materials_due_days, memo_signatory, memo_footer, asks_no_feedback, fictional,
});
record!(Papers, CityId, "papers", "look of the papers", {
    id, seal, letterhead, address, accent, typeface, font, stat_opening, follow_up_opening,
    follow_up_closing, public_notice, stat_sections, follow_up_sections, template, template_name,
});
record!(MemoRules, CityId, "memo_rules", "rules of the memos", {
    id, stat_hours, follow_up_days, business_days, due_at,
});
record!(Holiday, HolidayId, "holiday", "holiday", { id, on, name });
record!(Department, DepartmentId, "department", "department", { id, name, short_name, retired });
record!(Person, PersonId, "person", "person", { id, name, role, department, email, retired });
record!(Priority, PriorityId, "priority", "priority", { id, name, description, position, retired });
record!(Goal, GoalId, "goal", "goal", {
    id, priority, name, description, horizon, position, retired,
});
record!(Measure, MeasureId, "measure", "measure", {
    id, key, name, definition, formula, numerator, denominator, format, direction, kind, frequency,
    aggregation, source_system, data_owner, department, goal, caveats, lag_days, tolerance_percent,
    approval, approval_by, approval_on, approval_comment, retired,
});
record!(Target, TargetId, "target", "target", {
    id, measure, kind, value, in_force_from, basis, source, per,
});
record!(Annotation, AnnotationId, "annotation", "annotation", { id, measure, on, text });
record!(Baseline, BaselineId, "baseline", "baseline", { id, measure, from, reason, author });
record!(MeasureRules, MeasureId, "measure_rules", "rules of the measure", {
    id, screening, fix_after, suppress_below, rolling,
});
record!(MeasureAlias, AliasId, "measure_alias", "name of the measure", { id, measure, words });
record!(SavedMapping, MappingId, "saved_mapping", "mapping", {
    id, name, mapping, headings, used_at, used_for,
});
record!(Series, SeriesId, "series", "series", { id, number, measure, frequency, dimension, group });
record!(Batch, BatchId, "batch", "import", {
    id, number, source, source_hash, at, by, figures, figures_hash,
});
record!(Meeting, MeetingId, "meeting", "meeting", {
    id, name, purpose, reporting_period, held_on, starts_at, time_zone, minutes, place, chair,
    hot_seat, recorder, memo_to, memo_from, follow_up_to, next_on, next_at, next_place,
    materials_due, summary, started_at, adjourned_at, previous, cancelled,
});
record!(MeetingDepartment, MeetingDepartmentId, "meeting_department", "department of the meeting", {
    id, meeting, department,
});
record!(Attendance, AttendanceId, "attendance", "invitation", {
    id, meeting, person, presence, position, role, represented_by,
});
record!(AgendaItem, ItemId, "agenda_item", "agenda item", {
    id, meeting, position, kind, title, planned_minutes, hot_seat, narrative, why_now, data_source,
    private_notes, topic, dropped,
});
record!(Stage, MeetingId, "stage", "place in the meeting", { id, screen, item, exhibit, blank });
record!(StageLook, MeetingId, "stage_look", "view of the exhibit on screen", {
    id, exhibit, dimension, periods, as_table, form, usual_range, compared,
});
record!(Aside, MeetingId, "aside", "place beside the room", {
    id, screen, item, exhibit, seen, dimension, periods, as_table, form, usual_range, compared,
});
record!(Guest, MeetingId, "guest", "measure shown out of order", {
    id, measure, dimension, periods, as_table, form, usual_range, compared,
});
record!(WayBack, MeetingId, "way_back", "way back", { id, screen, item, exhibit });
record!(ItemCourse, ItemId, "item_course", "course of the item", {
    id, extended, skipped_after, moved_to, came_up,
});
record!(Recess, MeetingId, "recess", "break", { id, from, back_at });
record!(ProjectedQuestion, MeetingId, "projected_question", "question shown to the room", {
    id, question,
});
record!(Spotlight, MeetingId, "spotlight", "point shown to the room", { id, line, on });
record!(ShownAgain, MeetingId, "shown_again", "chart shown again", { id, entry });
record!(AsShown, EntryId, "as_shown", "exhibit kept with the entry", {
    id, meeting, at, measure, dimension, periods, as_table, form, usual_range, compared, batch, data,
});
record!(Release, MeetingId, "release", "release of the stat memo", { id, at, batch });
record!(MemoTexts, MeetingId, "memo_texts", "words of the memos", {
    id, form, decisions_needed, requested_preparation, data_remarks, next_focus,
});
record!(ExhibitWords, ExhibitId, "exhibit_words", "observation", { id, words, draft });
record!(IssuedMemo, IssuedMemoId, "issued_memo", "memo that went out", {
    id, meeting, kind, edition, with_questions, with_charts, department, revision, at, by, to, changes, data,
});
record!(IssuedFile, IssuedFileId, "issued_file", "file of the memo", {
    id, memo, position, name, origin, size, hash, at,
});
record!(NewerFigures, NewerFiguresId, "newer_figures", "newer figures in the room", {
    id, meeting, measure, batch,
});
record!(MeetingPause, MeetingId, "meeting_pause", "pause of the meeting", { id, seconds });
record!(Feedback, MeetingId, "feedback", "feedback on the meeting", {
    id, handed_out, strongly_disagree, disagree, slightly_disagree, slightly_agree, agree,
    strongly_agree, comments,
});
record!(ItemClock, ItemClockId, "item_clock", "clock", { id, item, from, until });
record!(Exhibit, ExhibitId, "exhibit", "exhibit", {
    id, item, position, kind, measure, dimension, periods, form, usual_range, compared, picture,
    alt_text, caption, source, as_of, file_name, file_page, file_hash,
});
record!(Question, QuestionId, "question", "question", { id, item, position, text, asked });
record!(Action, ActionId, "action", "action", {
    id, kind, text, meeting, item, topic, entry, owner, owner_as_typed, department, due, deliverable,
    definition_of_done, evidence, priority, term, measure, source_owner, intended_use, committed,
    delivered_on, completed_on, on_hold_since, overtaken_on, merged_into, standing_reason,
    escalated_to, escalated_on,
});
record!(Anticipated, AnticipatedId, "anticipated", "prepared action", { id, item, position, typed, entry });
record!(FollowUp, FollowUpId, "follow_up", "follow-up", { id, item, action, position });
record!(DueChange, DueChangeId, "due_change", "change of date", { id, action, from, to, reason, at });
record!(Response, ResponseId, "response", "response", { id, action, person, text, at });
record!(StepTaken, StepTakenId, "step_taken", "step", { id, action, step, on, words, person, at });
record!(Support, SupportId, "support", "supporting department", { id, action, department });
record!(Entry, EntryId, "entry", "entry", {
    id, meeting, item, at, speaker, kind, typed, text, action, step, decided_by, effect, unsettled,
    category,
});
record!(TextConflict, ConflictId, "text_conflict", "version of the text", {
    id, place, row, other,
});
