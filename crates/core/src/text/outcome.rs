//! A value, or the sentence why there is none: never both, never neither.

/// Declares such a pair. In JSON it is two keys, of which one is `null`; in TypeScript a union that tells by
/// either key which of the two it is.
macro_rules! outcome {
    ($(#[$meta:meta])* pub enum $name:ident { $value:ident: $type:ty, $problem:ident }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
        #[serde(untagged, rename_all_fields = "camelCase")]
        pub enum $name {
            /// There is one.
            Made {
                /// The value.
                $value: $type,
                /// Nothing is wrong.
                $problem: (),
            },
            /// There is none.
            Refused {
                /// No value.
                $value: (),
                /// Why there is none.
                $problem: $crate::text::message::Note,
            },
        }

        impl $name {
            /// The value, where there is one.
            pub fn made(&self) -> Option<&$type> {
                match self {
                    Self::Made { $value, .. } => Some($value),
                    Self::Refused { .. } => None,
                }
            }

            /// Why there is none.
            pub fn problem(&self) -> Option<&$crate::text::message::Note> {
                match self {
                    Self::Made { .. } => None,
                    Self::Refused { $problem, .. } => Some($problem),
                }
            }
        }

        impl From<Result<$type, $crate::text::message::Note>> for $name {
            fn from(result: Result<$type, $crate::text::message::Note>) -> Self {
                match result {
                    Ok($value) => Self::Made { $value, $problem: () },
                    Err($problem) => Self::Refused { $value: (), $problem },
                }
            }
        }
    };
}

/// Declares a struct with such pairs flattened into it. An interface of TypeScript cannot extend a union, so
/// there it is the intersection of its own fields and theirs.
macro_rules! joined {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$of_field:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(serde::Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            $($(#[$of_field])* pub $field: $type,)*
        }

        #[cfg(feature = "typescript")]
        const _: () = {
            mod declared {
                use super::*;

                $(#[$meta])*
                #[derive(tsify::Tsify)]
                #[tsify(missing_as_null, hashmap_as_object)]
                #[serde(untagged, rename_all_fields = "camelCase")]
                #[allow(dead_code, reason = "it stands for the struct in TypeScript alone")]
                pub enum $name {
                    $name {
                        $($(#[$of_field])* $field: $type,)*
                    },
                }
            }

            impl tsify::Tsify for $name {
                type JsType = <declared::$name as tsify::Tsify>::JsType;
                const DECL: &'static str = <declared::$name as tsify::Tsify>::DECL;
                const SERIALIZATION_CONFIG: tsify::SerializationConfig =
                    <declared::$name as tsify::Tsify>::SERIALIZATION_CONFIG;
            }
        };
    };
}

pub(crate) use {joined, outcome};
