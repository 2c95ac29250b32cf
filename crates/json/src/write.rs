//! A text as JSON.

/// Appends a text as a JSON string.
pub fn push_string(out: &mut String, text: &str) {
    let escaped = |b: u8| b < 0x20 || b == b'"' || b == b'\\';
    out.push('"');
    // Nearly every text is plain; without an early end the loop runs on many bytes at once.
    if !text.bytes().fold(false, |any, b| any | escaped(b)) {
        out.push_str(text);
        out.push('"');
        return;
    }
    let mut from = 0;
    // What has to be escaped is ASCII, so every cut is at a character's edge.
    for (at, b) in text.bytes().enumerate() {
        if !escaped(b) {
            continue;
        }
        out.push_str(text.get(from..at).unwrap_or(""));
        from = at + 1;
        match b {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x08 => out.push_str("\\b"),
            0x0c => out.push_str("\\f"),
            _ => {
                out.push_str("\\u00");
                out.push(if b < 0x10 { '0' } else { '1' });
                out.push(char::from_digit(u32::from(b & 15), 16).unwrap_or('0'));
            }
        }
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_written_string_is_what_a_parser_writes(text in "\\PC{0,20}|[\\x00-\\x7f]{0,40}") {
            let mut out = String::new();
            push_string(&mut out, &text);
            prop_assert_eq!(out, serde_json::to_string(&text).unwrap_or_default());
        }
    }
}
