//! Files that only their owner may read: the signing key, and what people keep beside a record.

use std::fs::{File, OpenOptions};
use std::io;

/// Makes files that these options create readable by their owner alone, where the system knows of owners.
#[cfg(unix)]
pub fn owner_only(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

/// Makes files that these options create readable by their owner alone, where the system knows of owners.
#[cfg(not(unix))]
pub fn owner_only(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// True if others than its owner may read or write the file.
///
/// # Errors
/// What the system says if it does not tell.
#[cfg(unix)]
pub fn is_exposed(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(file.metadata()?.permissions().mode() & 0o077 != 0)
}

/// True if others than its owner may read or write the file; false where the system knows of no owners.
///
/// # Errors
/// None here.
#[cfg(not(unix))]
pub fn is_exposed(_: &File) -> io::Result<bool> {
    Ok(false)
}
