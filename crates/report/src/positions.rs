//! Who takes which position on a text, clause by clause: each voice in its own words, what others report of it beside, how the
//! text went from hand to hand, and which terms a voice ties to others.
//!
//! Nothing here is computed: an acceptance is the accepting voice's own entry, a report of it stays the reporter's, and a voice
//! that said nothing has said nothing.

use schemars::JsonSchema;
use serde::Serialize;
use tregua_agreement::Agreement;
use tregua_calendar::{Clock, Said, Timestamp};
use tregua_record::entries::claim::{Actor, Attribution, Claim, Kind};
use tregua_standing::{Statement, stands};

/// A text on record, as entries name it under `under`: by its name, or by at least so many digits of its hash.
const FEWEST_DIGITS: usize = 8;

/// The acts by which a text goes from hand to hand.
const PASSAGE: [&str; 4] = ["draft", "convey", "hand over", "receive"];

/// What is on record of one text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Positions {
    /// The text's name.
    pub text: String,
    /// SHA-256 of the text, in hex.
    pub sha256: String,
    /// What sort of text it is, as its header says.
    pub header: Option<String>,
    /// The parties, as the text declares them: each has a cell in every row.
    pub parties: Vec<String>,
    /// Who drafted, carried and received it, in the words of whoever says so.
    pub passage: Vec<Step>,
    /// The text as a whole first, then its clauses in their order.
    pub rows: Vec<Row>,
    /// What voices tie to other things.
    pub links: Vec<Link>,
}

/// What was said of a clause, or of the text as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Row {
    /// The clause's label; absent for the text as a whole.
    pub clause: Option<String>,
    /// The track it is on.
    pub track: Option<String>,
    /// True for a label that entries name under this text and that it does not have.
    pub not_in_text: bool,
    /// One for each party, in the order of the text. One without positions: nothing reported.
    pub cells: Vec<Cell>,
    /// Positions of others, in their own voices.
    pub others: Vec<Position>,
    /// What somebody says of another's position, which is nobody's position.
    pub reports: Vec<Report>,
}

impl Row {
    fn spoken(&self) -> impl Iterator<Item = &Spoken> {
        let own = self.cells.iter().flat_map(|cell| &cell.positions);
        let own = own.chain(&self.others).map(|position| &position.spoken);
        let reports = self.reports.iter();
        own.chain(reports.flat_map(|one| one.denied.iter().chain([&one.spoken])))
    }
}

/// The positions of one party, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cell {
    /// The party.
    pub party: String,
    /// What it said in its own voice.
    pub positions: Vec<Position>,
}

/// What an entry does with a term, by its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// `accept`
    Accepts,
    /// `agree`
    Agrees,
    /// `refuse`
    Refuses,
    /// `offer`, by a voice that offers this text as a whole.
    Proposes,
    /// `offer`, by any other voice, or naming what it answers.
    OffersChanges,
    /// `request`
    Asks,
    /// `answer`, `respond`: neither acceptance nor refusal.
    Answers,
    /// `note`, or a claim about the term that names no act, of a voice that the text declares.
    Says,
    /// `no comment`
    NoComment,
    /// `deny` of the term.
    Denies,
    /// A claim under this text of an act that is no step of talks.
    TellsOfAnAct,
}

impl Stance {
    /// `offers-changes`: as in the JSON, and the end of its phrase's key.
    pub fn word(self) -> &'static str {
        match self {
            Stance::Accepts => "accepts",
            Stance::Agrees => "agrees",
            Stance::Refuses => "refuses",
            Stance::Proposes => "proposes",
            Stance::OffersChanges => "offers-changes",
            Stance::Asks => "asks",
            Stance::Answers => "answers",
            Stance::Says => "says",
            Stance::NoComment => "no-comment",
            Stance::Denies => "denies",
            Stance::TellsOfAnAct => "tells-of-an-act",
        }
    }
}

/// One entry, as far as it is told here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Spoken {
    /// Who says it; of officials without a name, marked as such.
    pub voice: String,
    /// The office that spoke.
    pub speaker: Option<String>,
    /// When it was said: a date or an instant, as on record.
    pub said: Option<String>,
    /// The figure or the few words as printed.
    pub words: Option<String>,
    /// Key of the source.
    pub source: Option<String>,
    /// The claim's key.
    pub claim: String,
    /// The entry's id.
    pub entry: String,
    #[serde(skip)]
    when: Option<Said>,
}

impl Spoken {
    /// When it was said.
    pub fn when(&self) -> Option<&Said> {
        self.when.as_ref()
    }
}

