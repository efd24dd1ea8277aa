use proptest::prelude::*;

use super::*;

/// A field of a test, its length counted in characters.
fn field(tag: u8, value: &str) -> String {
    format!("{tag:02}{:02}{value}", value.chars().count())
}

/// A text with the checksum it should have.
fn sealed(fields: &str) -> String {
    let text = format!("{fields}6304");
    format!("{text}{:04X}", checksum(text.as_bytes()))
}

/// The fields of a shop's sticker, those in `other` in the place of, or besides, the usual ones.
fn sticker(other: &[(u8, &str)]) -> String {
    let account = field(0, "ID.CO.CONTOH.WWW") + &field(1, "936000000000000000");
    let national = field(0, "ID.CO.QRIS.WWW") + &field(2, "ID1020000000001") + &field(3, "UMI");
    let usual = [
        (0, "01"),
        (1, "11"),
        (26, &account),
        (51, &national),
        (52, "5499"),
        (53, "360"),
        (58, "ID"),
        (59, "UMAH INE"),
        (60, "ACEH TENGAH"),
        (61, "24552"),
        (62, "0703A01"),
    ];
    let mut fields: Vec<(u8, &str)> = usual.to_vec();
    for (tag, value) in other {
        match fields.iter_mut().find(|(known, _)| known == tag) {
            Some(field) => field.1 = value,
            None => fields.push((*tag, value)),
        }
    }
    fields
        .iter()
        .map(|(tag, value)| field(*tag, value))
        .collect()
}

fn error_of(text: &str) -> (QrisErrorKind, &str) {
    let error = Qris::parse(text).expect_err(text);
    (error.kind, &text[error.range])
}

#[test]
fn the_checksum_is_the_one_of_the_standard() {
    assert_eq!(checksum(b"123456789"), 0x29B1);
}

#[test]
fn a_sticker_is_read_and_printed_as_it_was() {
    let text = sealed(&sticker(&[]));
    let qris = Qris::parse(&text).expect("a good sticker");
    assert_eq!(qris.merchant(), "UMAH INE");
    assert_eq!(qris.city(), "ACEH TENGAH");
    assert_eq!(qris.nmid().as_deref(), Some("ID1020000000001"));
    assert!(!qris.is_for_one_payment());
    assert_eq!(qris.to_string(), text);
    assert_eq!(Qris::parse(&format!("  {text}\n")), Ok(qris));
}

#[test]
fn small_letters_in_the_checksum_are_the_same_number() {
    let text = sealed(&sticker(&[]));
    let (fields, checksum) = text.split_at(text.len() - 4);
    let qris = Qris::parse(&(fields.to_owned() + &checksum.to_lowercase()));
    assert_eq!(qris.map(|qris| qris.to_string()), Ok(text));
}

#[test]
fn names_beyond_ascii_are_read_whichever_way_they_were_counted() {
    let by_characters = sealed(&sticker(&[(59, "Café Gayo")]));
    let by_bytes = sealed(&sticker(&[(59, "Café Gayo")]).replace("5909Café", "5910Café"));
    assert_ne!(by_characters, by_bytes);
    for text in [by_characters, by_bytes] {
        let qris = Qris::parse(&text).expect("a name with an accent");
        assert_eq!(qris.merchant(), "Café Gayo");
        assert_eq!(qris.to_string(), text);
        let paid = qris.with_amount(Rupiah(5000)).expect("an amount");
        assert_eq!(Qris::parse(&paid.to_string()), Ok(paid));
    }
}

#[test]
fn an_amount_changes_two_fields_and_the_checksum() {
    let qris = Qris::parse(&sealed(&sticker(&[]))).expect("a good sticker");
    let paid = qris.with_amount(Rupiah(85_000)).expect("an amount");
    let expected = sticker(&[(1, "12")]).replace("5303360", "5303360540585000");
    assert_eq!(paid.to_string(), sealed(&expected));
    let again = paid.with_amount(Rupiah(1)).expect("an amount");
    let expected = expected.replace("540585000", "54011");
    assert_eq!(again.to_string(), sealed(&expected));
    assert!(paid.is_for_one_payment());
}

#[test]
fn a_code_without_the_field_01_gets_one() {
    let text = sealed(&sticker(&[]).replace("010211", ""));
    let qris = Qris::parse(&text).expect("01 may lack");
    let paid = qris
        .with_amount(Rupiah(500))
        .expect("an amount")
        .to_string();
    assert!(paid.starts_with("000201010212"), "{paid}");
}

#[test]
fn amounts_that_have_no_room_are_refused() {
    let qris = Qris::parse(&sealed(&sticker(&[]))).expect("a good sticker");
    assert_eq!(qris.with_amount(Rupiah(0)), None);
    assert_eq!(qris.with_amount(Rupiah(10_000_000_000_000)), None);
    assert!(qris.with_amount(Rupiah(9_999_999_999_999)).is_some());
}

