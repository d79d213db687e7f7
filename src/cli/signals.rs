//! Which signals end the process in an orderly way.

/// Takes the signals that end a process, but for those that whoever started it has told it to
/// ignore, as `nohup` does.
#[cfg(unix)]
pub(super) fn take() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let heeded = |signal: &i32| !is_ignored(&status, *signal);
    let signals = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(heeded);
    crate::signals::take(signals.collect());
}

#[cfg(not(unix))]
pub(super) fn take() {}

/// Whether Linux says of a process that it ignores a signal.
#[cfg(unix)]
fn is_ignored(status: &str, signal: i32) -> bool {
    let mut masks = status
        .lines()
        .filter_map(|line| line.strip_prefix("SigIgn:"));
    let mask = masks.next().map(str::trim);
    let mask = mask.and_then(|mask| u64::from_str_radix(mask, 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn signals_that_nohup_has_turned_off_stay_off() {
        let status = "Name:\tatlas\nSigIgn:\t0000000000000001\nSigCgt:\t0000000000004002\n";
        assert!(is_ignored(status, 1));
        assert!(!is_ignored(status, 2) && !is_ignored(status, 15));
        assert!(!is_ignored("", 1));
    }
}
