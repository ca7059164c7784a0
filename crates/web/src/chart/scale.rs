//! From numbers to places: an axis from 0 to a round number.

/// An axis from 0 to a round number not below the greatest shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    /// The number at its end; never 0.
    pub(crate) top: u64,
    step: u64,
}

impl Scale {
    /// An axis that holds `most`, with at most five marks and room above it for what is drawn open.
    pub(crate) fn holding(most: u64) -> Self {
        let most = most.max(1);
        let mut power: u64 = 1;
        loop {
            for digit in [1, 2, 5] {
                let step = power.saturating_mul(digit);
                if most.div_ceil(step) <= 4 {
                    let top = step.saturating_mul(most.div_ceil(step));
                    return Scale { top, step };
                }
            }
            match power.checked_mul(10) {
                Some(next) => power = next,
                None => {
                    return Scale {
                        top: u64::MAX,
                        step: u64::MAX,
                    };
                }
            }
        }
    }

    /// The share of the axis at which a number stands: 0 to 1.
    pub(crate) fn share(&self, number: u64) -> f64 {
        (number as f64 / self.top as f64).min(1.0)
    }

    /// The numbers marked on it, 0 first.
    pub(crate) fn ticks(&self) -> Vec<u64> {
        let step = usize::try_from(self.step).unwrap_or(usize::MAX);
        (0..=self.top).step_by(step).collect()
    }
}

/// How many columns lie between two labels so that they do not run into each other.
pub(crate) fn stride(labels: &[String], band: f64) -> usize {
    let widest = labels
        .iter()
        .map(|label| super::wide(label))
        .fold(0.0, f64::max);
    let room = widest + 8.0;
    (1..=labels.len())
        .find(|stride| *stride as f64 * band >= room)
        .unwrap_or(labels.len().max(1))
}
