//! The memo that shows how the city's papers look: of a meeting of its own, or of the demonstration's where it has none.

use crate::demo;
use crate::domain::city::City;
use crate::domain::dates;
use crate::domain::edition::MemoEdition;
use crate::domain::ids::MeetingId;
use crate::domain::papers::PapersPicture;
use crate::export::document::Document;
#[cfg(feature = "pdf")]
use crate::export::memo::template_look;
use crate::export::memo::{MemoKind, MemoSources, follow_up_memo, stat_memo, word_bytes};
use crate::program::query::{self, PapersView};
use crate::program::{Command, Picture, Program, ProgramError, SoundPicture};
use chrono::{DateTime, Utc};

/// A memo, with what is to be known of it.
#[cfg(feature = "pdf")]
type Shown = Result<(Document, Vec<String>), String>;

/// The demonstration in memory, once it was needed.
#[derive(Default)]
pub(in crate::app) struct Sample(Option<Program>);

impl Sample {
    /// The memo for the preview, and beside it what is to be known.
    #[cfg(feature = "pdf")]
    pub(super) fn show(
        &mut self,
        program: &Program,
        (wanted, as_word): ((MemoKind, MemoEdition), bool),
        now: DateTime<Utc>,
    ) -> Shown {
        let view = query::papers(program).map_err(words)?;
        let (mut memo, of) = self.made(program, &view, (wanted, now))?;
        let mut notes = vec![of];
        let look = template_look(program).map_err(|error| error.to_string())?;
        if let Some(look) = look.filter(|_| as_word) {
            notes.push(format!(
                "Paper, margins, type and headings as {} has them. Its heads, feet and other styles are not shown here: \
                 open a sample memo to see all of it.",
                view.papers.template_name
            ));
            memo.look.page = Some(look.page);
            memo.look.font = look.font.unwrap_or_default();
        }
        Ok((memo, notes))
    }

    /// The same memo as a Word file, in the city's own where it has one.
    ///
    /// # Errors
    /// In a sentence, when it can't be made.
    pub(in crate::app) fn word(
        &mut self,
        program: &Program,
        wanted: (MemoKind, MemoEdition),
        now: DateTime<Utc>,
    ) -> Result<Vec<u8>, String> {
        let view = query::papers(program).map_err(words)?;
        let (memo, _) = self.made(program, &view, (wanted, now))?;
        word_bytes(program, &memo).map_err(|error| error.to_string())
    }

    /// The memo of a meeting of the program, else the demonstration's in the city's look; and which it is.
    fn made(
        &mut self,
        program: &Program,
        view: &PapersView,
        ((kind, edition), now): ((MemoKind, MemoEdition), DateTime<Utc>),
    ) -> Result<(Document, String), String> {
        if let Some(meeting) = own(program, kind) {
            let meant = query::meeting(program, meeting).map_err(words)?.meeting;
            let day = dates::prose(meant.held_on);
            let note = format!("The {} of {}, {day}.", kind.noun(), meant.name);
            return Ok((memo_of(program, (meeting, kind), edition)?, note));
        }
        let note = "A sample from the demonstration in your city\u{2019}s look; it stands in no program of yours.";
        let memo = self.of_demonstration(program, view, ((kind, edition), now))?;
        Ok((memo, note.to_owned()))
    }

    fn of_demonstration(
        &mut self,
        program: &Program,
        view: &PapersView,
        ((kind, edition), now): ((MemoKind, MemoEdition), DateTime<Utc>),
    ) -> Result<Document, String> {
        let sample = match &mut self.0 {
            Some(sample) => sample,
            none => none.insert(demo::build(now).map_err(|error| error.to_string())?),
        };
        let city = query::directory(program).map_err(words)?.city;
        dress(sample, city, view).map_err(words)?;
        let meeting = own(sample, kind).ok_or("There is no memo to show.")?;
        memo_of(sample, (meeting, kind), edition)
    }
}

/// The meeting whose memo shows the look: of the stat memo the next one, else the last; of the follow-up memo the last.
fn own(program: &Program, kind: MemoKind) -> Option<MeetingId> {
    let find = |key| query::find_meeting(program, key).ok();
    let last = || find("last");
    match kind {
        MemoKind::Stat => find("next").or_else(last),
        MemoKind::FollowUp => last(),
    }
}

/// Puts the city's name and look on the sample.
fn dress(sample: &mut Program, city: City, view: &PapersView) -> Result<(), ProgramError> {
    let id = query::directory(sample)?.city.id;
    sample.run(Command::SaveCity(City { id, ..city }))?;
    sample.run(Command::SavePapers(view.papers.clone()))?;
    for (place, picture) in [
        (PapersPicture::Seal, &view.seal),
        (PapersPicture::Letterhead, &view.letterhead),
    ] {
        let sound = |picture: &Picture| SoundPicture::read(picture.bytes.clone());
        let picture = picture.as_deref().map(sound).transpose()?;
        sample.run(Command::SetPapersPicture { place, picture })?;
    }
    Ok(())
}

/// A memo as it now stands.
pub(super) fn memo_of(
    program: &Program,
    (meeting, kind): (MeetingId, MemoKind),
    edition: MemoEdition,
) -> Result<Document, String> {
    let sources = MemoSources::read(program, meeting, edition);
    let sources = sources.map_err(words)?;
    let made = match kind {
        MemoKind::Stat => stat_memo(&sources),
        MemoKind::FollowUp => follow_up_memo(&sources),
    };
    made.map_err(|error| error.to_string())
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it stands where an error is mapped"
)]
fn words(error: ProgramError) -> String {
    error.to_string()
}
