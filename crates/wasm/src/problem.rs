//! Errors as JavaScript sees them: an `Error` with a stable `code`, a sentence and, where core says it,
//! the values that stand in the sentence as `params`.

use affix_core::text::message::Note;
use wasm_bindgen::JsValue;

use crate::answer;

/// An error on its way to JavaScript.
pub(crate) struct Problem {
    code: &'static str,
    message: String,
    params: Option<JsValue>,
}

impl Problem {
    /// The caller's value has another shape than its type says.
    pub(crate) fn bad_request(why: &str) -> Self {
        Self { code: "bad_request", message: format!("The request could not be read: {why}"), params: None }
    }

    /// The answer could not be handed over.
    pub(crate) fn bad_answer(why: &str) -> Self {
        Self { code: "bad_answer", message: format!("The answer could not be handed over: {why}"), params: None }
    }

    /// What core says; the words are the catalogue's.
    pub(crate) fn of(note: &Note) -> Self {
        Self { code: note.code, message: note.code.into(), params: answer::of(&note.params).ok() }
    }
}

impl From<Problem> for JsValue {
    fn from(problem: Problem) -> Self {
        let error = js_sys::Error::new(&problem.message);
        // Setting a property of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&error, &"code".into(), &problem.code.into());
        if let Some(params) = problem.params {
            let _ = js_sys::Reflect::set(&error, &"params".into(), &params);
        }
        error.into()
    }
}
