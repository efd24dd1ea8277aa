//! Paths below a root: of people's files, and of the files of a site.
//!
//! The same on every system, in a store, in a marker and in an address: names with `/` between them. None leaves its
//! root, so untrusted ones may be joined to a folder once parsed.

use std::borrow::Borrow;
use std::fmt::{self, Debug, Display};
use std::marker::PhantomData;
use std::path::Path;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A person's file or folder, relative to the folder of the shop or group.
pub type SourcePath = RelativePath<SourceRoot>;
/// A file or folder of a site, relative to the output folder.
pub type SitePath = RelativePath<SiteRoot>;

/// A path from a root, with `/` between its names. Ordered by bytes: lists of 100,000 are sorted by it, and comparing
/// name by name takes several times as long.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelativePath<R> {
    text: String,
    root: PhantomData<R>,
}

/// Kind of root; decides which names are allowed below it.
pub trait Root: Clone {
    /// True when a file or folder may have this name, which is neither empty nor `.` nor `..`, and has no `/`, `\` or
    /// NUL.
    fn allows(name: &str) -> bool;
}

/// The root of people's files, with any name their system allows. Windows takes what follows `:` for a part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceRoot;

impl Root for SourceRoot {
    fn allows(name: &str) -> bool {
        !cfg!(windows) || !name.contains(':')
    }
}

/// The root of a site; all names must be portable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SiteRoot;

impl Root for SiteRoot {
    fn allows(name: &str) -> bool {
        is_portable(name)
    }
}

/// A text is not a valid path below its root.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{path}` is no path below a root")]
pub struct PathError {
    /// The text.
    pub path: String,
}

impl<R: Root> RelativePath<R> {
    /// Parses a path. The root itself has no spelling.
    ///
    /// # Errors
    /// When the text is empty or absolute, leads upwards (`..`), is not in its shortest form (`.`, `//`, a `/` at the
    /// end), or has a forbidden name: everywhere those with `\` and NUL, in a site all that some system refuses, such
    /// as `C:` and `con`.
    pub fn parse(text: &str) -> Result<Self, PathError> {
        text.to_owned().try_into()
    }

    /// A path of these names.
    ///
    /// # Panics
    /// When a name is invalid: only for names from the program itself.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let root = Self::root();
        names.into_iter().fold(root, |folder, name| {
            folder.child(name).expect("the program gives fitting names")
        })
    }

    /// The entry of this name in the folder.
    ///
    /// # Errors
    /// When the name is not allowed.
    pub fn child(&self, name: &str) -> Result<Self, PathError> {
        if is_name::<R>(name) {
            Ok(self.with(name))
        } else {
            Err(PathError {
                path: name.to_owned(),
            })
        }
    }

    /// Resolves `text` as typed in a file of this folder, with slashes of any system and `..`. `None` when it leaves
    /// the root or has a forbidden name.
    pub fn resolve(&self, text: &str) -> Option<Self> {
        let mut path = self.clone();
        for name in typed_names(text) {
            path = match name {
                "." => continue,
                ".." => path.parent()?,
                name => path.child(name).ok()?,
            };
        }
        (!text.starts_with(['/', '\\'])).then_some(path)
    }

    /// Converts a relative path of this system; `None` when it has names that are not Unicode or not allowed.
    pub fn from_system(path: &Path) -> Option<Self> {
        path.iter().try_fold(Self::root(), |folder, name| {
            folder.child(name.to_str()?).ok()
        })
    }

    /// The path from a folder to `path` on this system: the inverse of [`under`](Self::under).
    pub fn below(folder: &Utf8Path, path: &Utf8Path) -> Option<Self> {
        Self::from_system(path.strip_prefix(folder).ok()?.as_std_path())
    }

    /// Gives the file another name, made of its own: `kopi` becomes `kopi.md`.
    ///
    /// # Errors
    /// When the name is not allowed.
    pub fn renamed(&self, name: &str) -> Result<Self, PathError> {
        self.parent().unwrap_or_else(Self::root).child(name)
    }
}

impl<R> RelativePath<R> {
    /// The root.
    pub fn root() -> Self {
        Self::unchecked(String::new())
    }

    fn unchecked(text: String) -> Self {
        Self {
            text,
            root: PhantomData,
        }
    }

