//! The calendar of sale events: every event has a source and a date, every example comes out, and the
//! user's edits change what they name and nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

use affix_core::event::{Occurrence, Phase, TaskState, check, occurrences, plans, running, zones};
use affix_core::settings::EventEdit;
use proptest::prelude::*;
use serde_json::Value;

/// 2026-11-22T20:00:00Z.
const NOW: i64 = 1_795_377_600_000;
const DAY: i64 = 86_400_000;

fn data(name: &str) -> Value {
    let path = format!("{}/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Milliseconds of a moment, by another reader than ours.
fn millis(moment: &str) -> i64 {
    moment.parse::<jiff::Timestamp>().unwrap().as_millisecond()
}

fn of_year(edits: &[EventEdit], year: i64) -> Vec<Occurrence> {
    let start = |year: i64| millis(&format!("{year}-01-01T00:00:00Z"));
    let all = occurrences(edits, start(year) - 30 * DAY, start(year + 1) + 30 * DAY);
    all.into_iter().filter(|run| run.local_starts.starts_with(&year.to_string())).collect()
}

fn one<'a>(runs: &'a [Occurrence], id: &str) -> &'a Occurrence {
    runs.iter().find(|run| run.id == id).unwrap()
}

fn edit(id: &str, starts: &str, ends: &str) -> EventEdit {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    EventEdit { id: id.into(), starts: given(starts), ends: given(ends), ..EventEdit::default() }
}

fn own(id: &str, starts: &str, ends: &str) -> EventEdit {
    EventEdit { name: Some("Shop birthday".into()), ..edit(id, starts, ends) }
}

fn problems(edit: &EventEdit) -> Vec<(&'static str, &'static str)> {
    check(edit).into_iter().map(|p| (p.field, p.problem.code)).collect()
}

#[test]
fn every_event_has_a_source_a_date_and_evidence() {
    for event in data("events")["events"].as_array().unwrap() {
        let id = &event["id"];
        let date = event["asOf"].as_str().unwrap_or_default();
        assert!(date.len() == 10 && date.parse::<jiff::civil::Date>().is_ok(), "{id}: {date:?} is no date");
        assert!(event["source"].as_str().is_some_and(|s| s.starts_with("event_source_")), "{id} has no source");
        let evidence = event["evidence"].as_array().map(Vec::as_slice).unwrap_or_default();
        assert!(
            !evidence.is_empty() && evidence.iter().all(|e| e["where"].is_string() && e["days"].is_string()),
            "{id}"
        );
        assert!(!event["examples"].as_object().unwrap().is_empty(), "{id} has no examples");
    }
    for run in of_year(&[], 2026) {
        assert!(!run.source.is_empty() && run.as_of.len() == 10 && !run.name.text.is_empty(), "{}", run.id);
    }
}

#[test]
fn every_example_comes_out() {
    for event in data("events")["events"].as_array().unwrap() {
        for (year, window) in event["examples"].as_object().unwrap() {
            let runs = of_year(&[], year.parse().unwrap());
            let run = one(&runs, event["id"].as_str().unwrap());
            assert_eq!(
                (run.starts.as_str(), run.ends.as_str()),
                (window[0].as_str().unwrap(), window[1].as_str().unwrap())
            );
        }
    }
}

#[test]
fn every_zone_tells_the_time_of_its_examples() {
    let table = data("events");
    assert_eq!(zones().len(), table["zones"].as_array().unwrap().len());
    for zone in table["zones"].as_array().unwrap() {
        for (local, utc) in zone["examples"].as_object().unwrap() {
            let edit =
                EventEdit { zone: Some(zone["id"].as_str().unwrap().into()), ..own("own", local, "2099-01-01T00:00") };
            let runs = of_year(&[edit], local[..4].parse().unwrap());
            let run = one(&runs, "own");
            assert_eq!((run.starts.as_str(), run.local_starts.as_str()), (utc.as_str().unwrap(), local.as_str()));
        }
    }
}

