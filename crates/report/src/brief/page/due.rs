//! What falls due, by party and instant.

use tregua_wording::Arg;

use super::Writer;
use crate::brief::{Ask, Asked, DueNote, SoFar};
use crate::page::Block;

impl Writer<'_> {
    pub(super) fn due(&self) -> Vec<Block> {
        let mut notes: Vec<&DueNote> = self.brief.due.iter().collect();
        // By party, then by instant; what nobody is bound to comes last.
        notes.sort_by_key(|note| {
            (
                note.bound.is_empty(),
                note.bound.clone(),
                !note.overdue,
                note.at.at(),
            )
        });
        let together = notes
            .chunk_by(|a, b| (&a.bound, a.overdue, a.at.at()) == (&b.bound, b.overdue, b.at.at()));
        together
            .flat_map(|notes| self.due_together(notes))
            .collect()
    }

    /// Everything one party owes by one instant.
    fn due_together(&self, notes: &[&DueNote]) -> Vec<Block> {
        let Some(first) = notes.first() else {
            return Vec::new();
        };
        let who = if first.bound.is_empty() {
            self.words("brief-nobody-bound", &[])
        } else {
            self.names(&first.bound)
        };
        let key = if first.overdue {
            "brief-overdue-since"
        } else {
            "brief-due-by"
        };
        let by = self.words(key, &[("at", self.instant(&first.at))]);
        // Parts of one clause that ask the same are told once.
        let same = |a: &&DueNote, b: &&DueNote| (&a.clause, &a.asked) == (&b.clause, &b.asked);
        let each = notes.chunk_by(same).map(|parts| self.due_clause(parts));
        let head = Block::led(self.say.words.join("list-comma", [who, by]), "");
        std::iter::once(head).chain(each.map(Block::line)).collect()
    }

    fn due_clause(&self, notes: &[&DueNote]) -> String {
        let Some(first) = notes.first() else {
            return String::new();
        };
        let names = notes.iter().map(|note| self.say.part_name(&note.part));
        let names = self.say.words.join("list-comma", names);
        let asked = first.asked.iter().map(|asked| self.asked(first, asked));
        let mut parts: Vec<String> = asked.filter(|words| !words.is_empty()).collect();
        if !first.asserted_by.is_empty() {
            let voices = Arg::said(self.names(&first.asserted_by));
            parts.push(self.words("asserted-by", &[("voices", voices)]));
        }
        for note in notes {
            let at_one_point = note.so_far.chunk_by(|a, b| a.point == b.point);
            parts.extend(at_one_point.map(|so_far| {
                let of_one = (notes.len() > 1).then(|| self.say.part_name(&note.part));
                self.so_far(so_far, of_one)
            }));
        }
        let clause = self.say.name(&first.clause);
        if parts.is_empty() {
            format!("{clause} ({names})")
        } else {
            format!("{clause} ({names}): {}", self.join(parts))
        }
    }

    /// What a reading asks, with its name and holders unless it is the clause's own words.
    fn asked(&self, note: &DueNote, asked: &Asked) -> String {
        let words = match &asked.what {
            Ask::Done => String::new(),
            what => self.say.asked(&what.required(note.at.at()), &asked.kinds),
        };
        let Some(name) = &asked.reading else {
            return words;
        };
        let mut said = vec![self.say.reading_name(name)];
        if !asked.held_by.is_empty() {
            let voices = Arg::said(self.names(&asked.held_by));
            said.push(self.words("held-by", &[("voices", voices)]));
        }
        if !words.is_empty() {
            said.push(words);
        }
        self.say.words.join("list-comma", said)
    }

    /// How far each voice says it is, at one counting point.
    fn so_far(&self, so_far: &[SoFar], of_part: Option<String>) -> String {
        let each = so_far.iter().map(|one| {
            let voice = self.say.voice(&one.voice);
            let owed = self.say.bounds(one.lo, one.hi);
            let count = match one.base {
                None => owed,
                Some((lo, hi)) => {
                    let base = Arg::said(self.say.bounds(lo, hi));
                    let args = [("owed", Arg::said(owed)), ("base", base)];
                    self.words("brief-so-far-against", &args)
                }
            };
            format!("{voice} {count}")
        });
        let list = Arg::said(self.say.words.join("list-comma", each));
        let mut said = vec![self.words("brief-so-far", &[("list", list)])];
        let point = so_far.first().and_then(|one| one.point.as_ref());
        said.extend(point.map(|point| self.say.counted_at(point)));
        said.extend(of_part);
        self.say.words.join("list-comma", said)
    }
}
