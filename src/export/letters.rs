//! The content of letters and certificates: what was good, and what to do next.

use crate::audit::{Audited, Curated, letter_sentence};
use crate::build::OpenedGroup;
use crate::catalogue::{CriterionMean, Entrant, RubricRow, Standing};
use crate::locale::{Arg, Language, Texts};
use crate::render::{CertificateView, LetterView, NoteView};
use crate::value::{Score, words};

/// Best criteria that a letter names.
const GOOD: usize = 2;
/// Next steps of a letter.
const STEPS: usize = 3;
/// Notes that a letter quotes.
const NOTES: usize = 2;
/// Criteria below this mean come first among the next steps.
const LOW: Score = Score::whole(70);

/// Words of a note that tells of a fault: it is for the coach, not for the letter.
const FAULTS: [&str; 33] = [
    "kurang", "belum", "tidak", "tak", "bukan", "jangan", "jelek", "buruk", "kotor", "bau", "basi",
    "rusak", "salah", "mahal", "lambat", "malas", "gagal", "parah", "tanpa", "tolak", "perlu",
    "harus", "perbaiki", "not", "no", "never", "bad", "poor", "dirty", "lacks", "must", "should",
    "wrong",
];

/// The letters to the shops that were scored, in the order of their folders. `audited` finds a shop's readiness.
pub(super) fn letters<'a>(
    curated: &Curated,
    audited: &dyn Fn(&str) -> Option<&'a Audited>,
    opened: &OpenedGroup,
) -> Vec<LetterView> {
    let language = match opened.language() {
        "en" => Language::English,
        _ => Language::Indonesian,
    };
    // Readiness is told in the words of the program.
    let program = Texts::program(language);
    let writer = Writer {
        curated,
        own: opened.texts(),
        program: &program,
        language: opened.language(),
    };
    let shops = curated.shops.iter().enumerate();
    let letters = shops.filter_map(|(index, shop)| {
        let standing = curated.panel.standing(index)?;
        let letter = writer.letter(shop, standing, audited(&shop.folder));
        Some(letter)
    });
    letters.collect()
}

/// Certificates of the best so many, or else of every shop above the lowest grade, the best first.
pub(super) fn certificates(curated: &Curated, best: Option<usize>) -> Vec<CertificateView> {
    let panel = &curated.panel;
    let ranking = panel.ranking().into_iter();
    let scored = ranking.filter_map(|shop| Some((shop, panel.standing(shop)?)));
    let is_given = |standing: &Standing| match best {
        Some(best) => standing.rank <= best,
        None => {
            let grade = panel.rubric.grade(standing.score);
            grade.is_some_and(|grade| grade.least > 0)
        }
    };
    let given = scored.filter(|(_, standing)| is_given(standing));
    given
        .map(|(shop, standing)| CertificateView {
            name: curated.shops[shop].name.clone(),
            folder: curated.shops[shop].folder.clone(),
            grade: panel.grade(standing).map(str::to_owned),
            score: standing.score.to_string(),
            chosen: standing.is_best || best.is_some(),
        })
        .collect()
}

struct Writer<'w> {
    curated: &'w Curated,
    /// Texts of the group's pages.
    own: &'w Texts,
    /// Texts of the program.
    program: &'w Texts,
    language: &'w str,
}

impl Writer<'_> {
    fn letter(&self, shop: &Entrant, standing: &Standing, audited: Option<&Audited>) -> LetterView {
        let panel = &self.curated.panel;
        let mut scored: Vec<(&CriterionMean, Score)> = standing
            .criteria
            .iter()
            .filter_map(|criterion| Some((criterion, criterion.mean?)))
            .collect();
        // A stable sort: of equal ones, the first of the rubric.
        scored.sort_by_key(|(_, mean)| std::cmp::Reverse(*mean));
        let good = scored.iter().take(GOOD);
        let good = good.map(|(criterion, _)| RubricRow::title(&criterion.key, self.language));
        let notes = standing.notes.iter().filter(|(_, note)| is_kind(note));
        let notes = notes.take(NOTES).map(|(curator, note)| NoteView {
            text: note.clone(),
            by: panel.curators[*curator].name.clone(),
        });
        LetterView {
            name: shop.name.clone(),
            folder: shop.folder.clone(),
            score: standing.score.to_string(),
            grade: panel.grade(standing).map(str::to_owned),
            chosen: standing.is_best,
            curators: standing.curators.len(),
            good: good.collect(),
            notes: notes.collect(),
            steps: self.steps(&scored, audited),
        }
    }

    /// The lowest criterion, then what the shop's pages lack, then the other low criteria.
    fn steps(&self, scored: &[(&CriterionMean, Score)], audited: Option<&Audited>) -> Vec<String> {
        let low = scored.iter().rev().filter(|(_, mean)| *mean < LOW);
        let mut low = low.map(|(criterion, _)| self.advice(&criterion.key));
        let rows = audited.map(|shop| shop.audit.readiness.steps(&shop.curation.weights));
        let rows = rows.into_iter().flatten();
        let readiness = rows.filter_map(|row| letter_sentence(row, self.program));
        let mut steps: Vec<String> = low.next().into_iter().collect();
        steps.extend(readiness.take(STEPS - 1));
        steps.extend(low);
        steps.truncate(STEPS);
        steps
    }

    fn advice(&self, criterion: &str) -> String {
        let title = RubricRow::title(criterion, self.language);
        let args = [("criterion".to_owned(), Arg::from(title))];
        let own = format!("advice-{criterion}");
        match RubricRow::is_usual(criterion) {
            true => self.own.format(&own, &args),
            false => self.own.format("advice-other", &args),
        }
    }
}

/// True for a note without a word that tells of a fault.
fn is_kind(note: &str) -> bool {
    words(note)
        .iter()
        .all(|word| !FAULTS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kind_notes_are_quoted() {
        assert!(is_kind("Rasanya enak, kemasannya rapi!"));
        assert!(!is_kind("Kemasan belum rapat."));
        assert!(!is_kind("Labels should be larger"));
    }
}
