//! The lowest encoder setting at which a picture meets a score, found with few trials.

/// The settings that are tried at all: below, plain backgrounds show bands that the score hardly counts;
/// above, bytes are wasted.
const LOWEST: u8 = 40;
const HIGHEST: u8 = 92;

/// A trial this much below the target still meets it: the score itself is not surer than that.
const BELOW: f64 = 0.2;

/// How many points a setting is worth where only one trial is known.
const SLOPE: f64 = 0.5;

/// What to look for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Search {
    /// The score to meet.
    pub target: f64,
    /// A trial this much above it is not worth another one.
    pub above: f64,
    /// Where to begin.
    pub guess: u8,
    /// The most trials; the answer may lie a step beyond the last one.
    pub probes: u32,
}

/// A setting with its score.
type Trial = (u8, f64);

/// Finds the setting. `probe` gives the score of one, or `None` when it cannot be tried; what is known
/// until then decides.
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
        next = next_setting(search, below, above);
        let is_known = |trial: Option<Trial>| trial.is_some_and(|(setting, _)| setting == next);
        if is_known(below) || is_known(above) {
            break;
        }
    }
    match (below, above) {
        // Met, and nothing lower is known to meet it.
        (_, Some((setting, score))) if score <= search.target + search.above => setting,
        // Bracketed, or all on one side, when the trials ran out: the step they lead to.
        _ => next,
    }
}

/// Where the line through what is known meets the target, a little above rather than below.
fn next_setting(search: &Search, below: Option<Trial>, above: Option<Trial>) -> u8 {
    let aim = search.target + (search.above - BELOW) / 2.0;
    let setting = match (below, above) {
        (Some((low, under)), Some((high, over))) => {
            let share = (aim - under) / (over - under);
            let setting = f64::from(low) + share * f64::from(high - low);
            // Between the two, or there is nothing left to try.
            setting.round().clamp(f64::from(low) + 1.0, f64::from(high))
        }
        (Some((setting, score)), None) | (None, Some((setting, score))) => {
            (f64::from(setting) + (aim - score) / SLOPE).round()
        }
        (None, None) => aim,
    };
    // Clamped to two digits, so that nothing is cut off.
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
            probes: 4,
        };
        let found = search(&wish, |setting| {
            Some(if setting % 2 == 0 { 65.0 } else { 75.0 })
        });
        assert!((LOWEST..=HIGHEST).contains(&found));
    }
}
