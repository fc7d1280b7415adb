//! What the app remembers of this person on this machine: look, recent programs, projector, windows, renderer.

use crate::app::monitors::Remembered;
use crate::ui::theme::Look;
use serde::{Deserialize, Deserializer, Serialize};
use std::path::{Path, PathBuf};

/// How many recent programs are kept.
const RECENT: usize = 8;

/// The preferences.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Preferences {
    /// Light, dark, high contrast or as the system says.
    look: String,
    /// Programs opened lately, the last first.
    pub(crate) recent: Vec<RecentFile>,
    /// The renderer that worked last: "wgpu" or "glow".
    pub(crate) renderer: String,
    /// The monitor a person gave the room last.
    #[serde(deserialize_with = "projector")]
    pub(crate) projector: Remembered,
    /// Where the audience window stood last as an ordinary window.
    pub(crate) audience_window: Option<WindowPlace>,
    /// How large the console is drawn, in percent; 0 where nobody chose.
    pub(crate) zoom: u32,
    /// A start is under way with this renderer; still set at the next start, it never finished.
    pub(crate) starting: String,
    #[serde(skip)]
    place: Option<PathBuf>,
}

/// Where a window stands, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WindowPlace {
    /// Its upper left corner with its edges, where the system says it.
    pub(crate) corner: Option<(i32, i32)>,
    /// Width of what is in it.
    pub(crate) wide: u32,
    /// Height of what is in it.
    pub(crate) high: u32,
}

/// A program opened lately.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct RecentFile {
    /// Its file.
    pub(crate) path: PathBuf,
    /// Its name as it was then.
    pub(crate) name: String,
    /// Day it was opened, ISO.
    pub(crate) opened: String,
}

impl Preferences {
    /// Reads the preferences of this person; what can't be read counts as never set.
    pub(crate) fn load(place: Option<PathBuf>) -> Self {
        let text = place
            .as_ref()
            .and_then(|place| std::fs::read_to_string(place).ok());
        let read = text.and_then(|text| toml::from_str::<Self>(&text).ok());
        Self {
            place,
            ..read.unwrap_or_default()
        }
    }

    /// Where this person's preferences lie.
    pub(crate) fn usual_place() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("", "", "Statroom")?;
        Some(folders.config_dir().join("preferences.toml"))
    }

    /// Keeps them. A failure is logged, never shown: the work itself is in the program file.
    pub(crate) fn save(&self) {
        let Some(place) = &self.place else { return };
        let text = toml::to_string_pretty(self).unwrap_or_default();
        let folder = place.parent().map_or(Ok(()), std::fs::create_dir_all);
        if let Err(error) = folder.and_then(|()| std::fs::write(place, text)) {
            tracing::warn!("preferences were not kept: {error}");
        }
    }

    /// The look chosen.
    pub(crate) fn look(&self) -> Look {
        match self.look.as_str() {
            "dark" => Look::Dark,
            "high contrast" => Look::HighContrast,
            _ => Look::Light,
        }
    }

    /// Chooses a look.
    pub(crate) fn set_look(&mut self, look: Look) {
        let word = match look {
            Look::System | Look::Light => "light",
            Look::Dark => "dark",
            Look::HighContrast => "high contrast",
        };
        word.clone_into(&mut self.look);
        self.save();
    }

    /// Notes that a program was opened.
    pub(crate) fn opened(&mut self, path: &Path, name: &str, day: chrono::NaiveDate) {
        self.forget(path);
        let path = path.to_owned();
        let opened = day.to_string();
        self.recent.insert(
            0,
            RecentFile {
                path,
                name: name.to_owned(),
                opened,
            },
        );
        self.recent.truncate(RECENT);
        self.save();
    }

    /// Takes a program off the list.
    pub(crate) fn forget(&mut self, path: &Path) {
        self.recent.retain(|file| file.path != path);
        self.save();
    }
}

/// Reads the projector; earlier versions wrote its name alone.
fn projector<'de, D: Deserializer<'de>>(from: D) -> Result<Remembered, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Name(String),
        Whole(Remembered),
    }
    Ok(match Written::deserialize(from)? {
        Written::Name(name) => Remembered { name, bounds: None },
        Written::Whole(whole) => whole,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("deep/preferences.toml");
        let mut first = Preferences::load(Some(place.clone()));
        first.set_look(Look::HighContrast);
        first.projector = Remembered {
            name: "HDMI-1".into(),
            bounds: Some((-1280, 0, 1280, 720)),
        };
        first.audience_window = Some(WindowPlace {
            corner: None,
            wide: 640,
            high: 360,
        });
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        first.opened(Path::new("/a/b.statroom"), "Testford Stat", day);
        assert_eq!(Preferences::load(Some(place.clone())), first);
        let older = "look = \"dark\"\nprojector = \"HDMI-1\"\n";
        std::fs::write(&place, older).unwrap();
        let known = Preferences::load(Some(place.clone()));
        assert_eq!(
            (known.look(), known.projector.name.as_str()),
            (Look::Dark, "HDMI-1")
        );
        std::fs::write(&place, "look = [").unwrap();
        assert_eq!(Preferences::load(Some(place)).look(), Look::Light);
    }
}
