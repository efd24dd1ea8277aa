//! The rows of a sheet as texts. Only cells with a text are held: memory grows with what a sheet says, not with the
//! size that it claims.

use super::error::{ImportError, Limit};

/// Most rows with a text; Excel has 1,048,576.
const MOST_ROWS: usize = 100_000;
/// Most columns, by the index of the last with a text; Excel has 16,384.
const MOST_COLUMNS: usize = 1_000;
/// Most cells with a text.
const MOST_CELLS: usize = 3_000_000;
/// Most bytes of all texts.
const MOST_BYTES: usize = 96_000_000;
/// Longest text of a cell in bytes: Excel holds 32,767 characters.
const LONGEST_CELL: usize = 4 * 32_767;
/// Most cells that are filled in from merged ones.
const MOST_FILLED: usize = 300_000;

/// A sheet.
#[derive(Debug, Default)]
pub struct Table {
    /// Its name in the workbook; empty for CSV.
    pub name: String,
    /// Rows with a text, in order.
    pub rows: Vec<Row>,
    cells: usize,
    bytes: usize,
}

/// A row with a text.
#[derive(Debug, Default)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: usize,
    /// Columns from 0 with their texts, rising.
    cells: Vec<(usize, Box<str>)>,
}

/// A rectangle of merged cells, counted from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merged {
    pub first_row: usize,
    pub last_row: usize,
    pub column: usize,
}

impl Row {
    /// The text of a column; empty without one.
    pub fn get(&self, column: usize) -> &str {
        match self
            .cells
            .binary_search_by_key(&column, |(index, _)| *index)
        {
            Ok(place) => &self.cells[place].1,
            Err(_) => "",
        }
    }

    /// Columns with a text.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().map(|(column, text)| (*column, &**text))
    }

    fn put(&mut self, column: usize, text: Box<str>) {
        match self.cells.last() {
            Some((last, _)) if *last >= column => {
                match self
                    .cells
                    .binary_search_by_key(&column, |(index, _)| *index)
                {
                    Ok(place) => self.cells[place].1 = text,
                    Err(place) => self.cells.insert(place, (column, text)),
                }
            }
            _ => self.cells.push((column, text)),
        }
    }
}

impl Table {
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// Adds a cell of a row with this number, from 1. Rows come in order; blank texts are passed over.
    ///
    /// # Errors
    /// [`ImportError::TooMuch`].
    pub(super) fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), ImportError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(ImportError::TooMuch {
                limit: Limit::Columns,
                most: MOST_COLUMNS,
                row,
            });
        }
        self.count(row, text.len())?;
        if self.rows.last().is_none_or(|last| last.number < row) {
            if self.rows.len() >= MOST_ROWS {
                return Err(ImportError::TooMuch {
                    limit: Limit::Rows,
                    most: MOST_ROWS,
                    row,
                });
            }
            self.rows.push(Row {
                number: row,
                cells: Vec::new(),
            });
        }
        // A forged file may go back to a former row; its cell then joins the last one.
        let last = self.rows.last_mut().expect("a row was added");
        last.put(column, text.into());
        Ok(())
    }

    /// Counts a text of this length against the limits.
    ///
    /// # Errors
    /// [`ImportError::TooMuch`].
    pub(super) fn count(&mut self, row: usize, length: usize) -> Result<(), ImportError> {
        self.cells += 1;
        self.bytes += length;
        let exceeded = [
            (self.cells > MOST_CELLS, Limit::Cells, MOST_CELLS),
            (length > LONGEST_CELL, Limit::Cell, LONGEST_CELL / 4),
            (self.bytes > MOST_BYTES, Limit::Text, MOST_BYTES),
        ];
        match exceeded.into_iter().find(|(is_exceeded, ..)| *is_exceeded) {
            Some((_, limit, most)) => Err(ImportError::TooMuch { limit, most, row }),
            None => Ok(()),
        }
    }

    /// Repeats the text of merged cells in the rows below, where these have none.
    pub(super) fn fill(&mut self, merged: &[Merged]) {
        let mut filled = 0;
        for area in merged {
            let first = self
                .rows
                .partition_point(|row| row.number <= area.first_row);
            let Some(top) = self
                .rows
                .get(first)
                .filter(|row| row.number == area.first_row + 1)
            else {
                continue;
            };
            let text: Box<str> = top.get(area.column).into();
            let below = self.rows[first + 1..]
                .iter_mut()
                .take_while(|row| row.number <= area.last_row + 1);
            for row in below {
                if filled == MOST_FILLED || text.is_empty() {
                    break;
                }
                if row.get(area.column).is_empty() {
                    row.put(area.column, text.clone());
                    filled += 1;
                }
            }
        }
    }
}
