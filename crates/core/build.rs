//! Turns the tables in `data/` into Rust constants, so that nothing is parsed at run time and the
//! examples inside the tables never reach the module.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::de::DeserializeOwned;

#[path = "build/audit.rs"]
mod audit;
#[path = "build/categories.rs"]
mod categories;
#[path = "build/currencies.rs"]
mod currencies;
#[path = "build/disclosures.rs"]
mod disclosures;
#[path = "build/events.rs"]
mod events;
#[path = "build/forecast.rs"]
mod forecast;
#[path = "build/letters.rs"]
mod letters;
#[path = "build/limits.rs"]
mod limits;
#[path = "build/numbers.rs"]
mod numbers;
#[path = "build/rates.rs"]
mod rates;
#[path = "build/readers.rs"]
mod readers;
#[path = "build/reports.rs"]
mod reports;
#[path = "build/sayings.rs"]
mod sayings;
#[path = "build/selectors.rs"]
mod selectors;
#[path = "build/states.rs"]
mod states;
#[path = "build/templates.rs"]
mod templates;
#[path = "build/url.rs"]
mod url;
#[path = "build/worth.rs"]
mod worth;

type Res<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Res<()> {
    let data = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=build");
    fs::write(out.join("messages.rs"), messages(&data)?)?;
    fs::write(out.join("as_of.txt"), newest(&data)?)?;
    fs::write(out.join("categories.rs"), categories::generate(&data)?)?;
    fs::write(out.join("currencies.rs"), currencies::generate(&data)?)?;
    fs::write(out.join("audit.rs"), audit::generate(&data)?)?;
    fs::write(out.join("disclosures.rs"), disclosures::generate(&data)?)?;
    fs::write(out.join("templates.rs"), templates::generate(&data)?)?;
    fs::write(out.join("events.rs"), events::generate(&data)?)?;
    fs::write(out.join("forecast.rs"), forecast::generate(&data)?)?;
    fs::write(out.join("letters.rs"), letters::generate()?)?;
    fs::write(out.join("limits.rs"), limits::generate(&data)?)?;
    fs::write(out.join("network_codes.rs"), url::network_codes(&data)?)?;
    fs::write(out.join("numbers.rs"), numbers::generate(&data)?)?;
    fs::write(out.join("rates.rs"), rates::generate(&data)?)?;
    fs::write(out.join("readers.rs"), readers::generate(&data)?)?;
    fs::write(out.join("reports.rs"), reports::generate(&data)?)?;
    fs::write(out.join("sayings.rs"), sayings::generate(&data)?)?;
    fs::write(out.join("selectors.rs"), selectors::generate(&data)?)?;
    fs::write(out.join("states.rs"), states::generate(&data)?)?;
    fs::write(out.join("worth.rs"), worth::links(&data)?)?;
    fs::write(out.join("platforms.rs"), worth::places(&data)?)?;
    fs::write(out.join("banners.rs"), worth::banners(&data)?)?;
    fs::write(out.join("url.rs"), url::generate(&data)?)?;
    Ok(())
}

fn load<T: DeserializeOwned>(data: &Path, name: &str) -> Res<T> {
    let text = fs::read_to_string(data.join(name))?;
    serde_json::from_str(&text).map_err(|e| format!("data/{name}: {e}").into())
}

/// The newest day that a table says it was looked at, `YYYY-MM-DD`.
fn newest(data: &Path) -> Res<String> {
    let mut days = Vec::new();
    for file in fs::read_dir(data)? {
        let file = file?.path();
        if file.extension().is_some_and(|e| e == "json") {
            days_in(&serde_json::from_str(&fs::read_to_string(file)?)?, &mut days);
        }
    }
    days.into_iter().max().ok_or_else(|| "data: no table says when it was looked at".into())
}

/// The whole days among a table's `asOf`.
fn days_in(table: &serde_json::Value, days: &mut Vec<String>) {
    match table {
        serde_json::Value::Array(items) => items.iter().for_each(|item| days_in(item, days)),
        serde_json::Value::Object(items) => {
            for (key, item) in items {
                match item.as_str().filter(|day| key == "asOf" && day.len() == "2026-11-22".len()) {
                    Some(day) => days.push(day.to_owned()),
                    None => days_in(item, days),
                }
            }
        }
        _ => {}
    }
}

/// The catalogue: every file of `data/messages/en/`, one code in one file only. The command line's own
/// sentences are not the module's; those of other languages are the extension's catalogues alone.
fn messages(data: &Path) -> Res<String> {
    let mut table = BTreeMap::<String, String>::new();
    let mut folders = vec!["messages/en"];
    folders.extend(env::var_os("CARGO_FEATURE_SENTENCES").map(|_| "cli"));
    let mut names = Vec::new();
    for folder in folders {
        for file in fs::read_dir(data.join(folder))? {
            names.push(format!("{folder}/{}", file?.file_name().to_string_lossy()));
        }
    }
    for name in names {
        for (code, text) in load::<BTreeMap<String, String>>(data, &name)? {
            if table.insert(code.clone(), text).is_some() {
                return Err(format!("data/{name}: {code} stands in another file too").into());
            }
        }
    }
    let (names, sentences): (Vec<_>, Vec<_>) = table.iter().unzip();
    let mut codes = String::new();
    for (i, (name, text)) in table.iter().enumerate() {
        writeln!(codes, "    /// {text}\n    pub const {}: Code = Code({i});", name.to_uppercase())?;
    }
    Ok(format!(
        "static NAMES: &[&str] = &{names:?};\n\n#[cfg(feature = \"sentences\")]\nstatic SENTENCES: &[&str] = &{sentences:?};\n\n/// Every sentence of the catalogue.\npub mod code {{\n    use super::Code;\n{codes}}}\n"
    ))
}
