//! Processor time and memory of this process, as far as the system tells.

use std::time::Duration;

/// Processor time of the calling thread.
#[cfg(unix)]
pub(super) fn thread() -> Duration {
    time(rustix::time::ClockId::ThreadCPUTime)
}

/// Processor time of all threads of the process.
#[cfg(unix)]
pub(super) fn process() -> Duration {
    time(rustix::time::ClockId::ProcessCPUTime)
}

#[cfg(unix)]
fn time(clock: rustix::time::ClockId) -> Duration {
    let time = rustix::time::clock_gettime(clock);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    let nanoseconds = u64::try_from(time.tv_nsec).unwrap_or_default();
    Duration::from_secs(seconds) + Duration::from_nanos(nanoseconds)
}

/// Processor time is not told; time on the clock stands in for it.
#[cfg(not(unix))]
pub(super) fn thread() -> Duration {
    process()
}

/// Processor time is not told; time on the clock stands in for it.
#[cfg(not(unix))]
pub(super) fn process() -> Duration {
    static BEGUN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    BEGUN.get_or_init(std::time::Instant::now).elapsed()
}

/// A line of the kernel's status file of this process, in megabytes; `None` where there is none.
pub(super) fn memory_mb(line: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let rest = status.lines().find_map(|l| l.strip_prefix(line))?;
    let kilobytes = rest.trim_start_matches(':').split_whitespace().next()?;
    let kilobytes: f64 = kilobytes.parse().ok()?;
    Some((kilobytes / 102.4).round() / 10.0)
}
