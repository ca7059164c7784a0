//! The page: charts with the tables they are drawn from.

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
use crate::visit::Visit;

/// Bars drawn in one chart; the table has all.
const MOST_BARS: usize = 12;

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
    };
    view.main(figures)
}

struct View<'a> {
    visit: &'a Visit,
    say: Say<'a>,
    small: bool,
    sources: BTreeMap<&'a str, &'a SourceShown>,
}

impl View<'_> {
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
            @if figures.cut {
                p.notice { (self.with("web-figures-cut", &[("n", (figures.days.len() as u64).into())])) }
            }
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
                    (self.held(held, self.top_of(figures, held), &format!("h{at}")))
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
            div.errors role="alert" {
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
        let voices = figures.choices.voices.iter();
        let mut voices: Vec<(&str, String)> = voices
            .map(|one| (one.key.as_str(), one.voice.clone()))
            .collect();
        voices.sort_by(|a, b| self.say.words.order(&a.1, &b.1));
        html! {
            form.figures-filter method="get" action="/figures" {
                @for (key, value) in kept { input type="hidden" name=(key) value=(value); }
                (self.choice("thing", &asked.thing, things.collect()))
                (self.choice("point", &asked.point, points.collect()))
                (self.choice("voice", &asked.voice, voices))
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

    fn topic(&self, figures: &Figures, topic: &Topic, id: &str) -> Markup {
        let days = self.days(&figures.days);
        let scale = Scale::holding(topic.most());
        let rules = self.rules(topic);
        let (spoken, silent): (Vec<&AtPoint>, Vec<&AtPoint>) =
            topic.points.iter().partition(|at| !at.voices.is_empty());
        html! {
            div.topic id=(id) {
                h3 { (self.counted(&topic.counted)) }
                @if !topic.asks.is_empty() {
                    ul.asks { @for asks in &topic.asks { li { (self.asks(&topic.counted, asks)) } } }
                }
                @for (at, point) in spoken.into_iter().enumerate() {
                    (self.point(figures, topic, point, &days, scale, &rules, &format!("{id}p{at}")))
                }
                @for at in silent {
                    p.soft { (self.at_point(at.point.as_deref())) ": " (self.t("web-figures-none-of-these-days")) }
                }
            }
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "what charts of one topic share is worked out once"
    )]
    fn point(
        &self,
        figures: &Figures,
        topic: &Topic,
        at: &AtPoint,
        days: &[String],
        scale: Scale,
        rules: &[Rule],
        id: &str,
    ) -> Markup {
        let voices = self.in_order(&at.voices, |own| &own.voice);
        html! {
            div.multiples data-zoom-group="" {
                div.over { h4 { (self.at_point(at.point.as_deref())) } (self.zoom()) }
                @for own in &voices {
                    figure.card {
                        figcaption { bdi { (own.voice) } }
                        (self.drawn(|reading| Columns {
                            name: self.chart_name(&topic.counted, at.point.as_deref(), &own.voice),
                            days,
                            marks: self.marks(figures, topic, at, own, id),
                            rules,
                            scale,
                        }.draw(reading)))
                        (self.sources_of(own.points.iter()))
                    }
                }
            }
            @if !at.nothing_received.is_empty() {
                p.soft { (self.with("web-figures-nothing-received", &[("voices", Arg::said(self.say.voices("list-comma", &at.nothing_received)))])) }
            }
            (self.table(figures, topic, at, &voices, id))
        }
    }

    fn marks(
        &self,
        figures: &Figures,
        topic: &Topic,
        at: &AtPoint,
        own: &VoiceSeries,
        id: &str,
    ) -> Vec<Mark> {
        let place = |day: Option<&String>| figures.days.iter().position(|known| Some(known) == day);
        let mark = |figure: &Figure| {
            let day = place(figure.day.as_ref())?;
            let row = format!("{id}d{day}");
            // An earlier figure stands beside what replaced it only where nothing else is in the sum.
            let alone = figure.entries.len() == 1;
            let was = figure.revised.iter().filter(|_| alone);
            Some(Mark {
                at: day,
                lo: figure.lo,
                hi: figure.hi,
                short: self.short(figure),
                said: self.said(
                    figure,
                    &own.voice,
                    figure.day.as_deref(),
                    at.point.as_deref(),
                ),
                href: links::figure(self.visit, topic, at, &own.key, figure, &row),
                was: was
                    .map(|one| Was {
                        at: place(one.day.as_ref()).unwrap_or(day),
                        lo: one.lo,
                        hi: one.hi,
                        said: self.was(one),
                        href: links::entry(self.visit, &one.at),
                    })
                    .collect(),
            })
        };
        own.points.iter().filter_map(mark).collect()
    }

    fn table(
        &self,
        figures: &Figures,
        topic: &Topic,
        at: &AtPoint,
        voices: &[&VoiceSeries],
        id: &str,
    ) -> Markup {
        let parts = [
            self.counted(&topic.counted),
            self.at_point(at.point.as_deref()),
        ];
        let caption = self.say.words.join("list-comma", parts);
        html! {
            details.numbers {
                summary { (self.t("web-figures-numbers")) }
                div.scroll tabindex="0" role="region" aria-label=(caption) {
                    table {
                        caption { (caption) }
                        thead { tr {
                            th scope="col" { (self.t("web-figures-day")) }
                            @for own in voices { th scope="col" { bdi { (own.voice) } } }
                        } }
                        tbody {
                            @for (place, day) in figures.days.iter().enumerate() {
                                tr id={ (id) "d" (place) } {
                                    th scope="row" { (self.day_name(day)) }
                                    @for own in voices {
                                        (self.cell(own.points.iter().find(|figure| figure.day.as_ref() == Some(day))))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn cell(&self, figure: Option<&Figure>) -> Markup {
        html! {
            td {
                @if let Some(figure) = figure {
                    (self.amount(figure))
                    @if figure.differs { " " small { (self.t("web-figures-differs")) } }
                    (self.entries(figure))
                    @for one in &figure.revised { br; small { (self.was(one)) " " (self.entry(&one.at)) } }
                } @else { span.soft { (self.t("says-nothing")) } }
            }
        }
    }

    fn entries(&self, figure: &Figure) -> Markup {
        html! {
            @for entry in &figure.entries { br; small { (self.entry(entry)) } }
            @if figure.more_entries > 0 { br; small { (self.with("web-figures-more", &[("n", (figure.more_entries as u64).into())])) } }
        }
    }

    fn entry(&self, entry: &EntryRef) -> Markup {
        html! {
            a href=(links::entry(self.visit, entry)) { bdi { (entry.claim) } }
            @if let Some(source) = &entry.source { " " bdi { (source) } }
        }
    }

    fn held(&self, held: &Held, most: u64, id: &str) -> Markup {
        let mut stretches: Vec<(Option<&[String; 2]>, Vec<&HeldRow>)> = Vec::new();
        for row in &held.rows {
            match stretches
                .iter_mut()
                .find(|(window, _)| *window == row.window.as_ref())
            {
                Some((_, rows)) => rows.push(row),
                None => stretches.push((row.window.as_ref(), vec![row])),
            }
        }
        let title = self.held_title(held);
        html! {
            div.topic id=(id) {
                h3 { (title) }
                div.multiples {
                    @for (window, rows) in &stretches {
                        @let rows = self.in_order(rows, |row| &row.voice);
                        @let name = window.map_or_else(|| self.t("count-still"), |window| self.stretch(window));
                        figure.card {
                            figcaption { (name) }
                            (self.drawn(|reading| Rows {
                                name: format!("{title}, {name}"),
                                rows: rows.iter().take(MOST_BARS).map(|row| self.bar(row, &name, id)).collect(),
                                scale: Scale::holding(most),
                            }.draw(reading)))
                            (self.sources_of(rows.iter().map(|row| &row.figure)))
                        }
                    }
                }
                details.numbers id={ (id) "-table" } {
                    summary { (self.t("web-figures-numbers")) }
                    div.scroll tabindex="0" role="region" aria-label=(title) {
                        table {
                            caption { (title) }
                            thead { tr {
                                th scope="col" { (self.t("web-figures-voice")) }
                                th scope="col" { (self.t("web-figures-when")) }
                                th scope="col" { (self.t("web-figures-figure")) }
                            } }
                            tbody {
                                @for (window, rows) in &stretches {
                                    @for row in self.in_order(rows, |row| &row.voice) {
                                        tr {
                                            th scope="row" { bdi { (row.voice) } }
                                            td { (window.map_or_else(|| self.time(row), |window| self.stretch(window))) }
                                            (self.cell(Some(&row.figure)))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn held_title(&self, held: &Held) -> String {
        match (&held.counted.thing, &held.point) {
            (Some(thing), _) if held.rows.iter().all(|row| row.still) => {
                let thing = self.say.plural(thing);
                self.with("web-figures-still", &[("thing", thing.as_str().into())])
            }
            (_, Some(point)) => {
                let parts = [self.counted(&held.counted), self.say.counted_at(point)];
                self.say.words.join("list-comma", parts)
            }
            (_, None) => self.counted(&held.counted),
        }
    }

    /// The greatest figure of the same thing, whatever the act: what is out and what is held have one scale.
    fn top_of(&self, figures: &Figures, held: &Held) -> u64 {
        let own = |one: &&Held| {
            (&one.counted.thing, &one.counted.unit) == (&held.counted.thing, &held.counted.unit)
        };
        let rows = figures.held.iter().filter(own).flat_map(|one| &one.rows);
        rows.map(|row| reach(&row.figure)).max().unwrap_or(1)
    }

    fn bar(&self, row: &HeldRow, name: &str, id: &str) -> Row {
        let mut label = vec![self.say.words.apart(&row.voice).into_owned()];
        if row.still {
            label.push(self.time(row));
        }
        if !row.kinds.is_empty() {
            label.push(self.say.words.names("list-comma", &row.kinds));
        }
        let label = self.say.words.join("list-comma", label);
        let args = [
            ("label", Arg::said(label.clone())),
            ("figure", Arg::said(self.amount(&row.figure))),
            ("stretch", Arg::said(name)),
        ];
        Row {
            said: self.with("web-chart-bar", &args),
            label,
            lo: row.figure.lo,
            hi: row.figure.hi,
            short: self.short(&row.figure),
            href: links::of_entries(self.visit, &row.figure, &format!("{id}-table")),
        }
    }

    fn exchange(&self, exchange: &Exchange, id: &str) -> Markup {
        let days = self.days(&exchange.days);
        let voices = self.in_order(&exchange.voices, |own| &own.voice);
        let most = |side: fn(&VoiceExchange) -> &Vec<Figure>| {
            let figures = exchange.voices.iter().flat_map(side);
            figures.map(reach).max().unwrap_or(1)
        };
        let (base, owed) = (most(|own| &own.base), most(|own| &own.owed));
        let one_axis = base.max(owed) <= base.min(owed).saturating_mul(ONE_AXIS);
        let scales = if one_axis {
            [Scale::holding(base.max(owed)); 2]
        } else {
            [Scale::holding(base), Scale::holding(owed)]
        };
        let unit = |counted: &Counted| {
            counted
                .unit
                .clone()
                .or(counted.thing.clone())
                .unwrap_or_default()
        };
        let asked = self.say.asked(
            &Required::Ratio {
                n: exchange.n,
                m: exchange.m,
                owed: None,
                unit: unit(&exchange.owed),
                base: unit(&exchange.base),
            },
            &exchange.base.kinds,
        );
        let names = [self.counted(&exchange.base), self.counted(&exchange.owed)];
        let from = stamp(&exchange.from).map_or_else(String::new, |at| self.say.instant(at));
        html! {
            div.topic id=(id) {
                h3 { (self.say.words.names("list-comma", &exchange.clauses)) }
                p {
                    (asked)
                    @if !exchange.asserted_by.is_empty() { " · " (self.asserted(&exchange.asserted_by)) }
                    " · " (self.at_point(exchange.point.as_deref()))
                }
                @if voices.is_empty() { p.soft { (self.t("web-figures-none-of-these-days")) } }
                @else {
                    p {
                        (self.with("web-figures-since", &[("from", Arg::said(from))])) " "
                        (if one_axis { self.t("web-figures-one-scale") } else {
                            let top = |scale: &Scale| Arg::from(scale.top);
                            self.with("web-figures-two-scales", &[("base", top(&scales[0])), ("owed", top(&scales[1]))])
                        })
                    }
                    div.multiples data-zoom-group="" {
                        div.over { (self.zoom()) }
                        @for own in &voices {
                            figure.card {
                                figcaption { bdi { (own.voice) } }
                                (self.drawn(|reading| Steps {
                                    name: self.chart_name(&exchange.owed, exchange.point.as_deref(), &own.voice),
                                    days: &days,
                                    panels: vec![
                                        self.panel(exchange, &names[0], &own.base, own, scales[0], id),
                                        self.panel(exchange, &names[1], &own.owed, own, scales[1], id),
                                    ],
                                }.draw(reading)))
                                (self.sources_of(own.base.iter().chain(&own.owed)))
                            }
                        }
                    }
                    (self.sums(exchange, &voices, &names, id))
                }
            }
        }
    }

    fn panel(
        &self,
        exchange: &Exchange,
        name: &str,
        side: &[Figure],
        own: &VoiceExchange,
        scale: Scale,
        id: &str,
    ) -> Panel {
        let mark = |figure: &Figure| {
            let day = figure.day.as_ref()?;
            let at = exchange.days.iter().position(|known| known == day)?;
            let args = [
                ("what", Arg::said(name)),
                ("day", Arg::said(self.day_name(day))),
                ("figure", Arg::said(self.amount(figure))),
                ("voice", own.voice.as_str().into()),
            ];
            Some(Mark {
                at,
                lo: figure.lo,
                hi: figure.hi,
                short: self.short(figure),
                said: self.with("web-chart-sum", &args),
                href: links::of_entries(self.visit, figure, &format!("{id}d{at}")),
                was: Vec::new(),
            })
        };
        Panel {
            name: name.to_owned(),
            marks: side.iter().filter_map(mark).collect(),
            scale,
        }
    }

    fn sums(
        &self,
        exchange: &Exchange,
        voices: &[&VoiceExchange],
        names: &[String; 2],
        id: &str,
    ) -> Markup {
        let caption = self.t("web-figures-sums");
        let of = |side: &[Figure], day: &String| {
            side.iter()
                .find(|figure| figure.day.as_ref() == Some(day))
                .cloned()
        };
        html! {
            details.numbers {
                summary { (self.t("web-figures-numbers")) }
                div.scroll tabindex="0" role="region" aria-label=(caption) {
                    table {
                        caption { (caption) }
                        thead {
                            tr {
                                th scope="col" rowspan="2" { (self.t("web-figures-day")) }
                                @for own in voices { th scope="colgroup" colspan="2" { bdi { (own.voice) } } }
                            }
                            tr { @for _ in voices { @for name in names { th scope="col" { (name) } } } }
                        }
                        tbody {
                            @for (at, day) in exchange.days.iter().enumerate() {
                                tr id={ (id) "d" (at) } {
                                    th scope="row" { (self.day_name(day)) }
                                    @for own in voices {
                                        @for side in [&own.base, &own.owed] {
                                            td.number { (of(side, day).map_or_else(|| self.t("says-nothing"), |figure| self.amount(&figure))) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
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
                                th scope="row" { bdi { (one.voice) } }
                                td {
                                    (one.act.as_deref().map_or_else(String::new, |act| self.say.done(act, one.thing.as_deref())))
                                    @if let Some(point) = &one.point { ", " (self.say.counted_at(point)) }
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
                        @if let Some(title) = &source.title { ", " bdi { (title) } }
                        @if let Some(day) = &source.published { ", " (self.day_name(day)) }
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
        let mut keys: Vec<&str> = figures
            .flat_map(|figure| &figure.entries)
            .filter_map(|entry| entry.source.as_deref())
            .collect();
        keys.sort_unstable();
        keys.dedup();
        let more = keys.len().saturating_sub(MOST_SOURCES);
        html! {
            p.chart-sources {
                @if keys.is_empty() { (self.t("web-figures-no-source")) }
                @for (at, key) in keys.iter().take(MOST_SOURCES).enumerate() {
                    @if at > 0 { "; " }
                    @let source = self.sources.get(key);
                    bdi { (source.and_then(|one| one.publisher.as_deref()).unwrap_or(key)) }
                    @if let Some(day) = source.and_then(|one| one.published.as_deref()) { ", " (self.day_name(day)) }
                }
                @if more > 0 { "; " (self.with("web-figures-more", &[("n", (more as u64).into())])) }
            }
        }
    }

    /// Buttons that only work with scripts, which show them.
    fn zoom(&self) -> Markup {
        html! {
            div.zoom.noprint role="group" aria-label=(self.t("web-chart-zoom")) hidden {
                @for (what, sign) in [("in", "+"), ("out", "−")] {
                    button type="button" data-do=(what) aria-label=(self.t(&format!("web-chart-zoom-{what}"))) { (sign) }
                }
                button type="button" data-do="whole" { (self.t("web-chart-zoom-whole")) }
            }
        }
    }

    fn rules(&self, topic: &Topic) -> Vec<Rule> {
        let mut rules: Vec<Rule> = Vec::new();
        for asks in topic.asks.iter().filter(|asks| asks.each_day) {
            let at = asks.about.unwrap_or(asks.lo);
            let broken = asks.reading.is_some() || !asks.asserted_by.is_empty();
            match rules.iter_mut().find(|rule| rule.at == at) {
                Some(rule) => rule.broken &= broken,
                None => rules.push(Rule {
                    at,
                    label: self.say.words.number(at.into()),
                    broken,
                }),
            }
        }
        rules
    }

    fn asks(&self, counted: &Counted, asks: &Asks) -> Markup {
        let sense = match asks.sense.as_str() {
            "at most" => Sense::AtMost,
            "exactly" => Sense::Exactly,
            _ => Sense::AtLeast,
        };
        let unit = counted.unit.clone().filter(|unit| {
            let thing = counted
                .thing
                .as_deref()
                .and_then(|name| self.say.agreement.thing(name));
            thing.is_none_or(|thing| thing.unit.as_ref() != Some(unit))
        });
        let required = Required::Amount {
            sense,
            lo: asks.lo,
            hi: asks.about.map_or(Some(asks.lo), |_| asks.hi),
            about: asks.about,
            unit: unit
                .or(counted.thing.clone())
                .unwrap_or_else(|| counted.act.clone()),
        };
        let reading = asks
            .reading
            .as_ref()
            .map_or_else(|| self.t("as-written"), |name| self.say.reading_name(name));
        let held = self.say.held(&tregua_agreement::meaning::Held {
            by: asks.held_by.clone(),
            in_sources: asks.held_in.clone(),
            from_rows: Vec::new(),
            ours: asks.ours,
        });
        html! {
            a href=(self.visit.link(&format!("/terms/{}", encoded(&asks.clause)))) { bdi { (asks.clause) } }
            ": " (self.say.asked(&required, &[])) ", " (self.say.part_name(&asks.part)) " · " (reading)
            @if let Some(held) = held { ", " (held) }
            @if !asks.asserted_by.is_empty() { " · " (self.asserted(&asks.asserted_by)) }
        }
    }

    fn asserted(&self, voices: &[String]) -> String {
        let voices = self.say.voices("list-comma", voices);
        self.with("asserted-by", &[("voices", Arg::said(voices))])
    }

    /// `trucks admitted by Alpha, goods`.
    fn counted(&self, counted: &Counted) -> String {
        let mut parts = vec![self.say.done(&counted.act, counted.thing.as_deref())];
        if let Some(first) = parts.first_mut()
            && !counted.actors.is_empty()
        {
            let actors = self.say.voices("list-or", &counted.actors);
            let by = self.with("count-by", &[("actor", Arg::said(actors))]);
            *first = format!("{first} {by}");
        }
        let own_unit = counted
            .thing
            .as_deref()
            .and_then(|name| self.say.agreement.thing(name)?.unit.clone());
        if let Some(unit) = counted
            .unit
            .as_ref()
            .filter(|unit| own_unit.as_ref() != Some(*unit))
        {
            parts.push(self.with("count-in", &[("unit", unit.as_str().into())]));
        }
        for kinds in &counted.kinds {
            parts.push(self.say.words.names("list-or", kinds));
        }
        parts.extend(
            counted
                .place
                .as_ref()
                .map(|place| self.say.words.apart(place).into_owned()),
        );
        self.say.words.join("list-comma", parts)
    }

    fn at_point(&self, point: Option<&str>) -> String {
        point.map_or_else(
            || self.t("web-figures-no-point"),
            |point| self.say.counted_at(point),
        )
    }

    fn chart_name(&self, counted: &Counted, point: Option<&str>, voice: &str) -> String {
        let args = [
            ("what", Arg::said(self.counted(counted))),
            ("point", Arg::said(self.at_point(point))),
            ("voice", voice.into()),
        ];
        self.with("web-chart-name", &args)
    }

    fn said(&self, figure: &Figure, voice: &str, day: Option<&str>, point: Option<&str>) -> String {
        let args = [
            (
                "day",
                Arg::said(day.map_or_else(String::new, |day| self.day_name(day))),
            ),
            ("figure", Arg::said(self.amount(figure))),
            ("voice", voice.into()),
            ("point", Arg::said(self.at_point(point))),
        ];
        self.with("web-chart-mark", &args)
    }

    fn was(&self, one: &Revised) -> String {
        let figure = self.bounds(one.lo, one.hi, one.fewer_than);
        let key = if one.retracted {
            "web-chart-was-retracted"
        } else {
            "web-chart-was"
        };
        self.with(key, &[("figure", Arg::said(figure))])
    }

    fn amount(&self, figure: &Figure) -> String {
        self.bounds(figure.lo, figure.hi, figure.fewer_than)
    }

    /// A figure in words: an open upper end is said, and so is what was merged.
    fn bounds(&self, lo: u64, hi: Option<u64>, fewer_than: Option<u64>) -> String {
        let n = |n: u64| [("n", Arg::from(n))];
        match (lo, hi, fewer_than) {
            (0, Some(hi), Some(limit)) if hi < limit => self.with("web-figures-fewer", &n(limit)),
            (0, None, Some(limit)) => self.with("web-figures-fewer-or-more", &n(limit)),
            (_, _, Some(limit)) => {
                let args = [
                    ("bounds", Arg::said(self.say.bounds(lo, hi))),
                    ("n", limit.into()),
                ];
                self.with("web-figures-merged", &args)
            }
            (0, Some(hi), None) if hi > 0 => self.say.words.say("says-up-to", &[("hi", hi.into())]),
            _ => self.say.bounds(lo, hi),
        }
    }

    fn short(&self, figure: &Figure) -> String {
        match figure.fewer_than {
            Some(limit) if figure.hi.is_some_and(|hi| hi < limit) => {
                self.with("web-figures-fewer-short", &[("n", limit.into())])
            }
            _ => match figure.hi {
                Some(hi) if figure.lo == 0 && hi > 0 => {
                    self.with("figure-up-to", &[("hi", hi.into())])
                }
                _ => self.say.range(figure.lo, figure.hi),
            },
        }
    }

    fn days(&self, days: &[String]) -> Vec<String> {
        let short = |day: &String| {
            let date: Option<Date> = day.parse().ok();
            date.map_or_else(|| day.clone(), |date| self.say.short_day(date))
        };
        days.iter().map(short).collect()
    }

    fn day_name(&self, day: &str) -> String {
        let date: Option<Date> = day.parse().ok();
        date.map_or_else(|| day.to_owned(), |date| self.say.day(date))
    }

    fn time(&self, row: &HeldRow) -> String {
        let when = row.when.as_ref().and_then(|when| when.parse::<When>().ok());
        when.map_or_else(|| self.t("count-no-time"), |when| self.say.when(&when))
    }

    fn stretch(&self, window: &[String; 2]) -> String {
        match (stamp(&window[0]), stamp(&window[1])) {
            (Some(from), Some(to)) => self.say.when(&When::Between(Window::new(from, to))),
            _ => window.join(" – "),
        }
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

    /// The greatest number to be drawn.
    fn most(&self) -> u64 {
        let figures = self
            .points
            .iter()
            .flat_map(|at| &at.voices)
            .flat_map(|own| &own.points);
        let asked = self.asks.iter().filter(|asks| asks.each_day);
        let asked = asked.map(|asks| asks.about.unwrap_or(asks.lo));
        figures.map(reach).chain(asked).max().unwrap_or(1)
    }
}

/// The greatest number of a figure and of what it replaced; above an open one there is room for its arrow.
fn reach(figure: &Figure) -> u64 {
    let open = |lo: u64, hi: Option<u64>| hi.unwrap_or(lo.saturating_add(lo / 4));
    let was = figure.revised.iter().map(|one| open(one.lo, one.hi));
    was.fold(open(figure.lo, figure.hi), u64::max)
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
