//! The signature of a call.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What the platform calls this way of signing: HMAC-SHA256 with the secret as key.
pub(super) const METHOD: &str = "sha256";

/// The signature of a call: over its path (empty for the business gateway) and all its parameters,
/// sorted by the bytes of their names. `sign` itself and empty values do not count.
///
/// Source: the platform's signature document; its examples are in `tests/cases/sign.json`.
pub fn sign<V: AsRef<str>>(secret: &str, path: &str, params: &[(&str, V)]) -> String {
    let text = signed_text(path, &params.iter().map(|(name, value)| (*name, value.as_ref())).collect::<Vec<_>>());
    // An HMAC takes a key of any length.
    let Ok(mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.as_bytes()) else { return String::new() };
    upper_hex(&mac.chain_update(text).finalize().into_bytes())
}

fn signed_text(path: &str, params: &[(&str, &str)]) -> String {
    let mut text = path.to_owned();
    let mut last = "";
    // A call has a dozen parameters: looking for the next one costs less code than sorting.
    while let Some((name, _)) = params.iter().filter(|(name, _)| *name > last).min_by_key(|(name, _)| *name) {
        for (_, value) in params.iter().filter(|(n, value)| n == name && *n != "sign" && !value.is_empty()) {
            text.push_str(name);
            text.push_str(value);
        }
        last = name;
    }
    text
}

fn upper_hex(bytes: &[u8]) -> String {
    let digit = |n: u8| char::from(if n < 10 { b'0' + n } else { b'A' + n - 10 });
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}
