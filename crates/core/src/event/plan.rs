//! What to do around an event, planned back from its start and on from its end.

use std::collections::HashSet;

use super::clock::MINUTE;
use super::run::{Run, runs};
use super::tables::{AFTERMATH, Anchor, TASKS_SALE, TaskRow};
use super::types::{Phase, Plan, Task, TaskState};
use crate::calendar::moment_of;
use crate::settings::EventEdit;
use crate::text::message::{Note, code};

const HOUR: i64 = 60 * MINUTE;
/// How far ahead events are told: a year, and some weeks more, so that a run that the user moves to a later
/// day does not vanish.
const AHEAD: i64 = 400 * 24 * HOUR;

/// All that a publisher has to think of: the runs of `now`, then those that start within some 13 months, then
/// those that are just over and leave something to do. `done` has the ids of the tasks that the user has ticked.
///
/// ```
/// use affix_core::event::{Phase, plans};
/// // 22 November 2026, 20:00 UTC.
/// let plans = plans(&[], &[], 1_795_377_600_000);
/// let next: Vec<_> = plans.iter().take(3).map(|p| (p.occurrence.id.as_str(), p.phase, p.days)).collect();
/// assert_eq!(next, [
///     ("black_friday", Phase::Upcoming, 1),
///     ("cyber_monday", Phase::Upcoming, 7),
///     ("choice_day", Phase::Upcoming, 8),
/// ]);
/// ```
pub fn plans(edits: &[EventEdit], done: &[String], now: i64) -> Vec<Plan> {
    let runs = runs(edits, now.saturating_sub(AFTERMATH * HOUR), now.saturating_add(AHEAD));
    let done: HashSet<&str> = done.iter().map(String::as_str).collect();
    let of = |phase| runs.iter().filter(move |run| phase_of(run, now) == phase);
    [Phase::Running, Phase::Upcoming, Phase::Over].into_iter().flat_map(of).map(|run| plan(run, &done, now)).collect()
}

fn phase_of(run: &Run<'_>, now: i64) -> Phase {
    if now < run.starts * MINUTE {
        Phase::Upcoming
    } else if now < run.ends * MINUTE {
        Phase::Running
    } else {
        Phase::Over
    }
}

fn plan(run: &Run<'_>, done: &HashSet<&str>, now: i64) -> Plan {
    let (starts, ends) = (run.starts * MINUTE, run.ends * MINUTE);
    let phase = phase_of(run, now);
    let hours = match phase {
        Phase::Upcoming => starts.abs_diff(now),
        Phase::Running | Phase::Over => ends.abs_diff(now),
    } / HOUR.unsigned_abs();
    let occurrence = run.occurrence();
    let rows = run.known.map_or(TASKS_SALE, |event| event.tasks);
    let notes = if occurrence.usual { vec![Note::plain(code::EVENT_USUAL)] } else { Vec::new() };
    let tasks: Vec<Task> = rows
        .iter()
        .map(|row| {
            let id = format!("{}/{}", occurrence.run, row.what.name().trim_start_matches("event_task_"));
            let done = done.contains(id.as_str());
            task(row, id, done, (starts, ends), now)
        })
        .collect();
    let due = tasks.iter().filter(|task| task.state == TaskState::Due && !task.done).count();
    Plan { occurrence, phase, days: hours / 24, hours, tasks, due, notes }
}

fn task(row: &TaskRow, id: String, done: bool, (starts, ends): (i64, i64), now: i64) -> Task {
    let at = |anchor: &Anchor| match anchor {
        Anchor::Start(hours) => starts + hours * HOUR,
        Anchor::End(hours) => ends + hours * HOUR,
    };
    // In a sale of a few hours the last ones begin with it.
    let from = match row.from {
        Anchor::Start(_) => at(&row.from),
        Anchor::End(_) => at(&row.from).max(starts),
    };
    let until = match row.until {
        Anchor::Start(hours) if hours > 0 => at(&row.until).min(ends),
        _ => at(&row.until),
    };
    let state = if now >= until {
        TaskState::Past
    } else if now >= from {
        TaskState::Due
    } else {
        TaskState::Later
    };
    Task { id, what: Note::plain(row.what), from: moment_of(from), until: moment_of(until), state, done }
}