    /// Appends a valid path.
    fn with(&self, inner: &str) -> Self {
        let mut text = String::with_capacity(self.text.len() + 1 + inner.len());
        text.push_str(&self.text);
        if !text.is_empty() && !inner.is_empty() {
            text.push('/');
        }
        text.push_str(inner);
        Self::unchecked(text)
    }

    /// Its text; empty for the root.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// True for the root.
    pub fn is_root(&self) -> bool {
        self.text.is_empty()
    }

    /// Its names, the outermost first.
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        // `split` gives one empty name for the root.
        self.text.split('/').filter(|name| !name.is_empty())
    }

    /// Number of its names.
    pub fn depth(&self) -> usize {
        self.names().count()
    }

    /// Its last name; empty for the root.
    pub fn file_name(&self) -> &str {
        self.names().next_back().unwrap_or_default()
    }

    /// The last name without its extension.
    pub fn stem(&self) -> &str {
        Utf8Path::new(self.file_name())
            .file_stem()
            .unwrap_or_default()
    }

    /// The part after the last dot of the last name; none for `.nojekyll`.
    pub fn extension(&self) -> Option<&str> {
        Utf8Path::new(self.file_name()).extension()
    }

    /// The folder it lies in; `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        let folder = || self.folders_above().next().unwrap_or_default().to_owned();
        (!self.is_root()).then(|| Self::unchecked(folder()))
    }

    /// Its ancestors, the nearest first, without the root: `a/b` and `a` for `a/b/c`.
    pub fn folders_above(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.text
            .rmatch_indices('/')
            .map(|(at, _)| &self.text[..at])
    }

    /// Its ancestors as paths, the nearest first.
    pub fn parents(&self) -> impl Iterator<Item = Self> {
        self.folders_above()
            .map(|folder| Self::unchecked(folder.to_owned()))
    }

    /// In lower case, for comparison on case-insensitive disks.
    #[must_use]
    pub fn to_lowercase(&self) -> Self {
        Self::unchecked(self.text.to_lowercase())
    }

    /// The path `inner` relative to this one.
    #[must_use]
    pub fn join(&self, inner: &Self) -> Self {
        self.with(&inner.text)
    }

    /// True when it is `folder`, or lies in it.
    pub fn starts_with(&self, folder: &Self) -> bool {
        self.within(folder).is_some()
    }

    /// The rest after `folder`; `None` when it does not lie in it.
    pub fn strip_prefix(&self, folder: &Self) -> Option<Self> {
        self.within(folder)
            .map(|inner| Self::unchecked(inner.to_owned()))
    }

    fn within(&self, folder: &Self) -> Option<&str> {
        let rest = self.text.strip_prefix(&folder.text)?;
        match rest.strip_prefix('/') {
            _ if folder.is_root() => Some(rest),
            None => rest.is_empty().then_some(rest),
            inner => inner,
        }
    }

    /// Longest common ancestor, or the path itself when both are equal.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> Self {
        let pairs = self.names().zip(other.names());
        let shared = pairs.take_while(|(own, other)| own == other);
        shared.fold(Self::root(), |folder, (name, _)| folder.with(name))
    }

    /// Relative path from a page to the root: empty, `../`, `../../`…
    pub fn to_root(&self) -> String {
        "../".repeat(self.depth().saturating_sub(1))
    }

    /// Prefix of the addresses in this folder: ends in `/`; empty for the root.
    pub fn to_base(&self) -> String {
        match self.is_root() {
            true => String::new(),
            false => format!("{}/", self.text),
        }
    }

    /// Relative path from a file in `folder` to it: `../foto/kopi.jpg`; empty when both are equal.
    pub fn seen_from(&self, folder: &Self) -> String {
        let (mut up, mut down) = (folder.names().peekable(), self.names().peekable());
        while up.peek().is_some() && up.peek() == down.peek() {
            up.next();
            down.next();
        }
        let steps: Vec<&str> = up.map(|_| "..").chain(down).collect();
        steps.join("/")
    }

    /// The path on this system, below `folder`.
    pub fn under(&self, folder: &Utf8Path) -> Utf8PathBuf {
        // Joined as text: pushing a name such as `C:` would replace the path.
        let mut path = String::with_capacity(folder.as_str().len() + 1 + self.text.len());
        path.push_str(folder.as_str());
        for name in self.names() {
            if !path.is_empty() && !path.ends_with(std::path::is_separator) {
                path.push(std::path::MAIN_SEPARATOR);
            }
            path.push_str(name);
        }
        path.into()
    }
}