/// A voice's own position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Position {
    /// What it does with the term.
    pub stance: Stance,
    /// The entry.
    #[serde(flatten)]
    pub spoken: Spoken,
    /// False where the entry names a clause of this label and no text: it may speak of another version.
    pub names_the_text: bool,
}

/// What somebody says of another's position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Report {
    /// Whose position it is said to be.
    pub of: String,
    /// Which.
    pub stance: Stance,
    /// The entry.
    #[serde(flatten)]
    pub spoken: Spoken,
    /// Who denies it, in their own voices.
    pub denied: Vec<Spoken>,
}

/// One step on the way of a text, as somebody tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Step {
    /// `draft`, `convey`, `hand over` or `receive`.
    pub act: String,
    /// Who did it.
    pub actor: Option<String>,
    /// From whom.
    pub from: Option<String>,
    /// To whom.
    pub to: Option<String>,
    /// True if it was only announced.
    pub planned: bool,
    /// The entry.
    #[serde(flatten)]
    pub spoken: Spoken,
}

/// A voice ties a term to something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Link {
    /// The clause's label; absent where the text as a whole is meant.
    pub clause: Option<String>,
    /// The track that the clause is on.
    pub track: Option<String>,
    /// To what, in the voice's words.
    pub tied_to: String,
    /// The entry.
    #[serde(flatten)]
    pub spoken: Spoken,
}

impl Positions {
    /// Every entry that is told, each as often as it is.
    pub fn spoken(&self) -> impl Iterator<Item = &Spoken> {
        let steps = self.passage.iter().map(|step| &step.spoken);
        let links = self.links.iter().map(|link| &link.spoken);
        self.rows
            .iter()
            .flat_map(Row::spoken)
            .chain(steps)
            .chain(links)
    }

    /// The rows that are on no track, with the text as a whole first; then track by track, as they come in the text.
    pub fn by_track(&self) -> Vec<(Option<&str>, Vec<&Row>)> {
        let mut tracks: Vec<(Option<&str>, Vec<&Row>)> = Vec::new();
        for row in &self.rows {
            let track = row.track.as_deref();
            match tracks.iter_mut().find(|(known, _)| *known == track) {
                Some((_, rows)) => rows.push(row),
                None => tracks.push((track, vec![row])),
            }
        }
        tracks
    }
}

/// What is on record of the text, among the statements known at `as_known`. `sha256` is the text's, in hex.
pub fn positions<'a>(
    agreement: &Agreement,
    sha256: &str,
    statements: impl IntoIterator<Item = &'a Statement>,
    as_known: Timestamp,
) -> Positions {
    let text = Asked { agreement, sha256 };
    let mut standing = stands(statements, as_known);
    standing.sort_by(|(one, _), (two, _)| (one.known, &one.id).cmp(&(two.known, &two.id)));
    let here: Vec<Here<'_>> = standing.iter().filter_map(|one| text.here(*one)).collect();
    let proposers: Vec<&str> = here
        .iter()
        .filter(|one| one.kind == Kind::Offer && one.clause.is_none() && one.is_own())
        .map(|one| one.claim().voice.as_str())
        .collect();
    let mut labels: Vec<Option<String>> = vec![None];
    labels.extend(
        agreement
            .clauses
            .iter()
            .map(|clause| Some(clause.label.clone())),
    );
    for one in &here {
        if !labels.contains(&one.clause) {
            labels.push(one.clause.clone());
        }
    }
    let row = |label: Option<String>| {
        let own = here.iter().filter(|one| one.clause == label);
        text.row(
            label.clone(),
            &own.collect::<Vec<_>>(),
            &proposers,
            &standing,
        )
    };
    Positions {
        text: agreement.name.clone(),
        sha256: sha256.to_owned(),
        header: agreement.text.clone(),
        parties: agreement.parties.clone(),
        passage: passage(&here, &agreement.clock),
        rows: labels.into_iter().map(row).collect(),
        links: here.iter().filter_map(|one| text.link(one)).collect(),
    }
}

/// The text that is asked about.
#[derive(Clone, Copy)]
struct Asked<'a> {
    agreement: &'a Agreement,
    sha256: &'a str,
}

/// A statement that speaks of it.
struct Here<'a> {
    statement: &'a Statement,
    kind: Kind,
    /// The label as the text now has it.
    clause: Option<String>,
    names_the_text: bool,
    /// The text declares its voice.
    declared: bool,
}

