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
    };
}
pub(crate) use words;
