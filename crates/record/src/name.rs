//! Texts that many share: what a claim says of whom, where and what, ids of entries, and who signed them.

use std::borrow::{Borrow, Cow};
use std::collections::HashSet;
use std::fmt;
use std::ops::Deref;

use arcstr::ArcStr;
use serde::{Serialize, Serializer};

/// A text that is kept once however many hold it, behind one pointer: a record has many claims, and each names the same few
/// voices, acts and places.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(ArcStr);

impl Name {
    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// It is hashed and ordered as its text is.
impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Name(text.into())
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Name(text.into())
    }
}

impl From<&String> for Name {
    fn from(text: &String) -> Self {
        Name(text.as_str().into())
    }
}

impl From<&Name> for String {
    fn from(name: &Name) -> Self {
        name.as_str().to_owned()
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, text: &str) -> bool {
        *self.0 == *text
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, text: &&str) -> bool {
        *self.0 == **text
    }
}

impl PartialEq<String> for Name {
    fn eq(&self, text: &String) -> bool {
        *self.0 == **text
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, out)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.as_str().to_owned()
    }
}

impl From<&Name> for Name {
    fn from(name: &Name) -> Self {
        name.clone()
    }
}

impl From<Cow<'_, str>> for Name {
    fn from(text: Cow<'_, str>) -> Self {
        Name(text.as_ref().into())
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        self
    }
}

impl PartialEq<Name> for str {
    fn eq(&self, name: &Name) -> bool {
        name == self
    }
}

impl PartialEq<Name> for &str {
    fn eq(&self, name: &Name) -> bool {
        name == *self
    }
}

impl PartialEq<Name> for String {
    fn eq(&self, name: &Name) -> bool {
        name == self.as_str()
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

/// Few names, each once, in order: a claim names one or two objects, for which a tree would be ten times their size.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameSet(Box<[Name]>);

impl NameSet {
    /// Adds a name; false if it is there.
    pub fn insert(&mut self, name: impl Into<Name>) -> bool {
        let name = name.into();
        let Err(at) = self.0.binary_search(&name) else {
            return false;
        };
        let mut all = std::mem::take(&mut self.0).into_vec();
        all.insert(at, name);
        self.0 = all.into();
        true
    }

    /// True if the name is there.
    pub fn contains(&self, name: &str) -> bool {
        self.0
            .binary_search_by(|own| own.as_str().cmp(name))
            .is_ok()
    }
}

impl Deref for NameSet {
    type Target = [Name];

    fn deref(&self) -> &[Name] {
        &self.0
    }
}

impl<N: Into<Name>> FromIterator<N> for NameSet {
    fn from_iter<I: IntoIterator<Item = N>>(names: I) -> Self {
        let mut all: Vec<Name> = names.into_iter().map(Into::into).collect();
        all.sort_unstable();
        all.dedup();
        NameSet(all.into())
    }
}

impl<N: Into<Name>, const SIZE: usize> From<[N; SIZE]> for NameSet {
    fn from(names: [N; SIZE]) -> Self {
        names.into_iter().collect()
    }
}

impl<'a> IntoIterator for &'a NameSet {
    type Item = &'a Name;
    type IntoIter = std::slice::Iter<'a, Name>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Serialize for NameSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

/// Who meets many texts and keeps each once.
#[derive(Debug, Clone, Default)]
pub struct Shared(HashSet<Name>);

impl Shared {
    /// The one copy of a text.
    pub fn name(&mut self, text: &str) -> Name {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new = Name::from(text);
        self.0.insert(new.clone());
        new
    }

    /// Makes a name the one copy of its text.
    pub fn share(&mut self, name: &mut Name) {
        *name = match self.0.get(name.as_str()) {
            Some(known) => known.clone(),
            None => {
                self.0.insert(name.clone());
                return;
            }
        };
    }
}
