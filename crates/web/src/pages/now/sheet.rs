//! How the first page shows it: short, in the order in which one asks before a call.

use maud::{Markup, html};
use tregua_calendar::Timestamp;
use tregua_report::Stamp;
use tregua_standing::{Row, View};
use tregua_wording::Arg;

use super::news::{Line, News, PartNews, PhaseNews};
use super::{Account, After, Differ, DueThing, Entry, MOST, Now, Phase, Standing};
use crate::access::Action;
use crate::pages::{bits, record, terms, why};
use crate::visit::Visit;

/// Hours that are counted down by the minute; what is farther away does not need it.
const HOURS_COUNTED: i64 = 48;

/// Views named in one line.
const MOST_VIEWS: usize = 4;

/// Where the length of time stands in what a module writes anew.
const PLACE: &str = "{}";

/// A record without a text: what it holds, and the way on.
pub(super) fn without_text(now: &Now, visit: &Visit) -> Markup {
    html! {
        p.notice { (visit.t("web-now-without-text")) }
        @if let Some(own) = &now.without_text {
            @let n = |n: usize| [("n", Arg::from(n as u64))];
            @let args = [
                ("claims", Arg::said(visit.with("claims", &n(own.statements)))),
                ("voices", Arg::said(visit.with("web-now-voices", &n(own.voices)))),
                ("sources", Arg::said(visit.with("sources", &n(own.sources)))),
            ];
            p { (visit.with("web-now-holds", &args)) }
        }
        ul {
            @if visit.may(Action::SeeRecord) {
                li { a href=(visit.link("/record")) { (visit.t("web-now-see-record")) } }
                li { a href=(visit.link("/voices")) { (visit.t("web-now-see-voices")) } }
            }
            @if visit.may(Action::WriteClaim) {
                li { a href="/entry" { (visit.t("web-now-add-claim")) } }
            }
            @if visit.may(Action::WriteText) {
                li { a href="/agreement" { (visit.t("web-now-add-text")) } }
            }
        }
    }
}

/// Where everything stands.
pub(super) fn standing(now: &Now, standing: &Standing, news: &News, visit: &Visit) -> Markup {
    let own = Own { visit };
    let live = visit.asked.live;
    let server_ms = visit.now.as_millisecond().to_string();
    html! {
        div.now data-now=[live.then_some(server_ms)] data-hours=[live.then(|| own.lengths("hours", HOURS_COUNTED))]
            data-minutes=[live.then(|| own.lengths("minutes", 59))] data-both=[live.then(|| own.both())]
            data-local=(own.local()) {
            p.soft { (visit.with("web-now-clock", &[("zone", now.clock.as_str().into())])) }
            section.force aria-labelledby="force" {
                h2 #force { (visit.t("web-now-force")) }
                @if standing.phases.is_empty() && standing.waiting.is_empty() { p { (visit.t("web-now-no-phases")) } }
                @for phase in &standing.phases { (own.phase(phase)) }
                @for one in &standing.waiting { p.state { (visit.say().waiting(&one.told.phase, &one.told.once, one.told.open)) } }
            }
            div.columns {
                div {
                    section aria-labelledby="due" {
                        h2 #due { (visit.t("web-now-due")) }
                        (own.due("due", &standing.due, "web-now-nothing-due"))
                    }
                    section aria-labelledby="overdue" {
                        h2 #overdue { (visit.t("web-now-overdue")) }
                        (own.due("overdue", &standing.overdue, "web-now-nothing-overdue"))
                    }
                }
                div {
                    section aria-labelledby="differ" {
                        h2 #differ { (visit.t("web-now-differ")) }
                        @if standing.differ.is_empty() { p { (visit.t("web-now-nothing-differ")) } }
                        @else { ul.plain.things { @for one in own.first("differ", &standing.differ) { (own.differ(one)) } } }
                        (own.rest("differ", standing.differ.len()))
                    }
                    section aria-labelledby="news" {
                        h2 #news {
                            (visit.t(if news.visit { "web-now-news-visit" } else { "web-now-news-day" }))
                        }
                        (own.news(news))
                    }
                }
            }
        }
    }
}

