//! Medians and quartiles.

/// The middle of some figures, and how far half of them lie around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) lower: f64,
    pub(crate) upper: f64,
}

impl Spread {
    /// Of at least one figure; none otherwise.
    pub(crate) fn of(figures: &[f64]) -> Option<Self> {
        let mut sorted = figures.to_vec();
        sorted.sort_by(f64::total_cmp);
        Some(Self {
            median: at(&sorted, 2)?,
            lower: at(&sorted, 1)?,
            upper: at(&sorted, 3)?,
        })
    }

    /// Of the ratios of rounds: what both met in a round cancels out.
    pub(crate) fn of_ratios(above: &[f64], below: &[f64]) -> Option<Self> {
        let ratios: Vec<f64> = above
            .iter()
            .zip(below)
            .filter(|(_, below)| **below > 0.0)
            .map(|(above, below)| above / below)
            .collect();
        Self::of(&ratios)
    }
}

/// The figure at so many quarters, between two figures where it falls between them.
fn at(sorted: &[f64], quarters: usize) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let (place, rest) = (last * quarters / 4, last * quarters % 4);
    let above = sorted[(place + 1).min(last)];
    Some(sorted[place] + (above - sorted[place]) * rest as f64 / 4.0)
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn quartiles_lie_between_figures() {
        let spread = Spread::of(&[4.0, 1.0, 3.0, 2.0]).unwrap();
        let found = format!("{} {} {}", spread.lower, spread.median, spread.upper);
        assert_eq!(found, "1.75 2.5 3.25");
        assert!(Spread::of(&[]).is_none());
    }

    #[test]
    fn ratios_are_of_the_same_round() {
        // Both are ten times as slow in the second round.
        let spread = Spread::of_ratios(&[2.0, 20.0, 2.0], &[4.0, 40.0, 4.0]).unwrap();
        assert_eq!(format!("{} {}", spread.lower, spread.upper), "0.5 0.5");
    }
}
