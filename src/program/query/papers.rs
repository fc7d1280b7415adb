//! How the city's papers look, with the pictures that stand on them.

use super::Found;
use crate::domain::papers::Papers;
use crate::program::Program;
use crate::store::Picture;
use std::sync::Arc;

/// How the city's papers look.
#[derive(Debug, Clone, Default)]
pub struct PapersView {
    /// The settings; as they are without any, where a city has none.
    pub papers: Papers,
    /// The seal.
    pub seal: Option<Arc<Picture>>,
    /// The letterhead, where it is a picture.
    pub letterhead: Option<Arc<Picture>>,
}

/// Reads how the city's papers look.
///
/// # Errors
/// When the file can't be read.
pub fn papers(program: &Program) -> Found<PapersView> {
    let read = program.read();
    let papers = read.all::<Papers>()?.pop().unwrap_or_default();
    let picture = |hash: &Option<String>| -> Found<Option<Arc<Picture>>> {
        match hash {
            Some(hash) => Ok(read.picture(hash)?.map(Arc::new)),
            None => Ok(None),
        }
    };
    Ok(PapersView {
        seal: picture(&papers.seal)?,
        letterhead: picture(&papers.letterhead)?,
        papers,
    })
}

/// The bytes of the city's own Word file that memos are written into; none where there is none.
///
/// # Errors
/// When the file can't be read.
pub fn word_template(program: &Program) -> Found<Option<Vec<u8>>> {
    let read = program.read();
    let papers = read.all::<Papers>()?.pop().unwrap_or_default();
    match papers.template {
        Some(hash) => Ok(read.template(&hash)?),
        None => Ok(None),
    }
}
