//! Incidents with their accounts, replies, and who states coverage.

use tregua_wording::Arg;

use super::Writer;
use crate::brief::{Account, Incident};
use crate::page::Block;

impl Writer<'_> {
    pub(super) fn incidents(&self) -> Vec<Block> {
        let brief = self.brief;
        let each = brief
            .incidents
            .iter()
            .map(|incident| self.incident(incident));
        let mut blocks = self.at_most(each.collect());
        if blocks.is_empty() {
            blocks.push(Block::line(self.words("brief-no-incident", &[])));
        }
        if brief.earlier_incidents > 0 {
            let n = [("n", brief.earlier_incidents.into())];
            blocks.push(Block::line(self.words("brief-earlier-incidents", &n)));
        }
        if brief.coverage.is_empty() {
            blocks.push(Block::line(self.words("brief-no-coverage", &[])));
        }
        for coverage in &brief.coverage {
            let place = match &coverage.place {
                Some(place) => Arg::from(place.as_str()),
                None => Arg::said(self.words("brief-no-place", &[])),
            };
            let args = [
                ("voice", Arg::said(self.say.voice(&coverage.voice))),
                ("from", self.instant(&coverage.from)),
                ("to", self.instant(&coverage.to)),
                ("place", place),
            ];
            blocks.push(Block::line(self.words("brief-coverage", &args)));
        }
        blocks
    }

    fn incident(&self, incident: &Incident) -> Block {
        let mut head: Vec<String> = incident
            .occurred
            .iter()
            .map(|when| self.claimed(when))
            .collect();
        head.extend(
            incident
                .places
                .iter()
                .map(|place| self.say.words.apart(place).into_owned()),
        );
        let mut parts: Vec<String> = incident
            .accounts
            .iter()
            .map(|account| self.account(account))
            .collect();
        parts.extend(incident.replies.iter().map(|reply| {
            let key = format!("brief-reply-{}", reply.kind.replace(' ', "-"));
            self.words(&key, &[("voice", Arg::said(self.say.voice(&reply.voice)))])
        }));
        if !incident.no_reply.is_empty() {
            let voices = Arg::said(self.names(&incident.no_reply));
            parts.push(self.words("brief-no-reply", &[("voices", voices)]));
        }
        Block::led(self.say.words.join("list-comma", head), self.join(parts))
    }

    fn account(&self, account: &Account) -> String {
        let mut said: Vec<String> = Vec::new();
        said.extend(account.act.as_ref().map(|act| self.say.act(act)));
        match account.actor.as_deref() {
            Some("unknown") => said.push(self.words("brief-actor-unknown", &[])),
            Some("other") => said.push(self.words("brief-actor-other", &[])),
            Some(actor) => said.push(self.words("brief-actor", &[("actor", actor.into())])),
            None => {}
        }
        match account.blamed.as_deref() {
            Some("other") => said.push(self.words("brief-holds-other", &[])),
            Some(blamed) => said.push(self.words("brief-holds", &[("whom", blamed.into())])),
            None => {}
        }
        said.extend(account.harm.iter().map(|harm| {
            let count = Arg::said(self.say.bounds(harm.lo, harm.hi));
            self.words(&format!("brief-harm-{}", harm.word), &[("count", count)])
        }));
        said.extend(
            account
                .source
                .iter()
                .map(|source| self.say.words.apart(source).into_owned()),
        );
        format!(
            "{}: {}",
            self.say.voice(&account.voice),
            self.say.words.join("list-comma", said)
        )
    }
}
