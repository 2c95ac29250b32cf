//! The one request that the module sends: a signed form to the Open Platform, from the service worker.

use affix_core::open_platform::{ENDPOINT, Reply};
use affix_core::text::message::Note;
use gloo_net::http::Request;
use wasm_bindgen::JsValue;
use web_sys::{AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect};

use crate::problem::Problem;

/// What became of a call.
pub(crate) struct Ended {
    timeout: u32,
    outcome: Outcome,
}

enum Outcome {
    Answer(u16, String),
    TimedOut,
    Unreachable,
}

impl Ended {
    /// What the answer means, or its problem as JavaScript gets it.
    pub(crate) fn read<T>(&self, read: impl FnOnce(Reply<'_>) -> Result<T, Note>) -> Result<T, JsValue> {
        let reply = match &self.outcome {
            Outcome::Answer(status, body) => Reply::Answer { status: *status, body },
            Outcome::TimedOut => Reply::TimedOut { seconds: self.timeout.div_ceil(1_000) },
            Outcome::Unreachable => Reply::Unreachable,
        };
        read(reply).map_err(|why| Problem::of(&why).into())
    }
}

/// Sends a form and waits `timeout` milliseconds for the whole answer. A form that could not be made
/// is a problem, and nothing is sent.
pub(crate) async fn send(form: Result<String, Note>, timeout: u32) -> Result<Ended, JsValue> {
    let form = form.map_err(|why| Problem::of(&why))?;
    let signal = AbortSignal::timeout_with_u32(timeout);
    let outcome = match exchange(&form, &signal).await {
        Ok((status, body)) => Outcome::Answer(status, body),
        Err(_) if signal.aborted() => Outcome::TimedOut,
        Err(_) => Outcome::Unreachable,
    };
    Ok(Ended { timeout, outcome })
}

/// Without cookies, a referrer or the browser's cache; a redirection would take the form elsewhere.
async fn exchange(form: &str, signal: &AbortSignal) -> Result<(u16, String), Unsent> {
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(&form.into());
    options.set_credentials(RequestCredentials::Omit);
    options.set_cache(RequestCache::NoStore);
    options.set_redirect(RequestRedirect::Error);
    options.set_referrer_policy(ReferrerPolicy::NoReferrer);
    options.set_signal(Some(signal));
    let request = web_sys::Request::new_with_str_and_init(ENDPOINT, &options).map_err(|_| Unsent)?;
    request.headers().set("content-type", "application/x-www-form-urlencoded;charset=utf-8").map_err(|_| Unsent)?;
    let answer = Request::from(request).send().await.map_err(|_| Unsent)?;
    Ok((answer.status(), answer.text().await.map_err(|_| Unsent)?))
}

struct Unsent;
