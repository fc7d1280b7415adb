//! The command line as scripts see it: what goes where, and how it ends.
#![expect(
    clippy::string_slice,
    reason = "what a test needs and cannot have ends it"
)]

use assert_cmd::Command;
use chrono::NaiveDate;
use rusqlite::Connection;
use serde_json::Value;
use statroom::domain::edition::MemoEdition;
use statroom::export::memo::{IssueWish, MemoKind, prepare_issue};
use statroom::program::{self, ManualClock, Program, query};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_statroom");
const TODAY: &str = "2026-11-24";

/// How a verb ended, and what it said where.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Said {
    /// What went to standard output, of a verb that must succeed.
    pub(crate) fn well(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// The one sentence of a verb that must fail.
    pub(crate) fn sentence(self) -> String {
        assert_eq!(self.code, 1, "{self:?}");
        assert_eq!(self.out, "", "a failed verb has no result");
        let lines: Vec<&str> = self.err.lines().collect();
        assert_eq!(lines.len(), 1, "one sentence: {}", self.err);
        let sentence = lines[0].strip_prefix("statroom: ").unwrap();
        assert!(sentence.ends_with('.'), "{sentence}");
        sentence.to_owned()
    }
}

/// A folder with the demonstration program in it.
pub(crate) struct Desk {
    folder: TempDir,
    pub(crate) program: PathBuf,
}

impl Desk {
    /// A desk of its own; the program is written once and copied.
    pub(crate) fn new() -> Self {
        static MADE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("demo.statroom");
        let bytes = MADE.get_or_init(|| {
            let path = folder.path().join("first.statroom");
            let made = run([text(&["demo", "--no-open"]), vec![shown(&path)]].concat());
            assert_eq!(made.well().trim(), shown(&path));
            std::fs::read(path).unwrap()
        });
        std::fs::write(&program, bytes).unwrap();
        Self { folder, program }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Runs a verb on this program; `PROGRAM` among the arguments stands for its path.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        run(self.with_program(arguments))
    }

    fn with_program(&self, arguments: &[&str]) -> Vec<String> {
        let mut arguments = text(arguments);
        for argument in &mut arguments {
            if argument == "PROGRAM" {
                *argument = shown(&self.program);
            }
        }
        arguments
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let said = self.run(&[arguments, &["--json"]].concat());
        serde_json::from_str(&said.well()).expect("standard output is one document")
    }

    pub(crate) fn list(&self, arguments: &[&str]) -> Vec<Value> {
        let list = self.json(arguments);
        list.as_array().expect("a list is an array").clone()
    }

    /// Feeds lines to `record`.
    fn record(&self, meeting: &str, lines: &str) -> Said {
        let arguments = self.with_program(&["record", "PROGRAM", "--meeting", meeting]);
        let mut command = command(arguments);
        command.write_stdin(lines);
        command.output().unwrap().into()
    }

    pub(crate) fn sound(&self) {
        let said = self.run(&["check", "PROGRAM"]).well();
        assert!(said.ends_with("is sound.\n"), "{said}");
    }
}

pub(crate) fn shown(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

pub(crate) fn text(arguments: &[&str]) -> Vec<String> {
    arguments.iter().map(|one| (*one).to_owned()).collect()
}

fn command(arguments: Vec<String>) -> Command {
    let mut command = Command::new(PROGRAM);
    command.env_remove("STATROOM_LOG").args(arguments);
    command.args(["--as-of", TODAY]);
    command
}

pub(crate) fn run(arguments: Vec<String>) -> Said {
    command(arguments).output().unwrap().into()
}

pub(crate) fn word<'a>(object: &'a Value, field: &str) -> &'a str {
    object[field]
        .as_str()
        .unwrap_or_else(|| panic!("{field} in {object}"))
}

#[test]
fn demo_writes_the_program_once_and_force_keeps_the_old_one_beside_it() {
    let desk = Desk::new();
    desk.sound();
    let before = std::fs::read(&desk.program).unwrap();
    let again = desk.run(&["demo", "PROGRAM", "--no-open"]);
    assert_eq!(again.err, "");
    assert_eq!(again.well().trim(), shown(&desk.program));
    assert!(
        std::fs::read(&desk.program).unwrap() == before,
        "it was left as it is"
    );
    let forced = desk.run(&["demo", "PROGRAM", "--no-open", "--force"]);
    let kept = desk.path("demo (before 1).statroom");
    assert!(forced.err.contains(&shown(&kept)), "{}", forced.err);
    assert_eq!(forced.well().trim(), shown(&desk.program));
    assert!(std::fs::read(&kept).unwrap() == before);
    desk.sound();
    let names: Vec<_> = std::fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".part"))
        .collect();
    assert_eq!(names, [""; 0], "nothing unfinished is left");
}

