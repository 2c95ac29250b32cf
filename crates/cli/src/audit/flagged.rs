//! Products that speak against themselves, as `affix vet` says of their saved pages.

use std::fs;

use affix_core::text::message::{Note, code};
use affix_core::value::ProductId;
use affix_files::saved::unreadable;
use serde::Deserialize;

/// What of an answer of `affix vet` counts here.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Vetted {
    product_id: Option<ProductId>,
    signals: Vec<Signal>,
}

#[derive(Deserialize)]
struct Signal {
    code: String,
    answer: String,
    #[serde(default)]
    reason: Option<String>,
}

/// The products of a file of answers, one a line, for which some signal is bad, with why.
pub(super) fn read(file: &str) -> Result<Vec<(ProductId, String)>, String> {
    let text = fs::read_to_string(file).map_err(|e| format!("{file}: {}", unreadable(file, "vetted.json", &e)))?;
    let mut flagged = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let vetted: Vetted = serde_json::from_str(line).map_err(|e| {
            let why = [("line", u32::to_string(&number)), ("problem", e.to_string())];
            format!("{file}: {}", Note::new(code::CLI_AUDIT_VETTED, why))
        })?;
        let bad = vetted.signals.iter().filter(|signal| signal.answer == "bad");
        let why: Vec<&str> = bad.map(|signal| signal.reason.as_deref().unwrap_or(&signal.code)).collect();
        if let Some(id) = vetted.product_id.filter(|_| !why.is_empty()) {
            flagged.push((id, why.join(" ")));
        }
    }
    Ok(flagged)
}
