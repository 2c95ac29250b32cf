//! Calendar files by the rules of RFC 5545, read back by a reader that knows nothing of how they are written.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot read its own file has failed"
)]

use affix_core::event::{Entry, calendar_file};
use proptest::prelude::*;

const NOW: i64 = 1_795_377_600_000;

fn entry(name: &str, about: &str) -> Entry {
    Entry {
        id: "11_11-2026".into(),
        name: name.into(),
        about: about.into(),
        starts: "2026-11-11T08:00:00Z".into(),
        ends: "2026-11-20T08:00:00Z".into(),
    }
}

/// The content lines, joined again (section 3.1).
fn unfolded(file: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
        match line.strip_prefix([' ', '\t']) {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

/// A text value as its reader has it (section 3.3.11).
fn read(value: &str) -> String {
    let mut out = String::new();
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => out.push(match signs.next().unwrap() {
                'n' | 'N' => '\n',
                other @ ('\\' | ';' | ',') => other,
                other => panic!("\\{other} is no escape"),
            }),
            ';' | ',' => panic!("{sign} would end the value {value}"),
            other => out.push(other),
        }
    }
    out
}

fn value(file: &str, name: &str) -> String {
    let start = format!("{name}:");
    read(unfolded(file).iter().find_map(|line| line.strip_prefix(&start)).unwrap_or_default())
}

#[test]
fn a_file_is_one_calendar_with_an_event_for_each_entry() {
    let file = calendar_file(&[entry("11.11", ""), entry("Publish", "Until the sale")], NOW);
    let lines = unfolded(&file);
    assert_eq!((lines.first().unwrap().as_str(), lines.last().unwrap().as_str()), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    assert_eq!(lines[1], "VERSION:2.0");
    assert!(lines[2].starts_with("PRODID:-//Affix//"), "{lines:?}");
    let of = |what: &str| lines.iter().filter(|line| *line == what).count();
    assert_eq!((of("BEGIN:VEVENT"), of("END:VEVENT")), (2, 2));
    for name in
        ["UID:11_11-2026@affix", "DTSTAMP:20261122T200000Z", "DTSTART:20261111T080000Z", "DTEND:20261120T080000Z"]
    {
        assert_eq!(of(name), 2, "{name}");
    }
    assert_eq!(lines.iter().filter(|line| line.starts_with("DESCRIPTION:")).count(), 1);
}

#[test]
fn an_entry_without_readable_moments_is_left_out_and_the_others_stay() {
    let wrong = |starts: &str, ends: &str| Entry { starts: starts.into(), ends: ends.into(), ..entry("no", "") };
    let entries = [
        wrong("", ""),
        wrong("2026-11-11", "2026-11-20"),
        wrong("2026-11-31T08:00:00Z", "2026-12-01T08:00:00Z"),
        wrong("2026-11-11T24:00:00Z", "2026-11-20T08:00:00Z"),
        wrong("2026-11-11T08:00:00+01:00", "2026-11-20T08:00:00Z"),
        wrong("2026-11-20T08:00:00Z", "2026-11-11T08:00:00Z"),
        wrong("2026-11-11T08:00:00Z\r\nX:1", "2026-11-20T08:00:00Z"),
        entry("yes", ""),
    ];
    let file = calendar_file(&entries, NOW);
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
    assert_eq!(value(&file, "SUMMARY"), "yes");
}

proptest! {
    #[test]
    fn whatever_a_text_holds_it_comes_back_and_no_line_is_too_long(name in any::<String>(), about in "(?s).{1,300}") {
        let file = calendar_file(&[entry(&name, &about)], NOW);
        for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
            prop_assert!(line.len() <= 75, "{} bytes: {line}", line.len());
            prop_assert!(!line.contains(|sign: char| sign.is_control() && sign != '\t'), "{line:?}");
        }
        let said = |text: &str| -> String {
            let lines = text.replace("\r\n", "\n").replace('\r', "\n");
            lines.chars().filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t')).collect()
        };
        prop_assert_eq!(value(&file, "SUMMARY"), said(&name));
        prop_assert_eq!(value(&file, "DESCRIPTION"), said(&about));
    }
}
