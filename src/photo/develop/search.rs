//! Searches the lowest encoder setting that meets a score, with few trials.

/// Range of settings: below, plain backgrounds show bands that the score hardly counts; above, bytes are wasted.
const LOWEST: u8 = 40;
const HIGHEST: u8 = 92;

/// Tolerance below the target; the score itself is no more precise.
const BELOW: f64 = 0.2;

/// Points per setting, assumed after only one trial: curves are steep at low settings and flat at high ones.
const SLOPE_UP: f64 = 0.48;
const SLOPE_DOWN: f64 = 0.7;

/// Parameters of a search.
#[derive(Debug, Clone, Copy)]
pub(super) struct Search {
    /// Target score.
    pub target: f64,
    /// Tolerance above it at which no other trial is made.
    pub above: f64,
    /// First setting.
    pub guess: u8,
    /// Largest step to a setting that is not tried: over so few settings the assumed slope errs by about a point.
    pub step: u8,
    /// Most trials; the answer may lie a step beyond the last one.
    pub probes: u32,
}

/// A setting with its score.
type Trial = (u8, f64);

/// Finds the setting. `probe` returns the score of one, or `None` when it cannot be tried; earlier trials then decide.
pub(super) fn search(search: &Search, mut probe: impl FnMut(u8) -> Option<f64>) -> u8 {
    let (mut below, mut above): (Option<Trial>, Option<Trial>) = (None, None);
    let mut next = search.guess.clamp(LOWEST, HIGHEST);
    for _ in 0..search.probes {
        let Some(score) = probe(next) else { break };
        if score < search.target - BELOW {
            below = Some((next, score));
        } else {
            above = Some((next, score));
            if score <= search.target + search.above {
                break;
            }
        }
        let tried = next;
        next = next_setting(search, below, above);
        if next.abs_diff(tried) <= search.step {
            return next;
        }
        let is_known = |trial: Option<Trial>| trial.is_some_and(|(setting, _)| setting == next);
        if is_known(below) || is_known(above) {
            break;
        }
    }
    match (below, above) {
        // Met, and no lower setting is known to meet it.
        (_, Some((setting, score))) if score <= search.target + search.above => setting,
        // Out of trials: the next step.
        _ => next,
    }
}

/// Interpolates where the score meets the target, rounded up.
fn next_setting(search: &Search, below: Option<Trial>, above: Option<Trial>) -> u8 {
    let aim = search.target + (search.above - BELOW) / 2.0;
    let setting = match (below, above) {
        (Some((low, under)), Some((high, over))) => {
            let share = (aim - under) / (over - under);
            let setting = f64::from(low) + share * f64::from(high - low);
            // Strictly between the two, if there is a setting left.
            setting.round().clamp(f64::from(low) + 1.0, f64::from(high))
        }
        (Some((setting, score)), None) => (f64::from(setting) + (aim - score) / SLOPE_UP).round(),
        (None, Some((setting, score))) => (f64::from(setting) + (aim - score) / SLOPE_DOWN).round(),
        (None, None) => aim,
    };
    // Clamped first, so the cast loses nothing.
    setting.clamp(f64::from(LOWEST), f64::from(HIGHEST)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A curve as encoders have them: steep at low settings, flat at high ones.
    fn curve(needed: f64, setting: u8) -> f64 {
        let distance = f64::from(setting) - needed;
        70.0 + distance * if distance < 0.0 { 0.7 } else { 0.45 }
    }

    #[test]
    fn few_trials_find_what_is_needed_and_little_more() {
        for needed in 42..=88 {
            let mut trials = 0;
            let found = search(
                &Search {
                    target: 70.0,
                    above: 1.8,
                    guess: 68,
                    step: 4,
                    probes: 4,
                },
                |setting| {
                    trials += 1;
                    Some(curve(needed.into(), setting))
                },
            );
            let score = curve(needed.into(), found);
            assert!(
                (69.8..=71.9).contains(&score),
                "{needed}: {found} gives {score}"
            );
            assert!(trials <= 4);
        }
    }

    #[test]
    fn what_cannot_be_met_ends_at_the_highest_and_what_cannot_be_tried_at_the_guess() {
        let wish = Search {
            target: 70.0,
            above: 1.8,
            guess: 68,
            step: 0,
            probes: 4,
        };
        assert_eq!(search(&wish, |_| Some(20.0)), HIGHEST);
        assert_eq!(search(&wish, |_| Some(99.0)), LOWEST);
        assert_eq!(search(&wish, |_| None), 68);
    }

    #[test]
    fn a_curve_that_goes_up_and_down_comes_to_an_end() {
        let wish = Search {
            target: 70.0,
            above: 1.8,
            guess: 68,
            step: 0,
            probes: 4,
        };
        let found = search(&wish, |setting| {
            Some(if setting % 2 == 0 { 65.0 } else { 75.0 })
        });
        assert!((LOWEST..=HIGHEST).contains(&found));
    }
}
