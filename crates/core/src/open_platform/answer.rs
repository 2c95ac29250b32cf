//! What came back: the result inside it, or a sentence that says what to do.

use crate::text::message::{Code, Note, code};
use affix_json::{Document, Json};

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply<'a> {
    /// A server answered.
    Answer {
        /// HTTP status.
        status: u16,
        /// The whole body.
        body: &'a str,
    },
    /// Nobody did in time.
    TimedOut {
        /// How long it was waited for.
        seconds: u32,
    },
    /// There is no way to the server.
    Unreachable,
}

impl<'a> Reply<'a> {
    /// The body of an answer, as it came; empty without one.
    pub(super) fn body(self) -> &'a str {
        match self {
            Reply::Answer { body, .. } => body,
            Reply::TimedOut { .. } | Reply::Unreachable => "",
        }
    }

    /// The answer as JSON.
    pub(super) fn opened(self) -> Result<(u16, Document<'a>), Note> {
        let (status, body) = match self {
            Reply::Answer { status, body } => (status, body),
            Reply::TimedOut { seconds } => {
                return Err(Note::new(code::OPEN_PLATFORM_TIMEOUT, [("seconds", seconds.to_string())]));
            }
            Reply::Unreachable => return Err(Note::plain(code::OPEN_PLATFORM_UNREACHABLE)),
        };
        match Document::first(body).filter(|document| document.value().is_object()) {
            Some(document) => Ok((status, document)),
            None if !(200..300).contains(&status) => Err(failed(status)),
            None if matches!(body.trim_start().as_bytes().first(), None | Some(b'{')) => {
                Err(Note::plain(code::OPEN_PLATFORM_CUT))
            }
            None => Err(Note::plain(code::OPEN_PLATFORM_NO_JSON)),
        }
    }
}

/// The result inside an answer; `None` where the platform says that there is nothing.
pub(super) fn result<'a>(status: u16, whole: Json<'a>, method: &str) -> Result<Option<Json<'a>>, Note> {
    let error = whole.get("error_response");
    if error.is_object() {
        return refusal(status, error, method);
    }
    // Simplified answers lack the wrapper that is named after the method.
    let inner = || whole.entries().map(|(_, value)| value.get("resp_result")).find(|result| result.is_object());
    let Some(answer) = Some(whole.get("resp_result")).filter(|result| result.is_object()).or_else(inner) else {
        return match whole.get("code").text().as_deref() {
            None | Some("0") if (200..300).contains(&status) => Err(Note::plain(code::OPEN_PLATFORM_UNREADABLE)),
            None | Some("0") => Err(failed(status)),
            Some(_) => refusal(status, whole, method),
        };
    };
    let [number, message, result] = answer.fields(&["resp_code", "resp_msg", "result"]);
    match number.whole() {
        Some(200) => Ok(Some(result)),
        None if result.is_some() => Ok(Some(result)),
        None => Err(Note::plain(code::OPEN_PLATFORM_UNREADABLE)),
        Some(405) => Ok(None),
        Some(number @ (401 | 404)) => Err(with_code(code::OPEN_PLATFORM_PUBLISHER, &number.to_string())),
        Some(407) => Err(with_code(code::OPEN_PLATFORM_PARAMETERS, "407")),
        Some(other) => Err(unknown(&other.to_string(), &message.string())),
    }
}

/// What the gateway itself says before any method was asked.
fn refusal<'a>(status: u16, error: Json<'_>, method: &str) -> Result<Option<Json<'a>>, Note> {
    let [name, message, sub_name, sub_message] =
        error.fields(&["code", "msg", "sub_code", "sub_msg"]).map(|part| part.string());
    let message = if message.is_empty() { error.get("message").string() } else { message };
    let is = |known: &str| name == known || sub_name == known;
    Err(if is("ApiCallLimit") || name == "7" || sub_name.starts_with("accesscontrol.limited-by") || status == 429 {
        limited(seconds(&sub_message).or_else(|| seconds(&message)))
    } else if name == "15" && matches!(sub_name.as_str(), "405" | "ERROR-405") {
        return Ok(None);
    } else if is("InvalidAppKey") {
        Note::plain(code::OPEN_PLATFORM_BAD_KEY)
    } else if is("IncompleteSignature") || is("InvalidSignature") || name == "25" {
        Note::plain(code::OPEN_PLATFORM_BAD_SIGNATURE)
    } else if is("IllegalAccessToken") || is("InvalidAccessToken") {
        Note::plain(code::OPEN_PLATFORM_TOKEN)
    } else if is("InsufficientPermission") || is("isv.permission-api-package-gateway-no-auth") {
        Note::new(code::OPEN_PLATFORM_PERMISSION, [("method", method)])
    } else if is("MissingParameter") {
        with_code(code::OPEN_PLATFORM_PARAMETERS, "MissingParameter")
    } else {
        let detail = if sub_message.is_empty() { message } else { sub_message };
        unknown(if name.is_empty() { &sub_name } else { &name }, &detail)
    })
}

/// A status that says by itself that there is no answer.
fn failed(status: u16) -> Note {
    match status {
        429 => limited(None),
        _ => Note::new(code::OPEN_PLATFORM_HTTP, [("status", status.to_string())]),
    }
}

fn limited(seconds: Option<u64>) -> Note {
    match seconds {
        Some(seconds) => Note::new(code::OPEN_PLATFORM_LIMIT, [("seconds", seconds.to_string())]),
        None => Note::plain(code::OPEN_PLATFORM_LIMIT_UNSAID),
    }
}

/// The number before the word "seconds".
fn seconds(text: &str) -> Option<u64> {
    let mut number = None;
    for word in text.split_ascii_whitespace() {
        if word.starts_with("second") {
            return number;
        }
        number = word.parse().ok().or(number);
    }
    None
}

fn with_code(sentence: Code, name: &str) -> Note {
    Note::new(sentence, [("code", name)])
}

/// A refusal that no table knows: what the platform calls it, and its own words where it has some.
fn unknown(name: &str, message: &str) -> Note {
    let name = if name.is_empty() { "?" } else { name };
    if message.is_empty() {
        return with_code(code::OPEN_PLATFORM_REFUSED, name);
    }
    Note::new(code::OPEN_PLATFORM_REFUSED_WHY, [("code", name), ("message", message)])
}

/// The elements of a list, with or without the wrapper `inner` that names its elements.
pub(super) fn elements<'a>(list: Json<'a>, inner: &str) -> impl Iterator<Item = Json<'a>> {
    let wrapped = list.get(inner);
    let single = (wrapped.is_object()).then_some(wrapped);
    let many = if list.is_array() { list } else { wrapped };
    single.into_iter().chain(if many.is_array() { many } else { Json::default() }.items())
}
