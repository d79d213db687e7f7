//! What the system says of files and streams, in our own words where people meet it.

use std::io::{Error, ErrorKind};

use super::said::{Said, Says, said};

impl Says for Error {
    fn said(&self) -> Said {
        of_kind(self.kind()).unwrap_or_else(|| {
            // The system's own words, for what hardly anyone meets.
            said!("system-other", what = self.to_string())
        })
    }
}

fn of_kind(kind: ErrorKind) -> Option<Said> {
    Some(match kind {
        ErrorKind::NotFound => said!("system-not-found"),
        ErrorKind::PermissionDenied => said!("system-permission-denied"),
        ErrorKind::AlreadyExists => said!("system-already-exists"),
        ErrorKind::StorageFull => said!("system-storage-full"),
        ErrorKind::QuotaExceeded => said!("system-quota-exceeded"),
        ErrorKind::FileTooLarge => said!("system-file-too-large"),
        ErrorKind::ReadOnlyFilesystem => said!("system-read-only"),
        ErrorKind::IsADirectory => said!("system-is-a-folder"),
        ErrorKind::NotADirectory => said!("system-not-a-folder"),
        ErrorKind::InvalidFilename => said!("system-invalid-name"),
        ErrorKind::OutOfMemory => said!("system-out-of-memory"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => said!("system-busy"),
        ErrorKind::TimedOut => said!("system-timed-out"),
        ErrorKind::Interrupted => said!("system-interrupted"),
        ErrorKind::BrokenPipe => said!("system-broken-pipe"),
        ErrorKind::UnexpectedEof => said!("system-unexpected-end"),
        ErrorKind::ConnectionRefused => said!("system-connection-refused"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn what_people_meet_is_said_in_their_language_and_what_they_do_not_is_quoted() {
        let full = Error::from(ErrorKind::StorageFull);
        assert_eq!(full.said().text(Language::ZhHans), "磁盘已满");
        assert_eq!(full.said().text(Language::ZhHant), "磁碟已滿");
        assert_eq!(full.said().to_string(), "the disk is full");
        let rare = Error::other("the moon is blue");
        assert_eq!(
            rare.said().text(Language::ZhHans),
            "系统报告“the moon is blue”"
        );
        assert_eq!(rare.said().to_string(), "the moon is blue");
    }
}
