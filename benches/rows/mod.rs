//! Tables of what builds cost, a row a build.

use std::fmt::Write as _;
use std::process::Command;

use camino::Utf8Path;

use crate::costs::{Cost, run};

/// A row of a table.
pub struct Row {
    pub what: String,
    pub bar: &'static str,
    pub cost: Cost,
}

/// The cheapest of some runs, each after `prepare`.
pub fn best(runs: usize, mut prepare: impl FnMut(), run: impl Fn() -> Cost) -> Cost {
    let costs = (0..runs).map(|_| {
        prepare();
        run()
    });
    costs
        .reduce(|a, b| Cost {
            wall: a.wall.min(b.wall),
            memory: a.memory.max(b.memory),
        })
        .expect("at least one run")
}

/// Builds with the real command.
pub fn build(shop: &Utf8Path, options: &[&str]) -> Cost {
    let program = env!("CARGO_BIN_EXE_etalase");
    run(Command::new(program).arg("build").arg(shop).args(options))
}

/// The rows as a table.
pub fn table(rows: &[Row]) -> String {
    let mut table = String::from("| what | time | peak memory | bar |\n|---|---|---|---|\n");
    for row in rows {
        let wall = row.cost.wall.as_secs_f64();
        let time = if wall >= 1.0 {
            format!("{wall:.2} s")
        } else {
            format!("{:.0} ms", wall * 1000.0)
        };
        let memory = match row.cost.memory {
            0 => "–".to_owned(),
            bytes => format!("{} MB", bytes / 1_000_000),
        };
        writeln!(table, "| {} | {time} | {memory} | {} |", row.what, row.bar)
            .expect("a String takes all");
    }
    table
}
