//! Views that somebody adds, read from a file of theirs ([docs/views.md](../../../docs/views.md)).

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use tregua_record::entries::claim::Attribution;
use tregua_standing::{Entries, Joined, OwnView, View, Voices};
use tregua_wording::{Arg, Wording};

use crate::fault::Fault;

const OF_A_FILE: &[&str] = &["views"];
const OF_A_VIEW: &[&str] = &["name", "voices", "joined", "entries"];
const OF_ENTRIES: &[&str] = &["repeats", "attribution", "hedged", "sources"];
/// Words for the voices of a text, beside lists of names.
const GROUPS: &[(&str, Voices)] = &[
    ("parties", Voices::Parties),
    ("mediators", Voices::Mediators),
    ("counting bodies", Voices::CountingBodies),
    ("everyone", Voices::Everyone),
];
const JOINED: &[(&str, Joined)] = &[
    ("alike", Joined::Alike),
    ("side by side", Joined::SideBySide),
];
const ATTRIBUTIONS: &[(&str, Attribution)] = &[
    ("named", Attribution::Named),
    ("anonymous", Attribution::Anonymous),
];

/// The views of a file.
///
/// # Errors
/// A [`Fault`] that names the place in the file and what could stand there. A file with one bad view gives none.
pub fn read(json: &str, words: &Wording) -> Result<Vec<OwnView>, Fault> {
    let reader = Reader { words };
    let value: Value = serde_json::from_str(json).map_err(|error| {
        let args = [
            ("line", (error.line() as u64).into()),
            ("column", (error.column() as u64).into()),
        ];
        Fault::phrase(words, "views-no-json", &args)
    })?;
    let file = reader.object(&value, "", OF_A_FILE)?;
    let Some(Value::Array(each)) = file.get("views") else {
        return Err(reader.wrong("views", "views-wants-list", &[]));
    };
    let mut views: Vec<OwnView> = Vec::new();
    for (at, one) in each.iter().enumerate() {
        let place = format!("views[{at}]");
        let view = reader.view(one, &place)?;
        if views.iter().any(|other| other.name == view.name) {
            let args = [("name", view.name.as_str().into())];
            return Err(reader.wrong(&format!("{place}.name"), "views-name-twice", &args));
        }
        views.push(view);
    }
    Ok(views)
}

struct Reader<'w> {
    words: &'w Wording,
}

impl Reader<'_> {
    fn view(&self, value: &Value, place: &str) -> Result<OwnView, Fault> {
        let fields = self.object(value, place, OF_A_VIEW)?;
        let at = |field: &str| format!("{place}.{field}");
        let name = match fields.get("name") {
            Some(Value::String(name)) if !name.trim().is_empty() => name.trim().to_owned(),
            _ => return Err(self.wrong(&at("name"), "views-wants-name", &[])),
        };
        // It would be taken for one that everyone has.
        if !matches!(View::named(&name), View::AccordingTo(voice) if voice == name) {
            let args = [("name", name.as_str().into())];
            return Err(self.wrong(&at("name"), "views-name-taken", &args));
        }
        let voices = match fields.get("voices") {
            Some(Value::Array(names)) if !names.is_empty() => {
                Voices::Named(self.names(names, &at("voices"))?)
            }
            Some(Value::String(group)) => self.one_of(group, &at("voices"), GROUPS)?,
            _ => {
                let groups = self.choices(GROUPS.iter().map(|(word, _)| *word));
                return Err(self.wrong(&at("voices"), "views-wants-voices", &[groups]));
            }
        };
        let joined = match fields.get("joined") {
            None => Joined::SideBySide,
            Some(value) => self.one_of(value.as_str().unwrap_or(""), &at("joined"), JOINED)?,
        };
        let entries = match fields.get("entries") {
            None => Entries::default(),
            Some(value) => self.entries(value, &at("entries"))?,
        };
        Ok(OwnView {
            name,
            voices,
            joined,
            entries,
        })
    }

    fn entries(&self, value: &Value, place: &str) -> Result<Entries, Fault> {
        let fields = self.object(value, place, OF_ENTRIES)?;
        let at = |field: &str| format!("{place}.{field}");
        let flag = |field: &str| match fields.get(field) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Err(self.wrong(&at(field), "views-wants-yes-or-no", &[])),
        };
        let attribution = match fields.get("attribution") {
            None => None,
            Some(value) => {
                let word = value.as_str().unwrap_or("");
                Some(self.one_of(word, &at("attribution"), ATTRIBUTIONS)?)
            }
        };
        let sources = match fields.get("sources") {
            None => BTreeSet::new(),
            Some(Value::Array(keys)) if !keys.is_empty() => self.names(keys, &at("sources"))?,
            Some(_) => return Err(self.wrong(&at("sources"), "views-wants-names", &[])),
        };
        Ok(Entries {
            repeats: flag("repeats")?.unwrap_or(false),
            attribution,
            hedged: flag("hedged")?,
            sources,
        })
    }

    fn object<'v>(
        &self,
        value: &'v Value,
        place: &str,
        known: &[&str],
    ) -> Result<&'v Map<String, Value>, Fault> {
        let choices = || self.choices(known.iter().copied());
        let Value::Object(fields) = value else {
            return Err(self.wrong(place, "views-wants-object", &[choices()]));
        };
        match fields.keys().find(|field| !known.contains(&field.as_str())) {
            Some(field) => {
                let args = [("field", field.as_str().into()), choices()];
                Err(self.wrong(place, "views-unknown-field", &args))
            }
            None => Ok(fields),
        }
    }

    fn names(&self, values: &[Value], place: &str) -> Result<BTreeSet<String>, Fault> {
        let name = |value: &Value| match value {
            Value::String(name) => Ok(name.clone()),
            _ => Err(self.wrong(place, "views-wants-names", &[])),
        };
        values.iter().map(name).collect()
    }

    fn one_of<T: Clone>(&self, word: &str, place: &str, known: &[(&str, T)]) -> Result<T, Fault> {
        let found = known.iter().find(|(own, _)| *own == word);
        found.map(|(_, value)| value.clone()).ok_or_else(|| {
            let choices = self.choices(known.iter().map(|(word, _)| *word));
            self.wrong(place, "views-wants-one-of", &[choices])
        })
    }

    fn choices<'k>(&self, words: impl Iterator<Item = &'k str>) -> (&'static str, Arg<'static>) {
        let quoted = words.map(|word| format!("`{word}`"));
        ("known", Arg::said(self.words.join("list-or", quoted)))
    }

    /// What is wrong at a place of the file: `views[0].joined`.
    fn wrong(&self, place: &str, key: &str, args: &[(&'static str, Arg<'_>)]) -> Fault {
        let said = self.words.say(key, args);
        if place.is_empty() {
            return Fault::input(said);
        }
        let args = [("place", place.into()), ("said", Arg::said(said))];
        Fault::input(self.words.say("views-at", &args))
    }
}