#[test]
fn slips_say_what_they_are_and_where() {
    let good = sealed(&sticker(&[]));
    assert_eq!(error_of(" "), (QrisErrorKind::Empty, ""));
    let link = "https://qr.example.com/s/1";
    assert_eq!(error_of(link), (QrisErrorKind::OtherText, link));
    let cut = &good[..40];
    assert_eq!(error_of(cut), (QrisErrorKind::Broken, &cut[12..]));
    let unsealed = sticker(&[]);
    assert_eq!(error_of(&unsealed), (QrisErrorKind::Broken, ""));
    let longer = format!("{good}0000");
    assert_eq!(error_of(&longer), (QrisErrorKind::Broken, "0000"));
    let spaced = good.replace("5204", "52 04");
    assert_eq!(error_of(&spaced).0, QrisErrorKind::Broken);
    let signed = good.replace("5204", "52+4");
    assert_eq!(error_of(&signed).0, QrisErrorKind::Broken);
    let twice = sealed(&(sticker(&[]) + "5303360"));
    assert_eq!(error_of(&twice), (QrisErrorKind::Repeated, "5303360"));
    let changed = good.replace("UMAH INE", "UMAH ONE");
    assert_eq!(
        error_of(&changed),
        (QrisErrorKind::Checksum, &good[good.len() - 4..])
    );
    let dollars = sealed(&sticker(&[(53, "840")]));
    assert_eq!(error_of(&dollars), (QrisErrorKind::Currency, "840"));
    let abroad = sealed(&sticker(&[(58, "SG")]));
    assert_eq!(error_of(&abroad), (QrisErrorKind::Country, "SG"));
    let nameless = sealed(&sticker(&[(59, " ")]));
    assert_eq!(error_of(&nameless), (QrisErrorKind::Lacks(59), ""));
    let long = sealed(
        &(sticker(&[])
            + &(64..=79)
                .map(|tag| field(tag, &"x".repeat(40)))
                .collect::<String>()),
    );
    assert_eq!(error_of(&long).0, QrisErrorKind::TooLong);
}

#[test]
fn a_national_number_is_told_only_where_it_is_one() {
    for (account, nmid) in [
        (
            "0014ID.CO.QRIS.WWW0215ID1020000000001",
            Some("ID1020000000001"),
        ),
        (
            "0014id.co.qris.www0215ID1020000000001",
            Some("ID1020000000001"),
        ),
        ("0015ID.CO.OTHER.WWW0215ID1020000000001", None),
        ("0014ID.CO.QRIS.WWW0210<b>tebal</b", None),
        ("nonsense", None),
    ] {
        let text = sealed(&sticker(&[(51, account)]));
        let qris = Qris::parse(&text).expect("accounts are the banks' own");
        assert_eq!(qris.nmid().as_deref(), nmid, "{account}");
    }
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(
        name in "[^\\s\\p{C}]\\PC{0,24}",
        city in "[A-Z][A-Z ]{0,14}",
        others in proptest::collection::btree_map(64u8..100, "\\PC{0,30}", 0..4),
        amount in 1u64..10_000_000_000_000,
    ) {
        let mut fields = vec![(59, name.as_str()), (60, city.as_str())];
        fields.extend(others.iter().map(|(tag, value)| (*tag, value.as_str())));
        let text = sealed(&sticker(&fields));
        prop_assume!(text.len() < MOST_BYTES - 30);
        let qris = Qris::parse(&text).expect("a whole code");
        prop_assert_eq!(qris.to_string(), text);
        prop_assert_eq!(qris.merchant(), name.trim());
        let paid = qris.with_amount(Rupiah(amount)).expect("an amount");
        prop_assert_eq!(Qris::parse(&paid.to_string()), Ok(paid.clone()));
        prop_assert_eq!(paid.value(54), amount.to_string());
        let [before, after] = qris.around_amount().expect("room for an amount");
        prop_assert_eq!(
            sealed(&format!("{before}{}{}", field(54, &amount.to_string()), after.strip_suffix("6304").expect("a checksum"))),
            paid.to_string()
        );
        let kept = |qris: &Qris| -> Vec<Field> {
            let kept = qris.fields.iter().filter(|field| ![1, 54].contains(&field.tag));
            kept.cloned().collect()
        };
        prop_assert_eq!(kept(&paid), kept(&qris));
    }

    #[test]
    fn one_changed_character_never_goes_unseen(place in 0usize..200, other in "[0-9A-Za-z .]") {
        let text = sealed(&sticker(&[]));
        let place = place % text.len();
        prop_assume!(!text[place..=place].eq_ignore_ascii_case(&other));
        let changed = format!("{}{other}{}", &text[..place], &text[place + 1..]);
        prop_assert!(Qris::parse(&changed).is_err(), "{}", changed);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*", tail in "([0-9]{2,6}\\PC{0,5}){0,8}") {
        let _ = Qris::parse(&text);
        let _ = Qris::parse(&format!("000201{tail}"));
        let _ = Qris::parse(&sealed(&format!("000201{tail}")));
    }
}