#[test]
fn demo_says_so_when_something_else_stands_in_its_place() {
    let desk = Desk::new();
    let other = desk.file("other.statroom", "Dear diary");
    let said = run(text(&["demo", "--no-open", &shown(&other)]));
    assert!(said.sentence().contains("is not a Statroom program"));
    assert_eq!(std::fs::read(&other).unwrap(), b"Dear diary");
}

#[test]
fn as_of_takes_the_place_of_today() {
    let folder = tempfile::tempdir().unwrap();
    let path = shown(&folder.path().join("leap.statroom"));
    let run = |arguments: &[&str]| -> Said {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).args(["--as-of", "2028-02-29"]);
        command.output().unwrap().into()
    };
    run(&["demo", "--no-open", &path]).well();
    let meetings: Value =
        serde_json::from_str(&run(&["meetings", &path, "--json"]).well()).unwrap();
    let days: Vec<&str> = meetings
        .as_array()
        .unwrap()
        .iter()
        .map(|meeting| word(meeting, "date"))
        .collect();
    assert_eq!(days, ["2028-01-04", "2028-02-01", "2028-02-29"]);
}

#[test]
fn the_lists_are_arrays_of_objects_with_their_names() {
    let desk = Desk::new();
    let measures = desk.list(&["measures", "PROGRAM"]);
    assert_eq!(measures.len(), 45);
    let meetings = desk.list(&["meetings", "PROGRAM"]);
    assert_eq!(meetings.len(), 3);
    let actions = desk.list(&["actions", "PROGRAM"]);
    assert!(actions.len() > 20);
    let entries = desk.list(&["entries", "PROGRAM", "--meeting", "last"]);
    assert!(entries.len() > 20);
    for (list, fields) in [
        (&measures, &["id", "name"][..]),
        (&meetings, &["id", "name"][..]),
        (&actions, &["id", "text"][..]),
        (&entries, &["id", "text", "time", "item", "kind"][..]),
    ] {
        for object in list {
            for field in fields {
                assert!(!word(object, field).is_empty());
            }
            uuid::Uuid::parse_str(word(object, "id")).unwrap();
        }
    }
    // For people, a line a thing.
    let lines = desk.run(&["actions", "PROGRAM"]).well();
    assert_eq!(lines.lines().count(), actions.len());
}

#[test]
fn an_empty_program_has_empty_lists() {
    let desk = Desk::new();
    let path = shown(&desk.path("new.statroom"));
    let made = run(text(&["new", &path, "--name", "City of Testford"]));
    assert_eq!(made.well().trim(), path);
    for verb in ["measures", "meetings", "actions"] {
        assert_eq!(run(text(&[verb, &path, "--json"])).well().trim(), "[]");
        let words = run(text(&[verb, &path])).well();
        assert_eq!(words, format!("No {verb} yet.\n"));
    }
    let none = run(text(&["entries", &path, "--meeting", "next"]));
    assert!(none.sentence().contains("no meeting to come"));
}

