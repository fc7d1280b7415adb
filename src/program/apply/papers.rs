//! How the city's papers look: colour, type, standing words, parts of the memos, pictures.

use super::{Applied, Apply};
use crate::domain::papers::{Papers, PapersPicture};
use crate::program::done::Output;
use crate::program::error::ProgramError;
use crate::program::requests::WordTemplate;
use crate::program::sound_picture::SoundPicture;

impl Apply<'_> {
    pub(super) fn save_papers(&self, papers: Papers) -> Applied {
        if !papers.accent.is_readable() {
            return Err(ProgramError::Refused(format!(
                "Words in {} can't be read on white paper; {} is dark enough. The earlier colour is kept.",
                papers.accent,
                papers.accent.readable()
            )));
        }
        let there = self.papers()?;
        self.keep_papers(Papers {
            seal: there.seal,
            letterhead: there.letterhead,
            template: there.template,
            template_name: there.template_name,
            ..papers
        })
    }

    pub(super) fn set_papers_picture(
        &self,
        place: PapersPicture,
        picture: Option<&SoundPicture>,
    ) -> Applied {
        let hash = match picture.map(SoundPicture::parts) {
            Some((media_type, size, bytes)) => {
                Some(self.write.keep_picture(media_type, size, bytes)?)
            }
            None => None,
        };
        let mut papers = self.papers()?;
        match place {
            PapersPicture::Seal => papers.seal = hash,
            PapersPicture::Letterhead => papers.letterhead = hash,
        }
        self.keep_papers(papers)
    }

    pub(super) fn set_word_template(&self, template: Option<WordTemplate>) -> Applied {
        let mut papers = self.papers()?;
        (papers.template, papers.template_name) = match template {
            Some(template) => (
                Some(self.write.keep_template(&template.bytes)?),
                template.name,
            ),
            None => (None, String::new()),
        };
        self.keep_papers(papers)
    }

    fn papers(&self) -> Result<Papers, ProgramError> {
        Ok(self.read().all::<Papers>()?.pop().unwrap_or_default())
    }

    /// There is one look: a second one replaces the first.
    pub(super) fn keep_papers(&self, mut papers: Papers) -> Applied {
        papers.id = self.city()?.id;
        if self.read().find::<Papers>(papers.id)?.is_some() {
            self.write.update(&papers)?;
        } else {
            self.write.insert(&papers)?;
        }
        Ok(Output::Id(papers.id.uuid()))
    }
}
