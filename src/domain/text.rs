//! How a plain value is written as text in the program file, and read back.

use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};
use std::borrow::Cow;

/// A value with one exact spelling as text: what is written is what is read back.
pub trait AsText: Sized {
    /// The spelling.
    fn to_text(&self) -> Cow<'static, str>;

    /// The value so spelled, or `None` when the text is not a spelling of one.
    fn from_text(text: &str) -> Option<Self>;
}

impl AsText for NaiveDate {
    fn to_text(&self) -> Cow<'static, str> {
        Cow::Owned(self.format("%Y-%m-%d").to_string())
    }

    fn from_text(text: &str) -> Option<Self> {
        Self::parse_from_str(text, "%Y-%m-%d").ok()
    }
}

impl AsText for NaiveTime {
    fn to_text(&self) -> Cow<'static, str> {
        Cow::Owned(self.format("%H:%M").to_string())
    }

    fn from_text(text: &str) -> Option<Self> {
        Self::parse_from_str(text, "%H:%M").ok()
    }
}

impl AsText for DateTime<Utc> {
    fn to_text(&self) -> Cow<'static, str> {
        Cow::Owned(self.to_rfc3339_opts(SecondsFormat::Millis, true))
    }

    fn from_text(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text)
            .ok()
            .map(|at| at.with_timezone(&Utc))
    }
}

/// Declares an enum whose every value has a stored word and a label that a person reads.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
        }

        impl $name {
            /// Every value, in the order people list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word it is stored and exchanged as.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// What a person reads.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
        }

        impl $crate::domain::text::AsText for $name {
            fn to_text(&self) -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(self.word())
            }

            fn from_text(text: &str) -> Option<Self> {
                match text { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <String as serde::Deserialize>::deserialize(deserializer)?;
                <Self as $crate::domain::text::AsText>::from_text(&word)
                    .ok_or_else(|| serde::de::Error::custom(format!("{word:?} is unknown")))
            }
        }
    };
}
pub(crate) use words;

/// The words with their first letter large, as a sentence or a label begins.
pub fn upper_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The words with their first letter small, for use inside a sentence; "EMS station" stays.
pub fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return words.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_into_a_sentence_and_abbreviations_stay() {
        let both = |words: &str| (lower_first(words), upper_first(words));
        assert_eq!(both("District"), ("district".into(), "District".into()));
        assert_eq!(
            both("EMS station"),
            ("EMS station".into(), "EMS station".into())
        );
        assert_eq!(both("élan"), ("élan".into(), "Élan".into()));
        assert_eq!(both(""), (String::new(), String::new()));
    }
}
