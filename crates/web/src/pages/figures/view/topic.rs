//! One thing at each of its counting points: small multiples, and the table that they are drawn from.

use super::*;

impl View<'_> {
    pub(super) fn topic(&self, figures: &Figures, topic: &Topic, id: &str) -> Markup {
        let days = self.days(self.shown(&figures.days));
        let scale = topic.scale();
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
    pub(super) fn point(
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
                        figcaption { (bits::voice(self.say.words, &own.voice)) }
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

    pub(super) fn marks(
        &self,
        figures: &Figures,
        topic: &Topic,
        at: &AtPoint,
        own: &VoiceSeries,
        id: &str,
    ) -> Vec<Mark> {
        let days = self.shown(&figures.days);
        let place = |day: Option<&String>| days.iter().position(|known| Some(known) == day);
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

    pub(super) fn table(
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
                            @for own in voices { th scope="col" { (bits::voice(self.say.words, &own.voice)) } }
                        } }
                        tbody {
                            @for (place, day) in self.shown(&figures.days).iter().enumerate() {
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

    pub(super) fn cell(&self, figure: Option<&Figure>) -> Markup {
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

    pub(super) fn entries(&self, figure: &Figure) -> Markup {
        html! {
            @for entry in &figure.entries { br; small { (self.entry(entry)) } }
            @if figure.more_entries > 0 { br; small { (self.with("web-figures-more", &[("n", (figure.more_entries as u64).into())])) } }
        }
    }

    pub(super) fn entry(&self, entry: &EntryRef) -> Markup {
        html! {
            a href=(links::entry(self.visit, entry)) { bdi { (entry.claim) } }
            @if let Some(source) = &entry.source { " " bdi { (source) } }
        }
    }

    pub(super) fn rules(&self, topic: &Topic) -> Vec<Rule> {
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

    pub(super) fn asks(&self, counted: &Counted, asks: &Asks) -> Markup {
        let sense = match asks.sense.as_str() {
            "at most" => Sense::AtMost,
            "exactly" => Sense::Exactly,
            "none or at least" => Sense::Batch,
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
            a href=(self.visit.link(&format!("/terms/{}", encoded(&asks.clause)))) { (bits::clause(&self.say, &asks.clause)) }
            ": " (self.say.words.join("list-comma", [self.say.asked(&required, &[]), self.say.part_name(&asks.part)]))
            " · " (self.say.words.join("list-comma", [Some(reading), held].into_iter().flatten()))
            @if !asks.asserted_by.is_empty() { " · " (self.asserted(&asks.asserted_by)) }
        }
    }

    /// Buttons that only work with scripts, which show them.
    pub(super) fn zoom(&self) -> Markup {
        html! {
            div.zoom.noprint role="group" aria-label=(self.t("web-chart-zoom")) hidden {
                @for (what, sign) in [("in", "+"), ("out", "−")] {
                    button type="button" data-do=(what) aria-label=(self.t(&format!("web-chart-zoom-{what}"))) { (sign) }
                }
                button type="button" data-do="whole" { (self.t("web-chart-zoom-whole")) }
            }
        }
    }
}
