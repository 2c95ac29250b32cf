//! Sale events, the clocks they are meant in, and what is to do around them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{Res, load};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(rename = "about")]
    _about: String,
    zones: Vec<Zone>,
    daylight: BTreeMap<String, Daylight>,
    tasks: BTreeMap<String, Vec<Task>>,
    events: Vec<Event>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Zone {
    id: String,
    name: String,
    hours: String,
    daylight: Option<String>,
    since: i64,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Daylight {
    #[serde(rename = "source")]
    _source: String,
    starts: Turn,
    ends: Turn,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Turn {
    month: i64,
    nth: i64,
    at: String,
    utc: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Task {
    code: String,
    from: Anchor,
    until: Anchor,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Anchor {
    Start(i64),
    End(i64),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Event {
    id: String,
    name: String,
    zone: String,
    tasks: String,
    usual: bool,
    rule: Rule,
    source: String,
    as_of: String,
    confidence: String,
    #[serde(rename = "evidence")]
    _evidence: IgnoredAny,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
enum Rule {
    Dates { from: String, until: String },
    Weekday { month: i64, weekday: String, nth: i64, from: i64, until: i64 },
    Monthly { from: i64, until: i64 },
}

/// Zones, tasks and events as constants; a name that nothing bears stops the build.
pub(crate) fn generate(data: &Path) -> Res<String> {
    let Table { zones, daylight, tasks, events, .. } = load(data, "events.json")?;
    let mut out = String::new();
    for (name, Daylight { starts, ends, .. }) in &daylight {
        writeln!(
            out,
            "static DAYLIGHT_{}: Daylight = Daylight {{ starts: {}, ends: {} }};",
            name.to_uppercase(),
            turn(starts)?,
            turn(ends)?
        )?;
    }
    for Zone { id, name, hours, daylight: rule, since, .. } in &zones {
        let rule = match rule {
            Some(rule) if daylight.contains_key(rule) => format!("Some(&DAYLIGHT_{})", rule.to_uppercase()),
            Some(rule) => return Err(format!("data/events.json: {id} names the unknown rule {rule}").into()),
            None => "None".into(),
        };
        writeln!(
            out,
            "static {}: Zone = Zone {{ id: {id:?}, name: code::{}, standard: {}, daylight: {rule}, since: {since} }};",
            constant(id),
            name.to_uppercase(),
            minutes(hours)?
        )?;
    }
    let all: Vec<_> = zones.iter().map(|zone| format!("&{}", constant(&zone.id))).collect();
    writeln!(out, "/// AliExpress' own comes first.\npub(super) static ZONES: &[&Zone] = &[{}];", all.join(", "))?;
    let mut last = 0;
    for (name, list) in &tasks {
        writeln!(out, "pub(super) static TASKS_{}: &[TaskRow] = &[", name.to_uppercase())?;
        for Task { code, from, until } in list {
            let code = code.to_uppercase();
            writeln!(out, "    TaskRow {{ what: code::{code}, from: {}, until: {} }},", anchor(from), anchor(until))?;
            if let Anchor::End(hours) = until {
                last = last.max(*hours);
            }
        }
        out.push_str("];\n");
    }
    writeln!(
        out,
        "/// Hours after an event in which there still is something to do.\npub(super) const AFTERMATH: i64 = {last};"
    )?;
    out.push_str("pub(super) static EVENTS: &[Event] = &[\n");
    for Event { id, name, zone, tasks: list, usual, rule, source, as_of, confidence, .. } in &events {
        if !matches!(confidence.as_str(), "high" | "medium") {
            return Err(
                format!("data/events.json: {id} has confidence {confidence:?}; only high and medium ship").into()
            );
        }
        if !zones.iter().any(|known| known.id == *zone) || !tasks.contains_key(list) {
            return Err(format!("data/events.json: {id} names an unknown zone or list of tasks").into());
        }
        // The page finds a hidden event's name by its id.
        if *name != format!("event_{id}") {
            return Err(format!("data/events.json: the name of {id} has to be event_{id}").into());
        }
        writeln!(
            out,
            "    Event {{ id: {id:?}, name: code::{}, zone: &{}, rule: {}, tasks: TASKS_{}, usual: {usual}, source: code::{}, as_of: {as_of:?} }},",
            name.to_uppercase(),
            constant(zone),
            rule_of(rule)?,
            list.to_uppercase(),
            source.to_uppercase(),
        )?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn rule_of(rule: &Rule) -> Res<String> {
    Ok(match rule {
        Rule::Dates { from, until } => format!("Rule::Dates {{ from: {}, until: {} }}", date(from)?, date(until)?),
        Rule::Monthly { from, until } => format!("Rule::Monthly {{ from: {from}, until: {until} }}"),
        Rule::Weekday { month, weekday, nth, from, until } => {
            const WEEK: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
            let weekday = WEEK.iter().position(|day| day == weekday).ok_or("data/events.json: an unknown weekday")?;
            format!("Rule::Weekday {{ month: {month}, weekday: {weekday}, nth: {nth}, from: {from}, until: {until} }}")
        }
    })
}

fn turn(Turn { month, nth, at, utc }: &Turn) -> Res<String> {
    Ok(format!("Turn {{ month: {month}, nth: {nth}, minutes: {}, utc: {utc} }}", minutes(at)?))
}

fn anchor(anchor: &Anchor) -> String {
    match anchor {
        Anchor::Start(hours) => format!("Anchor::Start({hours})"),
        Anchor::End(hours) => format!("Anchor::End({hours})"),
    }
}

/// `-08:30` in minutes.
fn minutes(text: &str) -> Res<i64> {
    let (sign, clock) = match text.strip_prefix('-') {
        Some(clock) => (-1, clock),
        None => (1, text.trim_start_matches('+')),
    };
    let (hours, minutes) = clock.split_once(':').ok_or("data/events.json: hours are written as 08:00")?;
    Ok(sign * (hours.parse::<i64>()? * 60 + minutes.parse::<i64>()?))
}

/// `11-19` as a month and a day.
fn date(text: &str) -> Res<String> {
    let (month, day) = text.split_once('-').ok_or("data/events.json: days are written as 11-19")?;
    Ok(format!("({}, {})", month.parse::<i64>()?, day.parse::<i64>()?))
}

fn constant(zone: &str) -> String {
    format!("ZONE_{}", zone.to_uppercase().replace(['/', '-'], "_"))
}
