//! The month that an instant lies in, in UTC as AWS bills.

use jiff::tz::TimeZone;
use tidewaiter_inspector::MicroDollars;
use tidewaiter_types::Timestamp;

/// A month, and how much of it has gone.
pub struct Month {
    /// `2026-11`
    pub name: String,
    /// Its first instant.
    pub start: Timestamp,
    /// The instant that it is looked at.
    pub now: Timestamp,
    end: Timestamp,
}

impl Month {
    /// The month of an instant.
    pub fn of(now: Timestamp) -> anyhow::Result<Self> {
        let today = TimeZone::UTC
            .to_datetime(jiff::Timestamp::from_millisecond(now.0)?)
            .date();
        let first = today.first_of_month();
        let next = today.last_of_month().tomorrow()?;
        let instant = |date: jiff::civil::Date| -> anyhow::Result<Timestamp> {
            let start = TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0))?;
            Ok(Timestamp(start.as_millisecond()))
        };
        Ok(Self {
            name: first.strftime("%Y-%m").to_string(),
            start: instant(first)?,
            end: instant(next)?,
            now,
        })
    }

    /// What a sum of this month so far comes to until its end.
    pub fn whole(&self, so_far: MicroDollars) -> MicroDollars {
        let gone = i128::from((self.now.0 - self.start.0).max(1));
        let all = i128::from(self.end.0 - self.start.0);
        let sum = i128::from(so_far.0) * all / gone;
        MicroDollars(i64::try_from(sum).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_a_month_is_a_third_of_its_sum() {
        // 2023-11-11T00:00:00Z, ten days of thirty
        let month = Month::of(Timestamp(1_699_660_800_000)).unwrap();
        assert_eq!(month.name, "2023-11");
        assert_eq!(month.start, Timestamp(1_698_796_800_000));
        assert_eq!(month.whole(MicroDollars(1_100_000)).to_string(), "3.30");
    }
}
