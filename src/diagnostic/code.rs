//! The table of codes: one row a finding, for ever.
//!
//! A code is numbered by the stage that finds it (1 discover, 2 parse, 3 catalogue, 5 photo,
//! 6 theme and render, 7 finished pages, 8 publish, 9 import) and is never used again for something else. Its name
//! is the id of its texts in `locale/*.ftl`: the message, and the attributes `.label` (at the mark),
//! `.hint` (what to do) and `.explain` (for the manual).

use serde::{Deserialize, Serialize};

use super::Severity;

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident = $code:literal, $name:literal, $severity:ident;)*) => {
        /// Kind of a finding. The comment of each names the arguments that its texts may use.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code { $($(#[doc = $doc])* #[serde(rename = $code)] $variant,)* }

        impl Code {
            /// Every code, in the order of the manual.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable short code, such as `E231`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $code,)* }
            }

            /// The kebab-case name, which is the id of its texts.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Severity without `--strict`.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }
        }
    };
}

impl Code {
    /// True for advice: nothing is wrong, but the shop would sell better otherwise. A check says it, a build does not.
    pub fn is_advice(self) -> bool {
        matches!(
            self,
            Self::NoPrice
                | Self::NoPhoto
                | Self::OneVariant
                | Self::PriceUnlikeOthers
                | Self::PhaseUnknown
                | Self::RegionOutside
        )
    }

    /// True when the replacement of its finding is certain to be meant.
    pub fn is_certain(self) -> bool {
        matches!(
            self,
            Self::YamlMissingSpace
                | Self::YamlUnquotedColon
                | Self::YamlReservedStart
                | Self::YamlUnclosedQuote
                | Self::YamlUnreadable
                | Self::YamlParentCommented
                | Self::TextWithoutBar
                | Self::ReadAsMeant
                | Self::UnknownKey
                | Self::LostLeadingZero
                | Self::FormerAddressOdd
        )
    }

    /// True for judgements of photos and for advice. A shop may have hundreds of them, at most one a file.
    pub(super) fn is_counted_over_files(self) -> bool {
        let is_of_photos = matches!(
            self,
            Self::PhotoDark | Self::PhotoBlurred | Self::PhotoSmall
        );
        is_of_photos || self.is_advice()
    }
}

