//! In which letters a file is written.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

/// Bytes at the start of a page in which it may say its encoding, and of an archive its headers.
pub(crate) const HEAD: usize = 4096;

/// The text of a document, whatever its bytes, and whether it is them as they are: by its mark, as UTF-8, else as it says
/// itself; letters that then are none are replaced.
pub(crate) fn text_of(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return (encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0, false);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), true);
    }
    let declared = in_meta(bytes).and_then(Encoding::for_label_no_replacement);
    match declared.filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8) {
        Some(encoding) => (encoding.decode_without_bom_handling(bytes).0, false),
        None => (String::from_utf8_lossy(bytes), false),
    }
}

/// The encoding that a page's `<meta>` names.
pub(crate) fn in_meta(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let mut from = 0;
    loop {
        let rest = head.get(from..)?;
        let at = rest.windows(7).position(|word| word.eq_ignore_ascii_case(b"charset"))?;
        from += at + 7;
        // Only inside a `<meta …>` tag.
        let open = head.get(..from)?.iter().rposition(|b| *b == b'<')?;
        let tag = head.get(open + 1..from)?;
        if !tag.get(..4).is_some_and(|name| name.eq_ignore_ascii_case(b"meta")) || tag.contains(&b'>') {
            continue;
        }
        let value = head.get(from..)?.trim_ascii_start();
        let Some(value) = value.strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b)))?;
        return value.get(..end);
    }
}
