//! Errors as JavaScript sees them: an `Error` with a stable `code` and a sentence.

use affix_core::message::Note;
use wasm_bindgen::JsValue;

/// An error on its way to JavaScript.
pub(crate) struct Problem {
    code: &'static str,
    message: String,
}

impl Problem {
    /// The caller's value has another shape than its type says.
    pub(crate) fn bad_request(why: &str) -> Self {
        Self { code: "bad_request", message: format!("The request could not be read: {why}") }
    }

    /// The answer could not be handed over.
    pub(crate) fn bad_answer(why: &str) -> Self {
        Self { code: "bad_answer", message: format!("The answer could not be handed over: {why}") }
    }

    /// What core says; the words are the catalogue's.
    pub(crate) fn of(note: &Note) -> Self {
        Self { code: note.code, message: note.code.into() }
    }
}

impl From<Problem> for JsValue {
    fn from(problem: Problem) -> Self {
        let error = js_sys::Error::new(&problem.message);
        // Setting a property of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&error, &"code".into(), &problem.code.into());
        error.into()
    }
}
