//! The signature of a call.

use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sha2::{Digest, Sha256};

/// How a call is signed; what the platform calls it is its `sign_method`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignMethod {
    /// `sha256`: HMAC-SHA256 with the secret as key. The one that Affix uses.
    Sha256,
    /// `md5`: MD5 of the text between two secrets, as the platform's predecessor had it.
    Md5,
    /// `hmac`: HMAC-MD5 with the secret as key.
    HmacMd5,
}

impl SignMethod {
    /// Its name in a call.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Md5 => "md5",
            Self::HmacMd5 => "hmac",
        }
    }
}

/// The signature of a call: over its path (empty for the business gateway) and all its parameters,
/// sorted by the bytes of their names. `sign` itself and empty values do not count.
///
/// Source: the platform's signature document; its examples are in `tests/cases/sign.json`.
pub fn sign<V: AsRef<str>>(method: SignMethod, secret: &str, path: &str, params: &[(&str, V)]) -> String {
    let text = signed_text(path, &params.iter().map(|(name, value)| (*name, value.as_ref())).collect::<Vec<_>>());
    match method {
        SignMethod::Sha256 => keyed::<Hmac<Sha256>>(secret, &text),
        SignMethod::HmacMd5 => keyed::<Hmac<Md5>>(secret, &text),
        SignMethod::Md5 => {
            let digest = Md5::new().chain_update(secret).chain_update(text).chain_update(secret).finalize();
            upper_hex(&digest)
        }
    }
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

fn keyed<M: Mac + KeyInit>(secret: &str, text: &str) -> String {
    // An HMAC takes a key of any length.
    let Ok(mac) = <M as KeyInit>::new_from_slice(secret.as_bytes()) else { return String::new() };
    upper_hex(&mac.chain_update(text).finalize().into_bytes())
}

fn upper_hex(bytes: &[u8]) -> String {
    let digit = |n: u8| char::from(if n < 10 { b'0' + n } else { b'A' + n - 10 });
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}
