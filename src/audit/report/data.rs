//! The report as JSON.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::Subject;
use super::sheets;
use crate::audit::tally::{Kind, Row as TallyRow};
use crate::audit::{Audited, criterion_name, sentence};
use crate::catalogue::{Row, Weights};
use crate::diagnostic::Strictness;
use crate::diagnostic::print::{self, Sources};
use crate::locale::Texts;
use crate::value::PermitKind;

/// First bytes of data.
pub(super) const MARK: &str = "{\"laporan\":\"etalase\",";

/// A shop.
#[derive(Serialize)]
pub(super) struct ShopView<'s> {
    pub name: &'s str,
    pub folder: &'s str,
    pub score: u32,
    /// First recorded score.
    pub first_score: u32,
    pub hidden: bool,
    pub withheld: bool,
    pub minimum: u32,
    pub phase: &'s str,
    pub coach: Option<&'s str>,
    pub regency: Option<&'s str>,
    pub district: Option<&'s str>,
    pub village: Option<&'s str>,
    /// Numbers of its permits by their kinds.
    pub permits: BTreeMap<PermitKind, String>,
    /// Mean score of the curators.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<&'s str>,
    pub rows: Vec<RowView>,
    /// The next steps, the dearest first.
    pub steps: Vec<String>,
}

/// A criterion of a shop.
#[derive(Serialize)]
pub(super) struct RowView {
    pub criterion: String,
    pub points: u32,
    pub possible: u32,
    pub next: Option<String>,
}

impl<'s> ShopView<'s> {
    pub fn of(shop: &'s Audited, texts: &Texts) -> Self {
        let readiness = &shop.audit.readiness;
        let weights = &shop.curation.weights;
        let enrolment = &shop.audit.enrolment;
        let rows = readiness
            .rows
            .iter()
            .map(|row| RowView::of(row, weights, texts));
        let steps = readiness.steps(weights).into_iter();
        let permits = enrolment.permits.iter();
        Self {
            name: &shop.audit.name,
            folder: shop.folder.as_str(),
            score: shop.score(),
            first_score: shop.first_score(),
            hidden: shop.is_hidden(),
            withheld: enrolment.is_withheld,
            minimum: shop.curation.minimum,
            phase: shop.phase(),
            coach: enrolment.coach.as_deref(),
            regency: enrolment.place.regency.as_deref(),
            district: enrolment.place.district.as_deref(),
            village: enrolment.place.village.as_deref(),
            permits: permits
                .map(|permit| (permit.kind(), permit.to_string()))
                .collect(),
            mark: shop.mark.as_ref().map(|mark| mark.tenths() as f64 / 10.0),
            grade: shop.mark.as_ref().and_then(|mark| mark.grade.as_deref()),
            rows: rows.collect(),
            steps: steps.filter_map(|row| sentence(row, texts)).collect(),
        }
    }
}

impl RowView {
    fn of(row: &Row, weights: &Weights, texts: &Texts) -> Self {
        Self {
            criterion: criterion_name(row, texts),
            points: row.points(weights),
            possible: weights.of(row.criterion),
            next: sentence(row, texts),
        }
    }
}

/// A phase, region or coach.
#[derive(Serialize)]
struct Group {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    regency: Option<String>,
    /// `true` for one that the programme lists, or that needs no list.
    listed: bool,
    shops: usize,
    with_nib: usize,
    nib_percent: Option<f64>,
    mean_first_score: Option<f64>,
    mean_score: Option<f64>,
}

impl Group {
    fn of(row: &TallyRow, texts: &Texts) -> Self {
        let number = |tenths: Option<u64>| tenths.map(|tenths| tenths as f64 / 10.0);
        let figures = &row.figures;
        Self {
            name: sheets::name_of(row, texts),
            regency: row.regency.clone(),
            listed: row.kind == Kind::Listed,
            shops: figures.shops,
            with_nib: figures.with_nib,
            nib_percent: number(figures.nib_share()),
            mean_first_score: number(figures.mean_first()),
            mean_score: number(figures.mean_score()),
        }
    }

    fn all(rows: &[TallyRow], texts: &Texts) -> Vec<Self> {
        rows.iter().map(|row| Self::of(row, texts)).collect()
    }
}

#[derive(Serialize)]
struct Data<'s> {
    /// Marks the file as a report.
    laporan: &'static str,
    version: &'static str,
    name: &'s str,
    date: String,
    phases: Vec<Group>,
    regions: Vec<Group>,
    coaches: Vec<Group>,
    /// Folders of shops that could not be read.
    unread: Vec<&'s str>,
    shops: Vec<ShopView<'s>>,
    findings: Vec<Box<RawValue>>,
}

pub(super) fn data(subject: Subject, texts: &Texts) -> Vec<u8> {
    let mut sources = Sources::default();
    let findings = subject.findings.findings().iter().map(|finding| {
        let line = print::json_line(finding, texts, &mut sources, Strictness::Lenient);
        RawValue::from_string(line).expect("a line is an object")
    });
    let tally = subject.tally();
    let shops = subject.shops.iter();
    let data = Data {
        laporan: "etalase",
        version: env!("ETALASE_VERSION"),
        name: subject.name,
        date: subject.today.iso(),
        findings: findings.collect(),
        phases: Group::all(&tally.phases, texts),
        regions: Group::all(&tally.regions, texts),
        coaches: Group::all(&tally.coaches, texts),
        unread: subject
            .unread
            .iter()
            .map(|folder| folder.as_str())
            .collect(),
        shops: shops.map(|shop| ShopView::of(shop, texts)).collect(),
    };
    let mut bytes = serde_json::to_vec(&data).expect("plain data always becomes JSON");
    bytes.push(b'\n');
    bytes
}
