//! What a memo's Word file is built on: nothing, or a city's own file.

use std::sync::Arc;

use super::Template;
use super::sheet::TheirPage;
use super::styles::Styles;
use crate::export::docx::lists::Numbering;
use crate::export::docx::page::Sheet;

/// What the writer must know of the file it writes into.
#[derive(Debug, Clone)]
pub(in super::super) struct Base {
    /// What the text has of the page.
    pub(in super::super) sheet: Sheet,
    /// The ids of our styles.
    pub(in super::super) styles: Arc<Styles>,
    /// What numbering there is already.
    pub(in super::super) numbering: Numbering,
    /// The id of our first footnote.
    pub(in super::super) first_note: usize,
    page: Option<TheirPage>,
}

impl Default for Base {
    fn default() -> Self {
        Self {
            sheet: Sheet::LETTER,
            styles: Arc::default(),
            numbering: Numbering::default(),
            first_note: 1,
            page: None,
        }
    }
}

impl Base {
    /// A template.
    pub(in super::super) fn of(template: &Template) -> Self {
        Self {
            sheet: template.page.sheet,
            styles: Arc::clone(&template.styles),
            numbering: template.numbering.clone(),
            first_note: template.first_note,
            page: Some(template.page.clone()),
        }
    }

    /// The template's page, where there is one.
    pub(in super::super) fn page(&self) -> Option<&TheirPage> {
        self.page.as_ref()
    }

    /// Whether the template's first page has a letterhead.
    pub(in super::super) fn has_letterhead(&self) -> bool {
        self.page.as_ref().is_some_and(|page| page.has_letterhead)
    }
}
