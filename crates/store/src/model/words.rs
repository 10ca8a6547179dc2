//! Enumerations that are stored as words.

/// Declares an enumeration with the word each value is stored as, `as_str` and a way back.
macro_rules! words {
    ($(#[$attribute:meta])* $name:ident { $($(#[$value_attribute:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$value_attribute])* $value,)+ }

        impl $name {
            /// The word it is stored and shown as.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$value => $word,)+ }
            }

            /// The value that a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$value),)+ _ => None }
            }
        }
    };
}
pub(crate) use words;
