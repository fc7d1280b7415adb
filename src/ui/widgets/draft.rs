//! Words being typed into something that is saved: kept here until they are in the program.
//!
//! A field shows the model's words until a person types. From then on it shows theirs, whatever the
//! model says, until they are saved: when the field is left, when Enter or Ctrl+S is pressed, or a
//! moment after the last key. Words a save did not take stay in the field.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::hash::Hash;
use std::time::Duration;

use eframe::egui::{Key, Ui};

use super::field::Edited;

/// Seconds without a key after which words are saved.
const PAUSE: f64 = 0.6;

/// Unsaved words of things `T` (by key), each with one text or several (`F`).
///
/// In a frame: [`Drafts::edit`] draws each field; then, for each thing that [`Drafts::due`] names and
/// the models still know, [`Drafts::take`] gives its words, to be put into a copy of the thing and
/// saved as one command. When a value that is no text changes in the same thing, take its words along
/// in that command, so that neither overwrites the other. Before the screen is left by other means
/// than the pointer, save what [`Drafts::hurry`] names.
#[derive(Debug, Clone)]
pub struct Drafts<T, F = ()> {
    texts: BTreeMap<(T, F), Draft>,
}

/// One text.
#[derive(Debug, Clone)]
struct Draft {
    /// As typed.
    words: String,
    /// What the model said when the typing began.
    before: String,
    wait: Wait,
}

/// What a draft waits for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Wait {
    /// A pause after the key pressed at this time, in seconds.
    Pause(f64),
    /// Nothing: it is to be saved now.
    Nothing,
    /// The model, to say what the command made of it.
    Answer,
}

impl<T, F> Default for Drafts<T, F> {
    fn default() -> Self {
        Self {
            texts: BTreeMap::new(),
        }
    }
}

