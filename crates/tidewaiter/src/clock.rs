//! The system's clock: the one place where the program asks for the time of day.

use tidewaiter_types::{Clock, Timestamp};

/// Tells the system's time.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp(jiff::Timestamp::now().as_millisecond())
    }
}
