//! The memo that shows how the city's papers look: of a meeting of its own, or of the demonstration's where it has none.

use super::Order;
use crate::demo;
use crate::domain::city::City;
use crate::domain::dates;
use crate::domain::edition::MemoEdition;
use crate::domain::ids::MeetingId;
use crate::domain::papers::PapersPicture;
use crate::export::document::Document;
use crate::export::memo::{MemoKind, MemoSources, follow_up_memo, stat_memo};
use crate::program::query::{self, PapersView};
use crate::program::{Command, Picture, Program, ProgramError, SoundPicture};
use chrono::{DateTime, Utc};

/// A memo, with what is to be known of it.
type Shown = Result<(Document, Vec<String>), String>;

/// The demonstration in memory, once it was needed.
#[derive(Default)]
pub(super) struct Sample(Option<Program>);

impl Sample {
    /// The memo of a meeting of the program, else the demonstration's in the city's look.
    pub(super) fn show(&mut self, program: &Program, order: &Order, now: DateTime<Utc>) -> Shown {
        let view = query::papers(program).map_err(words)?;
        let of_template = view.papers.template.is_some().then(|| {
            format!(
                "Word memos are written into {}; these are the pages as they print from PDF.",
                view.papers.template_name
            )
        });
        let (memo, of) = match own(program, order.kind) {
            Some(meeting) => {
                let meant = query::meeting(program, meeting).map_err(words)?.meeting;
                let day = dates::prose(meant.held_on);
                let note = format!("The {} of {}, {day}.", order.kind.noun(), meant.name);
                let memo = memo_of(program, (meeting, order.kind), order.edition)?;
                (memo, note)
            }
            None => (
                self.of_demonstration(program, &view, (order, now))?,
                "A sample from the demonstration in your city\u{2019}s look; it stands in no program of yours."
                    .to_owned(),
            ),
        };
        Ok((memo, std::iter::once(of).chain(of_template).collect()))
    }

    fn of_demonstration(
        &mut self,
        program: &Program,
        view: &PapersView,
        (order, now): (&Order, DateTime<Utc>),
    ) -> Result<Document, String> {
        let sample = match &mut self.0 {
            Some(sample) => sample,
            none => none.insert(demo::build(now).map_err(|error| error.to_string())?),
        };
        let city = query::directory(program).map_err(words)?.city;
        dress(sample, city, view).map_err(words)?;
        let meeting = own(sample, order.kind).ok_or("There is no memo to show.")?;
        memo_of(sample, (meeting, order.kind), order.edition)
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
