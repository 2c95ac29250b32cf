//! Errors as JavaScript sees them: an `Error` with a stable `code`, a sentence and, where core says it,
//! the values that stand in the sentence as `params`.

use affix_core::record::Wrong;
use affix_core::text::message::Note;
use wasm_bindgen::JsValue;

/// An error on its way to JavaScript.
pub(crate) struct Problem {
    code: &'static str,
    message: String,
    params: Option<js_sys::Object>,
}

impl Problem {
    /// The caller's value has another shape than its type says.
    pub(crate) fn bad_request(why: &str) -> Self {
        Self { code: "bad_request", message: ["The request could not be read: ", why].concat(), params: None }
    }

    /// The same, by the name where it went wrong.
    pub(crate) fn unread(wrong: &Wrong) -> Self {
        let note = wrong.note();
        let named = note.params.values().next().map_or("", String::as_str);
        // Bots' authors read the sentence; the extension's own requests are right, or its code names the place.
        let why = if cfg!(feature = "package") { note.text.clone() } else { [note.code, " ", named].concat() };
        Self { params: params(&note), ..Self::bad_request(&why) }
    }

    /// The core has a fault: whatever was thrown out of it without a code.
    #[cfg(feature = "package")]
    pub(crate) fn panicked() -> Self {
        let message = "Affix failed at this; the next call is answered by a fresh copy. Please report what was asked.";
        Self { code: "core_panicked", message: message.into(), params: None }
    }

    /// The answer could not be handed over.
    pub(crate) fn bad_answer() -> Self {
        Self { code: "bad_answer", message: "The answer could not be handed over.".into(), params: None }
    }

    /// What core says; in the extension the words are the catalogue's.
    pub(crate) fn of(note: &Note) -> Self {
        let message = if note.text.is_empty() { note.code } else { &note.text };
        Self { code: note.code, message: message.into(), params: params(note) }
    }
}

/// The values in a sentence, by their names.
fn params(note: &Note) -> Option<js_sys::Object> {
    let object = js_sys::Object::new();
    for (name, value) in &note.params {
        js_sys::Reflect::set(&object, &(*name).into(), &value.as_str().into()).ok()?;
    }
    Some(object)
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
