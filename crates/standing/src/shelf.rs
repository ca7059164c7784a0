//! Figures in the order of their beginnings, so that a window finds those near it without asking all.

use tregua_calendar::{Timestamp, Window};

use crate::figures::Figure;

/// Places of figures, by when they fall.
#[derive(Default)]
pub(crate) struct Shelf {
    /// By the beginning of the figure's span.
    by_start: Vec<(Window, usize)>,
    /// The latest end among `by_start` up to and with this one.
    latest_end: Vec<Timestamp>,
    /// Figures that name the instance they count for, whenever they fall.
    credited: Vec<usize>,
}

impl Shelf {
    /// A shelf of the figures at `places`.
    pub(crate) fn of(figures: &[Figure<'_>], places: impl Iterator<Item = usize>) -> Self {
        let mut shelf = Shelf::default();
        for place in places {
            let Some(figure) = figures.get(place) else {
                continue;
            };
            if figure.credited.is_some() {
                shelf.credited.push(place);
            } else {
                shelf.by_start.push((figure.region.span, place));
            }
        }
        shelf.sorted()
    }

    fn sorted(mut self) -> Self {
        self.by_start.shrink_to_fit();
        self.by_start.sort_unstable();
        self.latest_end.reserve_exact(self.by_start.len());
        let mut latest = Timestamp::MIN;
        for (span, _) in &self.by_start {
            latest = latest.max(span.to);
            self.latest_end.push(latest);
        }
        self
    }

    /// The places of the figures whose span overlaps `window`.
    pub(crate) fn over(&self, window: &Window) -> impl Iterator<Item = usize> {
        let first = self.latest_end.partition_point(|end| *end <= window.from);
        let last = self
            .by_start
            .partition_point(|(span, _)| span.from < window.to);
        let near = self.by_start.get(first..last).unwrap_or_default();
        near.iter()
            .filter(|(span, _)| span.overlaps(window))
            .map(|(_, place)| *place)
    }

    /// The places of the figures that name what they count for.
    pub(crate) fn credited(&self) -> &[usize] {
        &self.credited
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shelf of these spans, given as seconds.
    fn shelf(spans: &[(i64, i64)]) -> Shelf {
        let mut shelf = Shelf::default();
        for (place, (from, to)) in spans.iter().enumerate() {
            shelf.by_start.push((window(*from, *to), place));
        }
        shelf.sorted()
    }

    fn window(from: i64, to: i64) -> Window {
        let at = |seconds| Timestamp::from_second(seconds).unwrap();
        Window::new(at(from), at(to))
    }

    #[test]
    fn a_window_finds_what_a_walk_over_all_finds() {
        let spans = [(0, 100), (10, 20), (20, 30), (5, 5), (30, 29), (15, 90)];
        let shelf = shelf(&spans);
        for from in 0..40 {
            for to in 0..40 {
                let asked = window(from, to);
                let mut found: Vec<usize> = shelf.over(&asked).collect();
                found.sort_unstable();
                let walked: Vec<usize> = (0..spans.len())
                    .filter(|at| window(spans[*at].0, spans[*at].1).overlaps(&asked))
                    .collect();
                assert_eq!(found, walked, "{from}..{to}");
            }
        }
    }
}
