//! A row that fails fails alone.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why a row has no answer though it holds a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoAnswer {
    /// The core has a fault.
    CorePanicked,
    /// More bytes than are read.
    TooLarge,
}

impl NoAnswer {
    /// Its stable code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::CorePanicked => "core_panicked",
            Self::TooLarge => "too_large",
        }
    }
}

/// What `answer` gives, however it ends.
pub(crate) fn guarded<T>(answer: impl FnOnce() -> T) -> Result<T, NoAnswer> {
    // Nothing that it touched is looked at again.
    catch_unwind(AssertUnwindSafe(answer)).map_err(|_| NoAnswer::CorePanicked)
}

#[cfg(test)]
mod tests {
    use super::{NoAnswer, guarded};

    #[test]
    fn a_panic_is_the_answer_of_its_row_alone() {
        let rows = [Some(1), None, Some(3)];
        #[expect(clippy::unwrap_used, reason = "the panic that is caught")]
        let answers = rows.map(|row| guarded(|| row.unwrap()));
        assert_eq!(answers, [Ok(1), Err(NoAnswer::CorePanicked), Ok(3)]);
    }
}
