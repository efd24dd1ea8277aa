//! Files that another program holds: Windows refuses to open, replace or remove them meanwhile. Most are held for
//! moments, by a virus scanner or OneDrive, so each action is retried before it fails.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use camino::Utf8Path;
use tempfile::NamedTempFile;

/// Time for which an action is retried: longer than a virus scanner takes, short enough for a person who waits.
const PATIENCE: Duration = Duration::from_secs(1);
/// Time between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// `ERROR_ACCESS_DENIED`, also given for replacing what is open.
const ACCESS_DENIED: i32 = 5;
/// `ERROR_SHARING_VIOLATION`: open elsewhere, and not shared.
const SHARING_VIOLATION: i32 = 32;
/// `ERROR_LOCK_VIOLATION`: a part of the file is locked.
const LOCK_VIOLATION: i32 = 33;

/// Reads something, once nobody holds it any more. The error for a held file has the kind
/// [`ResourceBusy`](io::ErrorKind::ResourceBusy).
///
/// # Errors
/// Those of the last try.
pub fn read_held<T>(read: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    retry(&[SHARING_VIOLATION, LOCK_VIOLATION], read)
}

/// Replaces, renames or removes `path`; otherwise like [`read_held`].
///
/// # Errors
/// Those of the last try.
pub(super) fn replace_held<T>(
    path: &Path,
    replace: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    let replaced = retry(&[SHARING_VIOLATION, LOCK_VIOLATION, ACCESS_DENIED], replace);
    replaced.map_err(|error| match is_held(path) {
        true => io::Error::new(io::ErrorKind::ResourceBusy, error),
        false => error,
    })
}

/// Renames a file or folder.
///
/// # Errors
/// Those of the last try.
pub fn rename_held(from: &Path, to: &Path) -> io::Result<()> {
    replace_held(to, || std::fs::rename(from, to))
}

/// Renames a temporary file to `path`, replacing what is there; removes it on failure.
///
/// # Errors
/// Those of the last try.
pub fn persist_held(file: NamedTempFile, path: &Utf8Path) -> io::Result<()> {
    let mut file = Some(file);
    replace_held(path.as_std_path(), || {
        let whole = file.take().expect("a refused file is handed back");
        whole.persist(path).map(drop).map_err(|refused| {
            file = Some(refused.file);
            refused.error
        })
    })
}

/// True when another program has the file open. Elsewhere than on Windows that is no obstacle.
#[cfg(windows)]
pub(super) fn is_held(path: &Path) -> bool {
    use std::os::windows::fs::OpenOptionsExt;
    let alone = std::fs::File::options().read(true).share_mode(0).open(path);
    alone.is_err_and(|error| error.raw_os_error() == Some(SHARING_VIOLATION))
}

#[cfg(not(windows))]
pub(super) fn is_held(_: &Path) -> bool {
    false
}

fn retry<T>(held: &[i32], mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let start = Instant::now();
    loop {
        let error = match action() {
            // Elsewhere these numbers mean other things.
            Err(error)
                if cfg!(windows)
                    && error
                        .raw_os_error()
                        .is_some_and(|code| held.contains(&code)) =>
            {
                error
            }
            other => return other,
        };
        if start.elapsed() >= PATIENCE {
            return Err(match error.raw_os_error() {
                // The same as for want of permission.
                Some(ACCESS_DENIED) => error,
                _ => io::Error::new(io::ErrorKind::ResourceBusy, error),
            });
        }
        std::thread::sleep(PAUSE);
    }
}