/// A typed path: removes the quotes of drag and drop, and a slash at the end from completion. A drive (`E:`) is its
/// root, not the folder in it that `cmd` remembers.
pub fn typed_path(text: &str) -> Utf8PathBuf {
    let mut path = Utf8PathBuf::new();
    for component in Utf8Path::new(text.trim_matches('"')).components() {
        path.push(component);
        if matches!(component, Utf8Component::Prefix(_)) {
            path.push(std::path::MAIN_SEPARATOR_STR);
        }
    }
    path
}

/// True for a path of another machine on Windows: `\\laptop\usaha\toko`.
pub fn is_share(path: &Path) -> bool {
    use std::path::{Component, Prefix};
    match path.components().next() {
        Some(Component::Prefix(prefix)) => {
            matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
        }
        _ => false,
    }
}

/// The names in a typed path, with the slashes of any system.
pub fn typed_names(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(['/', '\\']).filter(|name| !name.is_empty())
}

fn is_name<R: Root>(name: &str) -> bool {
    !matches!(name, "" | "." | "..") && !name.contains(['/', '\\', '\0']) && R::allows(name)
}

/// True when Windows, and so a usual USB stick, can store a file of this name. Source: Microsoft, "Naming Files, Paths,
/// and Namespaces".
pub fn is_portable(name: &str) -> bool {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
    const PORTS: [&str; 2] = ["com", "lpt"];
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let is_device = DEVICES
        .iter()
        .any(|device| stem.eq_ignore_ascii_case(device));
    let is_port = stem.split_at_checked(3).is_some_and(|(port, number)| {
        PORTS.iter().any(|known| port.eq_ignore_ascii_case(known))
            && matches!(number.chars().next(), Some('0'..='9' | '¹' | '²' | '³'))
            && number.chars().count() == 1
    });
    let is_forbidden =
        |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\');
    !is_device && !is_port && !name.ends_with(['.', ' ']) && !name.contains(is_forbidden)
}

impl<R: Root> TryFrom<String> for RelativePath<R> {
    type Error = PathError;

    fn try_from(text: String) -> Result<Self, PathError> {
        if text.split('/').all(is_name::<R>) {
            Ok(Self::unchecked(text))
        } else {
            Err(PathError { path: text })
        }
    }
}

/// Portable names are allowed everywhere.
impl From<SitePath> for SourcePath {
    fn from(path: SitePath) -> Self {
        Self::unchecked(path.text)
    }
}

impl<R> From<RelativePath<R>> for String {
    fn from(path: RelativePath<R>) -> Self {
        path.text
    }
}

impl<R> Display for RelativePath<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl<R> Debug for RelativePath<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.text, formatter)
    }
}

/// Equal, ordered and hashed like its text, for look-ups in maps.
impl<R> Borrow<str> for RelativePath<R> {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl<R> PartialEq<str> for RelativePath<R> {
    fn eq(&self, text: &str) -> bool {
        self.text == text
    }
}

impl<R> PartialEq<&str> for RelativePath<R> {
    fn eq(&self, text: &&str) -> bool {
        self.text == *text
    }
}

impl<R> Serialize for RelativePath<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// Validates on input: the source may be another program, or forged.
impl<'de, R: Root> Deserialize<'de> for RelativePath<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.try_into().map_err(serde::de::Error::custom)
    }
}

