//! The reports as JSON. Rows, counts and entries have the shapes of `tregua status --json`; names here are a promise.

use serde_json::{Map, Value, json};
use tregua_agreement::Agreement;
use tregua_calendar::{Timestamp, Window};
use tregua_record::entries::claim::Amount;
use tregua_standing::document::{Keys, Provenance, count_json, counted_json, row_json};
use tregua_standing::{
    Count, Evaluator, InstanceName, Moment, Name, PhaseSpan, Row, Stock, waiting_json,
};

use crate::changes::{Change, Changes, EntryChange, EntryKind, PhaseChange};
use crate::counts::Counts;
use crate::due::{Due, DueReading, Since};
use crate::missing::Missing;

/// Turns reports about one evaluator's moment into JSON.
#[derive(Clone, Copy)]
pub struct Json<'j> {
    /// The evaluator that was asked.
    pub evaluator: &'j Evaluator<'j>,
    /// What it does not know of itself.
    pub provenance: &'j Provenance,
    /// The claims of the entries.
    pub keys: &'j Keys<'j>,
}

impl Json<'_> {
    /// What every report begins with: which text, which record, which moment.
    pub fn head(&self) -> Map<String, Value> {
        let agreement = self.agreement();
        let Moment { as_of, as_known } = self.evaluator.moment();
        let phases: Vec<Value> = self
            .evaluator
            .phases()
            .iter()
            .map(|phase| self.phase(phase))
            .collect();
        let named = !agreement.name.is_empty();
        let mut head = object(json!({
            "format": 1,
            "agreement": named.then_some(&agreement.name),
            "agreement_sha256": named.then_some(&self.provenance.agreement_sha256),
            "text": agreement.text, "record_head": self.provenance.record_head,
            "tzdb": tregua_calendar::tzdb_version(), "clock": agreement.clock.zone(),
            "as_of": self.at(as_of), "as_known": as_known.to_string(), "known_by": self.provenance.known_by,
            "phases": phases,
        }));
        if self.provenance.record_sound != Some(true) {
            let sound = json!(self.provenance.record_sound);
            head.insert("record_sound".to_owned(), sound);
        }
        if !self.provenance.unreadable.is_empty() {
            let unreadable = json!(self.provenance.unreadable);
            head.insert("unreadable".to_owned(), unreadable);
        }
        let waiting = waiting_json(self.evaluator);
        if !waiting.is_empty() {
            head.insert("phases_waiting".to_owned(), json!(waiting));
        }
        head
    }

    /// What is due, what ends, what comes next, what came since.
    pub fn due(
        &self,
        window: Window,
        due: &[Due],
        ends: &[PhaseSpan],
        next: &[Due],
        since: &[Since],
    ) -> Value {
        let mut report = self.head();
        let list = |due: &[Due]| due.iter().map(|due| self.one_due(due)).collect::<Vec<_>>();
        report.insert("window".to_owned(), self.window(window));
        report.insert("due".to_owned(), json!(list(due)));
        report.insert("next".to_owned(), json!(list(next)));
        let ends: Vec<Value> = ends
            .iter()
            .map(|phase| json!({ "phase": phase.name, "at": self.at(phase.window.to) }))
            .collect();
        report.insert("phase_ends".to_owned(), json!(ends));
        let since: Vec<Value> = since
            .iter()
            .map(|one| {
                json!({ "phase": one.phase, "ended": self.at(one.ended), "entries": self.entries(&one.entries) })
            })
            .collect();
        report.insert("since".to_owned(), json!(since));
        Value::Object(report)
    }

    fn one_due(&self, due: &Due) -> Value {
        let readings: Vec<Value> = due
            .readings
            .iter()
            .map(|one| self.due_reading(one))
            .collect();
        json!({
            "at": self.at(due.at), "bound": due.bound, "condition": due.condition, "overdue": due.overdue,
            "clause": due.clause, "part": due.part, "instance": day(due.instance.as_ref()), "key": key(due.instance.as_ref()),
            "asserted_by": due.asserted_by, "readings": readings,
        })
    }

    fn due_reading(&self, one: &DueReading) -> Value {
        let told = |counts: &[(String, Count)]| -> Vec<Value> {
            counts
                .iter()
                .map(|(voice, count)| json!({ "voice": voice, "counted": counted_json(count) }))
                .collect()
        };
        let mut value = object(json!({
            "row": self.row(&one.row), "so_far": told(&one.so_far),
        }));
        if one.row.base.is_some() || !one.base.is_empty() {
            value.insert("base_so_far".to_owned(), json!(told(&one.base)));
        }
        Value::Object(value)
    }

    /// What changed since `from`.
    pub fn changes(&self, from: Moment, changes: &Changes) -> Value {
        let mut report = self.head();
        report.insert(
            "from".to_owned(),
            json!({ "as_of": self.at(from.as_of), "as_known": from.as_known.to_string() }),
        );
        let cells: Vec<Value> = changes.cells.iter().map(|one| self.change(one)).collect();
        let phases: Vec<Value> = changes
            .phases
            .iter()
            .map(|one| self.phase_change(one))
            .collect();
        let entries: Vec<Value> = changes.entries.iter().map(|one| self.entry(one)).collect();
        report.insert("cells".to_owned(), json!(cells));
        report.insert("phase_changes".to_owned(), json!(phases));
        report.insert("entries".to_owned(), json!(entries));
        Value::Object(report)
    }

    fn change(&self, one: &Change) -> Value {
        json!({
            "before": one.before.as_ref().map(|row| self.row(row)),
            "after": one.after.as_ref().map(|row| self.row(row)),
            "by": self.entries(&one.by), "by_time": one.by_time,
        })
    }

    fn phase_change(&self, one: &PhaseChange) -> Value {
        json!({
            "phase": one.phase, "end_before": self.end(one.before), "end_after": self.end(one.after),
            "by": self.entries(&one.by), "began": one.began, "ended": one.ended,
        })
    }

    fn entry(&self, one: &EntryChange) -> Value {
        let does = match one.kind {
            EntryKind::New => "new",
            EntryKind::Correction => "correction",
            EntryKind::Retraction => "retraction",
        };
        let claim = self.keys.claim(&one.entry);
        json!({
            "entry": one.entry, "claim": claim.map(|claim| &claim.key), "voice": claim.map(|claim| &claim.voice),
            "kind": claim.map(|claim| claim.kind.word()), "source": claim.and_then(|claim| claim.source.as_ref()),
            "figure": claim.and_then(|claim| claim.figure.as_ref()), "does": does,
            "replaces": self.entries(&one.replaces), "cells_changed": one.cells,
        })
    }

    /// What is missing.
    pub fn missing(&self, missing: &[Missing]) -> Value {
        let mut report = self.head();
        let list: Vec<Value> = missing
            .iter()
            .map(|one| {
                json!({
                    "act": one.act, "thing": one.thing, "unit": one.unit, "kinds": one.kinds,
                    "counting_point": one.counting_point, "window": self.window(one.window),
                    "enough": one.enough.map(|enough| json!({
                        "at_least": enough.at_least, "reported": enough.reported, "whole_window": enough.whole,
                    })),
                    "bears_on": one.bears_on, "clause": one.clause, "part": one.part,
                    "instance": day(one.instance.as_ref()), "key": key(one.instance.as_ref()),
                    "reading": { "counting point": one.point, "name": one.reading },
                    "views": one.views.iter().map(ToString::to_string).collect::<Vec<_>>(),
                    "status": one.status.word(),
                })
            })
            .collect();
        report.insert("missing".to_owned(), json!(list));
        Value::Object(report)
    }

    /// Counts as such.
    pub fn counts(&self, counts: &[Counts]) -> Value {
        let mut report = self.head();
        let list: Vec<Value> = counts.iter().map(|one| self.count(one)).collect();
        report.insert("counts".to_owned(), json!(list));
        Value::Object(report)
    }

    fn count(&self, one: &Counts) -> Value {
        let measured = &one.measured;
        let tallies: Vec<_> = one
            .tallies
            .iter()
            .map(|tally| count_json(self.agreement(), tally, self.keys))
            .collect();
        let stocks: Vec<Value> = one.stocks.iter().map(|stock| self.stock(stock)).collect();
        json!({
            "act": measured.act, "actor": measured.actor, "thing": measured.thing, "unit": measured.unit,
            "counting_point": measured.point, "kinds": measured.kinds,
            "counts": tallies, "still_there": stocks, "without_time": self.entries(&one.untimed),
        })
    }

    fn stock(&self, stock: &Stock) -> Value {
        let amount = |amount: Amount| json!({ "lo": amount.lo, "hi": amount.hi });
        json!({
            "voice": stock.voice, "amount": stock.amount.map(amount), "when": stock.when, "parts": stock.parts,
            "entry": self.keys.entry(&stock.entry),
        })
    }

    fn agreement(&self) -> &Agreement {
        self.evaluator.agreement()
    }

    fn phase(&self, phase: &PhaseSpan) -> Value {
        json!({
            "phase": phase.name, "from": self.at(phase.window.from), "to": self.end(phase.window.to),
            "ended": self.evaluator.moment().as_of >= phase.window.to, "moved_by": self.entries(&phase.moved_by),
        })
    }

    fn row(&self, row: &Row) -> Value {
        json!(row_json(self.agreement(), row, self.keys))
    }

    /// Entries with voice, source and figure.
    fn entries(&self, ids: &[Name]) -> Vec<Value> {
        let entry = |id: &Name| {
            let claim = self.keys.claim(id);
            json!({
                "entry": id, "claim": claim.map(|claim| &claim.key), "voice": claim.map(|claim| &claim.voice),
                "source": claim.and_then(|claim| claim.source.as_ref()),
                "figure": claim.and_then(|claim| claim.figure.as_ref()),
            })
        };
        ids.iter().map(entry).collect()
    }

    fn at(&self, at: Timestamp) -> String {
        self.agreement().clock.write(at)
    }

    /// An end; none if nothing ends it.
    fn end(&self, at: Timestamp) -> Option<String> {
        (at < Timestamp::MAX).then(|| self.at(at))
    }

    fn window(&self, window: Window) -> Value {
        json!([self.at(window.from), self.at(window.to)])
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn day(name: Option<&InstanceName>) -> Option<String> {
    name?.day().map(|date| date.to_string())
}

fn key(name: Option<&InstanceName>) -> Option<&str> {
    name?.key()
}
