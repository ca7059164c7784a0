//! Figures by voice and counting basis, and what is still there.

use tregua_wording::Arg;

use super::Writer;
use crate::brief::{Figure, Figures, Stock, VoiceFigures};
use crate::page::{Block, Group};

/// Sources named with a figure.
const MOST_SOURCES: usize = 1;

impl Writer<'_> {
    pub(super) fn figures(&self) -> Vec<Block> {
        let spoken = self
            .brief
            .figures
            .iter()
            .filter(|group| !group.voices.is_empty());
        let mut blocks: Vec<Block> = Vec::new();
        // What was counted of late stands in the table; a count of which nothing new came keeps to a line.
        let (fresh, stale): (Vec<&Figures>, Vec<&Figures>) =
            spoken.partition(|group| is_fresh(group));
        if let Some(first) = fresh.first() {
            blocks.push(Block::Table {
                heads: first
                    .periods
                    .iter()
                    .map(|period| self.say.stretch(period))
                    .collect(),
                groups: fresh.iter().map(|group| self.group(group)).collect(),
            });
        }
        blocks.extend(self.stale(&stale));
        blocks.extend(self.brief.stocks.iter().map(|stock| self.stock(stock)));
        let silent: Vec<String> = self
            .brief
            .figures
            .iter()
            .filter(|group| group.voices.is_empty())
            .map(|group| self.say.counted_what(&group.what))
            .collect();
        if !silent.is_empty() {
            let list = Arg::said(self.join(silent));
            blocks.push(Block::line(
                self.words("brief-no-figures", &[("list", list)]),
            ));
        }
        blocks
    }

    /// Counts without a figure for the last days: what stands since the beginning, by voice.
    fn stale(&self, groups: &[&Figures]) -> Vec<Block> {
        let Some(first) = groups.first() else {
            return Vec::new();
        };
        let named = |whole: bool| {
            let periods = first.periods.iter();
            let periods = periods.filter(|period| period.day.is_none() == whole);
            let names = periods.map(|period| self.say.stretch(period));
            Arg::said(self.say.words.join("list-comma", names))
        };
        let args = [("days", named(false)), ("since", named(true))];
        let mut blocks = vec![Block::line(self.words("brief-only-earlier", &args))];
        for group in groups {
            let said = group.voices.iter().flat_map(|voice| {
                let name = self.say.voice(&voice.voice);
                let figures = voice.figures.iter().flatten();
                figures.map(move |figure| format!("{name} {}", self.or_nothing(Some(figure))))
            });
            let text = self.say.words.join("list-comma", said);
            blocks.push(Block::led(self.caption(group), text));
        }
        blocks
    }

    fn caption(&self, group: &Figures) -> String {
        let mut caption = vec![self.say.counted_what(&group.what)];
        if let Some(each_day) = group.asked_each_day {
            caption.push(self.words("brief-asked-each-day", &[("n", each_day.into())]));
        }
        caption.join(" · ")
    }

    fn stock(&self, stock: &Stock) -> Block {
        let figures = stock.figures.iter().map(|figure| {
            let mut beside = vec![self.claimed(&figure.occurred)];
            beside.extend(
                figure
                    .source
                    .as_ref()
                    .map(|source| self.say.words.apart(source).into_owned()),
            );
            format!(
                "{} {} ({})",
                self.say.voice(&figure.voice),
                self.say.bounds(figure.lo, figure.hi),
                self.say.words.join("list-comma", beside)
            )
        });
        let what = Arg::said(self.say.counted_what(&stock.what));
        Block::led(
            self.words("brief-still-there", &[("what", what)]),
            self.join(figures.collect()),
        )
    }

    fn group(&self, group: &Figures) -> Group {
        let note = if group.nothing_received.is_empty() {
            String::new()
        } else {
            let voices = Arg::said(self.names(&group.nothing_received));
            self.words("brief-nothing-received-from", &[("voices", voices)])
        };
        Group {
            caption: self.caption(group),
            rows: group.voices.iter().map(|voice| self.voice(voice)).collect(),
            note,
        }
    }

    fn voice(&self, voice: &VoiceFigures) -> (String, Vec<String>) {
        let cells = voice.figures.iter();
        (
            self.say.voice(&voice.voice),
            cells
                .map(|figure| self.or_nothing(figure.as_ref()))
                .collect(),
        )
    }

    /// A figure with its basis and source; a silent voice's is "nothing received", never 0.
    pub(super) fn or_nothing(&self, figure: Option<&Figure>) -> String {
        let Some(figure) = figure else {
            return self.words("brief-nothing-received", &[]);
        };
        let mut text = match figure.hi {
            Some(hi) if !figure.is_certain() => self.words("says-up-to", &[("hi", hi.into())]),
            _ => self.say.figure_with_base(figure),
        };
        let basis: Vec<String> = figure
            .basis
            .iter()
            .map(|basis| self.say.words.known("basis", basis))
            .collect();
        let mut beside = vec![self.say.words.join("list-plus", basis)];
        if figure.differs {
            beside.push(self.words("brief-differs-from-itself", &[]));
        }
        let shown: Vec<String> = figure.sources.iter().take(MOST_SOURCES).cloned().collect();
        if !shown.is_empty() {
            let more = figure.sources.len() - shown.len();
            let mut sources = self.names(&shown);
            if more > 0 {
                let args = [("list", Arg::said(sources)), ("n", (more as u64).into())];
                sources = self.words("brief-and-more", &args);
            }
            beside.push(sources);
        }
        text.push_str(&format!(" ({})", self.say.words.join("list-comma", beside)));
        text
    }
}

/// True if some voice gave a figure for one of the days shown.
fn is_fresh(group: &Figures) -> bool {
    group.voices.iter().any(|voice| {
        let mut cells = voice.figures.iter().zip(&group.periods);
        cells.any(|(figure, period)| figure.is_some() && period.day.is_some())
    })
}
