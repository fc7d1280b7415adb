//! Files that nobody may write to.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file that nobody may write to while this lives. Permissions do; the superuser, who may write in
/// spite of them, needs a file system that can make a file immutable.
pub(crate) struct Sealed(PathBuf);

impl Sealed {
    /// Seals a file; `None` where nothing keeps this user from writing.
    pub(crate) fn new(path: &Path) -> Option<Self> {
        let mut permissions = fs::metadata(path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).unwrap();
        let sealed = Self(path.to_owned());
        if sealed.can_be_written() {
            sealed.chattr("+i");
        }
        (!sealed.can_be_written()).then_some(sealed)
    }

    fn can_be_written(&self) -> bool {
        OpenOptions::new().append(true).open(&self.0).is_ok()
    }

    fn chattr(&self, flag: &str) {
        // Where there is no such program, or no such file system, the file stays as it is.
        let _tried = Command::new("chattr").arg(flag).arg(&self.0).output();
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        self.chattr("-i");
    }
}
