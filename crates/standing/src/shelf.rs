//! Figures in the order of their beginnings, so that a window finds those near it without asking all, and one more finds its
//! place without moving all.

use tregua_calendar::{Timestamp, Window};

use crate::figures::Figure;

/// Figures on a board; twice as many are parted into two.
const BOARD: usize = 64;

/// Places of figures, by when they fall.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf {
    /// In the order of their first figures.
    boards: Vec<Board>,
    /// Figures that name the instance they count for, whenever they fall.
    credited: Vec<usize>,
}

#[derive(Debug, Clone)]
struct Board {
    /// Spans and places, in order; never none.
    figures: Vec<(Window, usize)>,
    /// The latest end among them, and among those of this board and all before it.
    end: Timestamp,
    latest: Timestamp,
}

impl Board {
    fn of(figures: Vec<(Window, usize)>) -> Self {
        let end = figures.iter().map(|(span, _)| span.to).max();
        let end = end.unwrap_or(Timestamp::MIN);
        Board {
            latest: end,
            end,
            figures,
        }
    }

    fn first(&self) -> Option<(Window, usize)> {
        self.figures.first().copied()
    }
}

impl Shelf {
    /// A shelf of the figures at `places`.
    pub(crate) fn of(figures: &[Figure], places: impl Iterator<Item = usize>) -> Self {
        let mut shelf = Shelf::default();
        let mut by_start: Vec<(Window, usize)> = Vec::new();
        for place in places {
            let Some(figure) = figures.get(place) else {
                continue;
            };
            if figure.credited().is_some() {
                shelf.credited.push(place);
            } else {
                by_start.push((figure.region.span, place));
            }
        }
        // Nearly in order already, which a stable sort makes use of.
        by_start.sort();
        shelf.set(&by_start);
        shelf
    }

    /// A shelf of spans with their places, in order.
    pub(crate) fn of_spans(by_start: &[(Window, usize)]) -> Self {
        let mut shelf = Shelf::default();
        shelf.set(by_start);
        shelf
    }

    fn set(&mut self, by_start: &[(Window, usize)]) {
        let boards = by_start.chunks(BOARD);
        self.boards = boards.map(|board| Board::of(board.to_vec())).collect();
        self.settle(0);
    }

    /// Counts anew how far boards reach, from one on.
    fn settle(&mut self, from: usize) {
        let before = from.checked_sub(1).and_then(|at| self.boards.get(at));
        let mut latest = before.map_or(Timestamp::MIN, |board| board.latest);
        for board in self.boards.iter_mut().skip(from) {
            latest = latest.max(board.end);
            board.latest = latest;
        }
    }

    /// One more figure.
    pub(crate) fn put(&mut self, figure: &Figure, place: usize) {
        if figure.credited().is_some() {
            self.credited.push(place);
            return;
        }
        self.put_span(figure.region.span, place);
    }

    /// The same of a span alone.
    pub(crate) fn put_span(&mut self, span: Window, place: usize) {
        let one = (span, place);
        let at = self.board(&one);
        let Some(board) = self.boards.get_mut(at) else {
            self.boards.push(Board::of(vec![one]));
            self.settle(0);
            return;
        };
        let into = board.figures.partition_point(|own| *own < one);
        board.figures.insert(into, one);
        board.end = board.end.max(span.to);
        if board.figures.len() >= 2 * BOARD {
            let rest = Board::of(board.figures.split_off(BOARD));
            *board = Board::of(std::mem::take(&mut board.figures));
            self.boards.insert(at + 1, rest);
        }
        self.settle(at);
    }

    /// Takes a figure away.
    pub(crate) fn take(&mut self, figure: &Figure, place: usize) {
        if figure.credited().is_some() {
            self.credited.retain(|own| *own != place);
            return;
        }
        let one = (figure.region.span, place);
        let at = self.board(&one);
        let Some(board) = self.boards.get_mut(at) else {
            return;
        };
        if let Ok(own) = board.figures.binary_search(&one) {
            board.figures.remove(own);
            *board = Board::of(std::mem::take(&mut board.figures));
            if board.figures.is_empty() {
                self.boards.remove(at);
            }
            self.settle(at);
        }
    }

    /// The board that a figure is on, or belongs on.
    fn board(&self, one: &(Window, usize)) -> usize {
        let after = self
            .boards
            .partition_point(|board| board.first().is_some_and(|first| first <= *one));
        after.saturating_sub(1)
    }

    /// The places of the figures whose span overlaps `window`.
    pub(crate) fn over(&self, window: &Window) -> impl Iterator<Item = usize> {
        let first = self
            .boards
            .partition_point(|board| board.latest <= window.from);
        let last = self
            .boards
            .partition_point(|board| board.first().is_some_and(|(span, _)| span.from < window.to));
        let near = self.boards.get(first..last).unwrap_or_default();
        let near = near.iter().filter(|board| board.end > window.from);
        near.flat_map(|board| {
            let before = board
                .figures
                .partition_point(|(span, _)| span.from < window.to);
            board.figures.get(..before).unwrap_or_default()
        })
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

    fn window(from: i64, to: i64) -> Window {
        let at = |seconds| Timestamp::from_second(seconds).unwrap();
        Window::new(at(from), at(to))
    }

    fn finds_what_a_walk_over_all_finds(shelf: &Shelf, spans: &[(i64, i64)], most: i64) {
        for from in 0..most {
            for to in 0..most {
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

    #[test]
    fn a_window_finds_what_a_walk_over_all_finds() {
        let spans = [(0, 100), (10, 20), (20, 30), (5, 5), (30, 29), (15, 90)];
        let mut sorted: Vec<(Window, usize)> = spans
            .iter()
            .map(|(from, to)| window(*from, *to))
            .zip(0..)
            .collect();
        sorted.sort_unstable();
        let mut shelf = Shelf::default();
        shelf.set(&sorted);
        finds_what_a_walk_over_all_finds(&shelf, &spans, 40);
    }

    #[test]
    fn figures_put_one_by_one_are_found_as_well() {
        let spans: Vec<(i64, i64)> = (0..1_000)
            .map(|at| (at * 37 % 50, at * 37 % 50 + at * 11 % 9))
            .collect();
        let mut shelf = Shelf::default();
        for (place, (from, to)) in spans.iter().enumerate() {
            shelf.put_span(window(*from, *to), place);
        }
        assert!(shelf.boards.len() > 8);
        finds_what_a_walk_over_all_finds(&shelf, &spans, 30);
    }
}
