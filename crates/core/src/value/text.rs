//! How a value crosses as text.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Error, Visitor};

/// Reads a value from its text, or from a number that is written with the same digits.
pub(super) struct FromText<T>(pub(super) PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for FromText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }
}

/// Makes a type with `Display` and `FromStr` cross as text: `Serialize`, `Deserialize`, `string` in TypeScript.
macro_rules! crosses_as_text {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_str(crate::value::text::FromText(std::marker::PhantomData))
            }
        }

        #[cfg(feature = "typescript")]
        const _: () = {
            mod declared {
                /// Written as text.
                #[derive(tsify::Tsify)]
                #[expect(dead_code, reason = "it stands for the text in TypeScript alone")]
                #[serde(transparent)]
                pub struct $name(String);
            }

            impl tsify::Tsify for $name {
                type JsType = <declared::$name as tsify::Tsify>::JsType;
                const DECL: &'static str = <declared::$name as tsify::Tsify>::DECL;
            }
        };
    };
}

/// What the error of a constructor says.
macro_rules! says {
    ($error:ident, $sentence:literal) => {
        impl std::fmt::Display for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($sentence)
            }
        }

        impl std::error::Error for $error {}
    };
}