/// Says the page's pieces to one reader.
struct Own<'v> {
    visit: &'v Visit,
}

impl Own<'_> {
    fn more(&self, n: usize, link: String) -> Markup {
        html! {
            @if n > 0 {
                p.more { a href=(link) { (self.visit.with("web-now-more", &[("n", (n as u64).into())])) } }
            }
        }
    }

    /// Lengths of time in the reader's language, from 0 to the most, for the module that counts down.
    fn lengths(&self, key: &str, most: i64) -> String {
        let each = (0..=most).map(|n| self.visit.with(key, &[("n", Arg::Number(n.into()))]));
        each.collect::<Vec<_>>().join("|")
    }

    /// Hours and minutes together, with places for both.
    fn both(&self) -> String {
        let both = [("hours", Arg::said("{h}")), ("minutes", Arg::said("{m}"))];
        self.visit.with("hours-and-minutes", &both)
    }

    /// How the reader's own time is said.
    fn local(&self) -> String {
        self.visit
            .with("web-now-local", &[("time", Arg::said(PLACE))])
    }

    /// An instant with the words it stands in. `says` puts a length of time into them, which a module counts down.
    fn counted(&self, at: &Stamp, says: impl Fn(String) -> String) -> Markup {
        let as_of = self.visit.asked.moment.as_of;
        let hours = (at.at().as_second() - as_of.as_second()) / 3600;
        let counts = self.visit.asked.live && (0..HOURS_COUNTED).contains(&hours);
        let away = self.visit.say().away(at.at(), as_of);
        let template = counts.then(|| says(PLACE.to_owned()));
        html! {
            time datetime=(at.text()) data-say=[template] aria-live=[counts.then_some("off")] { (says(away)) }
        }
    }

    fn phase(&self, phase: &Phase) -> Markup {
        let say = self.visit.say();
        let name = || ("phase", Arg::from(phase.phase.as_str()));
        let plain = |key: &str, at: &Stamp| {
            let args = [name(), ("at", Arg::said(say.instant(at.at())))];
            html! { time datetime=(at.text()) { (self.visit.with(key, &args)) } }
        };
        let state = match (phase.state, &phase.to) {
            ("in force", Some(to)) => self.counted(to, |time| {
                let at = Arg::said(say.instant(to.at()));
                let args = [name(), ("at", at), ("time", Arg::said(time))];
                self.visit.with("due-phase-ends", &args)
            }),
            ("in force", None) => html! { (self.visit.with("web-now-open", &[name()])) },
            ("ended", Some(to)) => plain("web-now-ended", to),
            _ => plain("web-now-begins", &phase.from),
        };
        let ends = phase.moved_to.iter().map(|to| say.instant(to.at()));
        let ends = self.visit.words().join("list-then", ends);
        html! {
            p.state { (state) }
            @if let Some(planned) = &phase.planned {
                @let args = [("planned", Arg::said(say.instant(planned.at()))), ("ends", Arg::said(ends))];
                p { (self.visit.with("web-now-moved", &args)) " " (self.by(&phase.moved_by, 0)) }
                @if !phase.by_silence.is_empty() {
                    @let silent = phase.by_silence.iter().map(|to| say.instant(to.at()));
                    @let silent = Arg::said(self.visit.words().join("list-then", silent));
                    p { (self.visit.with("phase-by-silence", &[("ends", silent)])) }
                }
            }
            @match phase.since {
                Some(0) => { p { (self.visit.t("web-now-since-nothing")) } }
                Some(n) => {
                    @let entries = self.visit.with("entries", &[("n", (n as u64).into())]);
                    p { (self.visit.with("web-now-since", &[("entries", Arg::said(entries))])) }
                    ul.series {
                        @for one in &phase.series { li { (self.after(one)) } }
                    }
                    (self.more(phase.more_series, self.visit.link("/record")))
                }
                None => {}
            }
            @if !phase.accounts.is_empty() {
                @let voices = say.voices("list-comma", &phase.accounts);
                p { (self.visit.with("web-now-accounts", &[("voices", Arg::said(voices))])) }
            }
        }
    }

    fn after(&self, one: &After) -> String {
        let say = self.visit.say();
        let what = match (&one.act, one.kind) {
            (Some(act), _) => say.done(act, one.thing.as_deref()),
            (None, Some(kind)) => self.visit.words().known("kind", kind),
            (None, None) => String::new(),
        };
        let entries = self
            .visit
            .with("entries", &[("n", (one.entries as u64).into())]);
        let voices = say.voices("list-comma", &one.voices);
        let args = [
            ("what", Arg::said(what)),
            ("entries", Arg::said(entries)),
            ("voices", Arg::said(voices)),
        ];
        self.visit.with("web-now-series", &args)
    }

    /// The entries that did something, each with its voice.
    fn by(&self, entries: &[Entry], more: usize) -> Markup {
        let seen = self.visit.may(Action::SeeRecord);
        html! {
            @if !entries.is_empty() {
                span.by {
                    (self.visit.t("changes-by")) " "
                    @for (at, one) in entries.iter().enumerate() {
                        @if at > 0 { " · " }
                        @if seen {
                            a href=(record::address(self.visit, &one.entry)) { bdi { (one.claim) } }
                        } @else { bdi { (one.claim) } }
                        " (" (bits::voice(self.visit.words(), &one.voice))
                        @if let Some(revised) = record::revised_by(self.visit, &one.entry).filter(|_| seen) { ": " bdi { (revised) } }
                        ")"
                    }
                    @if more > 0 {
                        " · " (self.visit.with("web-now-more", &[("n", (more as u64).into())]))
                    }
                }
            }
        }
    }

    /// The first few, or all of them where this sort is asked for.
    fn first<'t, T>(&self, sort: &str, things: &'t [T]) -> &'t [T] {
        let most = match self.visit.get("all") {
            Some(all) if all == sort => things.len(),
            _ => MOST.min(things.len()),
        };
        things.get(..most).unwrap_or(things)
    }

    /// The way to the others.
    fn rest(&self, sort: &str, there: usize) -> Markup {
        let told = self.visit.get("all").is_some_and(|all| all == sort);
        let left = if told { 0 } else { there.saturating_sub(MOST) };
        let link = self.visit.link_with("/", &[("all", sort)]);
        self.more(left, format!("{link}#{sort}"))
    }

    fn due(&self, sort: &str, things: &[DueThing], nothing: &str) -> Markup {
        let say = self.visit.say();
        let as_of = self.visit.asked.moment.as_of;
        let when = |one: &DueThing| (one.at.at(), one.condition, one.overdue);
        html! {
            @if things.is_empty() { p { (self.visit.t(nothing)) } }
            @for group in self.first(sort, things).chunk_by(|one, two| when(one) == when(two)) {
                @if let Some(first) = group.first() {
                    h3.when {
                        (self.counted(&first.at, |time| say.due_when_with(&first.due, as_of, time)))
                    }
                    ul.plain.things { @for one in group { (self.due_thing(one)) } }
                }
            }
            (self.rest(sort, things.len()))
        }
    }

    fn due_thing(&self, one: &DueThing) -> Markup {
        let say = self.visit.say();
        let readings = say.due_readings(&one.due);
        let first = readings.told.first().map(|told| &told.counts);
        let terms = self.visit.link(&terms::path(&one.clause));
        let who = match one.bound.is_empty() {
            true => self.visit.t("web-now-condition"),
            false => {
                let voices = say.voices("list-comma", &one.bound);
                self.visit
                    .with("web-now-owed", &[("voices", Arg::said(voices))])
            }
        };
        html! {
            li {
                p.what { a href=(terms) { (say.due_name(&one.due).join(" · ")) } " · " span.who { (who) } }
                @for (at, told) in readings.told.iter().enumerate() {
                    p.reading {
                        (told.name) @if let Some(asks) = &told.asks { ": " (asks) }
                        @if at > 0 && first == Some(&told.counts) {
                            " — " (self.visit.t("due-same-counts"))
                        }
                    }
                    @if at == 0 || first != Some(&told.counts) {
                        ul.counts { @for count in &told.counts { li { (count) } } }
                    }
                }
                @if !readings.alike.is_empty() {
                    @let alike = self.visit.words().join("list-semicolon", &readings.alike);
                    p.reading { (self.visit.with("due-the-same", &[("readings", Arg::said(alike))])) }
                }
            }
        }
    }

    fn why(&self, clause: &str, part: &str, day: Option<&str>) -> String {
        let parts = [
            ("clause", clause),
            ("part", part),
            ("day", day.unwrap_or("")),
            ("view", &bits::view_key(&View::AllVoices)),
        ];
        self.visit.link_with("/why", &parts)
    }

    /// Clause, part, day: what a part in one instance is called.
    fn what(&self, clause: &str, part: &str, day: Option<&str>) -> Markup {
        let say = self.visit.say();
        let day = day.and_then(|day| day.parse().ok()).map(|day| say.day(day));
        html! {
            (bits::clause(&say, clause)) " · " (say.part_name(part))
            @if let Some(day) = day { " · " (day) }
        }
    }

    fn differ(&self, one: &Differ) -> Markup {
        let say = self.visit.say();
        let head = match (&one.what, &one.period, &one.part) {
            (Some(what), Some(period), _) => {
                html! { (say.stretch(period)) " · " (say.counted_what(what)) }
            }
            (_, _, Some(part)) => {
                let clause = one.clauses.first().map_or("", String::as_str);
                self.what(clause, part, one.day.as_deref())
            }
            _ => html! {},
        };
        html! {
            li {
                p.what {
                    @match &one.row {
                        Some(row) => { a href=(why::link(self.visit, row)) { (head) } }
                        None => { (head) }
                    }
                }
                @if !one.voices.is_empty() {
                    ul.counts {
                        @for account in &one.voices {
                            @let args = [
                                ("voice", Arg::said(self.visit.say().voice(&account.voice))),
                                ("count", Arg::said(self.says(account))),
                            ];
                            li { (self.visit.with("due-said", &args)) }
                        }
                    }
                }
                (self.asked_by(one))
            }
        }
    }

    /// The clauses that ask about it, and where the first stands for all voices.
    fn asked_by(&self, one: &Differ) -> Markup {
        let say = self.visit.say();
        html! {
            p.cell {
                @for (at, clause) in one.clauses.iter().enumerate() {
                    @if at > 0 { " · " }
                    a href=(self.visit.link(&terms::path(clause))) { (bits::clause(&self.visit.say(), clause)) }
                }
                @if let Some(row) = &one.row {
                    @let point = row.point.as_deref().map(|point| say.counted_at(point));
                    @let basis = point.into_iter().chain([self.visit.t("as-written")]);
                    " — " (say.view(&View::AllVoices)) ": " (bits::status(&say, row.status))
                    " · " (self.visit.words().join("list-comma", basis))
                }
            }
        }
    }

    /// What a voice says: its figure; of what is no count, how it stands.
    fn says(&self, account: &Account) -> String {
        let say = self.visit.say();
        match (&account.figure, &account.row) {
            (Some(figure), _) => say.figure_with_base(figure),
            (None, Some(row)) => say.phrase(row),
            (None, None) => String::new(),
        }
    }

    fn news(&self, news: &News) -> Markup {
        let say = self.visit.say();
        let span = [
            ("since", Arg::said(say.instant(news.since.at()))),
            ("until", Arg::said(say.instant(news.until.at()))),
            (
                "by",
                Arg::said(
                    self.visit
                        .words()
                        .known("known-by", self.visit.asked.by.word()),
                ),
            ),
        ];
        let parts = [("from", news.since.text()), ("to", news.until.text())];
        let all = self.visit.link_with("/timeline/changes", &parts);
        let shown = news.parts.len() + news.by_time + news.weightless;
        html! {
            p.soft { (self.visit.with("web-now-span", &span)) }
            @if let Some(n) = news.entered {
                p { (self.visit.with("web-now-entered", &[("n", (n as u64).into())])) }
            }
            @if !news.ready {
                p.working { (self.visit.t("web-now-working")) " " a href=(self.visit.here()) { (self.visit.t("web-show-again")) } }
            } @else {
                @for phase in &news.phases { (self.phase_news(phase)) }
                @if news.changed == 0 && news.phases.is_empty() { p { (self.visit.t("web-now-nothing-changed")) } }
                @if !news.parts.is_empty() {
                    ul.plain.things { @for one in &news.parts { (self.part_news(one)) } }
                }
                @if news.by_time > 0 {
                    p { (self.visit.with("web-now-by-time", &[("n", (news.by_time as u64).into())])) }
                }
                @if news.weightless > 0 {
                    p { (self.visit.with("web-now-weightless", &[("n", (news.weightless as u64).into())])) }
                }
                (self.more(news.changed.saturating_sub(shown), all))
            }
        }
    }

    fn phase_news(&self, news: &PhaseNews) -> Markup {
        let say = self.visit.say();
        let instant = |at: &Option<Stamp>| {
            Arg::said(say.instant(at.as_ref().map_or(Timestamp::MAX, Stamp::at)))
        };
        let name = || ("phase", Arg::from(news.phase.as_str()));
        let moved = [
            name(),
            ("before", instant(&news.before)),
            ("after", instant(&news.after)),
        ];
        html! {
            @if news.before != news.after {
                p { (self.visit.with("changes-phase-moved", &moved)) " " (self.by(&news.by, 0)) }
            }
            @if news.ended {
                p { (self.visit.with("changes-phase-ended", &[name(), ("at", instant(&news.after))])) }
            } @else if news.began {
                p { (self.visit.with("web-now-began", &[name()])) }
            }
        }
    }

    fn part_news(&self, one: &PartNews) -> Markup {
        let day = one.day.as_deref();
        html! {
            li {
                p.what {
                    a href=(self.why(&one.clause, &one.part, day)) { (self.what(&one.clause, &one.part, day)) }
                }
                ul.counts {
                    @for line in &one.lines { li { (self.line(line)) } }
                    @if one.more_lines > 0 {
                        li { (self.visit.with("web-now-more", &[("n", (one.more_lines as u64).into())])) }
                    }
                }
                p { (self.by(&one.by, one.more_entries)) }
            }
        }
    }

    fn line(&self, line: &Line) -> Markup {
        let say = self.visit.say();
        let mut views: Vec<String> = line
            .shown
            .iter()
            .take(MOST_VIEWS)
            .map(|view| say.short_view(view))
            .collect();
        let left = line.shown.len().saturating_sub(MOST_VIEWS);
        if left > 0 {
            views.push(
                self.visit
                    .with("web-now-more", &[("n", (left as u64).into())]),
            );
        }
        let point = line.point.as_deref().map(|point| say.counted_at(point));
        html! {
            (self.visit.words().join("list-comma", &views))
            @if let Some(point) = point { " (" (point) ")" }
            ": "
            (self.stands(line.rows.0.as_ref(), line.figures, "changes-none-before"))
            " " span.to { (self.visit.t("web-now-arrow")) } " "
            (self.stands(line.rows.1.as_ref(), line.figures, "changes-none-after"))
        }
    }

    fn stands(&self, row: Option<&Row>, figures: bool, none: &str) -> Markup {
        let say = self.visit.say();
        html! {
            @match row {
                None => { (self.visit.t(none)) }
                Some(row) => {
                    (bits::status(&say, row.status))
                    @let phrase = say.phrase(row);
                    @if figures && !phrase.is_empty() { " " span.soft { (phrase) } }
                }
            }
        }
    }
}