#[test]
fn a_meeting_is_named_by_next_last_its_date_or_the_start_of_its_id() {
    let desk = Desk::new();
    let meetings = desk.list(&["meetings", "PROGRAM"]);
    let id = |at: usize| word(&meetings[at], "id");
    let recorded = |key: &str| {
        let said = desk.record(key, "A line\n");
        (said.code, said.out.trim().len())
    };
    assert_eq!(recorded("next"), (0, 36));
    assert_eq!(recorded(TODAY), (0, 36));
    assert_eq!(recorded(id(2)), (0, 36));
    // Made weeks apart, the ids part within the first thirteen digits, which tell the time.
    assert_eq!(recorded(&id(2)[..13].to_uppercase()), (0, 36));
    let entries = |key: &str| desk.run(&["entries", "PROGRAM", "--meeting", key, "--json"]);
    let (last, by_day) = (entries("last").well(), entries("2026-10-27").well());
    assert_eq!(last, by_day);
    assert!(last.contains("Crews start each morning"));
    let shared = id(0)
        .bytes()
        .zip(id(1).bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let start = &id(0)[..shared];
    let ambiguous = entries(start).sentence();
    assert!(ambiguous.contains("meetings answer to"), "{ambiguous}");
    assert!(
        entries("2026-12-25")
            .sentence()
            .contains("No meeting is called")
    );
    assert!(entries("zzz").sentence().contains("No meeting is called"));
}

#[test]
fn record_answers_every_line_with_its_id_or_an_empty_line() {
    let desk = Desk::new();
    let lines = "The crews found 31 more\n\n   \r\nFill them @tate due 12/4 !high\r\nno line end";
    let said = desk.record("next", lines);
    assert_eq!(said.err, "");
    let out = said.well();
    let answers: Vec<&str> = out.split_terminator('\n').collect();
    assert_eq!(answers.len(), 5);
    let filled: Vec<bool> = answers.iter().map(|answer| !answer.is_empty()).collect();
    assert_eq!(filled, [true, false, false, true, true]);
    let entries = desk.list(&["entries", "PROGRAM", "--meeting", "next"]);
    let ids: Vec<&str> = entries.iter().map(|entry| word(entry, "id")).collect();
    assert_eq!(ids, [answers[0], answers[3], answers[4]]);
    assert_eq!(word(&entries[1], "typed"), "Fill them @tate due 12/4 !high");
    assert_eq!(word(&entries[1], "text"), "Fill them");
    assert_eq!(word(&entries[0], "kind"), "note");
    desk.sound();
}

#[test]
fn record_answers_a_line_before_it_is_given_the_next() {
    let desk = Desk::new();
    let (mut child, mut answers) = recorder(&desk);
    let mut input = child.stdin.take().unwrap();
    for line in ["first", "", "third"] {
        writeln!(input, "{line}").unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert_eq!(answer.trim().is_empty(), line.is_empty());
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn record_refuses_a_meeting_that_is_over_line_by_line() {
    let desk = Desk::new();
    let before = desk
        .list(&["entries", "PROGRAM", "--meeting", "last"])
        .len();
    let said = desk.record("last", "too late\n\nand later\n");
    assert_eq!((said.code, said.out.as_str()), (1, "\n\n\n"));
    let reasons: Vec<&str> = said.err.lines().collect();
    assert_eq!(reasons.len(), 2);
    assert!(reasons[0].starts_with("statroom: line 1: The meeting was adjourned"));
    assert!(reasons[1].starts_with("statroom: line 3: "));
    let after = desk
        .list(&["entries", "PROGRAM", "--meeting", "last"])
        .len();
    assert_eq!(before, after);
}

/// A running `record` with its answers.
fn recorder(desk: &Desk) -> (std::process::Child, BufReader<std::process::ChildStdout>) {
    let mut child = std::process::Command::new(PROGRAM)
        .args(desk.with_program(&["record", "PROGRAM", "--meeting", "next", "--as-of", TODAY]))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let answers = BufReader::new(child.stdout.take().unwrap());
    (child, answers)
}

#[test]
fn a_killed_record_keeps_every_entry_it_answered() {
    let desk = Desk::new();
    for round in 1..=3 {
        let (mut child, mut answers) = recorder(&desk);
        let mut input = child.stdin.take().unwrap();
        let lines = format!("one of many lines of round {round}\n").repeat(200);
        // More lines than are answered before the kill, so that it strikes between two.
        input.write_all(lines.as_bytes()).unwrap();
        let mut ids = Vec::new();
        for _ in 0..round * 7 {
            let mut answer = String::new();
            answers.read_line(&mut answer).unwrap();
            ids.push(answer.trim().to_owned());
        }
        // On Unix this is SIGKILL: nothing of the process runs on.
        child.kill().unwrap();
        child.wait().unwrap();
        let rest = answers.lines().map_while(Result::ok);
        ids.extend(rest.filter(|line| line.len() == 36));
        desk.sound();
        let entries = desk.list(&["entries", "PROGRAM", "--meeting", "next"]);
        let there: Vec<&str> = entries.iter().map(|entry| word(entry, "id")).collect();
        assert!(ids.len() >= round * 7);
        for id in &ids {
            assert!(
                there.contains(&id.as_str()),
                "{id} was answered and is gone"
            );
        }
    }
}

/// A CSV that the demonstration program can take in whole.
const GOOD: &str =
    "Value,PERIOD,Measure\n5.9,Nov 2026,street-defect-response\n402,2026-11-30,pothole-backlog\n";
/// One good row, and three that can't be taken in.
const MIXED: &str = "measure,period,value\nstreet-defect-response,2026-11,5.9\n\
                     unknown-thing,2026-11,1\npothole-backlog,someday,3\npothole-backlog,2026-11,many\n";

impl Desk {
    pub(crate) fn import(&self, file: &Path, more: &[&str]) -> Said {
        let file = shown(file);
        self.run(&[&["import", &file, "--into", "PROGRAM"], more].concat())
    }

    fn latest(&self, key: &str) -> Value {
        let measures = self.list(&["measures", "PROGRAM"]);
        let found = measures.iter().find(|measure| word(measure, "key") == key);
        found.map_or(Value::Null, |measure| measure["latest"].clone())
    }
}

#[test]
fn a_good_file_is_taken_in_once_and_unchanged_the_second_time() {
    let desk = Desk::new();
    let file = desk.file("good.csv", GOOD);
    let said = desk.import(&file, &[]);
    // November is not over on that day, which is said and stands in nobody's way.
    let note = "Nov 2026 is not over before the end of Monday, November 30, 2026";
    let lines: Vec<&str> = said.err.lines().collect();
    assert_eq!((lines.len(), lines[0]), (3, "note: Period not over: 2"));
    assert!(
        lines[1..].iter().all(|line| line.contains(note)),
        "{said:?}"
    );
    let words = said.well();
    assert_eq!(
        words,
        "Imported: 2 new, 0 changed, 0 unchanged, 0 refused, from good.csv.\n"
    );
    assert_eq!(desk.latest("pothole-backlog")["value"], 402.0);
    let again = desk.import(&file, &[]).well();
    assert_eq!(
        again,
        "Imported: 0 new, 0 changed, 2 unchanged, 0 refused, from good.csv.\n"
    );
    desk.sound();
}

#[test]
fn with_a_refused_cell_nothing_is_written_unless_it_is_skipped() {
    let desk = Desk::new();
    let file = desk.file("mixed.csv", MIXED);
    let before = desk.latest("street-defect-response");
    let said = desk.import(&file, &[]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    let is_note = |line: &&str| line.contains(": note: ");
    let lines: Vec<&str> = said.err.lines().filter(|line| !is_note(line)).collect();
    assert_eq!(lines.len(), 5, "{}", said.err);
    assert!(lines[0].starts_with("row 3, column 1: error: "));
    assert_eq!(lines[1], "  --create-measures creates them, as proposed");
    assert!(lines[2].starts_with("row 4, column 2: error: "));
    assert!(lines[3].starts_with("row 5, column 3: error: "));
    assert!(
        lines[4].starts_with("statroom: 3 of 4 cells can't be taken in, so nothing was imported")
    );
    assert_eq!(desk.latest("street-defect-response"), before);
    let said = desk.import(&file, &["--skip-refused"]);
    assert_eq!(said.err.lines().filter(|line| !is_note(line)).count(), 4);
    assert_eq!(
        said.well(),
        "Imported: 1 new, 0 changed, 0 unchanged, 3 refused, from mixed.csv.\n"
    );
    assert_eq!(desk.latest("street-defect-response")["value"], 5.9);
    desk.sound();
}

#[test]
fn a_dry_run_says_what_would_happen_and_writes_nothing() {
    let desk = Desk::new();
    for content in [GOOD, MIXED] {
        let file = desk.file("figures.csv", content);
        let before = std::fs::read(&desk.program).unwrap();
        let words = desk.import(&file, &["--dry-run"]).well();
        assert!(words.starts_with("Would be imported: "), "{words}");
        let report = desk.import(&file, &["--dry-run", "--json"]).well();
        serde_json::from_str::<Value>(&report).unwrap();
        assert!(std::fs::read(&desk.program).unwrap() == before);
    }
    let none = desk.import(&desk.path("none.csv"), &["--dry-run"]);
    assert!(none.sentence().starts_with("There is no file at "));
}

#[test]
fn the_json_report_is_one_document_whose_counts_add_up() {
    let desk = Desk::new();
    let file = desk.file("mixed.csv", format!("{MIXED}pothole-backlog,2026-11,\n"));
    let said = desk.import(&file, &["--json"]);
    assert_eq!(said.code, 1);
    assert!(
        said.err.starts_with("statroom: 3 of 5 cells"),
        "{}",
        said.err
    );
    let report: Value = serde_json::from_str(&said.out).unwrap();
    let count = |field: &str| report[field].as_u64().unwrap();
    assert_eq!(count("cells"), 5);
    assert_eq!(
        count("blank") + count("accepted") + count("refused"),
        count("cells")
    );
    assert_eq!(
        count("new") + count("changed") + count("unchanged"),
        count("accepted")
    );
    let findings = report["findings"].as_array().unwrap();
    let errors = findings.iter().filter(|one| one["level"] == "error");
    assert_eq!(errors.count(), 3);
    for finding in findings {
        assert!(finding["row"].is_u64() && finding["column"].is_u64());
        assert!(!word(finding, "message").is_empty());
    }
}

#[test]
fn unknown_measures_are_created_when_asked_for() {
    let desk = Desk::new();
    let file = desk.file(
        "new.csv",
        "measure,period,value\nBenches painted,2026-10,40\n",
    );
    desk.import(&file, &[]).sentence_after_findings();
    let words = desk.import(&file, &["--create-measures"]).well();
    assert!(words.contains("1 new measure: Benches painted."), "{words}");
    let measures = desk.list(&["measures", "PROGRAM"]);
    let made = measures
        .iter()
        .find(|one| word(one, "name") == "Benches painted");
    assert_eq!(word(made.unwrap(), "approval"), "proposed");
    desk.sound();
}

impl Said {
    /// Failed with findings and, last, one sentence.
    fn sentence_after_findings(&self) {
        assert_eq!(self.code, 1);
        let last = self.err.lines().last().unwrap();
        assert!(
            last.starts_with("statroom: ") && last.ends_with('.'),
            "{last}"
        );
    }
}

#[test]
fn new_writes_over_nothing() {
    let desk = Desk::new();
    let before = std::fs::read(&desk.program).unwrap();
    let said = desk.run(&["new", "PROGRAM", "--name", "City of Testford"]);
    assert!(said.sentence().contains("exists already"));
    let letter = desk.file("letter.txt", "Dear city");
    let said = run(text(&["new", &shown(&letter), "--name", "X"]));
    assert!(said.sentence().contains("exists already"));
    assert!(std::fs::read(&desk.program).unwrap() == before);
    assert_eq!(std::fs::read(&letter).unwrap(), b"Dear city");
    let unnamed = run(text(&[
        "new",
        &shown(&desk.path("x.statroom")),
        "--name",
        " ",
    ]));
    assert!(unnamed.sentence().contains("name"));
    assert!(
        !desk.path("x.statroom").exists(),
        "a failed start leaves no file"
    );
}

#[test]
fn what_is_no_program_of_ours_is_told_in_a_sentence_and_left_as_it_is() {
    let desk = Desk::new();
    let whole = std::fs::read(&desk.program).unwrap();
    // SQLite keeps the file's version, four bytes, at 60, and the kind of file at 68.
    let mut newer = whole.clone();
    newer[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    let mut stranger = whole.clone();
    stranger[68..72].copy_from_slice(&7_u32.to_be_bytes());
    let cut = &whole[..whole.len() / 2 / 4096 * 4096];
    let cases: [(&str, &[u8], &str); 6] = [
        (
            "letter.statroom",
            b"Dear city,",
            "is not a Statroom program",
        ),
        ("empty.statroom", b"", "is not a Statroom program"),
        ("stranger.statroom", &stranger, "is not a Statroom program"),
        ("newer.statroom", &newer, "was written by a newer Statroom"),
        ("cut.statroom", cut, "is damaged"),
        ("head.statroom", &whole[..300], "is"),
    ];
    for (name, bytes, words) in cases {
        let path = desk.file(name, bytes);
        for verb in ["measures", "check", "meetings"] {
            let sentence = run(text(&[verb, &shown(&path)])).sentence();
            assert!(sentence.contains(words), "{verb} {name}: {sentence}");
            assert!(std::fs::read(&path).unwrap() == bytes, "{name} was changed");
        }
    }
    let folder = run(text(&["measures", &shown(desk.folder.path())]));
    assert!(folder.sentence().contains("is not a Statroom program"));
    let missing = desk.path("missing.statroom");
    let said = run(text(&["actions", &shown(&missing)]));
    assert!(said.sentence().starts_with("There is no file at "));
    assert!(!missing.exists(), "a verb that reads creates nothing");
}

#[test]
fn check_finds_what_was_changed_behind_the_program_s_back() {
    for (change, part) in [
        (
            "UPDATE action SET text = 'Do nothing' WHERE rowid = 1",
            "action",
        ),
        (
            "UPDATE observation SET value = value + 1 WHERE (series, period, batch) = \
                 (SELECT series, period, batch FROM observation LIMIT 1)",
            "figures",
        ),
        ("DELETE FROM response WHERE rowid = 1", "response"),
    ] {
        let desk = Desk::new();
        let connection = Connection::open(&desk.program).unwrap();
        let triggers: Vec<String> = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        // Whoever tampers with a file can take its triggers away as well.
        for name in &triggers {
            connection
                .execute_batch(&format!("DROP TRIGGER \"{name}\""))
                .unwrap();
        }
        assert_eq!(connection.execute(change, []).unwrap(), 1, "{change}");
        drop(connection);
        let said = desk.run(&["check", "PROGRAM"]);
        assert_eq!(said.code, 1, "{change}: {said:?}");
        assert!(
            said.out.lines().count() > 0 && said.out.contains(part),
            "{}",
            said.out
        );
    }
}

#[test]
fn a_backup_is_whole_and_writes_over_nothing() {
    let desk = Desk::new();
    desk.record("next", "before the backup\n").well();
    let copy = desk.path("copy.statroom");
    let said = desk.run(&["backup", "PROGRAM", &shown(&copy)]);
    assert_eq!(said.well().trim(), shown(&copy));
    let checked = run(text(&["check", &shown(&copy)])).well();
    assert!(checked.contains("is sound"));
    let entries = run(text(&["entries", &shown(&copy), "--meeting", "next"])).well();
    assert!(entries.contains("before the backup"));
    let bytes = std::fs::read(&copy).unwrap();
    let again = desk.run(&["backup", "PROGRAM", &shown(&copy)]);
    assert!(again.sentence().contains("exists already"));
    assert!(std::fs::read(&copy).unwrap() == bytes);
}

#[test]
fn wrong_usage_exits_with_2_and_leaves_standard_output_alone() {
    for arguments in [
        &["nonsense-verb", "x"][..],
        &["x.statroom", "measures", "x.statroom"],
        &["measures"],
        &["record", "x.statroom"],
        &[
            "entries",
            "x.statroom",
            "--as-of",
            "someday",
            "--meeting",
            "next",
        ],
        &["import", "x.csv"],
    ] {
        let said: Said = Command::new(PROGRAM)
            .args(arguments)
            .output()
            .unwrap()
            .into();
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!said.err.is_empty());
    }
}

/// What a verb says whose output nobody reads: its exit code and its words on standard error.
fn unread(desk: &Desk, arguments: &[&str], input: &str) -> (Option<i32>, String) {
    let mut child = std::process::Command::new(PROGRAM)
        .args(desk.with_program(arguments))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn a_list_whose_reader_has_read_enough_ends_well_and_without_a_word() {
    let desk = Desk::new();
    for list in [
        &["actions", "PROGRAM", "--json"][..],
        &["measures", "PROGRAM"],
        &["entries", "PROGRAM", "--meeting", "last"],
    ] {
        assert_eq!(
            unread(&desk, list, ""),
            (Some(0), String::new()),
            "{list:?}"
        );
    }
}

#[test]
fn a_record_whose_answers_nobody_reads_tells_by_its_code_that_it_stopped() {
    let desk = Desk::new();
    let record = ["record", "PROGRAM", "--meeting", "next", "--as-of", TODAY];
    let (code, _) = unread(&desk, &record, "one\ntwo\n");
    assert_eq!(code, Some(1));
}

#[test]
fn the_day_may_stand_before_or_after_the_verb() {
    let desk = Desk::new();
    let program = shown(&desk.program);
    let day = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap().to_string();
    let lists = |arguments: [&str; 5]| {
        let said: Said = Command::new(PROGRAM)
            .args(arguments)
            .output()
            .unwrap()
            .into();
        said.well()
    };
    let before = lists(["--as-of", &day, "actions", &program, "--json"]);
    let after = lists(["actions", &program, "--json", "--as-of", &day]);
    assert_eq!(before, after);
    let today = desk.run(&["actions", "PROGRAM", "--json"]).well();
    assert_ne!(after, today, "a week later more is overdue");
}

#[test]
fn a_chart_is_written_as_a_drawing_or_a_picture_with_its_headline_and_source() {
    let desk = Desk::new();
    let to = shown(&desk.path("chart.svg"));
    let ask = ["chart", "PROGRAM", "--measure", "Street-Defect-Response"];
    let said = desk.run(&[&ask[..], &["--to", &to]].concat());
    assert_eq!(said.well().trim(), to);
    let drawing = std::fs::read_to_string(&to).unwrap();
    let tree = roxmltree::Document::parse(&drawing).unwrap();
    let words: Vec<&str> = tree
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .filter_map(|node| node.text())
        .collect();
    assert!(
        words[0].starts_with("Street-defect response time"),
        "{words:?}"
    );
    let source = words.iter().any(|line| line.contains("311 work orders"));
    assert!(source, "{words:?}");
    let picture = desk.path("chart.PNG");
    desk.run(&[&ask[..], &["--to", &shown(&picture)]].concat())
        .well();
    let picture = image::open(picture).unwrap();
    assert_eq!((picture.width(), picture.height()), (1920, 1080));
}

#[test]
fn a_memo_and_a_chart_are_written_in_the_edition_asked_for() {
    let desk = Desk::new();
    let to = shown(&desk.path("memo.md"));
    let ask = ["memo", "stat", "PROGRAM", "--meeting", "next", "--to", &to];
    let written = |more: &[&str]| {
        desk.run(&[&ask[..], more].concat()).well();
        std::fs::read_to_string(&to).unwrap()
    };
    let questions = "Questions for the panel";
    let panel = written(&[]);
    assert!(panel.contains(questions) && !panel.contains("**Edition**"));
    assert_eq!(written(&["--edition", "panel"]), panel);
    let department = written(&["--edition", "department"]);
    assert!(
        !department.contains(questions) && department.contains("**Edition** For the department")
    );
    let asking = written(&["--edition", "department", "--with-questions"]);
    assert!(asking.contains(questions));
    let public = written(&["--edition", "public"]);
    assert!(!public.contains(questions) && public.contains("**Edition** For the public"));
    let refused = [&ask[..], &["--edition", "public", "--with-questions"]].concat();
    assert_eq!(
        desk.run(&refused).sentence(),
        "Only the department's edition of the stat memo or the packet can be had with the questions or without."
    );
    assert_eq!(std::fs::read_to_string(&to).unwrap(), public);
    let unknown = desk.run(&[&ask[..], &["--edition", "press"]].concat());
    assert_eq!(unknown.code, 2);
    let to = shown(&desk.path("chart.svg"));
    let chart = [
        "chart",
        "PROGRAM",
        "--measure",
        "street-defect-response",
        "--to",
        &to,
    ];
    desk.run(&[&chart[..], &["--edition", "public"]].concat())
        .well();
    let drawn = std::fs::read_to_string(&to).unwrap();
    desk.run(&chart).well();
    assert_eq!(
        std::fs::read_to_string(&to).unwrap(),
        drawn,
        "nothing is hidden of it"
    );
}

#[test]
fn every_paper_of_a_meeting_is_written_in_every_format() {
    let desk = Desk::new();
    for which in ["stat", "follow-up", "agenda", "minutes", "packet"] {
        for ending in ["docx", "html", "md", "eml"] {
            let to = shown(&desk.path(&format!("{which}.{ending}")));
            let ask = ["memo", which, "PROGRAM", "--meeting", "last", "--to", &to];
            assert_eq!(desk.run(&ask).well().trim(), to);
            assert!(std::fs::metadata(&to).unwrap().len() > 500, "{to}");
        }
    }
}

#[test]
fn the_register_is_written_whole_or_of_one_owner() {
    let desk = Desk::new();
    for ending in ["xlsx", "csv", "ics", "docx", "html", "md"] {
        let to = shown(&desk.path(&format!("register.{ending}")));
        let said = desk.run(&["actions", "PROGRAM", "--to", &to]).well();
        assert_eq!(said.trim(), to);
    }
    let rows = desk.list(&["actions", "PROGRAM"]);
    let owner = rows.iter().find_map(|row| row["owner"].as_str()).unwrap();
    let to = shown(&desk.path("own.csv"));
    desk.run(&["actions", "PROGRAM", "--owner", owner, "--to", &to])
        .well();
    let own = std::fs::read_to_string(&to).unwrap();
    let count_of_own = rows.iter().filter(|row| row["owner"] == owner).count();
    let mut reader = csv::Reader::from_reader(own.as_bytes());
    assert_eq!(reader.records().count(), count_of_own);
    assert_eq!(
        desk.list(&["actions", "PROGRAM", "--owner", owner]).len(),
        count_of_own
    );
    let nobody = desk
        .run(&["actions", "PROGRAM", "--owner", "Nobody"])
        .sentence();
    assert_eq!(nobody, "Nobody is called \"Nobody\".");
    let wrong = shown(&desk.path("register.odt"));
    let words = desk.run(&["actions", "PROGRAM", "--to", &wrong]).sentence();
    assert!(words.contains(".xlsx, .csv or .ics"), "{words}");
    assert_eq!(
        desk.run(&["actions", "PROGRAM", "--json", "--to", &to])
            .code,
        2
    );
}

#[test]
fn the_figures_of_a_chart_are_written_as_a_workbook_or_comma_separated() {
    let desk = Desk::new();
    let ask = |name: &str, more: &[&str]| {
        let to = shown(&desk.path(name));
        let chart = [
            "chart",
            "PROGRAM",
            "--measure",
            "street-defect-response",
            "--to",
            &to,
        ];
        desk.run(&[&chart[..], more].concat()).well();
        std::fs::read(to).unwrap()
    };
    assert!(ask("figures.xlsx", &[]).starts_with(b"PK"));
    let text = String::from_utf8(ask("figures.csv", &["--periods", "12"])).unwrap();
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let head = lines.next().unwrap();
    assert!(
        head.starts_with("Period,Begins,") && head.contains(",Target,"),
        "{head}"
    );
    assert_eq!(lines.count(), 12);
}

#[test]
fn memos_that_went_out_are_listed_and_written_again_as_they_were_kept() {
    let desk = Desk::new();
    let ask = ["issued", "PROGRAM", "--meeting", "2026-11-24"];
    let clock = Arc::new(ManualClock::at("2026-11-24T14:00:00Z".parse().unwrap()));
    let mut program = Program::open(&desk.program, clock, "test").unwrap();
    let meeting = query::find_meeting(&program, "2026-11-24").unwrap();
    let wish = IssueWish {
        meeting,
        kind: MemoKind::Stat,
        edition: MemoEdition::PANEL,
        by: None,
    };
    // The demonstration's memo went out once already.
    let issue = prepare_issue(&program, &wish).unwrap();
    let kept = issue.files[0].1.clone();
    program
        .run(program::Command::IssueMemo(Box::new(issue)))
        .unwrap();
    drop(program);
    let listed = desk.run(&ask).well();
    assert!(listed.starts_with("stat\trevision 2\tpanel\t"), "{listed}");
    let listed = desk.json(&ask);
    assert_eq!(listed[0]["revision"], 2);
    assert_eq!(listed[0]["files"][0]["bytes"], kept.len());
    let to = shown(&desk.path("as it went out.docx"));
    let again = [
        "memo",
        "stat",
        "PROGRAM",
        "--meeting",
        "2026-11-24",
        "--to",
        &to,
    ];
    desk.run(&[&again[..], &["--revision", "2"]].concat())
        .well();
    assert_eq!(std::fs::read(&to).unwrap(), kept);
    let words = desk
        .run(&[&again[..], &["--revision", "3"]].concat())
        .sentence();
    assert!(
        words.contains("No revision 3 of the stat memo went out"),
        "{words}"
    );
    let to = shown(&desk.path("as it went out.md"));
    let other = [
        "memo",
        "stat",
        "PROGRAM",
        "--meeting",
        "2026-11-24",
        "--to",
        &to,
    ];
    let words = desk
        .run(&[&other[..], &["--revision", "2"]].concat())
        .sentence();
    assert!(
        words.starts_with("This memo was kept as .docx, .pdf and .html"),
        "{words}"
    );
    assert!(!Path::new(&to).exists());
}

#[test]
fn a_chart_of_another_ending_or_of_no_measure_is_refused() {
    let desk = Desk::new();
    let to = shown(&desk.path("chart.pdf"));
    let ask = |measure| desk.run(&["chart", "PROGRAM", "--measure", measure, "--to", &to]);
    let words = ask("street-defect-response").sentence();
    assert!(words.contains(".svg or .png"), "{words}");
    let words = ask("nobody").sentence();
    assert_eq!(words, "No measure is called \"nobody\".");
    assert!(!Path::new(&to).exists());
}

/// The words of a drawing, line by line.
fn words_of(drawing: &str) -> Vec<String> {
    let tree = roxmltree::Document::parse(drawing).unwrap();
    let texts = tree.descendants().filter(|node| node.has_tag_name("text"));
    texts
        .filter_map(|node| Some(node.text()?.to_owned()))
        .collect()
}

#[test]
fn a_chart_is_drawn_in_the_form_by_the_dimension_and_with_the_comparison_asked_for() {
    let desk = Desk::new();
    let to = shown(&desk.path("chart.svg"));
    let measure = [
        "chart",
        "PROGRAM",
        "--measure",
        "street-defect-response",
        "--to",
        &to,
    ];
    let drawn = |options: &[&str]| {
        desk.run(&[&measure[..], options].concat()).well();
        std::fs::read_to_string(&to).unwrap()
    };
    let line = drawn(&["--periods", "36"]);
    assert!(
        words_of(&line)
            .iter()
            .any(|words| words.contains("sual range"))
    );
    let rangeless = drawn(&["--periods", "36", "--no-usual-range"]);
    assert!(
        !words_of(&rangeless)
            .iter()
            .any(|words| words.starts_with("Usual range"))
    );
    let bars = drawn(&["--form", "bars", "--periods", "36"]);
    assert!(bars.matches("<polygon").count() >= line.matches("<polygon").count() + 20);
    let years = drawn(&["--form", "years"]);
    assert_ne!(years, drawn(&[]));
    let panels = drawn(&["--form", "panels", "--by", "district", "--periods", "24"]);
    let names = words_of(&panels);
    for district in ["Harbor", "Northgate", "Riverside"] {
        assert!(
            names.iter().any(|words| words.contains(district)),
            "{names:?}"
        );
    }
    let compared = drawn(&["--compare", "last-year", "--periods", "24"]);
    assert!(compared.contains("higher than in Oct 2025"), "{compared}");
    let target = drawn(&["--compare", "target"]);
    assert!(
        target.contains("2.2 days above the target of 4 days"),
        "{target}"
    );
}

#[test]
fn a_chart_that_cannot_be_had_of_the_measure_is_refused_in_a_sentence() {
    let desk = Desk::new();
    let to = shown(&desk.path("chart.svg"));
    let refused = |measure: &str, options: &[&str]| {
        let ask = ["chart", "PROGRAM", "--measure", measure, "--to", &to];
        desk.run(&[&ask[..], options].concat()).sentence()
    };
    let street = "street-defect-response";
    assert_eq!(
        refused(street, &["--by", "Shift"]),
        "Street-defect response time has no figures by Shift; it has them by District."
    );
    assert_eq!(
        refused(street, &["--form", "panels"]),
        "Groups stand side by side: say by what with --by."
    );
    assert_eq!(
        refused(street, &["--form", "bars", "--by", "District"]),
        "Bars show the measure as a whole: leave --by out."
    );
    assert_eq!(
        refused(street, &["--form", "years", "--periods", "12"]),
        "Year over year shows two years at the least: ask for 24 months or more."
    );
    let none = refused("defect-reports", &["--compare", "target"]);
    assert!(
        none.ends_with("No target is in force at the latest figure."),
        "{none}"
    );
    assert!(!Path::new(&to).exists());
    let misused = desk.run(&[
        "chart",
        "PROGRAM",
        "--measure",
        street,
        "--to",
        &to,
        "--form",
        "pie",
    ]);
    assert_eq!(misused.code, 2, "{}", misused.err);
}
