//! Figures, times and names in words.

use super::*;

impl View<'_> {
    pub(super) fn asserted(&self, voices: &[String]) -> String {
        let voices = self.say.voices("list-comma", voices);
        self.with("asserted-by", &[("voices", Arg::said(voices))])
    }

    /// `trucks admitted by Alpha, goods`.
    pub(super) fn counted(&self, counted: &Counted) -> String {
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

    pub(super) fn at_point(&self, point: Option<&str>) -> String {
        point.map_or_else(
            || self.t("web-figures-no-point"),
            |point| self.say.counted_at(point),
        )
    }

    pub(super) fn chart_name(&self, counted: &Counted, point: Option<&str>, voice: &str) -> String {
        let args = [
            ("what", Arg::said(self.counted(counted))),
            ("point", Arg::said(self.at_point(point))),
            ("voice", Arg::said(self.say.voice(voice))),
        ];
        self.with("web-chart-name", &args)
    }

    pub(super) fn said(
        &self,
        figure: &Figure,
        voice: &str,
        day: Option<&str>,
        point: Option<&str>,
    ) -> String {
        let args = [
            (
                "day",
                Arg::said(day.map_or_else(String::new, |day| self.day_name(day))),
            ),
            ("figure", Arg::said(self.amount(figure))),
            ("voice", Arg::said(self.say.voice(voice))),
            ("point", Arg::said(self.at_point(point))),
        ];
        self.with("web-chart-mark", &args)
    }

    pub(super) fn was(&self, one: &Revised) -> String {
        let figure = self.bounds(one.lo, one.hi, one.fewer_than);
        let key = if one.retracted {
            "web-chart-was-retracted"
        } else {
            "web-chart-was"
        };
        self.with(key, &[("figure", Arg::said(figure))])
    }

    pub(super) fn amount(&self, figure: &Figure) -> String {
        self.bounds(figure.lo, figure.hi, figure.fewer_than)
    }

    /// A figure in words: an open upper end is said, and so is what was merged.
    pub(super) fn bounds(&self, lo: u64, hi: Option<u64>, fewer_than: Option<u64>) -> String {
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

    pub(super) fn short(&self, figure: &Figure) -> String {
        match figure.fewer_than {
            Some(limit) if figure.hi.is_some_and(|hi| hi < limit) => {
                self.with("web-figures-fewer-short", &[("n", limit.into())])
            }
            _ => match figure.hi {
                Some(hi) if figure.lo == 0 && hi > 0 => {
                    self.with("figure-up-to", &[("hi", hi.into())])
                }
                // In a column there is room for a sign; the key of the charts says what it means.
                None => self.with("web-chart-or-more", &[("lo", figure.lo.into())]),
                _ => self.say.range(figure.lo, figure.hi),
            },
        }
    }

    pub(super) fn days(&self, days: &[String]) -> Vec<String> {
        let short = |day: &String| {
            let date: Option<Date> = day.parse().ok();
            date.map_or_else(|| day.clone(), |date| self.say.short_day(date))
        };
        days.iter().map(short).collect()
    }

    pub(super) fn day_name(&self, day: &str) -> String {
        let date: Option<Date> = day.parse().ok();
        date.map_or_else(|| day.to_owned(), |date| self.say.day(date))
    }

    pub(super) fn time(&self, row: &HeldRow) -> String {
        let when = row.when.as_ref().and_then(|when| when.parse::<When>().ok());
        when.map_or_else(|| self.t("count-no-time"), |when| self.say.when(&when))
    }

    pub(super) fn stretch(&self, window: &[String; 2]) -> String {
        match (stamp(&window[0]), stamp(&window[1])) {
            (Some(from), Some(to)) => self.say.when(&When::Between(Window::new(from, to))),
            _ => window.join(" – "),
        }
    }
}