#[test]
fn every_year_has_each_event_once_and_choice_day_every_month() {
    for year in 2007..=2100 {
        let runs = of_year(&[], year);
        assert_eq!(runs.len(), 6 + 12, "{year}");
        assert!(runs.windows(2).all(|pair| pair[0].starts <= pair[1].starts), "{year}");
        assert!(runs.iter().all(|run| run.starts < run.ends && run.local_starts.ends_with("T00:00")), "{year}");
        // Black Friday leads straight to Cyber Monday.
        assert_eq!(one(&runs, "black_friday").ends, one(&runs, "cyber_monday").starts);
    }
}

#[test]
fn beyond_all_reason_there_is_nothing() {
    for (from, until) in [
        (i64::MIN, i64::MIN + 1),
        (i64::MAX - 1, i64::MAX),
        (0, DAY),
        (millis("2150-01-01T00:00:00Z"), millis("2160-01-01T00:00:00Z")),
    ] {
        assert_eq!(occurrences(&[], from, until), []);
    }
    for now in [i64::MIN, -1, 0, i64::MAX] {
        assert!(running(&[], now).is_empty() && plans(&[], &[], now).is_empty());
    }
    assert_eq!(occurrences(&[], NOW, NOW - DAY), []);
    assert!(!occurrences(&[], i64::MIN, i64::MAX).is_empty());
}

#[test]
fn days_that_the_user_sets_hold_in_their_year_only() {
    let edits = [edit("11_11", "2026-11-09T10:00", "2026-11-14T23:59")];
    let runs = of_year(&edits, 2026);
    let run = one(&runs, "11_11");
    assert_eq!((run.starts.as_str(), run.ends.as_str()), ("2026-11-09T18:00:00Z", "2026-11-15T07:59:00Z"));
    assert_eq!((run.source_code, run.as_of.as_str(), run.usual, run.edited), ("event_source_own", "", false, true));
    assert_eq!(run.name.code, "event_11_11");
    assert_eq!(runs.iter().filter(|run| run.id == "11_11").count(), 1);
    let without = |year| of_year(&[], year);
    assert_eq!(of_year(&edits, 2027), without(2027));
    let others = |runs: Vec<Occurrence>| runs.into_iter().filter(|run| run.id != "11_11").collect::<Vec<_>>();
    assert_eq!(others(runs), others(without(2026)));
}

#[test]
fn one_end_alone_can_be_moved() {
    let longer = of_year(&[edit("11_11", "", "2026-11-21T00:00")], 2026);
    assert_eq!(
        (one(&longer, "11_11").starts.as_str(), one(&longer, "11_11").ends.as_str()),
        ("2026-11-11T08:00:00Z", "2026-11-21T08:00:00Z")
    );
    let earlier =
        of_year(&[EventEdit { zone: Some("Europe/Madrid".into()), ..edit("11_11", "2026-11-10T09:00", "") }], 2026);
    assert_eq!(
        (one(&earlier, "11_11").starts.as_str(), one(&earlier, "11_11").ends.as_str()),
        ("2026-11-10T08:00:00Z", "2026-11-20T08:00:00Z")
    );
}

#[test]
fn a_change_to_a_monthly_event_holds_in_its_month_only() {
    let runs = of_year(&[edit("choice_day", "2026-12-02T00:00", "2026-12-05T00:00")], 2026);
    let starts: Vec<_> = runs.iter().filter(|run| run.id == "choice_day").map(|run| &run.local_starts[5..10]).collect();
    assert_eq!(starts.len(), 12);
    assert_eq!(starts[10..], ["11-01", "12-02"]);
}

#[test]
fn what_is_hidden_is_gone_and_a_name_of_the_users_own_is_shown() {
    let hidden = EventEdit { hidden: true, ..edit("11_11", "never", "") };
    assert!(of_year(&[hidden], 2026).iter().all(|run| run.id != "11_11"));
    let named = EventEdit { name: Some("Singles’ Day".into()), ..edit("11_11", "", "") };
    let runs = of_year(&[named], 2027);
    assert_eq!((one(&runs, "11_11").name.text.as_str(), one(&runs, "11_11").edited), ("Singles’ Day", false));
}

#[test]
fn an_event_of_the_users_own_is_shown_with_its_name() {
    let runs = of_year(&[own("e1", "2026-12-20T00:00", "2026-12-22T00:00")], 2026);
    let run = one(&runs, "e1");
    assert_eq!(
        (run.name.text.as_str(), run.starts.as_str(), run.edited),
        ("Shop birthday", "2026-12-20T08:00:00Z", true)
    );
}

