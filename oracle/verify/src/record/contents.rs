//! Contents and attached files that are not here: each was erased, and a notice of this node says so, or never came.

use std::collections::BTreeSet;

use super::Audit;
use crate::database::Attached;
use crate::members::Device;

impl Audit {
    /// What has no content here was erased by this node, or came without; and what this node erased is gone.
    pub(super) fn missing(&mut self, devices: &BTreeSet<Device>, received: &BTreeSet<[u8; 32]>) {
        let own = |(device, _): &&(Device, [u8; 32])| devices.contains(device);
        let told: BTreeSet<[u8; 32]> = self.notices.iter().filter(own).map(|it| it.1).collect();
        for (place, id, device) in &self.bare {
            // What a device of this node signed and no receipt covers was written here, content and all.
            let written_here = devices.contains(device) && !received.contains(id);
            let came_bare = self.beside.bare.contains(id.as_slice()) && !written_here;
            if told.contains(id) {
                self.erased.insert(*id);
            } else if came_bare {
                self.came_bare += 1;
            } else {
                self.wrong.push(format!(
                    "entry {place}: its content is missing, and no notice of erasure by this node says why"
                ));
            }
        }
        for said in &self.said {
            if told.contains(&said.id) && !self.erased.contains(&said.id) {
                self.wrong.push(format!(
                    "entry {}: its content is here, and a notice says that it was erased here",
                    said.place
                ));
            }
        }
    }

    /// Attached files: each is what a header named when it was signed, and is kept for one whose content was not erased.
    pub(super) fn attached(&mut self, devices: &BTreeSet<Device>, received: &BTreeSet<[u8; 32]>) {
        let mut whole = BTreeSet::new();
        let mut told = BTreeSet::new();
        for Attached { said, found } in std::mem::take(&mut self.beside.attached) {
            let naming = <[u8; 32]>::try_from(said.0.as_slice()).ok();
            let named = naming.and_then(|id| Some((id, self.files.get(&id)?)));
            let Some((id, named)) = named else {
                let what = "an attached file is kept that no entry here names";
                self.wrong.push(what.to_owned());
                continue;
            };
            told.insert(id);
            let place = named.first().map_or(0, |naming| naming.place);
            if named.iter().all(|naming| self.erased.contains(&naming.id)) {
                self.wrong.push(format!(
                    "entry {place}: its content was erased, and the file that it attached is still here"
                ));
            } else if (id, said.1) == found {
                whole.insert(id);
            } else {
                self.wrong.push(format!(
                    "entry {place}: the file that it attached is not what it named when it was signed"
                ));
            }
        }
        if self.beside.stray_pieces > 0 {
            self.wrong.push(format!(
                "{} pieces belong to no attached file",
                self.beside.stray_pieces
            ));
        }
        if !whole.is_empty() {
            self.report.proved.push(format!(
                "{} attached files are, sealed, what their entries named when they were signed",
                whole.len()
            ));
        }
        let mut lacking = 0_u64;
        for (id, named) in &self.files {
            let mut open = named
                .iter()
                .filter(|naming| !self.erased.contains(&naming.id))
                .peekable();
            if told.contains(id) || open.peek().is_none() {
                continue;
            }
            // As with contents: what this node signed and did not receive, it attached here, with its file.
            let written_here = open
                .find(|naming| devices.contains(&naming.device) && !received.contains(&naming.id));
            match written_here {
                Some(naming) => self.wrong.push(format!(
                    "entry {}: the file that it attached here is missing",
                    naming.place
                )),
                None => lacking += 1,
            }
        }
        if lacking > 0 {
            self.report
                .noted
                .push(format!("{lacking} attached files are not here"));
        }
    }
}
