//! Attached files in words.

use tregua_record::Attachment;
use tregua_wording::{Arg, Wording};

/// From so many bytes on a size is told in mebibytes.
const MEBIBYTE: u64 = 1024 * 1024;

/// How long a file is, in words.
pub fn size(words: &Wording, bytes: u64) -> String {
    let (key, n) = match bytes {
        MEBIBYTE.. => ("attach-mebibytes", bytes.div_ceil(MEBIBYTE)),
        _ => ("attach-bytes", bytes),
    };
    words.say(key, &[("n", n.into())])
}

/// A file by its name, what it is and how long.
pub fn file(words: &Wording, attachment: &Attachment) -> String {
    let args = [
        ("name", attachment.name.as_str().into()),
        ("type", attachment.media_type.as_str().into()),
        ("size", Arg::said(size(words, attachment.length))),
    ];
    words.say("attach-file", &args)
}
