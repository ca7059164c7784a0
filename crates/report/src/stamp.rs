//! An instant as it is written on the agreement's clock: what JSON holds, and what words are made of.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tregua_calendar::{Clock, Timestamp};

/// An instant with its text, such as `2023-11-24T07:00:00+02:00`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    at: Timestamp,
    text: String,
}

impl Stamp {
    /// `at` as written on `clock`.
    pub fn new(at: Timestamp, clock: &Clock) -> Self {
        Stamp {
            at,
            text: clock.write(at),
        }
    }

    /// The instant.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let at = text.parse().map_err(serde::de::Error::custom)?;
        Ok(Stamp { at, text })
    }
}

impl JsonSchema for Stamp {
    fn schema_name() -> Cow<'static, str> {
        "Stamp".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date-time",
            "description": "An instant in RFC 3339, on the agreement's clock.",
        })
    }
}