#[cfg(test)]
mod tests {
    use tregua_wording::Lang;

    use super::*;

    fn read_in_english(json: &str) -> Result<Vec<OwnView>, Vec<String>> {
        read(json, &Wording::new(Lang::English)).map_err(|fault| fault.lines().to_vec())
    }

    #[test]
    fn views_are_read_as_they_are_written() {
        let json = r#"{"views": [
            {"name": "relief offices", "voices": ["Relief", "Ferry"], "entries": {"hedged": false}},
            {"name": "named offices of the parties", "voices": "parties", "joined": "alike",
             "entries": {"attribution": "named", "repeats": true, "sources": ["N1"]}}
        ]}"#;
        let views = read_in_english(json).unwrap();
        let [relief, parties] = views.as_slice() else {
            panic!("two views")
        };
        let names = ["Ferry", "Relief"].map(str::to_owned);
        assert_eq!(relief.voices, Voices::Named(names.into()));
        assert_eq!(relief.joined, Joined::SideBySide);
        assert_eq!(relief.entries.hedged, Some(false));
        assert!(!relief.entries.repeats);
        assert_eq!(parties.voices, Voices::Parties);
        assert_eq!(parties.joined, Joined::Alike);
        assert_eq!(parties.entries.attribution, Some(Attribution::Named));
        assert!(parties.entries.repeats);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_what_could_stand_there() {
        let cases = [
            ("{", "no JSON"),
            ("[]", "`views`"),
            (r#"{"views": {}}"#, "views"),
            (r#"{"views": [{"voices": "parties"}]}"#, "views[0].name"),
            (
                r#"{"views": [{"name": "all voices", "voices": "parties"}]}"#,
                "views[0].name",
            ),
            (r#"{"views": [{"name": "a"}]}"#, "`everyone`"),
            (
                r#"{"views": [{"name": "a", "voices": "partys"}]}"#,
                "`parties`",
            ),
            (
                r#"{"views": [{"name": "a", "voices": [3]}]}"#,
                "views[0].voices",
            ),
            (
                r#"{"views": [{"name": "a", "voices": "parties", "weight": 2}]}"#,
                "`weight`",
            ),
            (
                r#"{"views": [{"name": "a", "voices": "parties", "joined": "both"}]}"#,
                "`alike`",
            ),
            (
                r#"{"views": [{"name": "a", "voices": "parties", "entries": {"repeats": 1}}]}"#,
                "views[0].entries.repeats",
            ),
            (
                r#"{"views": [{"name": "a", "voices": "parties"}, {"name": "a", "voices": "parties"}]}"#,
                "views[1].name",
            ),
        ];
        for (json, said) in cases {
            let lines = read_in_english(json).unwrap_err();
            assert!(lines.join("\n").contains(said), "{json}: {lines:?}");
        }
    }
}
