//! Long lists, a page at a time.

use serde::Serialize;

use crate::files::SitePath;

/// One page of a long list, known as `pagination`.
#[derive(Debug, Serialize)]
pub struct PaginationView {
    /// Number of this page, from 1.
    pub current: usize,
    /// Number of pages; a template shows nothing for 1.
    pub total: usize,
    /// Address of the page before.
    pub previous: Option<SitePath>,
    /// Address of the page after.
    pub next: Option<SitePath>,
    /// First, last and neighbouring pages; `number` 0 stands for a gap.
    pub pages: Vec<PageNumberView>,
}

/// One number of a pagination.
#[derive(Debug, Serialize)]
pub struct PageNumberView {
    /// From 1; 0 for a gap.
    pub number: usize,
    /// Its address; empty for a gap.
    pub url: String,
}

pub(super) fn pagination(
    current: usize,
    total: usize,
    url: impl Fn(usize) -> SitePath,
) -> PaginationView {
    let near = |number: &usize| *number == 1 || *number == total || number.abs_diff(current) <= 1;
    let mut pages: Vec<PageNumberView> = Vec::new();
    let mut last = 0;
    for number in (1..=total).filter(near) {
        if number > last + 1 {
            pages.push(PageNumberView {
                number: 0,
                url: String::new(),
            });
        }
        pages.push(PageNumberView {
            number,
            url: url(number).into(),
        });
        last = number;
    }
    PaginationView {
        current,
        total,
        previous: (current > 1).then(|| url(current - 1)),
        next: (current < total).then(|| url(current + 1)),
        pages,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::price_list_url;

    #[test]
    fn long_paginations_have_gaps() {
        let numbers = |current, total| -> Vec<usize> {
            pagination(current, total, price_list_url)
                .pages
                .iter()
                .map(|page| page.number)
                .collect()
        };
        assert_eq!(numbers(1, 1), [1]);
        assert_eq!(numbers(2, 3), [1, 2, 3]);
        assert_eq!(numbers(5, 9), [1, 0, 4, 5, 6, 0, 9]);
        assert_eq!(numbers(9, 9), [1, 0, 8, 9]);
    }
}