#[test]
fn a_bad_edit_is_not_used_and_says_what_to_do() {
    let usual = of_year(&[], 2026);
    let zone = |id: &str| EventEdit { zone: Some(id.into()), ..own("e1", "2026-12-20T00:00", "2026-12-22T00:00") };
    for (bad, said) in [
        (edit("11_11", "tomorrow", ""), vec![("starts", "event_time_unreadable")]),
        (
            edit("11_11", "2026-02-30T00:00", "x"),
            vec![("starts", "event_time_unreadable"), ("ends", "event_time_unreadable")],
        ),
        (edit("11_11", "2026-11-12T00:00", "2026-11-12T00:00"), vec![("ends", "event_ends_first")]),
        (edit("11_11", "2026-11-20T00:00", ""), vec![("ends", "event_ends_first")]),
        (edit("11_11", "1999-11-12T00:00", "2101-11-13T00:00"), vec![("starts", "event_year"), ("ends", "event_year")]),
        (edit("e1", "", ""), vec![("name", "event_no_name"), ("starts", "event_no_time"), ("ends", "event_no_time")]),
        (own("e1", "2026-12-20T00:00", "2025-12-22T00:00"), vec![("ends", "event_ends_first")]),
        (zone("Mars/Olympus"), vec![("zone", "event_zone_unknown")]),
    ] {
        assert_eq!(problems(&bad), said);
        assert!(check(&bad).iter().all(|p| p.problem.text.len() > 10));
        assert_eq!(of_year(&[bad], 2026), usual);
    }
    assert_eq!(
        problems(&EventEdit {
            zone: Some("America/Sao_Paulo".into()),
            ..own("e1", "2019-01-01T00:00", "2026-01-01T00:00")
        }),
        [("starts", "event_year")]
    );
    assert_eq!(problems(&zone("Asia/Tokyo")), []);
}

#[test]
fn tasks_are_planned_back_from_the_start() {
    let plan =
        plans(&[], &[], millis("2026-11-09T08:00:00Z")).into_iter().find(|p| p.occurrence.id == "11_11").unwrap();
    assert_eq!((plan.phase, plan.days, plan.hours), (Phase::Upcoming, 2, 48));
    let tasks: Vec<_> = plan.tasks.iter().map(|t| (t.what.code, t.from.as_str(), t.until.as_str(), t.state)).collect();
    assert_eq!(
        tasks,
        [
            ("event_task_prepare", "2026-10-28T08:00:00Z", "2026-11-07T08:00:00Z", TaskState::Past),
            ("event_task_check", "2026-11-07T08:00:00Z", "2026-11-08T08:00:00Z", TaskState::Past),
            ("event_task_publish", "2026-11-08T08:00:00Z", "2026-11-11T08:00:00Z", TaskState::Due),
            ("event_task_start", "2026-11-11T08:00:00Z", "2026-11-11T14:00:00Z", TaskState::Later),
            ("event_task_watch", "2026-11-11T08:00:00Z", "2026-11-20T08:00:00Z", TaskState::Later),
            ("event_task_last", "2026-11-19T20:00:00Z", "2026-11-20T08:00:00Z", TaskState::Later),
            ("event_task_audit", "2026-11-20T08:00:00Z", "2026-11-23T08:00:00Z", TaskState::Later),
        ]
    );
    assert_eq!(plan.notes.iter().map(|n| n.code).collect::<Vec<_>>(), ["event_usual"]);
}

#[test]
fn posts_go_out_no_earlier_than_a_click_counts() {
    let hours = data("worth")["window"]["hours"].as_i64().unwrap();
    for list in data("events")["tasks"].as_object().unwrap().values() {
        let publish = list.as_array().unwrap().iter().find(|task| task["code"] == "event_task_publish").unwrap();
        assert_eq!((publish["from"]["start"].as_i64(), publish["until"]["start"].as_i64()), (Some(-hours), Some(0)));
    }
    assert!(data("messages/en/event")["event_task_publish"].as_str().unwrap().contains(&hours.to_string()));
}

