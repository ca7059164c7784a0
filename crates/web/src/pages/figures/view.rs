//! The page: charts with the tables they are drawn from.

mod people;
mod topic;
mod words;

use std::collections::BTreeMap;

use maud::{Markup, html};
use tregua_agreement::duty::Sense;
use tregua_calendar::{Date, Timestamp, When, Window};
use tregua_report::Say;
use tregua_standing::Required;
use tregua_wording::{Arg, Direction};

use super::{
    Asks, AtPoint, Counted, EntryRef, Exchange, Figure, Figures, Held, HeldRow, Revised,
    SourceShown, Topic, VoiceExchange, VoiceSeries, links,
};
use crate::chart::{self, Columns, Mark, Panel, Reading, Row, Rows, Rule, Scale, Steps, Was};
use crate::pages::bits;
use crate::visit::Visit;

/// Bars drawn in one chart; the table has all.
const MOST_BARS: usize = 12;

/// Figures on one page, about; more than so many, of the last of the days. All are in the page's data.
const MANY_FIGURES: usize = 400;
const FIGURES_OF_A_PAGE: usize = 80;

/// Sources named under a chart; the table has all.
const MOST_SOURCES: usize = 3;

/// Two sums share an axis unless one is more than so many times the other.
const ONE_AXIS: u64 = 4;

pub(super) fn main(figures: &Figures, visit: &Visit) -> Markup {
    let sources = figures.sources.iter();
    let view = View {
        visit,
        say: visit.say(),
        small: figures.small_merged,
        sources: sources.map(|one| (one.source.as_str(), one)).collect(),
        first: first_day(figures),
    };
    view.main(figures)
}

/// The first of the days that are shown: over a large record a page of all would be long to read and longer to send.
fn first_day(figures: &Figures) -> &str {
    let topics = figures.topics.iter().chain(&figures.others);
    let voices = topics
        .flat_map(|topic| &topic.points)
        .flat_map(|at| &at.voices);
    let exchanged = figures.exchanges.iter().flat_map(|one| &one.voices);
    let in_all = voices.map(|own| own.points.len()).sum::<usize>()
        + exchanged
            .map(|own| own.base.len() + own.owed.len())
            .sum::<usize>();
    let days = figures.days.len();
    let shown = if in_all > MANY_FIGURES {
        (days * FIGURES_OF_A_PAGE / in_all).max(1)
    } else {
        days
    };
    figures
        .days
        .get(days.saturating_sub(shown))
        .map_or("", String::as_str)
}

struct View<'a> {
    visit: &'a Visit,
    say: Say<'a>,
    small: bool,
    sources: BTreeMap<&'a str, &'a SourceShown>,
    /// The first of the days that are shown.
    first: &'a str,
}

