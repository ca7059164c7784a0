//! What no bytes may do to the layout of a text or to its JSON.

use crate::{format, from_json, to_json};

/// For fuzzing: sets any bytes as a text, takes it to JSON and back, and reads them as JSON.
///
/// # Panics
/// If setting a text twice is not setting it once, or if the JSON of a text is another text: that would be a bug of ours.
pub fn fuzz(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let set = format(&text);
    assert_eq!(format(&set), set, "set twice is not set once");
    if let Ok(json) = to_json(&text) {
        let back = from_json(&json).ok();
        assert_eq!(back, Some(set), "the JSON of a text is another text");
    }
    let json = serde_json::from_slice(bytes).ok();
    if let Some(text) = json.and_then(|json| from_json(&json).ok()) {
        let again = to_json(&text).ok().and_then(|json| from_json(&json).ok());
        assert_eq!(again, Some(text), "the text of some JSON has other JSON");
    }
}