#[test]
fn a_sale_of_an_hour_has_tasks_inside_it() {
    let plan = plans(&[own("e1", "2026-12-20T00:00", "2026-12-20T01:00")], &[], NOW)
        .into_iter()
        .find(|p| p.occurrence.id == "e1")
        .unwrap();
    for task in plan.tasks.iter().filter(|t| ["event_task_start", "event_task_last"].contains(&t.what.code)) {
        assert_eq!((task.from.as_str(), task.until.as_str()), ("2026-12-20T08:00:00Z", "2026-12-20T09:00:00Z"));
    }
}

#[test]
fn what_runs_comes_first_and_what_is_just_over_last() {
    // 1 December, 20:00 UTC: Black Friday and Cyber Monday have just ended.
    let now = NOW + 9 * DAY;
    let phases: Vec<_> = plans(&[], &[], now).iter().map(|p| (p.phase, p.occurrence.id.clone())).collect();
    assert_eq!(phases.first(), Some(&(Phase::Running, "choice_day".into())));
    let over = phases.iter().position(|(phase, _)| *phase == Phase::Over).unwrap();
    assert_eq!(phases.len() - over, 2);
    assert!(phases[1..over].iter().all(|(phase, _)| *phase == Phase::Upcoming));
    assert!(phases[over..].iter().all(|(phase, _)| *phase == Phase::Over));
    assert_eq!(running(&[], now).len(), 1);
}

fn moment() -> impl Strategy<Value = String> {
    (2000_i64..2101, 1_u8..13, 1_u8..32, 0_u8..24, 0_u8..60)
        .prop_map(|(y, m, d, h, min)| format!("{y}-{m:02}-{d:02}T{h:02}:{min:02}"))
}

proptest! {
    #[test]
    fn whatever_is_edited_the_runs_are_in_order_and_none_is_upside_down(
        starts in prop_oneof![moment(), ".*"], ends in prop_oneof![moment(), ".*"], id in prop_oneof!["11_11", "choice_day", ".*"],
        zone in prop::option::of(prop_oneof!["Europe/Madrid", "UTC", ".*"]), hidden: bool, now: i64,
    ) {
        let edit = EventEdit { zone, hidden, name: Some("n".into()), ..edit(&id, &starts, &ends) };
        let runs = occurrences(std::slice::from_ref(&edit), NOW - 2000 * DAY, NOW + 2000 * DAY);
        prop_assert!(runs.iter().all(|run| run.starts < run.ends));
        prop_assert!(runs.windows(2).all(|pair| pair[0].starts <= pair[1].starts));
        prop_assert!(!hidden || runs.iter().all(|run| run.id != id));
        let edits = [edit];
        for plan in plans(&edits, &[], now).iter().chain(&plans(&edits, &[], NOW + now % (4000 * DAY))) {
            prop_assert!(plan.tasks.iter().all(|task| task.from <= task.until));
        }
    }
}

#[test]
fn a_ticked_task_stays_ticked_when_its_sale_moves_and_is_no_longer_due() {
    let now = millis("2026-11-09T08:00:00Z");
    let sale = |edits: &[EventEdit], done: &[String]| {
        plans(edits, done, now).into_iter().find(|plan| plan.occurrence.id == "11_11").unwrap()
    };
    let plan = sale(&[], &[]);
    let publish = plan.tasks.iter().find(|task| task.state == TaskState::Due).unwrap();
    assert_eq!((plan.occurrence.run.as_str(), plan.due, publish.id.as_str()), ("11_11-2026", 1, "11_11-2026/publish"));
    let done = [publish.id.clone(), "11_11-2025/start".to_owned()];
    let moved = edit("11_11", "2026-11-10T12:00", "2026-11-12T00:00");
    for edits in [&[][..], &[moved]] {
        let plan = sale(edits, &done);
        let ticked: Vec<_> = plan.tasks.iter().filter(|task| task.done).map(|task| task.what.code).collect();
        assert_eq!((plan.due, ticked), (0, vec!["event_task_publish"]), "{edits:?}");
    }
}

#[test]
fn every_task_of_the_calendar_has_an_id_of_its_own() {
    let ids: Vec<_> = plans(&[], &[], NOW).into_iter().flat_map(|plan| plan.tasks).map(|task| task.id).collect();
    assert_eq!(ids.iter().collect::<std::collections::HashSet<_>>().len(), ids.len());
    assert!(ids.contains(&"choice_day-2026-12/start".to_owned()), "{ids:?}");
}