impl<T, F> Drafts<T, F>
where
    T: Copy + Ord + Hash + Debug,
    F: Copy + Ord + Hash + Debug,
{
    /// Draws one field over the text of `(thing, field)`, which the model says is `model`. `draw` is
    /// handed the words to edit, in a `Ui` whose identities are the text's own, so that a text cursor
    /// or an undo of one thing never shows in another.
    pub fn edit(
        &mut self,
        ui: &mut Ui,
        (thing, field): (T, F),
        model: &str,
        draw: impl FnOnce(&mut Ui, &mut String) -> Edited,
    ) -> Edited {
        self.settle((thing, field), model);
        let mut words = self.shown((thing, field), model).to_owned();
        let edited = ui.push_id((thing, field), |ui| draw(ui, &mut words)).inner;
        let response = &edited.response;
        if response.changed() {
            let now = ui.input(|i| i.time);
            self.typed((thing, field), model, words, now);
        }
        // A value set at once, as by a screen reader, is not being typed.
        if response.lost_focus() || (response.changed() && !response.has_focus()) {
            self.left((thing, field));
        }
        edited
    }

    /// The words that stand in a field: the person's, else the model's.
    pub fn shown<'w>(&'w self, text: (T, F), model: &'w str) -> &'w str {
        self.texts
            .get(&text)
            .map_or(model, |draft| draft.words.as_str())
    }

    /// The texts of a thing that are being typed, each with what the model said when its typing began.
    pub fn begun(&self, thing: T) -> Vec<(F, String)> {
        let of_thing = self.texts.iter().filter(|((of, _), _)| *of == thing);
        of_thing
            .map(|((_, field), draft)| (*field, draft.before.clone()))
            .collect()
    }

    /// Whether anything of this thing is not in the program yet.
    pub fn unsaved(&self, thing: T) -> bool {
        self.texts.keys().any(|(of, _)| *of == thing)
    }

    /// The things with words to be saved in this frame; asks for another frame when some must wait.
    pub fn due(&mut self, ui: &Ui) -> Vec<T> {
        if ui.input(|i| i.modifiers.command && i.key_pressed(Key::S)) {
            let _ = self.hurry();
        }
        let now = ui.input(|i| i.time);
        if let Some(wait) = self.next_wait(now) {
            ui.ctx()
                .request_repaint_after(Duration::from_secs_f64(wait));
        }
        self.due_at(now)
    }

    /// The words of a thing that are not in the program, to be saved now. They stay in their fields
    /// until the model has changed.
    pub fn take(&mut self, thing: T) -> Vec<(F, String)> {
        let of_thing = self.texts.iter_mut().filter(|((of, _), _)| *of == thing);
        of_thing
            .filter(|(_, draft)| draft.wait != Wait::Answer)
            .map(|((_, field), draft)| {
                draft.wait = Wait::Answer;
                (*field, draft.words.clone())
            })
            .collect()
    }

    /// Makes every unsaved text due at once, also those whose last save failed, and names their things.
    pub fn hurry(&mut self) -> Vec<T> {
        for draft in self.texts.values_mut() {
            draft.wait = Wait::Nothing;
        }
        self.due_at(0.0)
    }

    /// Gives the words of one text up: the field shows the model's again.
    pub fn forget(&mut self, text: (T, F)) {
        self.texts.remove(&text);
    }

    /// Lets go of words that the model has, or has answered with other words. White space at their end
    /// stays while only that differs: the person is about to go on after it.
    fn settle(&mut self, text: (T, F), model: &str) {
        let Some(draft) = self.texts.get_mut(&text) else {
            return;
        };
        let answered = draft.wait == Wait::Answer && draft.before != model;
        if draft.words == model {
            self.texts.remove(&text);
        } else if answered && draft.words.trim_end() == model.trim_end() {
            model.clone_into(&mut draft.before);
        } else if answered {
            self.texts.remove(&text);
        }
    }

    fn typed(&mut self, text: (T, F), model: &str, words: String, now: f64) {
        let wait = Wait::Pause(now);
        let before = model.to_owned();
        let draft = self.texts.entry(text).or_insert(Draft {
            words: String::new(),
            before,
            wait,
        });
        draft.words = words;
        draft.wait = wait;
    }

    fn left(&mut self, text: (T, F)) {
        if let Some(draft) = self.texts.get_mut(&text)
            && draft.wait != Wait::Answer
        {
            draft.wait = Wait::Nothing;
        }
    }

    /// Seconds until the next of the texts being typed is due; `None` when none is being typed.
    fn next_wait(&self, now: f64) -> Option<f64> {
        let waits = self.texts.values().filter_map(|draft| match draft.wait {
            Wait::Pause(since) => Some(since + PAUSE - now).filter(|wait| *wait > 0.0),
            Wait::Nothing | Wait::Answer => None,
        });
        waits.reduce(f64::min)
    }

    fn due_at(&self, now: f64) -> Vec<T> {
        let mut due = Vec::new();
        for ((thing, _), draft) in &self.texts {
            let ready = match draft.wait {
                Wait::Pause(since) => now - since >= PAUSE,
                Wait::Nothing => true,
                Wait::Answer => false,
            };
            if ready && due.last() != Some(thing) {
                due.push(*thing);
            }
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Two = Drafts<u8, char>;
    const TITLE: (u8, char) = (1, 't');
    const NOTES: (u8, char) = (1, 'n');

    fn typed(words: &str) -> Two {
        let mut drafts = Two::default();
        drafts.typed(TITLE, "old", words.to_owned(), 10.0);
        drafts
    }

    #[test]
    fn the_models_words_show_until_somebody_types() {
        let mut drafts = Two::default();
        drafts.settle(TITLE, "old");
        assert_eq!(drafts.shown(TITLE, "old"), "old");
        drafts.settle(TITLE, "newer");
        assert_eq!(drafts.shown(TITLE, "newer"), "newer");
        assert!(!drafts.unsaved(1));
    }

    #[test]
    fn typed_words_outlive_a_refreshed_model() {
        let mut drafts = typed("mine");
        drafts.settle(TITLE, "changed elsewhere");
        assert_eq!(drafts.shown(TITLE, "changed elsewhere"), "mine");
        assert!(drafts.unsaved(1));
    }

    #[test]
    fn words_are_due_after_a_pause_and_each_key_begins_it_anew() {
        let mut drafts = typed("m");
        drafts.typed(TITLE, "old", "mi".to_owned(), 10.5);
        assert!(drafts.due_at(10.7).is_empty());
        assert!((drafts.next_wait(10.7).unwrap() - 0.4).abs() < 1e-9);
        assert_eq!(drafts.due_at(11.2), [1]);
        assert_eq!(drafts.next_wait(11.2), None);
    }

    #[test]
    fn words_are_due_when_the_field_is_left() {
        let mut drafts = typed("mine");
        drafts.left(TITLE);
        assert_eq!(drafts.due_at(10.0), [1]);
    }

    #[test]
    fn what_is_taken_is_given_once_and_shown_until_the_model_has_it() {
        let mut drafts = typed("mine");
        drafts.left(TITLE);
        assert_eq!(drafts.take(1), [('t', "mine".to_owned())]);
        assert!(drafts.take(1).is_empty());
        assert!(drafts.due_at(99.0).is_empty());
        drafts.settle(TITLE, "old");
        assert_eq!(drafts.shown(TITLE, "old"), "mine");
        drafts.settle(TITLE, "mine");
        assert!(!drafts.unsaved(1));
        assert_eq!(drafts.shown(TITLE, "back by undo"), "back by undo");
    }

    #[test]
    fn a_save_answered_with_other_words_gives_way_to_them() {
        let mut drafts = typed("mine");
        let _ = drafts.take(1);
        drafts.settle(TITLE, "Mine.");
        assert_eq!(drafts.shown(TITLE, "Mine."), "Mine.");
    }

    #[test]
    fn white_space_at_the_end_stays_while_one_goes_on_typing() {
        let mut drafts = typed("Mayor\n");
        let _ = drafts.take(1);
        drafts.settle(TITLE, "Mayor");
        assert_eq!(drafts.shown(TITLE, "Mayor"), "Mayor\n");
        drafts.settle(TITLE, "back by undo");
        assert_eq!(drafts.shown(TITLE, "back by undo"), "back by undo");
    }

    #[test]
    fn a_save_that_failed_is_tried_again_when_the_screen_is_left() {
        let mut drafts = typed("mine");
        let _ = drafts.take(1);
        drafts.settle(TITLE, "old");
        assert_eq!(drafts.hurry(), [1]);
        assert_eq!(drafts.take(1), [('t', "mine".to_owned())]);
    }

    #[test]
    fn all_words_of_a_thing_are_saved_together_and_no_others() {
        let mut drafts = typed("mine");
        drafts.typed(NOTES, "", "notes".to_owned(), 10.4);
        drafts.typed((2, 't'), "", "another".to_owned(), 10.4);
        assert_eq!(drafts.due_at(10.7), [1]);
        assert_eq!(
            drafts.take(1),
            [('n', "notes".to_owned()), ('t', "mine".to_owned())]
        );
        assert!(drafts.unsaved(2));
        assert_eq!(drafts.due_at(11.1), [2]);
    }

    #[test]
    fn words_typed_back_to_what_they_were_need_no_saving() {
        let mut drafts = typed("olds");
        drafts.typed(TITLE, "old", "old".to_owned(), 10.2);
        drafts.settle(TITLE, "old");
        assert!(drafts.due_at(99.0).is_empty());
    }

    #[test]
    fn forgotten_words_give_way_to_the_models() {
        let mut drafts = typed("");
        drafts.forget(TITLE);
        assert_eq!(drafts.shown(TITLE, "old"), "old");
    }
}
