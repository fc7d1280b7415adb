//! Statroom: the desktop application with which a city runs its live stat meetings.
//!
//! The house, room by room. A room may use those named behind its arrow, and no others; `tests/it` checks it.
//!
//! domain/    what a stat program is: plain values and their rules; a leaf
//! stats/     pure functions on numbers: the usual range, signals, comparisons, small numbers; a leaf
//! chart/     one chart, two pens: what is drawn, its headline and its words · → domain
//! store/     the only room that speaks SQL: schema, journal, figures, backup, check · → domain
//! program/   the only room that changes anything: commands, undo, read models · → store, stats, chart, domain
//! import/    a foreign table becomes a plan and findings; never writes · → program, chart, domain
//! export/    read models become a Document, and a Document Word, PDF, HTML or Markdown · → program, chart, domain
//! demo/      the demonstration city, built through imports and commands · → import, export, program, domain
//! ui/        drawing only: data and view state in, wishes out · → import, export, program, chart, domain
//! app/       the shell: windows and monitors, jobs off the frame, dialogs, preferences · may use all
//! cli/       the verbs of the command line, over the same rooms · may use all
//! main       arguments in, the app or a verb out
//!
//! What always holds, each a test or a lint:
//!
//! 1. Only `store` names `rusqlite`; only `ui` and `app` name egui; only `app` names `rfd` and threads; only
//!    `app` and `cli` read the machine's clock. Everywhere else now and today are arguments.
//! 2. Only `program` writes. A view sees read models, and asks by putting a wish into its outbox.
//! 3. A command is one SQLite transaction, one journal entry and, if it changes content, one undo step. Moving
//!    through a running meeting is durable and journalled, but no undo step.
//! 4. The journal is complete by construction: triggers made from the schema write every changed row's image
//!    before and after. Figures are a log of their own; a batch's row stands for its figures.
//! 5. The audience window draws an `AudienceFrame` and nothing else: what is not in that type can't be shown.
//! 6. A memo in Word, PDF, HTML and Markdown is written from one Document, a chart on screen and on paper from one
//!    ChartSpec.
//! 7. Every verb a person can choose is declared once: button, key, palette and key sheet derive from it.
//! 8. `app` and `ui` are behind the feature `app`, `export::pdf` behind `pdf`; the rest builds and is tested without them.

#[cfg(feature = "app")]
pub mod app;
pub mod chart;
pub mod cli;
pub mod demo;
pub mod domain;
pub mod export;
pub mod import;
pub mod program;
pub mod stats;
pub mod store;
#[cfg(feature = "app")]
pub mod ui;
