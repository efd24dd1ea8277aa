//! Hidden attribute and change time on Windows, for which std has no calls.

#![expect(unsafe_code, reason = "calls of the system")]

use std::fs::{self, File};
use std::io;
use std::os::windows::ffi::OsStrExt;
use std::os::windows::fs::MetadataExt;
use std::os::windows::io::AsRawHandle;

use camino::Utf8Path;
use windows_sys::Win32::Storage::FileSystem::{
    FILE_ATTRIBUTE_HIDDEN, FILE_BASIC_INFO, FileBasicInfo, GetFileInformationByHandleEx,
    SetFileAttributesW,
};

/// 1970 in Windows' time: intervals of 100 ns since 1601.
const YEAR_1970: i64 = 116_444_736_000_000_000;

/// Hides a file or folder from people, or shows it again. A courtesy: failures are ignored.
pub(super) fn set_hidden(path: &Utf8Path, is_hidden: bool) {
    let Ok(metadata) = fs::symlink_metadata(path) else {
        return;
    };
    let present = metadata.file_attributes();
    let wanted = match is_hidden {
        true => present | FILE_ATTRIBUTE_HIDDEN,
        false => present & !FILE_ATTRIBUTE_HIDDEN,
    };
    if wanted != present {
        let name = path.as_std_path().as_os_str();
        let name: Vec<u16> = name.encode_wide().chain([0]).collect();
        // SAFETY: the name ends in a zero, and outlives the call.
        unsafe { SetFileAttributesW(name.as_ptr(), wanted) };
    }
}

/// Change time in nanoseconds since 1970 UTC; 0 where the file system has none (FAT).
///
/// # Errors
/// Those of the system.
pub(super) fn change_time(file: &File) -> io::Result<i64> {
    let mut about = FILE_BASIC_INFO::default();
    let size = size_of::<FILE_BASIC_INFO>().try_into();
    let size = size.expect("a few bytes");
    // SAFETY: the handle is open, and there is room for as many bytes as the call is told.
    let is_known = unsafe {
        GetFileInformationByHandleEx(
            file.as_raw_handle(),
            FileBasicInfo,
            (&raw mut about).cast(),
            size,
        )
    };
    if is_known == 0 {
        return Err(io::Error::last_os_error());
    }
    let since_1970 = about.ChangeTime.checked_sub(YEAR_1970);
    let nanos = since_1970.and_then(|ticks| ticks.checked_mul(100));
    Ok(nanos.filter(|_| about.ChangeTime != 0).unwrap_or(0))
}
