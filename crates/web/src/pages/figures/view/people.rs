//! What is out and still held, and exchanges as they add up.

use super::*;

impl View<'_> {
    pub(super) fn held(&self, held: &Held, scale: Scale, id: &str) -> Markup {
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
                                name: self.say.words.join("list-comma", [&title, &name]),
                                rows: rows.iter().take(MOST_BARS).map(|row| self.bar(row, &name, id)).collect(),
                                scale,
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
                                            th scope="row" { (bits::voice(self.say.words, &row.voice)) }
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

    pub(super) fn held_title(&self, held: &Held) -> String {
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

    /// What is out and what is still held of the same thing have one axis, whatever the act.
    pub(super) fn scale_of_thing(&self, figures: &Figures, held: &Held) -> Scale {
        let own = |one: &&Held| {
            (&one.counted.thing, &one.counted.unit) == (&held.counted.thing, &held.counted.unit)
        };
        let rows = figures.held.iter().filter(own).flat_map(|one| &one.rows);
        scale_of(rows.map(|row| &row.figure), 0)
    }

    pub(super) fn bar(&self, row: &HeldRow, name: &str, id: &str) -> Row {
        let mut label = vec![self.say.voice(&row.voice)];
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

    pub(super) fn exchange(&self, exchange: &Exchange, id: &str) -> Markup {
        let days = self.days(self.shown(&exchange.days));
        let voices = self.in_order(&exchange.voices, |own| &own.voice);
        let axis = |side: fn(&VoiceExchange) -> &Vec<Figure>| {
            scale_of(exchange.voices.iter().flat_map(side), 0)
        };
        let mut scales = [axis(|own| &own.base), axis(|own| &own.owed)];
        let [base, owed] = scales.map(|scale| scale.top);
        let one_axis = base.max(owed) <= base.min(owed).saturating_mul(ONE_AXIS);
        if one_axis {
            scales = [Scale::holding(base.max(owed)); 2];
        }
        let unit = |counted: &Counted| {
            counted
                .unit
                .clone()
                .or(counted.thing.clone())
                .unwrap_or_default()
        };
        let asked = self.say.asked(
            &Required::Ratio {
                sense: tregua_agreement::duty::Sense::AtLeast,
                by: None,
                n: exchange.n,
                rates: exchange.rates.clone(),
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
                                figcaption { (bits::voice(self.say.words, &own.voice)) }
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

    pub(super) fn panel(
        &self,
        exchange: &Exchange,
        name: &str,
        side: &[Figure],
        own: &VoiceExchange,
        scale: Scale,
        id: &str,
    ) -> Panel {
        let days = self.shown(&exchange.days);
        let mark = |figure: &Figure| {
            let day = figure.day.as_ref()?;
            let at = days.iter().position(|known| known == day)?;
            let args = [
                ("what", Arg::said(name)),
                ("day", Arg::said(self.day_name(day))),
                ("figure", Arg::said(self.amount(figure))),
                ("voice", Arg::said(self.say.voice(&own.voice))),
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

    pub(super) fn sums(
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
                                @for own in voices { th scope="colgroup" colspan="2" { (bits::voice(self.say.words, &own.voice)) } }
                            }
                            tr { @for _ in voices { @for name in names { th scope="col" { (name) } } } }
                        }
                        tbody {
                            @for (at, day) in self.shown(&exchange.days).iter().enumerate() {
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
}