impl View<'_> {
    /// Those of these days that are shown, the earliest first.
    fn shown<'d>(&self, days: &'d [String]) -> &'d [String] {
        let at = days.partition_point(|day| day.as_str() < self.first);
        days.get(at..).unwrap_or_default()
    }

    /// That not all days are shown, and the way to those before.
    fn cut(&self, figures: &Figures) -> Markup {
        let shown = self.shown(&figures.days).len();
        let left = figures.days.len() - shown;
        let before = left.checked_sub(1).and_then(|at| figures.days.get(at));
        let earlier = figures.days.first().zip(before);
        html! {
            @if figures.cut || left > 0 {
                p.notice {
                    (self.with("web-figures-cut", &[("n", (shown as u64).into())]))
                    @if let Some((from, to)) = earlier {
                        @let asked = &figures.asked_for;
                        @let days = [("thing", asked.thing.as_str()), ("point", &asked.point), ("voice", &asked.voice), ("from", from), ("to", to)];
                        " " a href=(self.visit.link_with("/figures", &days)) { (self.t("web-terms-earlier")) }
                    }
                }
            }
        }
    }

    fn t(&self, key: &str) -> String {
        self.visit.t(key)
    }

    fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.visit.with(key, args)
    }

    fn drawn(&self, draw: impl FnOnce(Reading<'_>) -> Markup) -> Markup {
        let number = |n: u64| self.say.words.number(n.into());
        draw(Reading {
            rtl: self.say.words.direction() == Direction::RightToLeft,
            number: &number,
        })
    }

    fn main(&self, figures: &Figures) -> Markup {
        let nothing = figures.topics.iter().all(|topic| !topic.has_figures())
            && figures.others.is_empty()
            && figures.held.is_empty()
            && figures.exchanges.iter().all(|one| one.voices.is_empty());
        html! {
            (chart::patterns())
            @if !figures.not_understood.is_empty() { (self.errors(figures)) }
            (self.filters(figures))
            @if !figures.text {
                p.notice { (self.t("web-figures-no-text")) }
                @if figures.too_many { p.notice { (self.t("web-figures-too-many")) } }
            }
            @if nothing { p { (self.t("web-figures-nothing")) } }
            @else {
                p { (self.t("web-figures-intro")) }
                (self.key())
                @if self.small { p.soft { (self.t("web-figures-small")) } }
            }
            (self.contents(figures))
            (self.cut(figures))
            @if figures.topics.iter().any(|topic| !topic.points.is_empty()) {
                h2 #asked { (self.t("web-figures-asked")) }
                @for (at, topic) in figures.topics.iter().enumerate() {
                    (self.topic(figures, topic, &format!("t{at}")))
                }
            }
            @if !figures.held.is_empty() {
                h2 #held { (self.t("web-figures-held")) }
                p { (self.t("web-figures-held-hint")) }
                @for (at, held) in figures.held.iter().enumerate() {
                    (self.held(held, self.scale_of_thing(figures, held), &format!("h{at}")))
                }
            }
            @if !figures.exchanges.is_empty() {
                h2 #exchange { (self.t("web-figures-exchange")) }
                @for (at, exchange) in figures.exchanges.iter().enumerate() {
                    (self.exchange(exchange, &format!("x{at}")))
                }
            }
            @if !figures.others.is_empty() {
                h2 #others { (self.t("web-figures-others")) }
                p { (self.t("web-figures-others-hint")) }
                @for (at, topic) in figures.others.iter().enumerate() {
                    (self.topic(figures, topic, &format!("o{at}")))
                }
            }
            @if !figures.revised.is_empty() { (self.revised(figures)) }
            @if !figures.sources.is_empty() { (self.source_list(figures)) }
        }
    }

    /// The ways to what stands below: the page is long.
    fn contents(&self, figures: &Figures) -> Markup {
        let named = |topics: &[Topic], id: &str| -> Vec<(String, String)> {
            let numbered = topics.iter().enumerate();
            let shown = numbered.filter(|(_, topic)| topic.has_figures());
            shown
                .map(|(at, topic)| (format!("{id}{at}"), self.counted(&topic.counted)))
                .collect()
        };
        let mut ways = named(&figures.topics, "t");
        let parts = [
            ("held", !figures.held.is_empty()),
            ("exchange", !figures.exchanges.is_empty()),
            ("others", !figures.others.is_empty()),
            ("revised", !figures.revised.is_empty()),
        ];
        for (id, _) in parts.iter().filter(|(_, shown)| *shown) {
            ways.push(((*id).to_owned(), self.t(&format!("web-figures-{id}"))));
        }
        html! {
            @if ways.len() > 1 {
                ul.contents.noprint {
                    @for (id, name) in &ways { li { a href={ "#" (id) } { (name) } } }
                }
            }
        }
    }

    fn errors(&self, figures: &Figures) -> Markup {
        html! {
            div.errors role="alert" tabindex="-1" autofocus {
                ul {
                    @for name in &figures.not_understood {
                        @let typed = self.visit.get(name).unwrap_or("");
                        li { a href={ "#filter-" (name) } { (self.with("web-figures-no-day", &[("text", typed.into())])) } }
                    }
                }
            }
        }
    }

    fn filters(&self, figures: &Figures) -> Markup {
        let asked = &figures.asked_for;
        let kept = ["as-of", "as-known", "by"];
        let kept = kept
            .iter()
            .filter_map(|key| Some((*key, self.visit.get(key)?)));
        let narrowed = [
            &asked.thing,
            &asked.point,
            &asked.voice,
            &asked.from,
            &asked.to,
        ];
        let things = figures.choices.things.iter();
        let things = things.map(|thing| {
            (
                thing.as_str(),
                self.say.words.apart(&self.say.plural(thing)).into_owned(),
            )
        });
        let points = figures.choices.points.iter();
        let points = points.map(|point| (point.as_str(), self.say.point(point)));
        let voices = self.in_order(&figures.choices.voices, |one| &one.voice);
        let voices = voices
            .iter()
            .map(|one| (one.key.as_str(), self.say.voice(&one.voice)));
        html! {
            form.figures-filter method="get" action="/figures" {
                @for (key, value) in kept { input type="hidden" name=(key) value=(value); }
                (self.choice("thing", &asked.thing, things.collect()))
                (self.choice("point", &asked.point, points.collect()))
                (self.choice("voice", &asked.voice, voices.collect()))
                (self.day(figures, "from", &asked.from))
                (self.day(figures, "to", &asked.to))
                button { (self.t("web-figures-show")) }
                @if narrowed.iter().any(|value| !value.is_empty()) {
                    a href=(self.visit.link("/figures")) { (self.t("web-figures-all")) }
                }
            }
        }
    }

    fn choice(&self, name: &str, asked: &str, choices: Vec<(&str, String)>) -> Markup {
        html! {
            div {
                label for={ "filter-" (name) } { (self.t(&format!("web-figures-{name}"))) }
                select id={ "filter-" (name) } name=(name) {
                    option value="" { (self.t("web-figures-every")) }
                    @for (value, shown) in choices {
                        option value=(value) selected[value == asked] { (shown) }
                    }
                }
            }
        }
    }

    fn day(&self, figures: &Figures, name: &str, typed: &str) -> Markup {
        let wrong = figures.not_understood.iter().any(|one| one == name);
        let hint = format!("filter-{name}-hint");
        html! {
            div {
                label for={ "filter-" (name) } { (self.t(&format!("web-figures-{name}"))) }
                // What is no date stays as it was typed, which a field for dates would drop.
                input id={ "filter-" (name) } name=(name) type=(if wrong { "text" } else { "date" }) dir="ltr" value=(typed)
                    aria-invalid=[wrong.then_some("true")] aria-describedby=[wrong.then_some(&hint)];
                @if wrong { p.hint id=(hint) { (self.with("web-figures-no-day", &[("text", typed.into())])) } }
            }
        }
    }

    /// What the shapes mean.
    fn key(&self) -> Markup {
        let sample = |inner: Markup| html! { svg.sample aria-hidden="true" viewBox="0 0 20 24" width="20" height="24" { (inner) } };
        html! {
            ul.chart-key {
                li { (sample(html! { rect.c-bar x="4" y="8" width="12" height="16" {} })) (self.t("web-chart-exact")) }
                li { (sample(html! { rect.c-bar x="4" y="15" width="12" height="9" {} rect.c-open x="4" y="5" width="12" height="10" {} path.c-whisker d="M10 15V5m-4 0h8" {} })) (self.t("web-chart-between")) }
                li { (sample(html! { rect.c-bar x="4" y="15" width="12" height="9" {} path.c-unbounded d="M4 15V6M16 15V6" {} path.c-whisker d="M10 15V2m-4 5l4 -5l4 5" {} })) (self.t("web-chart-open")) }
                li { (sample(html! { text.c-gap text-anchor="middle" x="10" y="21" { "–" } })) (self.t("web-chart-gap")) }
                li { (sample(html! { path.c-revised d="M10 6L10 15" {} rect.c-was x="3" y="4" width="14" height="4" {} rect.c-bar x="4" y="15" width="12" height="9" {} })) (self.t("web-chart-revised")) }
                li { (sample(html! { line.c-rule x1="0" x2="20" y1="8" y2="8" {} line."c-rule"."c-broken" x1="0" x2="20" y1="17" y2="17" {} })) (self.t("web-chart-rule")) }
            }
        }
    }

    fn revised(&self, figures: &Figures) -> Markup {
        html! {
            h2 #revised { (self.t("web-figures-revised")) }
            p { (self.t("web-figures-revised-hint")) }
            div.scroll tabindex="0" role="region" aria-label=(self.t("web-figures-revised")) {
                table {
                    caption { (self.t("web-figures-revised")) }
                    thead { tr {
                        @for key in ["voice", "what", "day", "earlier", "now"] { th scope="col" { (self.t(&format!("web-figures-{key}"))) } }
                    } }
                    tbody {
                        @for one in &figures.revised {
                            tr {
                                th scope="row" { (bits::voice(self.say.words, &one.voice)) }
                                td {
                                    (one.act.as_deref().map_or_else(String::new, |act| self.say.done(act, one.thing.as_deref())))
                                    @if let Some(point) = &one.point { (self.t("list-comma")) (self.say.counted_at(point)) }
                                }
                                td { (one.day.as_deref().map_or_else(|| "–".to_owned(), |day| self.day_name(day))) }
                                td { (self.bounds(one.lo, one.hi, one.fewer_than)) br; small { (self.entry(&one.at)) } }
                                td {
                                    (self.t(if one.retracted { "web-figures-retracted" } else { "web-figures-corrected" }))
                                    br; small { (self.entry(&one.revised_by)) }
                                }
                            }
                        }
                    }
                }
            }
            @if figures.revised_more > 0 { p { (self.with("web-figures-more", &[("n", (figures.revised_more as u64).into())])) } }
        }
    }

    fn source_list(&self, figures: &Figures) -> Markup {
        html! {
            h2 #sources { (self.t("web-figures-sources")) }
            ul.sources {
                @for source in &figures.sources {
                    li {
                        bdi { (source.source) } ": "
                        @if let Some(publisher) = &source.publisher { bdi { (publisher) } }
                        @if let Some(title) = &source.title { (self.t("list-comma")) bdi { (title) } }
                        @if let Some(day) = &source.published { (self.t("list-comma")) (self.day_name(day)) }
                        @if let Some(url) = source.url.as_ref().filter(|url| url.starts_with("https://") || url.starts_with("http://")) {
                            " · " a href=(url) rel="noreferrer" dir="ltr" { (url) }
                        }
                    }
                }
            }
        }
    }

    /// Who published what is drawn, and when.
    fn sources_of<'f>(&self, figures: impl Iterator<Item = &'f Figure>) -> Markup {
        let shown = |figure: &&Figure| figure.day.as_deref().is_none_or(|day| day >= self.first);
        let mut keys: Vec<&str> = figures
            .filter(shown)
            .flat_map(|figure| &figure.entries)
            .filter_map(|entry| entry.source.as_deref())
            .collect();
        keys.sort_unstable();
        keys.dedup();
        let words = self.say.words;
        let named = |key: &&str| {
            let source = self.sources.get(key);
            let publisher = source.and_then(|one| one.publisher.as_deref());
            let mut parts = vec![words.apart(publisher.unwrap_or(key)).into_owned()];
            parts.extend(
                source
                    .and_then(|one| one.published.as_deref())
                    .map(|day| self.day_name(day)),
            );
            words.join("list-comma", parts)
        };
        let mut told: Vec<String> = keys.iter().take(MOST_SOURCES).map(named).collect();
        let more = keys.len().saturating_sub(MOST_SOURCES) as u64;
        if more > 0 {
            told.push(self.with("web-figures-more", &[("n", more.into())]));
        }
        if told.is_empty() {
            told.push(self.t("web-figures-no-source"));
        }
        html! { p.chart-sources { (words.join("list-semicolon", told)) } }
    }

    /// Voices in alphabetical order for the reader.
    fn in_order<'v, T>(&self, own: &'v [T], voice: impl Fn(&T) -> &String) -> Vec<&'v T> {
        let mut own: Vec<&T> = own.iter().collect();
        own.sort_by(|a, b| self.say.words.order(voice(a), voice(b)));
        own
    }
}