/// Deserializes a path that may be the root, as an empty text. For `#[serde(deserialize_with)]`.
///
/// # Errors
/// Those of the deserializer, and [`PathError`].
pub fn path_or_root<'de, R: Root, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<RelativePath<R>, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.is_empty() {
        true => Ok(RelativePath::root()),
        false => text.try_into().map_err(serde::de::Error::custom),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn site(text: &str) -> SitePath {
        SitePath::parse(text).unwrap()
    }

    #[test]
    fn what_leads_elsewhere_is_no_path() {
        for bad in [
            "",
            "/",
            "/etc/passwd",
            ".",
            "..",
            "../x",
            "a/..",
            "a/./b",
            "a//b",
            "a/",
            "\\\\host\\x",
            "a\\b",
            "a\0b",
        ] {
            assert!(SitePath::parse(bad).is_err(), "{bad:?}");
            assert!(SourcePath::parse(bad).is_err(), "{bad:?}");
            let json = serde_json::to_string(bad).unwrap();
            assert!(serde_json::from_str::<SitePath>(&json).is_err(), "{bad:?}");
            assert!(
                serde_json::from_str::<SourcePath>(&json).is_err(),
                "{bad:?}"
            );
        }
    }

    #[test]
    fn a_site_has_only_names_that_every_system_can_store() {
        for bad in [
            "C:/x",
            "a:b",
            "con",
            "x/AUX.html",
            "Com1",
            "lpt².txt",
            "kopi.",
            "kopi ",
            "kopi?.jpg",
            "a\tb",
        ] {
            assert!(SitePath::parse(bad).is_err(), "{bad:?}");
            let is_theirs = !cfg!(windows) || !bad.contains(':');
            assert_eq!(SourcePath::parse(bad).is_ok(), is_theirs, "{bad:?}");
        }
        for good in [
            ".nojekyll",
            "console",
            "com10",
            "compas",
            "kopi enak.jpg",
            "☕.png",
            "co",
        ] {
            assert_eq!(site(good).as_str(), good);
        }
    }

    #[test]
    fn a_path_is_taken_apart() {
        let path = site("foto/kopi/besar.tar.gz");
        assert_eq!(path.file_name(), "besar.tar.gz");
        assert_eq!((path.stem(), path.extension()), ("besar.tar", Some("gz")));
        assert_eq!(path.depth(), 3);
        assert_eq!(
            path.folders_above().collect::<Vec<_>>(),
            ["foto/kopi", "foto"]
        );
        assert_eq!(path.parent().unwrap(), "foto/kopi");
        assert_eq!(site("foto").parent(), Some(SitePath::root()));
        assert_eq!(SitePath::root().parent(), None);
        assert_eq!(SitePath::root().depth(), 0);
        assert_eq!(site(".nojekyll").extension(), None);
        assert_eq!(site("kopi").renamed("kopi.md").unwrap(), "kopi.md");
        assert_eq!(SitePath::of(["a", "b"]), "a/b");
    }

    #[test]
    fn a_folder_holds_what_is_below_it_and_not_what_starts_alike() {
        assert!(site("toko/a/x").starts_with(&site("toko/a")));
        assert!(site("toko/a").starts_with(&site("toko/a")));
        assert!(!site("toko/ab").starts_with(&site("toko/a")));
        assert!(site("x").starts_with(&SitePath::root()));
    }

    #[test]
    fn a_path_is_written_as_seen_from_a_folder() {
        let from = |folder: &SitePath, path: &str| site(path).seen_from(folder);
        assert_eq!(from(&site("halaman"), "halaman/cara.md"), "cara.md");
        assert_eq!(from(&site("halaman"), "toko/kopi"), "../toko/kopi");
        assert_eq!(from(&SitePath::root(), "toko/kopi"), "toko/kopi");
        assert_eq!(from(&site("produk/a/b"), "produk/c"), "../../c");
        assert_eq!(site("index.html").to_root(), "");
        assert_eq!(site("kategori/kopi/2/index.html").to_root(), "../../../");
    }

    #[test]
    fn what_a_person_types_is_followed_from_their_file() {
        let folder = SourcePath::parse("produk/kopi").unwrap();
        for (typed, expected) in [
            ("1.jpg", Some("produk/kopi/1.jpg")),
            ("./a//1.jpg", Some("produk/kopi/a/1.jpg")),
            ("..\\teh\\1.jpg", Some("produk/teh/1.jpg")),
            ("../../toko.yaml", Some("toko.yaml")),
            ("../..", Some("")),
            ("../../..", None),
            ("/etc/passwd", None),
            ("\\\\lain\\x", None),
            ("a\0", None),
        ] {
            let found = folder.resolve(typed);
            assert_eq!(found.as_ref().map(SourcePath::as_str), expected, "{typed}");
        }
    }

    #[test]
    fn on_this_system_a_path_stays_below_its_folder() {
        let odd = if cfg!(windows) { "con" } else { "C:" };
        let path = SourcePath::of([odd, "kopi"]).under("rumah".into());
        let separator = std::path::MAIN_SEPARATOR;
        assert_eq!(path, format!("rumah{separator}{odd}{separator}kopi"));
        assert_eq!(SourcePath::root().under("rumah".into()), "rumah");
        assert_eq!(site("a").under("/".into()), "/a");
    }

    #[test]
    fn a_typed_path_has_its_shortest_form() {
        for (typed, expected) in [
            ("\"toko sari\"", "toko sari"),
            ("toko/", "toko"),
            ("toko//a/./b", "toko/a/b"),
            (".", "."),
            ("../toko/", "../toko"),
            ("/", "/"),
            ("", ""),
        ] {
            let expected = expected.replace('/', std::path::MAIN_SEPARATOR_STR);
            assert_eq!(typed_path(typed), expected, "{typed}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn a_drive_is_its_root() {
        for (typed, expected) in [
            ("E:", r"E:\"),
            (r"E:\", r"E:\"),
            // `"E:\"` as Windows hands it on.
            ("E:\"", r"E:\"),
            ("E:/", r"E:\"),
            ("E:toko", r"E:\toko"),
            (r"D:\Toko Sari\", r"D:\Toko Sari"),
            ("D:/Toko Sari/produk", r"D:\Toko Sari\produk"),
            (r"\\laptop\usaha", r"\\laptop\usaha\"),
            (r"\\laptop\usaha\toko\", r"\\laptop\usaha\toko"),
            (r"\\?\E:\", r"\\?\E:\"),
            (r"\\?\E:\toko\", r"\\?\E:\toko"),
            (r"\\?\UNC\laptop\usaha\toko", r"\\?\UNC\laptop\usaha\toko"),
        ] {
            assert_eq!(typed_path(typed), expected, "{typed}");
        }
        assert_eq!(typed_path("E:").join("situs"), r"E:\situs");
    }

    fn path() -> impl Strategy<Value = SitePath> {
        let name = "[a-c.]{1,4}".prop_filter("a name", |name| is_name::<SiteRoot>(name));
        prop::collection::vec(name, 0..4)
            .prop_map(|names| SitePath::of(names.iter().map(String::as_str)))
    }

    proptest! {
        #[test]
        fn what_is_parsed_is_never_changed_and_stays_below_its_root(
            text in "([a-z.:/\\\\ ]|\\PC|\0){0,12}",
        ) {
            if let Ok(path) = SourcePath::parse(&text) {
                prop_assert_eq!(path.as_str(), &text);
                prop_assert_eq!(SourcePath::below(Utf8Path::new("akar"), &path.under("akar".into())), Some(path.clone()));
                let way = path.under(Utf8Path::new(""));
                prop_assert_eq!(SourcePath::from_system(way.as_std_path()), Some(path.clone()));
                let root = Utf8Path::new("akar");
                prop_assert!(path.under(root).starts_with(root));
                prop_assert!(path.under(root).components().all(|part| part.as_str() != ".."));
                let json = serde_json::to_string(&path).unwrap();
                prop_assert_eq!(serde_json::from_str::<SourcePath>(&json).unwrap(), path);
            }
            prop_assert!(SitePath::parse(&text).is_err() || SourcePath::parse(&text).is_ok());
            if let Some(path) = SourcePath::root().resolve(&text) {
                prop_assert!(path.is_root() || SourcePath::parse(path.as_str()).is_ok());
            }
        }

        #[test]
        fn joining_and_taking_apart_agree(folder in path(), inner in path()) {
            let whole = folder.join(&inner);
            prop_assert!(whole.starts_with(&folder));
            prop_assert_eq!(whole.strip_prefix(&folder), Some(inner.clone()));
            prop_assert_eq!(whole.depth(), folder.depth() + inner.depth());
            prop_assert_eq!(whole.is_root() || SitePath::parse(whole.as_str()).is_ok(), true);
            if let Some(parent) = whole.parent() {
                prop_assert_eq!(parent.child(whole.file_name()).unwrap(), whole.clone());
                let above = whole.folders_above().next();
                prop_assert_eq!(above.unwrap_or_default(), parent.as_str());
            }
        }

        #[test]
        fn the_way_to_a_path_leads_there(folder in path(), to in path()) {
            let way = to.seen_from(&folder);
            let mut at: Vec<&str> = folder.names().collect();
            for step in way.split('/').filter(|step| !step.is_empty()) {
                if step == ".." {
                    prop_assert!(at.pop().is_some());
                } else {
                    at.push(step);
                }
            }
            prop_assert_eq!(at.join("/"), to.as_str());
        }
    }
}
