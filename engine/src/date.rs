//! Calendar days, without a clock: the engine is told what day it is.

use serde::Serialize;
use std::fmt;

/// A day in the Gregorian calendar, counted in days since 1970-01-01.
///
/// ```
/// use coverage_engine::date::Date;
/// let day: Date = "2026-11-22".parse().unwrap();
/// assert_eq!(day.to_string(), "2026-11-22");
/// assert_eq!(day.days_after("2026-11-01".parse().unwrap()), 21);
/// assert_eq!("2025-02-29".parse::<Date>().is_err(), true);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Date(i32);

/// The text was not a day of the form `2026-11-22`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a day written year-month-day, such as 2026-11-22")
    }
}

impl std::error::Error for NotADate {}

impl Date {
    /// The first day of 1970, from which days are counted.
    pub const EPOCH: Date = Date(0);

    /// The day `year`-`month`-`day`, or `None` if the calendar has no such day (years 1900 to 9999).
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        let longest = match month {
            2 if is_leap(year) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if !(1900..=9999).contains(&year) || day == 0 || day > longest {
            return None;
        }
        // Days from civil, after Howard Hinnant's public-domain algorithm: the year starts in March.
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let month_from_march = (month.cast_signed() + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day.cast_signed() - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Date(era * 146_097 + day_of_era - 719_468))
    }

    /// Year, month (1 to 12) and day (1 to 31).
    pub fn parts(self) -> (i32, u32, u32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month.unsigned_abs(), day.unsigned_abs())
    }

    /// How many days this day lies after `other`; negative if before.
    pub fn days_after(self, other: Date) -> i32 {
        self.0.saturating_sub(other.0)
    }

    /// The day `days` later.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Date {
        Date(self.0.saturating_add(days))
    }

    /// The same day `months` later, or the last one of a month that is too short for it.
    ///
    /// ```
    /// use coverage_engine::date::Date;
    /// let day: Date = "2026-10-31".parse().unwrap();
    /// assert_eq!(day.plus_months(4).to_string(), "2027-02-28");
    /// ```
    #[must_use]
    pub fn plus_months(self, months: u32) -> Date {
        let (year, month, day) = self.parts();
        let months = months.saturating_add(month - 1);
        let year = year.saturating_add_unsigned(months / 12);
        let there = |day| Date::new(year, months % 12 + 1, day);
        // Past the end of the calendar a day stays where it is.
        (0..4).find_map(|back| there(day.saturating_sub(back))).unwrap_or(self)
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

impl std::str::FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Date, NotADate> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotADate);
        };
        let number = |part: &str, width: usize| -> Result<u32, NotADate> {
            if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(NotADate);
            }
            part.parse().map_err(|_| NotADate)
        };
        let year = number(year, 4)?.cast_signed();
        Date::new(year, number(month, 2)?, number(day, 2)?).ok_or(NotADate)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_survives_the_round_trip() {
        let mut day = Date::new(1900, 1, 1).unwrap();
        let last = Date::new(2300, 1, 1).unwrap();
        while day < last {
            let (y, m, d) = day.parts();
            assert_eq!(Date::new(y, m, d), Some(day));
            day = day.plus_days(1);
        }
    }

    #[test]
    fn what_is_not_a_day_is_refused() {
        for text in ["", "2026", "2026-13-01", "2026-02-30", "26-01-01", "2026-1-1", "+026-01-01"] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }
}
