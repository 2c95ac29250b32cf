//! A signed call as form text.

use super::key::PlatformKey;
use super::sign::{METHOD, sign};
use crate::address::encode_component;

/// Where every call goes, as a POST of `application/x-www-form-urlencoded`.
pub const ENDPOINT: &str = "https://api-sg.aliexpress.com/sync";

/// The form text of a call to `method` at `now`, in milliseconds since 1970-01-01 UTC; the platform
/// refuses a clock that is two hours off. Parameters with an empty value are left out.
pub(super) fn signed_form(key: &PlatformKey, method: &str, now: i64, own: &[(&str, &str)]) -> String {
    let timestamp = now.to_string();
    let mut params = vec![
        ("app_key", key.app_key.as_str()),
        ("format", "json"),
        ("method", method),
        ("sign_method", METHOD),
        ("timestamp", &timestamp),
        ("v", "2.0"),
    ];
    params.extend(own.iter().filter(|(_, value)| !value.is_empty()));
    let signature = sign(&key.secret, "", &params);
    params.push(("sign", &signature));
    let mut form = String::with_capacity(512);
    for (name, value) in params {
        if !form.is_empty() {
            form.push('&');
        }
        form.push_str(name);
        form.push('=');
        encode_component(&mut form, value);
    }
    form
}