codes! {
    /// The folder given has no `toko.yaml`. Args: folder.
    ShopFileMissing = "E101", "shop-file-missing", Error;
    /// The folder given does not exist. Args: folder.
    FolderMissing = "E102", "folder-missing", Error;
    /// A file was given instead of a folder. Args: folder.
    NotAFolder = "E103", "not-a-folder", Error;
    /// A group's folder (`kelompok.yaml`) was given to a command that works on one shop. Args: folder.
    GroupFolder = "E104", "group-folder", Error;
    /// A file with a slip in its name was read all the same. Args: found, expected.
    OddFileName = "E105", "odd-file-name", Warning;
    /// Two files could both be the data of one folder; the first is read. Args: used, ignored.
    TwoDataFiles = "E106", "two-data-files", Warning;
    /// A folder below `produk/` holds nothing that can be shown. Args: folder.
    EmptyFolder = "E107", "empty-folder", Warning;
    /// A file or folder cannot be opened. Args: name, reason (`permission`, `missing`, `other`).
    Unreadable = "E108", "unreadable", Error;
    /// A file name is not Unicode; it is passed over. Args: name.
    NameNotUnicode = "E109", "name-not-unicode", Warning;
    /// A symbolic link is not followed. Args: name.
    LinkNotFollowed = "E110", "link-not-followed", Warning;
    /// A file that looks meant to be read has a name nobody reads. Args: name, expected.
    UnusedFile = "E111", "unused-file", Warning;
    /// A folder within a product's folder is not read. Args: name.
    FolderInProduct = "E112", "folder-in-product", Warning;
    /// A photo lies beside product folders and belongs to none. Args: name.
    PhotoInCategory = "E113", "photo-in-category", Warning;
    /// Windows cannot store a file or folder of this name. Args: name.
    NameNotPortable = "E114", "name-not-portable", Warning;
    /// A folder's name is nearly one that is read. Args: found, expected.
    FolderNameSlip = "E115", "folder-name-slip", Warning;
    /// The shop shows no product. Args: folder.
    NoProducts = "E116", "no-products", Warning;
    /// A file that should be text is a folder or another thing. Args: name.
    NotAFile = "E117", "not-a-file", Error;
    /// A group without any shop. Args: folder, file (in the place of the shops' folder; may be none).
    NoShops = "E118", "no-shops", Warning;
    /// A file lies where a group's shops have their folders. Args: name.
    FileAmongShops = "E119", "file-among-shops", Warning;
    /// A folder is both a shop and a group; it is read as a shop. Args: name.
    GroupInShop = "E120", "group-in-shop", Warning;
    /// A group within a group within a group is not read. Args: folder.
    GroupTooDeep = "E121", "group-too-deep", Error;
    /// Two shops of a group have folder names that give the same address. Args: folder, address.
    ShopAddressTaken = "E122", "shop-address-taken", Warning;
    /// A published piece cannot be looked at now; its shop or group stays as it was published. Args: name.
    Unseen = "E123", "unseen", Error;
    /// A group that had shops has none any more; they stay published. Args: folder.
    ShopsGone = "E124", "shops-gone", Error;
    /// A text of a word processor, which cannot be read. Args: name.
    WordFile = "E125", "word-file", Warning;
    /// A video, which is not shown. Args: name.
    VideoFile = "E126", "video-file", Warning;
    /// A member of a group cannot be read, and stays as it was published. Args: name.
    ShopKept = "E127", "shop-kept", Note;

    /// A text file is neither UTF-8 nor in another encoding. Args: name.
    NotUtf8 = "E201", "not-utf8", Error;
    /// A text file is larger than 1 MB. Args: name, limit.
    TextTooLarge = "E202", "text-too-large", Error;
    /// A tab where YAML wants spaces.
    YamlTab = "E203", "yaml-tab", Error;
    /// `key:value` without a space. Args: key, value.
    YamlMissingSpace = "E204", "yaml-missing-space", Error;
    /// A colon followed by a space inside an unquoted value. Args: key, value.
    YamlUnquotedColon = "E205", "yaml-unquoted-colon", Error;
    /// A `#` turned the rest of a line into a comment. Args: swallowed.
    YamlHashSwallows = "E206", "yaml-hash-swallows", Warning;
    /// A value starts with a sign that YAML reserves. Args: sign.
    YamlReservedStart = "E207", "yaml-reserved-start", Error;
    /// A quotation mark is not closed.
    YamlUnclosedQuote = "E208", "yaml-unclosed-quote", Error;
    /// A bracket is not closed. Args: bracket.
    YamlUnclosedBracket = "E209", "yaml-unclosed-bracket", Error;
    /// The spaces at the start of a line do not fit those above.
    YamlIndentation = "E210", "yaml-indentation", Error;
    /// `&name` or `*name`, YAML's references, which are not used here. Args: sign.
    YamlReference = "E211", "yaml-reference", Error;
    /// Lists or maps nested too deeply, or far too many values.
    YamlTooComplex = "E212", "yaml-too-complex", Error;
    /// YAML that cannot be read, with no better explanation.
    YamlUnreadable = "E213", "yaml-unreadable", Error;
    /// A second document (`---`) in one file; it is not read.
    YamlSecondDocument = "E214", "yaml-second-document", Warning;
    /// The file is not `key: value` lines but a list or a text.
    YamlNotAMap = "E215", "yaml-not-a-map", Error;
    /// A text in an old encoding; it was guessed. Args: name, encoding.
    EncodingGuessed = "E216", "encoding-guessed", Note;
    /// A text of several lines without `|`; it was read as meant.
    TextWithoutBar = "E217", "text-without-bar", Note;
    /// A slip whose meaning is certain. Args: found, read (as it should be written).
    ReadAsMeant = "E218", "read-as-meant", Note;
    /// The key of an indented part is behind `#`, and the part is not. Args: key.
    YamlParentCommented = "E219", "yaml-parent-commented", Error;
    /// A key nobody reads. Args: key, nearest (may be empty).
    UnknownKey = "E220", "unknown-key", Warning;
    /// The same key twice; the first is used. Args: key.
    DuplicateKey = "E221", "duplicate-key", Error;
    /// A key and its other name are both given; the first is used. Args: key, other.
    KeyAndAlias = "E222", "key-and-alias", Warning;
    /// A text was expected, a list or map was found. Args: key.
    ExpectedText = "E223", "expected-text", Error;
    /// A list was expected. Args: key.
    ExpectedList = "E224", "expected-list", Error;
    /// `key: value` lines were expected. Args: key.
    ExpectedMap = "E225", "expected-map", Error;
    /// A key that must be there is missing. Args: key.
    MissingKey = "E226", "missing-key", Error;
    /// A product's data file without any key. Args: name.
    EmptyData = "E227", "empty-data", Warning;
    /// A value that stands as in the templates; it is left out. Args: key, found.
    SampleValue = "E228", "sample-value", Warning;
    /// A key that was filled in behind `#`. Args: key, value.
    CommentedKey = "E229", "commented-key", Note;
    /// A price with decimals. Args: found, suggestion (may be empty).
    PriceHasCents = "E230", "price-has-cents", Error;
    /// A price that is no number. Args: found.
    PriceNotANumber = "E231", "price-not-a-number", Error;
    /// A range instead of one price. Args: found.
    PriceIsRange = "E232", "price-is-range", Error;
    /// A price with its unit in it. Args: found, unit.
    PriceHasUnit = "E233", "price-has-unit", Error;
    /// A price below zero or beyond all measure. Args: found.
    PriceOutOfRange = "E234", "price-out-of-range", Error;
    /// A price of which the separators can mean two things. Args: found, suggestion (may be empty).
    PriceAmbiguous = "E235", "price-ambiguous", Error;
    /// A phone number that cannot be one. Args: found, reason (`short`, `long`, `letters`, `several`, `other`).
    PhoneNotUnderstood = "E240", "phone-not-understood", Error;
    /// The zero in front is missing; the number is used with it. Args: found, read.
    LostLeadingZero = "E241", "lost-leading-zero", Warning;
    /// A landline cannot receive WhatsApp orders. Args: found.
    PhoneNotMobile = "E242", "phone-not-mobile", Error;
    /// Opening hours that cannot be read. Args: found, reason (`day`, `time`, `order`, `repeated`, `overlap`, `empty`, `other`).
    HoursNotUnderstood = "E243", "hours-not-understood", Error;
    /// A permit number of the wrong form. Args: kind (`NIB`, `P-IRT`, `Halal`, `BPOM`), found, expected, reason (`length`, `letters`, `kh`, `prefix`, `old`, `other`).
    PermitNotUnderstood = "E244", "permit-not-understood", Warning;
    /// A colour that is not `#rrggbb`. Args: found.
    ColorNotUnderstood = "E245", "color-not-understood", Error;
    /// Neither yes nor no. Args: found.
    NotYesOrNo = "E246", "not-yes-or-no", Error;
    /// A whole number was expected. Args: found.
    NotANumber = "E247", "not-a-number", Error;
    /// A stock that is neither a number nor `habis` nor `ada`. Args: found.
    StockNotUnderstood = "E248", "stock-not-understood", Error;
    /// A date that cannot be read. Args: found.
    DateNotUnderstood = "E249", "date-not-understood", Error;
    /// A size such as 150KB was expected. Args: found.
    SizeNotUnderstood = "E250", "size-not-understood", Error;
    /// Coordinates that cannot be read. Args: found, reason (`form`, `swapped`, `outside`).
    CoordinatesNotUnderstood = "E251", "coordinates-not-understood", Error;
    /// Not a web address. Args: found.
    AddressNotUnderstood = "E252", "address-not-understood", Error;
    /// Not an e-mail address. Args: found.
    EmailNotUnderstood = "E253", "email-not-understood", Error;
    /// A word that is none of the choices. Args: found, choices, nearest (may be empty).
    UnknownChoice = "E254", "unknown-choice", Error;
    /// A width that photos are not made in. Args: found, least, most.
    WidthOutOfRange = "E255", "width-out-of-range", Warning;
    /// A point that is neither words such as `kiri-atas` nor two percentages. Args: found.
    FocusNotUnderstood = "E256", "focus-not-understood", Error;
    /// A former address that is not written as one. Args: found, read (may be `none`).
    FormerAddressOdd = "E257", "former-address-odd", Warning;
    /// A curator's score that is no number. Args: found, row (of a sheet, or `none`), column.
    ScoreNotUnderstood = "E259", "score-not-understood", Error;
    /// Front matter opened with `---` and never closed.
    FrontMatterUnclosed = "E260", "front-matter-unclosed", Error;

    /// A text, or what a picture holds, that is no QRIS. Args: found, reason (`other`, `form`, `name`, `long`).
    QrisNotUnderstood = "E270", "qris-not-understood", Error;
    /// A QRIS of which the checksum does not fit the rest. Args: found, reason (`checksum`).
    QrisChecksum = "E271", "qris-checksum", Error;
    /// A payment code that is not of Indonesia. Args: found, reason (`currency`, `country`).
    QrisForeign = "E272", "qris-foreign", Error;

    /// The price before is not higher than the price now. Args: original, price.
    OriginalNotHigher = "E301", "original-not-higher", Warning;
    /// Wholesale quantities must rise. Args: min, previous.
    WholesaleOrder = "E302", "wholesale-order", Error;
    /// A wholesale price is not lower than the one before it. Args: price, previous.
    WholesaleNotCheaper = "E303", "wholesale-not-cheaper", Warning;
    /// Two variants of one name. Args: name.
    SameVariant = "E304", "same-variant", Warning;
    /// Two products would have one address; the second gets another. Args: slug, other.
    SameSlug = "E305", "same-slug", Warning;
    /// Two products carry one article number. Args: sku.
    SameSku = "E306", "same-sku", Warning;
    /// A permit whose year has passed. Args: number, year.
    PermitExpired = "E307", "permit-expired", Warning;
    /// A photo that is named but not there. Args: name, nearest (may be empty).
    PhotoMissing = "E308", "photo-missing", Error;
    /// The shop gives no way to order.
    NoContact = "E309", "no-contact", Warning;
    /// A price below Rp100 is rarely meant. Args: price, suggestion.
    PriceVeryLow = "E310", "price-very-low", Warning;
    /// A link in a text leads to a file that is not there. Args: target, nearest (may be empty).
    BrokenLink = "E311", "broken-link", Warning;
    /// A link or picture address that browsers must not follow was removed. Args: target.
    UnsafeLink = "E312", "unsafe-link", Warning;
    /// HTML in a text that could run as a program was removed. Args: tag.
    UnsafeHtml = "E313", "unsafe-html", Warning;
    /// No theme of this name. Args: found, choices, nearest (may be empty).
    UnknownTheme = "E314", "unknown-theme", Error;
    /// No language of this code. Args: found, choices.
    UnknownLanguage = "E315", "unknown-language", Error;
    /// A page's address is taken; it gets another. Args: slug, read.
    PageNameTaken = "E316", "page-name-taken", Warning;
    /// Wholesale or variant prices without a price of the product itself. Args: key.
    PriceMissing = "E317", "price-missing", Warning;
    /// Stock of the product and of its variants disagree. Args: stock.
    StockDisagrees = "E318", "stock-disagrees", Warning;
    /// A variant lacks its name. Args: none.
    VariantWithoutName = "E319", "variant-without-name", Error;
    /// Lists, quotations or HTML tags that lie in each other too deeply; the text is left out.
    TextTooDeep = "E320", "text-too-deep", Error;
    /// A text shows a picture from another site, which phones without quota could not load. Args: target.
    OutsidePicture = "E321", "outside-picture", Warning;
    /// Two shops of a group have the same name. Args: name.
    SameShopName = "E322", "same-shop-name", Warning;
    /// Orders should go to the group, and it has no number to send them to.
    GroupWithoutContact = "E323", "group-without-contact", Error;
    /// Wholesale prices lower the price of no choice.
    WholesaleUnused = "E324", "wholesale-unused", Warning;
    /// Two products have one name. Args: name.
    SameProductName = "E325", "same-product-name", Warning;
    /// A price of nothing.
    PriceZero = "E326", "price-zero", Warning;
    /// A product without a price.
    NoPrice = "E327", "no-price", Note;
    /// A product without a photo.
    NoPhoto = "E328", "no-photo", Note;
    /// A list of one choice.
    OneVariant = "E329", "one-variant", Note;
    /// A QRIS that was made for a single payment.
    QrisForOnePayment = "E330", "qris-for-one-payment", Error;
    /// The name in the QRIS has nothing in common with the shop's. Args: name, shop.
    QrisNameDiffers = "E331", "qris-name-differs", Warning;
    /// The amount is asked for in a QRIS that is not there. Args: none.
    QrisAmountUnused = "E332", "qris-amount-unused", Warning;
    /// A former address that a present thing has, which keeps it. Args: address.
    FormerAddressTaken = "E340", "former-address-taken", Warning;
    /// A former address that leads to another thing already. Args: address.
    FormerAddressTwice = "E341", "former-address-twice", Warning;
    /// A former category leads to one that is not there. Args: address, found, nearest (may be empty).
    FormerCategoryLost = "E342", "former-category-lost", Warning;
    /// Former categories lead to each other. Args: address.
    FormerCategoryCircle = "E343", "former-category-circle", Warning;
    /// A thing has another name since the last build, and its former address leads nowhere. Args: kind (`product`,
    /// `category`, `page`, `news`, `member`), former, present, line, file.
    Renamed = "E344", "renamed", Note;

    /// A price far from those of the other products. Args: price, usual.
    PriceUnlikeOthers = "E333", "price-unlike-others", Note;
    /// A shop below the least score is left out of the portal. Args: name, score, minimum, by (`readiness`, `curators`).
    ShopHidden = "E334", "shop-hidden", Note;

    /// A curator's score outside of the scale. Args: found, most, row (of a sheet, or `none`), column.
    ScoreOutOfRange = "E360", "score-out-of-range", Error;
    /// Scores or confirmations for a shop that is not there. Args: found, nearest (may be empty), row (of a sheet, or `none`).
    CuratedShopMissing = "E361", "curated-shop-missing", Warning;
    /// A criterion that the rubric does not have for the shop. Args: found, trade, nearest (may be empty), row (of a sheet,
    /// or `none`).
    CriterionUnknown = "E362", "criterion-unknown", Warning;
    /// Two files of one curator; the first is read. Args: name.
    CuratorTwice = "E363", "curator-twice", Warning;
    /// Curators who have no shop in common with the others. Args: name, other.
    CuratorsApart = "E364", "curators-apart", Warning;
    /// A file of the curation cannot be read, so that no shop is hidden. Args: count.
    CurationIncomplete = "E365", "curation-incomplete", Warning;
    /// A list of criteria of which none has a weight. Args: trade.
    CriteriaWeightless = "E366", "criteria-weightless", Warning;
    /// A confirmed permit that the shop does not state any more. Args: name, confirmed, stated (may be empty).
    PermitChanged = "E367", "permit-changed", Warning;

    /// A member that has not consented to be published. Args: name.
    NotPublished = "E335", "not-published", Note;
    /// A member's phase that its group's programme does not have. Args: found, choices, nearest (may be empty).
    PhaseUnknown = "E371", "phase-unknown", Warning;
    /// A member in a region that its group's programme does not list. Args: found, nearest (may be empty).
    RegionOutside = "E372", "region-outside", Note;
    /// A row of `kurasi/skor.csv` that is no score. Args: reason (`row`, `file`).
    ScoreRowOdd = "E373", "score-row-odd", Warning;

    /// Not a photo at all. Args: name.
    PhotoNotAPhoto = "E501", "photo-not-a-photo", Error;
    /// A photo file of zero bytes. Args: name.
    PhotoEmpty = "E502", "photo-empty", Error;
    /// A HEIC that cannot be read. Args: name.
    PhotoHeic = "E503", "photo-heic", Error;
    /// More pixels than are accepted. Args: name, megapixels, limit.
    PhotoTooLarge = "E504", "photo-too-large", Error;
    /// A picture format that is not read. Args: name, kind.
    PhotoUnsupported = "E505", "photo-unsupported", Error;
    /// A photo whose contents are damaged. Args: name.
    PhotoDamaged = "E506", "photo-damaged", Error;
    /// The end of a photo is missing; the rest is shown. Args: name, percent.
    PhotoCutOff = "E507", "photo-cut-off", Warning;
    /// A photo's file was written to while the shop was built. Args: name.
    PhotoChanged = "E508", "photo-changed", Error;
    /// A product's photo with too little light. Args: name, light.
    PhotoDark = "E510", "photo-dark", Warning;
    /// A product's photo that is shaken or out of focus. Args: name, sharpness.
    PhotoBlurred = "E511", "photo-blurred", Warning;
    /// A product's photo with too few pixels. Args: name, side.
    PhotoSmall = "E512", "photo-small", Note;
    /// No code can be read in the picture of the QRIS; the picture is shown. Args: name.
    QrisUnreadable = "E520", "qris-unreadable", Warning;

    /// A theme file of the shop's `tema/` that cannot be read; the built-in one is used. Args: name, detail.
    TemplateBroken = "E601", "template-broken", Error;
    /// A template of the shop's `tema/` fails on a page; the built-in one is used there. Args: name, page, detail.
    TemplateFailed = "E602", "template-failed", Error;
    /// A file in `tema/` that overrides nothing. Args: name, nearest (may be empty).
    ThemeFileUnused = "E603", "theme-file-unused", Warning;
    /// A language file with errors. Args: name, detail.
    LanguageBroken = "E604", "language-broken", Error;
    /// A stylesheet of the shop's `tema/` that cannot be read; the built-in one is used. Args: name, detail.
    StylesheetBroken = "E605", "stylesheet-broken", Error;

    /// A page is heavier than its budget. Args: page, weight, budget.
    OverBudget = "E701", "over-budget", Warning;

    /// A file that a person put into the output was left there. Args: name.
    ForeignFile = "E801", "foreign-file", Note;
    /// A person's file lies where a page belongs; the page was not written. Args: name.
    ForeignConflict = "E802", "foreign-conflict", Warning;
    /// A foreign folder with the name of the spare, left alone. Args: name.
    SpareLeftAlone = "E803", "spare-left-alone", Warning;

    /// A row of a sheet that has no name. Args: row.
    RowWithoutName = "E901", "row-without-name", Warning;
    /// A price in a sheet that cannot be read. Args: row, column, found, reason (`cents`, `range`, `date`, `other`), suggestion (may be empty).
    PriceOfSheet = "E902", "price-of-sheet", Error;
    /// A value of a sheet that was read as another. Args: row, column, found, read (`none` for no price).
    ReadInSheet = "E903", "read-in-sheet", Note;
    /// A value of a sheet that was left out. Args: row, column, found, missing (a column without which it means nothing, or
    /// `none`).
    ValueOfSheet = "E904", "value-of-sheet", Warning;
    /// A formula, which stays a text. Args: row, column, found.
    FormulaInSheet = "E905", "formula-in-sheet", Warning;
    /// An error of a spreadsheet in place of a value. Args: row, column, found.
    ErrorInSheet = "E906", "error-in-sheet", Warning;
    /// A personal number that a spreadsheet has damaged. Args: row, column, reason (`damaged`, `length`).
    NumberDamaged = "E907", "number-damaged", Warning;
    /// A personal number in a column that is shown; it was kept private. Args: row, column.
    PrivateInPublic = "E908", "private-in-public", Warning;
    /// Two rows of a sheet that look like one thing. Args: row, other, name, by (`product`, `joined`, `phone`, `nib`,
    /// `name`, `scores`).
    SameInSheet = "E909", "same-in-sheet", Warning;
    /// A row that looks like a shop that is there. Args: row, name, there, by (`phone`, `nib`, `name`).
    SameAsThere = "E910", "same-as-there", Warning;
    /// A value of a sheet that differs from the one that is there. Args: row, name, key, what (`product`, `shop`), before (may be empty), after.
    DiffersFromSheet = "E911", "differs-from-sheet", Note;
    /// A product of a sheet that was removed before. Args: row, name.
    RemovedBefore = "E912", "removed-before", Note;
    /// Shops that have not consented to be published. Args: count, column (`there`, `none`).
    NoConsent = "E913", "no-consent", Note;
    /// Photos that are given as links. Args: count.
    PhotoLinks = "E914", "photo-links", Note;
    /// A photo that was matched to nothing. Args: name, nearest (may be empty).
    PhotoUnmatched = "E915", "photo-unmatched", Warning;
}
