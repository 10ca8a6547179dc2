//! Enumerations of AWS's models: known values by name, unknown ones kept as the text that came.
//!
//! Kept, so that stored values outlive a model that drops them (ECR dropped `CLAIR`); a request with a value
//! that the model does not list is refused earlier, by [`crate::constraints`].

/// Declares an open enumeration: `Unlisted(String)` beside the named values.
#[macro_export]
macro_rules! string_enum {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant,)*
            /// A value that the model does not list.
            Unlisted(String),
        }

        impl $name {
            /// All values that the model lists.
            pub const VALUES: &'static [&'static str] = &[$($text),*];

            /// The value as it is written.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unlisted(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Unlisted(other.to_owned()),
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as ::serde::Deserialize>::deserialize(deserializer)?;
                Ok(Self::from(text.as_str()))
            }
        }
    };
}

#[cfg(test)]
mod tests {
    string_enum!(
        /// Two sizes.
        Size { Small = "SMALL", Large = "LARGE", }
    );

    #[test]
    fn unknown_values_survive_a_round_trip() {
        let sizes: Vec<Size> = serde_json::from_str(r#"["SMALL","HUGE"]"#).unwrap();
        assert_eq!(sizes, [Size::Small, Size::Unlisted("HUGE".to_owned())]);
        assert_eq!(serde_json::to_string(&sizes).unwrap(), r#"["SMALL","HUGE"]"#);
        assert_eq!(Size::VALUES, ["SMALL", "LARGE"]);
        assert_eq!(Size::Large.to_string(), "LARGE");
    }
}
