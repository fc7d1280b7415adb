//! The measure whose page is open, with its chart looked at as was chosen.

use super::{Session, there};
use crate::domain::view::View;
use crate::program::query::{self, LifeEvent, MeasurePage};
use crate::program::{Program, ProgramError};
use crate::ui::models::MeasureOnPage;
use std::sync::Arc;

impl Session {
    /// Reads the page anew.
    pub(super) fn read_measure(&mut self) -> Result<(), ProgramError> {
        self.models.measure = None;
        let Some((id, view)) = &self.wanted.measure else {
            return Ok(());
        };
        let Some(page) = there(query::measure_page(&self.program, *id))? else {
            return Ok(());
        };
        let life = query::life(&self.program, &page.row.measure)?;
        self.models.measure = Some(looked_at(&self.program, Arc::new(page), life, view)?);
        Ok(())
    }

    /// Looks at the page another way; one that is open already is not read again.
    pub(super) fn look_at_measure(&mut self) -> Result<(), ProgramError> {
        let wanted = self.wanted.measure.as_ref();
        let open = self.models.measure.take();
        let same = open.zip(wanted).filter(|(open, (id, _))| open.id == *id);
        match same {
            Some((open, (_, view))) => {
                let looked_at = looked_at(&self.program, open.page, open.life, view)?;
                self.models.measure = Some(looked_at);
                Ok(())
            }
            None => self.read_measure(),
        }
    }
}

fn looked_at(
    program: &Program,
    page: Arc<MeasurePage>,
    life: Vec<LifeEvent>,
    view: &View,
) -> Result<MeasureOnPage, ProgramError> {
    let chart = |view: &View| query::life_chart_of(program, &page, view).map(Arc::new);
    let plain = View::of("", view.periods);
    let whole = chart(&plain)?;
    Ok(MeasureOnPage {
        id: page.row.measure.id,
        life,
        choices: query::view_choices(&page),
        chart: if *view == plain {
            Arc::clone(&whole)
        } else {
            chart(view)?
        },
        whole,
        page,
    })
}
