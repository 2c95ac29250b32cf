//! A long text on its way in. A page's state is nearly all of a snapshot, and the glue's own way copies
//! an ASCII string character by character in JavaScript: 0.28 ms for 70 KB, more than reading it takes.
//! The browser's encoder writes the same bytes in 0.02 ms.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, source: &JsString, into: &mut [u8]) -> Written;

    type Written;

    /// UTF-16 units that were encoded.
    #[wasm_bindgen(method, getter)]
    fn read(this: &Written) -> u32;

    /// Bytes that were written.
    #[wasm_bindgen(method, getter)]
    fn written(this: &Written) -> u32;
}

/// A text as UTF-8; a lone half of a surrogate pair becomes U+FFFD. None for what is no text.
pub(crate) fn long_text(value: &JsValue) -> Option<String> {
    let text: &JsString = value.dyn_ref()?;
    let encoder = TextEncoder::new();
    // Enough for ASCII; what does not fit gets the most that its characters can need.
    let mut bytes = vec![0; text.length() as usize];
    let first = encoder.encode_into(text, &mut bytes);
    bytes.truncate(first.written() as usize);
    let left = text.length() - first.read();
    if left > 0 {
        let start = bytes.len();
        bytes.resize(start + left as usize * 3, 0);
        let rest = text.slice(first.read(), text.length());
        let second = encoder.encode_into(&rest, bytes.get_mut(start..)?);
        bytes.truncate(start + second.written() as usize);
    }
    String::from_utf8(bytes).ok()
}
