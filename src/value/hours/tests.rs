use super::*;
use proptest::prelude::*;

fn printed(text: &str) -> String {
    Hours::parse_text(text).expect(text).to_string()
}

#[test]
fn weeks_as_people_write_them() {
    let every_day = "Senin-Minggu 08.00-17.00";
    let table = [
        (
            "Senin-Kamis 08.00-17.00; Jumat 08.00-11.30, 14.00-17.00; Minggu tutup",
            "Senin-Kamis 08.00-17.00; Jumat 08.00-11.30, 14.00-17.00; Sabtu-Minggu tutup",
        ),
        (
            "Sen–Kam: 8 s/d 17\nJum’at: 14.00-17.00 dan 08.00-11.30\n",
            "Senin-Kamis 08.00-17.00; Jumat 08.00-11.30, 14.00-17.00; Sabtu-Minggu tutup",
        ),
        (
            "Senin s.d. Kamis pukul 08:00 sampai 17:00 WIB, Jumat 08.00-11.30 & 14.00-17.00",
            "Senin-Kamis 08.00-17.00; Jumat 08.00-11.30, 14.00-17.00; Sabtu-Minggu tutup",
        ),
        ("setiap hari 8-17", every_day),
        ("Buka setiap hari jam 08.00 – 17.00", every_day),
        ("Daily 8:00-17:00", every_day),
        ("Setiap hari jam 8 pagi - 5 sore", every_day),
        ("Daily 8am-5pm", every_day),
        ("24 jam", "Senin-Minggu 00.00-24.00"),
        ("Buka tiap hari, 24 jam", "Senin-Minggu 00.00-24.00"),
        ("Setiap hari 24 jam", "Senin-Minggu 00.00-24.00"),
        (
            "setiap hari 8-17; Ahad libur",
            "Senin-Sabtu 08.00-17.00; Minggu tutup",
        ),
        (
            "Sabtu-Senin 18.00-02.00",
            "Senin 18.00-02.00; Selasa-Jumat tutup; Sabtu-Minggu 18.00-02.00",
        ),
        (
            "Sabtu & Minggu 9-12",
            "Senin-Jumat tutup; Sabtu-Minggu 09.00-12.00",
        ),
        (
            "Senin, Rabu, Jumat 9-12",
            "Senin 09.00-12.00; Selasa tutup; Rabu 09.00-12.00; Kamis tutup; \
             Jumat 09.00-12.00; Sabtu-Minggu tutup",
        ),
        (
            "Monday to Friday 9-17, Sunday closed",
            "Senin-Jumat 09.00-17.00; Sabtu-Minggu tutup",
        ),
        ("Senin tutup", "Senin-Minggu tutup"),
        (
            "Senin 20.00-00.00",
            "Senin 20.00-24.00; Selasa-Minggu tutup",
        ),
    ];
    for (typed, shown) in table {
        assert_eq!(printed(typed), shown, "{typed}");
    }
}

#[test]
fn slips_are_marked_where_they_stand() {
    use HoursErrorKind::*;
    let table = [
        ("", "", Empty),
        (" ; ", "", Empty),
        ("Senin 8-17; Sonin 9-12", "Sonin", UnknownWord),
        ("08.00-17.00", "08.00", DayExpected),
        ("Senin-", "", DayExpected),
        ("Senin; Selasa 8-17", "Selasa", TimesExpected),
        ("Senin", "", TimesExpected),
        ("Senin 08.75-17.00", "08.75", BadTime),
        ("Senin 8-25", "25", BadTime),
        ("Senin 24.00-25.00", "25.00", BadTime),
        ("Senin 24.00-08.00", "24.00", BadTime),
        ("Jum’at 08.00", "08.00", CloseExpected),
        ("Senin 8 – 8.00", "8 – 8.00", SameTime),
        ("Senin 8-12, 11-17", "8-12", Overlap),
        ("Senin 20-02; Selasa 01-09", "20-02", Overlap),
        (
            "Senin-Rabu 8-17; Selasa 9-12",
            "Selasa",
            DuplicateDay(Day::Tuesday),
        ),
    ];
    for (text, marked, kind) in table {
        let found = Hours::parse_text(text).expect_err(text);
        assert_eq!(found.kind, kind, "{text}");
        assert_eq!(&text[found.range], marked, "{text}");
    }
}

#[test]
fn entries_of_days_and_times() {
    let week = [
        ("Senin-Kamis", "08.00-17.00"),
        ("jum'at", "8-11.30, 14-17"),
        ("Minggu", "tutup"),
    ];
    let hours = Hours::from_days(week).expect("a good week");
    assert_eq!(hours.on(Day::Friday).len(), 2);
    assert_eq!(
        hours.on(Day::Friday)[1],
        Interval {
            open: 840,
            close: 1020
        }
    );

    let wrong = |entries: &[(&'static str, &'static str)]| {
        let error = Hours::from_days(entries.iter().copied()).expect_err("a wrong week");
        (error.index, error.part)
    };
    assert_eq!(wrong(&[]), (0, EntryPart::Days));
    assert_eq!(
        wrong(&[("Senin", "8-17"), ("Sonin", "8-17")]),
        (1, EntryPart::Days)
    );
    assert_eq!(
        wrong(&[("Senin", "8-17"), ("Selasa", "8")]),
        (1, EntryPart::Times)
    );
    assert_eq!(
        wrong(&[("Selasa", "1-9"), ("Senin", "20-2")]),
        (1, EntryPart::Times)
    );
    assert_eq!(
        wrong(&[("Senin", "8-17"), ("Sen", "8-17")]),
        (1, EntryPart::Days)
    );
}

#[test]
fn rows_take_equal_neighbours_together() {
    let hours = Hours::parse_text("setiap hari 8-17; Jumat 14-17").expect("hours");
    let rows: Vec<_> = hours
        .rows()
        .iter()
        .map(|row| (row.first, row.last))
        .collect();
    assert_eq!(
        rows,
        [
            (Day::Monday, Day::Thursday),
            (Day::Friday, Day::Friday),
            (Day::Saturday, Day::Sunday)
        ]
    );
}

proptest! {
    #[test]
    fn parsing_never_panics(
        text in "\\PC*",
        near in "((senin|sab|setiap hari|jum'at|24 jam|tutup|s/d|5 sore|12 malam\
            |[0-9.:]{1,5}|[-,;:&'\n–]) ?){0,8}",
    ) {
        for text in [text, near] {
            match Hours::parse_text(&text) {
                Ok(hours) => prop_assert_eq!(Hours::parse_text(&hours.to_string()), Ok(hours)),
                Err(error) => prop_assert!(text.get(error.range).is_some()),
            }
        }
    }

    #[test]
    fn what_is_printed_is_read_back(
        times in prop::array::uniform7(prop::option::of((0u16..1439, 1u16..600))),
    ) {
        let days = times.map(|time| {
            let span = time.map(|(open, length)| Interval { open, close: (open + length).min(1440) });
            span.into_iter().collect()
        });
        let hours = Hours { days };
        prop_assert_eq!(Hours::parse_text(&hours.to_string()), Ok(hours));
    }
}
