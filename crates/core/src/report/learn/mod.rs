//! What the publisher's own settled orders teach: the rate to expect of the next one, and how well what was said
//! before held.

mod calibration;
mod expected;
mod said;

pub use calibration::{Calibration, Outcome, Spoken, backtest, calibration};
pub use expected::{About, LearnedRate, Weight, learn};
pub use said::{SaidRate, held_against, said_rates};
