//! A trust file, as `docs/log.md` says: which logs and witnesses a reader believes, and how many of the latter together.

use std::collections::BTreeSet;

use crate::clock::instant;
use crate::note::{Key, decimal, hex, signed_text, unhex};

/// What a trust file says, signed by as many of its root keys as it asks for.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    space: [u8; 32],
    logs: Vec<Key>,
    witnesses: Vec<Key>,
    quorum: usize,
    told: Vec<String>,
}

impl Trust {
    /// Reads a trust file.
    ///
    /// # Errors
    /// In plain words, why it is none, or too few signed it.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let whole = std::str::from_utf8(bytes).map_err(|_| no_file("it is no text"))?;
        let at = whole
            .rfind("\n\n")
            .ok_or_else(|| no_file("it has no signatures"))?
            + 1;
        let (text, _) = whole.split_at(at);
        let mut lines = text.lines().peekable();
        let mut value = |word: &str| {
            lines
                .next_if(|line| line.starts_with(word))
                .and_then(|line| line.strip_prefix(word))
        };
        if value("tregua trust file 1") != Some("") {
            return Err(no_file("its first line is not `tregua trust file 1`"));
        }
        let space = value("space ")
            .and_then(unhex)
            .ok_or_else(|| no_file("it names no space"))?;
        let mut roots: Vec<(Key, String)> = Vec::new();
        while let Some(root) = value("root ") {
            let key = root.split_once(' ').and_then(|(digits, name)| {
                let key = Key::of(digits, unhex(digits)?)?;
                Some((key, name.to_owned()))
            });
            roots.push(key.ok_or_else(|| no_file("a root key cannot be read"))?);
        }
        let threshold = value("threshold ")
            .and_then(decimal)
            .and_then(|it| usize::try_from(it).ok());
        let threshold = threshold.filter(|it| (1..=roots.len()).contains(it));
        let threshold =
            threshold.ok_or_else(|| no_file("it does not say how many root keys sign it"))?;
        let mut logs = Vec::new();
        while let Some(log) = value("log ") {
            let key = Key::read(log).map_err(|why| no_file(&why))?;
            logs.push(
                Some(key)
                    .filter(|key| !key.is_witness())
                    .ok_or_else(|| no_file("a log has the key of a witness"))?,
            );
        }
        let mut witnesses: Vec<Key> = Vec::new();
        while let Some(witness) = value("witness ") {
            let (name, key) = witness
                .split_once(' ')
                .ok_or_else(|| no_file("a witness has no key"))?;
            let key = Key::read(key).map_err(|why| no_file(&why))?;
            let fits = key.is_witness()
                && key.name == name
                && witnesses
                    .iter()
                    .all(|it| it.name != key.name && !it.same(&key));
            witnesses.push(
                Some(key)
                    .filter(|_| fits)
                    .ok_or_else(|| no_file("a witness is named twice, or by another's key"))?,
            );
        }
        let group = value("group witnesses ")
            .map(|group| group.split(' ').map(str::to_owned).collect::<Vec<_>>());
        let names: Vec<&str> = witnesses.iter().map(|key| key.name.as_str()).collect();
        let quorum = match group.as_deref() {
            None if witnesses.is_empty() && value("quorum ") == Some("none") => 0,
            Some([asked, all @ ..]) if all == names && value("quorum ") == Some("witnesses") => {
                let asked = decimal(asked).and_then(|it| usize::try_from(it).ok());
                asked
                    .filter(|it| (1..=names.len()).contains(it))
                    .ok_or_else(|| no_file("more witnesses are asked for than there are"))?
            }
            _ => {
                return Err(no_file(
                    "it does not say how many witnesses have to have cosigned",
                ));
            }
        };
        if lines.next().is_some() {
            return Err(no_file("something follows its quorum"));
        }
        let apart = roots
            .iter()
            .enumerate()
            .all(|(n, (key, _))| roots.iter().skip(n + 1).all(|(other, _)| !key.same(other)));
        let known: Vec<&Key> = roots.iter().map(|(key, _)| key).collect();
        let signed: BTreeSet<String> = signed_text(whole, &known)?.into_iter().collect();
        let by: Vec<String> = roots
            .iter()
            .filter(|(key, _)| signed.contains(&key.name))
            .map(|(_, name)| format!("\"{name}\""))
            .collect();
        if by.len() < threshold || !apart {
            return Err(no_file(&format!(
                "{} of its root keys signed it, and it asks for {threshold}",
                by.len()
            )));
        }
        let told = vec![format!(
            "the trust file is signed by {threshold} or more of its {} root keys: {}",
            roots.len(),
            by.join(", ")
        )];
        Ok(Trust {
            space,
            logs,
            witnesses,
            quorum,
            told,
        })
    }

    /// The key of the log that one of these lines names, if the file names it.
    pub fn log_of(&self, note: &str) -> Option<&Key> {
        let names = |key: &&Key| note.lines().any(|line| line == key.name);
        self.logs.iter().find(names)
    }

    /// The witnesses.
    pub fn witnesses(&self) -> &[Key] {
        &self.witnesses
    }

    /// That it is about this space, and who signed it.
    pub(crate) fn about(&self, space: Option<[u8; 32]>) -> Result<Vec<String>, String> {
        match space == Some(self.space) {
            true => Ok(self.told.clone()),
            false => Err(format!(
                "the trust file is about space {}, and this is about another",
                hex(&self.space)
            )),
        }
    }

    /// That as many witnesses saw a log as are asked for, and by when; or how many did.
    pub(crate) fn reached(&self, seen: &[(String, u64)]) -> Result<String, String> {
        let mut times: Vec<u64> = Vec::new();
        for witness in &self.witnesses {
            let own = seen.iter().filter(|(name, _)| *name == witness.name);
            times.extend(own.map(|(_, time)| *time).min());
        }
        times.sort_unstable();
        let all = self.witnesses.len();
        match times.get(self.quorum.saturating_sub(1)) {
            _ if self.quorum == 0 => Ok("the trust file asks for no witness".to_owned()),
            Some(time) => Ok(format!(
                "{} of the {all} witnesses of the trust file, as many as it asks for, had seen it by {}",
                self.quorum,
                instant(i128::from(*time))
            )),
            None => Err(format!(
                "{} of the {all} witnesses of the trust file cosigned it, and it asks for {}",
                times.len(),
                self.quorum
            )),
        }
    }
}

fn no_file(why: &str) -> String {
    format!("the trust file is none to go by: {why}")
}
