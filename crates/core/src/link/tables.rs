//! The tables in `data/offers.json` and `data/worth.json`.

use crate::text::message::{Code, code};

include!(concat!(env!("OUT_DIR"), "/worth.rs"));