impl Topic {
    fn has_figures(&self) -> bool {
        self.points.iter().any(|at| !at.voices.is_empty())
    }

    /// Where the axis of its charts ends.
    fn scale(&self) -> Scale {
        let voices = self.points.iter().flat_map(|at| &at.voices);
        let asked = self.asks.iter().filter(|asks| asks.each_day);
        let asked = asked.map(|asks| asks.about.unwrap_or(asks.lo));
        scale_of(voices.flat_map(|own| &own.points), asked.max().unwrap_or(0))
    }
}

/// An axis for figures and a number beside them. What is certain decides it: one voice that leaves much open would press all
/// others flat, and its figure is drawn as going on beyond the end.
fn scale_of<'f>(figures: impl Iterator<Item = &'f Figure>, beside: u64) -> Scale {
    let all: Vec<&Figure> = figures.collect();
    let was = all.iter().flat_map(|figure| &figure.revised);
    let certain = all
        .iter()
        .map(|figure| figure.lo)
        .chain(was.map(|one| one.lo));
    let certain = certain.chain([beside]).max().unwrap_or(0);
    let open = all.iter().any(|figure| figure.hi.is_none());
    let room = if certain == 0 {
        u64::MAX
    } else {
        certain.saturating_mul(2)
    };
    let most = all.iter().filter_map(|figure| figure.hi);
    let most = most.filter(|hi| *hi <= room).max().unwrap_or(0);
    let above = if open {
        certain.saturating_add(certain.div_ceil(4))
    } else {
        certain
    };
    Scale::holding(most.max(above))
}

fn stamp(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

/// A label as part of a path.
fn encoded(label: &str) -> String {
    form_urlencoded::byte_serialize(label.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}
