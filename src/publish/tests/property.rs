//! Random builds, edits, losses and cut-offs in any order: the target ends as the outputs and people's files, and
//! nothing else.

use proptest::prelude::*;

use super::*;

/// Paths of which some are folders of others, so that files and folders meet.
const PATHS: [&str; 8] = ["a", "a/b", "a/b/c", "d/e", "d/f", "d", "g/h/i", "j"];
const CONTENTS: [&str; 3] = ["satu", "dua", "tiga"];

#[derive(Debug, Clone)]
enum Step {
    Build(Vec<(usize, usize)>),
    CutOff(Vec<(usize, usize)>, bool),
    Write(usize, usize),
    Remove(usize),
    LoseMemo,
    LoseSpare,
}

fn step() -> impl Strategy<Value = Step> {
    let site = || prop::collection::vec((0..PATHS.len(), 0..CONTENTS.len()), 0..6);
    prop_oneof![
        4 => site().prop_map(Step::Build),
        2 => (site(), any::<bool>()).prop_map(|(site, exchanged)| Step::CutOff(site, exchanged)),
        3 => (0..PATHS.len(), 0..CONTENTS.len()).prop_map(|(path, content)| Step::Write(path, content)),
        2 => (0..PATHS.len()).prop_map(Step::Remove),
        1 => Just(Step::LoseMemo),
        1 => Just(Step::LoseSpare),
    ]
}

/// The first files of `picks` that can stand side by side.
fn site(picks: &[(usize, usize)]) -> Site {
    let mut site = Site::new();
    for (path, content) in picks {
        let path = PATHS[*path];
        if !site.keys().any(|other| clash(other, path)) {
            site.insert(path, CONTENTS[*content]);
        }
    }
    site
}

fn clash(one: &str, other: &str) -> bool {
    Utf8Path::new(one).starts_with(other) || Utf8Path::new(other).starts_with(one)
}

/// The expected target.
#[derive(Default)]
struct Model {
    /// Our files, including those edited or removed by hand.
    ours: Site,
    theirs: Site,
}

impl Model {
    fn publish(&mut self, wanted: &Site) -> Vec<&'static str> {
        let blocked = |path: &str| self.theirs.keys().any(|other| clash(other, path));
        let conflicts: Vec<&str> = wanted
            .keys()
            .copied()
            .filter(|path| blocked(path))
            .collect();
        self.ours = wanted
            .clone()
            .into_iter()
            .filter(|(path, _)| !conflicts.contains(path))
            .collect();
        conflicts
    }
}

fn run(best: Exchange, steps: &[Step]) {
    let mut shop = Shop::new(best);
    let mut model = Model::default();
    shop.build(&Site::new());
    for step in steps {
        match step {
            Step::Build(picks) => {
                let wanted = site(picks);
                let conflicts = model.publish(&wanted);
                let published = shop.build(&wanted);
                assert_eq!(published.conflicts, conflicts);
                shop.assert_is(
                    &model
                        .ours
                        .clone()
                        .into_iter()
                        .chain(model.theirs.clone())
                        .collect(),
                );
                assert_eq!(shop.build(&wanted).mode, Exchange::Unneeded);
            }
            Step::CutOff(picks, exchanged) => {
                let wanted = site(picks);
                let stage = shop.stage(&wanted);
                drop(stage.ready().expect("ready"));
                if *exchanged && best < Exchange::InPlace {
                    stage.complete_spare().expect("completed");
                    stage.exchange().expect("exchanged");
                    drop(stage);
                    model.publish(&wanted);
                    // People's files wait in the spare; the next run brings them before anything else.
                    drop(shop.open(&wanted).expect("opened"));
                }
            }
            Step::Write(path, content) => {
                let path = PATHS[*path];
                let at = shop.at(path);
                let made = fs::create_dir_all(at.parent().expect("a folder"))
                    .and_then(|()| fs::write(at, CONTENTS[*content]));
                if made.is_ok() && !model.ours.contains_key(path) {
                    model.theirs.insert(path, CONTENTS[*content]);
                }
            }
            Step::Remove(path) => {
                if fs::remove_file(shop.at(PATHS[*path])).is_ok() {
                    model.theirs.remove(PATHS[*path]);
                    // An empty folder that a person leaves would be theirs, too.
                    let folders = Utf8Path::new(PATHS[*path])
                        .ancestors()
                        .skip(1)
                        .filter(|folder| *folder != "");
                    folders
                        .take_while(|folder| fs::remove_dir(shop.at(folder.as_str())).is_ok())
                        .for_each(drop);
                }
            }
            Step::LoseMemo => shop.rows = OutputRows::default(),
            Step::LoseSpare => drop(fs::remove_dir_all(shop.spare())),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_ends_in_what_is_wanted_and_what_is_theirs(
        best in prop::sample::select(&WAYS[..]),
        steps in prop::collection::vec(step(), 1..12),
    ) {
        run(best, &steps);
    }
}
