//! Puts finished bytes on disk: either the whole new file is there, or what was there before.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::error::{ExportError, FileTrouble};

/// How many names are tried for the temporary file before giving up.
const NAMES_TRIED: u32 = 100;

/// Writes several files that belong together: all are whole beside their places before the first of them takes its
/// own, so that nothing of the old ones is lost where one can't be written.
///
/// # Errors
/// As [`write()`], of the first that stands in the way.
pub fn write_all(files: &[(PathBuf, &[u8])]) -> Result<(), ExportError> {
    let mut ready: Vec<Ready> = Vec::new();
    for (path, bytes) in files {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        let existed = target.exists();
        let made = make_ready(&target, bytes);
        ready.push(made.map_err(|trouble| ExportError::File {
            path: path.clone(),
            existed,
            trouble,
        })?);
    }
    for (file, (path, _)) in ready.into_iter().zip(files) {
        let existed = file.target.exists();
        file.place().map_err(|trouble| ExportError::File {
            path: path.clone(),
            existed,
            trouble,
        })?;
    }
    Ok(())
}

/// Writes `bytes` to `path`: first to a temporary file beside it, forced to disk, then renamed over
/// it. A link is followed, so the file it points to is replaced and the link stays.
///
/// # Errors [`ExportError::File`] when the folder is missing, the disk full, the file read-only or
/// held open. The file that was there is then unchanged, and no temporary file stays behind.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    write_all(&[(path.to_path_buf(), bytes)])
}

/// A file that is whole beside the place it is to take, and goes away again unless it takes it.
struct Ready {
    temporary: PathBuf,
    target: PathBuf,
}

impl Ready {
    /// Takes its place.
    fn place(self) -> Result<(), FileTrouble> {
        fs::rename(&self.temporary, &self.target)?;
        settle_folder(&self.target);
        Ok(())
    }
}

impl Drop for Ready {
    fn drop(&mut self) {
        // Once in its place it is here no more; a leftover that can't be removed is hidden and harmless.
        let _ = fs::remove_file(&self.temporary);
    }
}

fn make_ready(target: &Path, bytes: &[u8]) -> Result<Ready, FileTrouble> {
    let old = fs::metadata(target).ok();
    if target.file_name().is_none() || old.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(FileTrouble::NotAFile);
    }
    // Renaming over a read-only file would succeed on Unix; a person who protected it meant it.
    if old
        .as_ref()
        .is_some_and(|meta| meta.permissions().readonly())
    {
        return Err(FileTrouble::Protected);
    }
    let (temporary, file) = create_beside(target)?;
    let ready = Ready {
        temporary,
        target: target.to_path_buf(),
    };
    fill(file, bytes, old.map(|meta| meta.permissions()))?;
    Ok(ready)
}

/// A new, empty file in the target's own folder (a rename never crosses disks there) with a name
/// that no other program holds.
fn create_beside(target: &Path) -> Result<(PathBuf, File), FileTrouble> {
    let process = std::process::id();
    for attempt in 0..NAMES_TRIED {
        let path = target.with_file_name(format!(".statroom-{process}-{attempt}.tmp"));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists).into())
}

fn fill(mut file: File, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}

/// Makes the rename itself durable. Not every file system lets a folder be synced, and the new file
/// is complete either way, so a refusal is no failure of the export.
fn settle_folder(target: &Path) {
    if cfg!(unix)
        && let Some(folder) = target.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_whole_and_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("memo.docx");
        write(&path, b"first").unwrap();
        write(&path, b"second, longer").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second, longer");
        assert_eq!(names(folder.path()), ["memo.docx"]);
    }

    #[test]
    fn a_missing_folder_is_said_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let error = write(&folder.path().join("no/memo.md"), b"x").unwrap_err();
        assert_eq!(
            error.to_string(),
            "Could not write \u{201c}memo.md\u{201d}: the folder is not there. Nothing was written."
        );
    }

    #[test]
    fn a_folder_of_that_name_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("memo.docx");
        fs::create_dir(&path).unwrap();
        let error = write(&path, b"x").unwrap_err();
        assert!(
            error.to_string().contains("not the name of a file"),
            "{error}"
        );
        assert_eq!(names(folder.path()), ["memo.docx"]);
    }

    #[test]
    fn a_read_only_file_keeps_its_words() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("memo.docx");
        fs::write(&path, b"signed").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = write(&path, b"new").unwrap_err();
        assert!(error.to_string().contains("protected"), "{error}");
        assert!(
            error
                .to_string()
                .contains("The file that was there is unchanged."),
            "{error}"
        );
        assert_eq!(fs::read(&path).unwrap(), b"signed");
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_no_leftover() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("memo.docx");
        fs::write(&path, b"old").unwrap();
        // Every temporary name is taken by a folder, so the new bytes have nowhere to go.
        let taken: Vec<String> = (0..NAMES_TRIED)
            .map(|n| format!(".statroom-{}-{n}.tmp", std::process::id()))
            .collect();
        for name in &taken {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        write(&path, b"new").unwrap_err();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()).len(), taken.len() + 1);
    }

    #[test]
    fn files_that_belong_together_are_written_together_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("picture.png"), b"old picture").unwrap();
        fs::create_dir(at("memo.md")).unwrap();
        let files = [
            (at("picture.png"), b"new picture".as_slice()),
            (at("memo.md"), b"new memo"),
        ];
        let error = write_all(&files).unwrap_err().to_string();
        assert!(error.contains("memo.md"), "{error}");
        assert_eq!(fs::read(at("picture.png")).unwrap(), b"old picture");
        assert_eq!(names(folder.path()), ["memo.md", "picture.png"]);
        fs::remove_dir(at("memo.md")).unwrap();
        write_all(&files).unwrap();
        assert_eq!(fs::read(at("picture.png")).unwrap(), b"new picture");
        assert_eq!(names(folder.path()), ["memo.md", "picture.png"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_the_rights_stay_the_same() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
        fs::write(&real, b"old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert_eq!(
            fs::metadata(&real).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }
}