impl<'a> Asked<'a> {
    /// The statement, if it speaks of this text: it names it, or no text and a clause of it.
    fn here(&self, (statement, kind): (&'a Statement, Kind)) -> Option<Here<'a>> {
        let claim = &statement.claim;
        let names_the_text = match &claim.under {
            None => false,
            Some(under) => {
                let by_hash =
                    under.len() >= FEWEST_DIGITS && self.sha256.starts_with(under.as_str());
                by_hash || *under == self.agreement.name
            }
        };
        let clause = claim.clause.as_deref();
        let known = clause.and_then(|label| self.agreement.clause(label));
        let speaks_of_it = names_the_text || claim.under.is_none() && known.is_some();
        let label = known.map(|clause| clause.label.as_str()).or(clause);
        speaks_of_it.then(|| Here {
            statement,
            kind,
            clause: label.map(str::to_owned),
            names_the_text,
            declared: self
                .agreement
                .declared_voices()
                .any(|voice| *voice == claim.voice),
        })
    }

    fn row(
        &self,
        label: Option<String>,
        own: &[&Here<'_>],
        proposers: &[&str],
        standing: &[(&Statement, Kind)],
    ) -> Row {
        let said: Vec<Position> = own
            .iter()
            .filter(|one| one.is_own())
            .filter_map(|one| one.position(proposers))
            .collect();
        let cell = |party: &String| Cell {
            party: party.clone(),
            positions: said
                .iter()
                .filter(|one| one.spoken.voice == *party)
                .cloned()
                .collect(),
        };
        let parties = &self.agreement.parties;
        let clause = label.as_deref().map(|label| self.agreement.clause(label));
        Row {
            track: clause.flatten().and_then(|clause| clause.track.clone()),
            not_in_text: matches!(clause, Some(None)),
            cells: parties.iter().map(cell).collect(),
            others: said
                .iter()
                .filter(|one| !parties.contains(&one.spoken.voice))
                .cloned()
                .collect(),
            reports: own
                .iter()
                .filter_map(|one| one.report(proposers, standing))
                .collect(),
            clause: label,
        }
    }

    fn link(&self, one: &Here<'_>) -> Option<Link> {
        let cause = one
            .claim()
            .cause
            .clone()
            .filter(|_| one.kind == Kind::Account)?;
        let clause = one
            .clause
            .as_deref()
            .and_then(|label| self.agreement.clause(label));
        Some(Link {
            clause: one.clause.clone(),
            track: clause.and_then(|clause| clause.track.clone()),
            tied_to: cause.to_string(),
            spoken: spoken(one.statement),
        })
    }
}

impl Here<'_> {
    fn claim(&self) -> &Claim {
        &self.statement.claim
    }

    /// True for what a voice says of itself, by name.
    fn is_own(&self) -> bool {
        let claim = self.claim();
        claim.attribution == Attribution::Named && claim.repeats.is_none()
    }

    fn position(&self, proposers: &[&str]) -> Option<Position> {
        Some(Position {
            stance: self.stance(proposers)?,
            spoken: spoken(self.statement),
            names_the_text: self.names_the_text,
        })
    }

    fn stance(&self, proposers: &[&str]) -> Option<Stance> {
        let claim = self.claim();
        let own_text = proposers.contains(&claim.voice.as_str()) && claim.refers_to.is_empty();
        Some(match self.kind {
            Kind::Accept => Stance::Accepts,
            Kind::Agree => Stance::Agrees,
            Kind::Refuse => Stance::Refuses,
            Kind::Offer if own_text => Stance::Proposes,
            Kind::Offer => Stance::OffersChanges,
            Kind::Request => Stance::Asks,
            Kind::Answer | Kind::Respond => Stance::Answers,
            // What the press says of a term is no position on it.
            Kind::Note if self.declared => Stance::Says,
            Kind::Claim if self.declared && claim.act.is_none() => Stance::Says,
            Kind::NoComment => Stance::NoComment,
            // One that names a claim denies that claim, not the term.
            Kind::Deny if claim.refers_to.is_empty() => Stance::Denies,
            _ => return None,
        })
    }

    /// A claim that somebody took a position, and what officials without a name say for theirs.
    fn report(&self, proposers: &[&str], standing: &[(&Statement, Kind)]) -> Option<Report> {
        let claim = self.claim();
        let (of, stance) = if self.kind == Kind::Claim && claim.act.is_some() {
            let of = match &claim.actor {
                Some(Actor::Named(of)) => of,
                _ => &claim.voice,
            };
            let stance = match claim.act.as_deref()? {
                "accept" => Stance::Accepts,
                "refuse" => Stance::Refuses,
                "offer" => Stance::OffersChanges,
                "answer" => Stance::Answers,
                "request" => Stance::Asks,
                // Each step of the text's way is told as such; what was done in a text's time is no word on it.
                act if PASSAGE.contains(&act) || !self.names_the_text => return None,
                _ => Stance::TellsOfAnAct,
            };
            (of.clone(), stance)
        } else if self.is_own() || !self.declared {
            return None;
        } else {
            (claim.voice.clone(), self.stance(proposers)?)
        };
        let denies = |other: &Statement| other.claim.refers_to.contains(&claim.key);
        let denied = standing
            .iter()
            .filter(|(other, kind)| *kind == Kind::Deny && denies(other))
            .map(|(other, _)| spoken(other));
        Some(Report {
            of: of.to_string(),
            stance,
            denied: denied.collect(),
            spoken: spoken(self.statement),
        })
    }
}

/// The way of the text in the order in which its steps are said to have been taken, whoever told of them when.
fn passage(here: &[Here<'_>], clock: &Clock) -> Vec<Step> {
    let taken = |one: &Here<'_>| {
        let occurred = one.claim().occurred.as_ref();
        occurred.map_or(one.statement.known, |when| when.window(clock).from)
    };
    let mut steps: Vec<_> = here
        .iter()
        .filter_map(|one| Some((taken(one), step(one)?)))
        .collect();
    steps.sort_by_key(|(at, _)| *at);
    steps.into_iter().map(|(_, step)| step).collect()
}

fn step(one: &Here<'_>) -> Option<Step> {
    let claim = one.claim();
    let act = claim
        .act
        .clone()
        .filter(|act| PASSAGE.contains(&act.as_str()))?;
    if !one.names_the_text || !matches!(one.kind, Kind::Claim | Kind::Announce) {
        return None;
    }
    Some(Step {
        act: act.to_string(),
        actor: match &claim.actor {
            Some(Actor::Named(name)) => Some(name.to_string()),
            _ => None,
        },
        from: claim.from.as_ref().map(Into::into),
        to: claim.to.as_ref().map(Into::into),
        planned: one.kind == Kind::Announce,
        spoken: spoken(one.statement),
    })
}

fn spoken(statement: &Statement) -> Spoken {
    let claim = &statement.claim;
    Spoken {
        voice: claim.told_by().to_string(),
        speaker: claim.speaker.as_ref().map(Into::into),
        said: claim.said.as_ref().map(ToString::to_string),
        words: claim.figure.as_ref().map(Into::into),
        source: claim.source.as_ref().map(Into::into),
        claim: claim.key.to_string(),
        entry: statement.id.to_string(),
        when: claim.said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::{CROSSING, agreement, at, naming, says};

    const SHA256: &str = "0123456789abcdef";
    const LATER: &str = "2024-01-09T00:00";

    /// A statement on the text, or on a clause of it.
    fn on(id: &str, kind: Kind, voice: &str, clause: Option<&str>, under: &str) -> Statement {
        let mut one = says(id, kind, voice, &format!("2024-01-0{}T08:00", &id[1..]));
        one.claim_mut().clause = clause.map(Into::into);
        one.claim_mut().under = Some(under.to_owned())
            .filter(|under| !under.is_empty())
            .map(Into::into);
        one
    }

    /// `clause party: stance claim` of each position of a party.
    fn told(statements: &[Statement], known: &str) -> Vec<String> {
        let found = positions(&agreement(CROSSING), SHA256, statements, at(known));
        let mut told = Vec::new();
        for row in &found.rows {
            for cell in &row.cells {
                told.extend(cell.positions.iter().map(|one| {
                    let clause = row.clause.as_deref().unwrap_or("all");
                    let (stance, claim) = (one.stance.word(), &one.spoken.claim);
                    format!("{clause} {}: {stance} {claim}", cell.party)
                }));
            }
        }
        told
    }

    const NAME: &str = "Talks at the North crossing";

    #[test]
    fn a_text_is_named_by_its_name_or_its_hash_and_another_one_is_another() {
        let statements = [
            on("k1", Kind::Accept, "Alpha", Some("aid"), NAME),
            on("k2", Kind::Refuse, "Beta", Some("aid"), "01234567"),
            on("k3", Kind::Accept, "Alpha", Some("flights"), "Another text"),
            on("k4", Kind::Accept, "Alpha", Some("flights"), "0123"),
            on("k5", Kind::NoComment, "Beta", Some("flights"), ""),
            on("k6", Kind::Accept, "Beta", None, ""),
        ];
        let expected = [
            "aid Alpha: accepts k1",
            "aid Beta: refuses k2",
            "flights Beta: no-comment k5",
        ];
        assert_eq!(told(&statements, LATER), expected);
        assert_eq!(told(&statements, "2024-01-01T12:00"), expected[..1]);
        let found = positions(&agreement(CROSSING), SHA256, &statements, at(LATER));
        let row = found
            .rows
            .iter()
            .find(|row| row.clause.as_deref() == Some("flights"));
        let cell = &row.unwrap().cells[1];
        assert!(!cell.positions[0].names_the_text);
    }

    #[test]
    fn what_is_retracted_or_corrected_does_not_stand_and_an_acceptance_of_the_whole_is_none_of_a_clause()
     {
        let statements = [
            on("k1", Kind::Accept, "Alpha", None, NAME),
            on("k2", Kind::Refuse, "Alpha", Some("aid"), NAME),
            naming(on("k3", Kind::Retract, "Alpha", None, ""), &["k2"]),
            on("k4", Kind::Refuse, "Beta", Some("aid"), NAME),
            naming(
                on("k5", Kind::Correct, "Beta", Some("flights"), NAME),
                &["k4"],
            ),
        ];
        assert_eq!(
            told(&statements, LATER),
            ["all Alpha: accepts k1", "flights Beta: refuses k5"]
        );
    }

    #[test]
    fn who_offers_the_whole_proposes_and_everybody_else_offers_changes() {
        let statements = [
            on("k1", Kind::Offer, "Alpha", None, NAME),
            on("k2", Kind::Offer, "Alpha", Some("aid"), NAME),
            on("k3", Kind::Offer, "Beta", Some("aid"), NAME),
            naming(on("k4", Kind::Offer, "Alpha", Some("aid"), NAME), &["k3"]),
        ];
        let expected = [
            "all Alpha: proposes k1",
            "aid Alpha: proposes k2",
            "aid Alpha: offers-changes k4",
            "aid Beta: offers-changes k3",
        ];
        assert_eq!(told(&statements, LATER), expected);
    }

    #[test]
    fn what_another_says_of_it_and_what_nobody_signed_with_a_name_is_no_position() {
        let mut reported = on("k1", Kind::Claim, "Delta", Some("aid"), NAME);
        reported.claim_mut().act = Some("accept".into());
        reported.claim_mut().actor = Some(Actor::Named("Alpha".into()));
        let mut unnamed = on("k2", Kind::Accept, "Alpha", Some("aid"), NAME);
        unnamed.claim_mut().attribution = Attribution::Anonymous;
        let denied = naming(on("k3", Kind::Deny, "Alpha", None, ""), &["k1"]);
        let statements = [reported, unnamed, denied];
        assert_eq!(told(&statements, LATER), [] as [&str; 0]);
        let found = positions(&agreement(CROSSING), SHA256, &statements, at(LATER));
        let row = found
            .rows
            .iter()
            .find(|row| row.clause.as_deref() == Some("aid"))
            .unwrap();
        let reports = row.reports.iter();
        let reports = reports.map(|one| (one.of.as_str(), one.stance, one.denied.len()));
        assert_eq!(
            reports.collect::<Vec<_>>(),
            [("Alpha", Stance::Accepts, 1), ("Alpha", Stance::Accepts, 0)]
        );
    }

    #[test]
    fn an_act_that_is_no_step_of_talks_is_told_and_the_way_of_a_text_comes_as_it_happened() {
        let acted = |id: &str, act: &str, occurred: &str| {
            let mut one = on(id, Kind::Claim, "Delta", None, NAME);
            one.claim_mut().act = Some(act.into());
            one.claim_mut().actor = Some(Actor::Named("Alpha".into()));
            one.claim_mut().occurred = Some(occurred.parse().unwrap());
            one
        };
        // What happened first was told last.
        let statements = [
            acted("k1", "convey", "2024-01-03"),
            acted("k2", "draft", "2024-01-01"),
            acted("k3", "visit", "2024-01-02"),
        ];
        let found = positions(&agreement(CROSSING), SHA256, &statements, at(LATER));
        let acts: Vec<&str> = found.passage.iter().map(|step| step.act.as_str()).collect();
        assert_eq!(acts, ["draft", "convey"]);
        let reports = &found.rows[0].reports;
        let told: Vec<_> = reports
            .iter()
            .map(|one| (one.of.as_str(), one.stance))
            .collect();
        assert_eq!(told, [("Alpha", Stance::TellsOfAnAct)]);
    }
}
