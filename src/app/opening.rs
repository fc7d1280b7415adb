//! Opening a file with the program the system has for it, or the folder it lies in.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Somebody who opens files outside the app.
pub trait OpenFiles {
    /// Opens a file with the program the system has for its kind.
    ///
    /// # Errors
    /// When nothing could be started.
    fn open(&mut self, path: &Path) -> io::Result<()>;

    /// Shows a file among the others of its folder.
    ///
    /// # Errors
    /// When nothing could be started.
    fn show_in_folder(&mut self, path: &Path) -> io::Result<()>;
}

/// The system's own way.
#[derive(Debug, Default)]
pub(crate) struct SystemOpens;

impl OpenFiles for SystemOpens {
    fn open(&mut self, path: &Path) -> io::Result<()> {
        let program = if cfg!(windows) {
            "explorer"
        } else if cfg!(target_os = "macos") {
            "open"
        } else {
            "xdg-open"
        };
        start(program, &[path.as_os_str().to_owned()])
    }

    fn show_in_folder(&mut self, path: &Path) -> io::Result<()> {
        let itself = path.as_os_str().to_owned();
        if cfg!(windows) {
            let mut select = OsString::from("/select,");
            select.push(itself);
            start("explorer", &[select])
        } else if cfg!(target_os = "macos") {
            start("open", &["-R".into(), itself])
        } else {
            let folder = path.parent().unwrap_or(path);
            start("xdg-open", &[folder.as_os_str().to_owned()])
        }
    }
}

/// Starts a program and waits for its end beside the app, so that nothing of it is left behind.
fn start(program: &str, arguments: &[OsString]) -> io::Result<()> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    std::thread::Builder::new()
        .name("opened file".into())
        .spawn(move || {
            if let Err(error) = child.wait() {
                tracing::warn!("an opened program was lost: {error}");
            }
        })?;
    Ok(())
}
