//! Days of the calendar. In: nothing. Out: [`Day`] and its arithmetic in the proleptic Gregorian calendar. It never asks
//! the clock.

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year, e.g. 2026.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

impl Day {
    /// The day, if the calendar has it; years from 1 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        let fits = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=month_length(year, month)).contains(&day);
        fits.then_some(Day { year, month, day })
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Days since 1 March of the year 0.
    pub fn number(self) -> i64 {
        // Years that begin in March put the leap day at their end.
        let month = (i64::from(self.month) + 9) % 12;
        let year = i64::from(self.year) - month / 10;
        365 * year + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (month * 306 + 5) / 10
            + i64::from(self.day)
            - 1
    }

    /// The day with that number; see [`Day::number`].
    pub fn from_number(number: i64) -> Option<Day> {
        let mut year = (10_000 * number + 14_780).div_euclid(3_652_425);
        let start = |y: i64| 365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400);
        if number < start(year) {
            year -= 1;
        }
        let rest = number - start(year);
        let month = (100 * rest + 52) / 3_060;
        let day = rest - (month * 306 + 5) / 10 + 1;
        let year = year + (month + 2) / 12;
        Day::new(i32::try_from(year).ok()?, ((month + 2) % 12 + 1) as u8, day as u8)
    }

    /// The day that many days later; earlier if negative.
    pub fn plus(self, days: i64) -> Option<Day> {
        Day::from_number(self.number().checked_add(days)?)
    }

    /// Day of the week, 1 (Monday) to 7 (Sunday).
    pub fn weekday(self) -> u8 {
        ((self.number() + 2).rem_euclid(7) + 1) as u8
    }

    /// First and last day of the month that lies that many months later; earlier if negative.
    pub fn month_at(self, months: i32) -> Option<(Day, Day)> {
        let index = self.year.checked_mul(12)?.checked_add(i32::from(self.month) - 1 + months)?;
        let (year, month) = (index.div_euclid(12), (index.rem_euclid(12) + 1) as u8);
        Some((Day::new(year, month, 1)?, Day::new(year, month, month_length(year, month))?))
    }

    /// Monday and Sunday of the week that lies that many weeks later; earlier if negative.
    pub fn week_at(self, weeks: i32) -> Option<(Day, Day)> {
        let monday = self.plus(1 - i64::from(self.weekday()) + 7 * i64::from(weeks))?;
        Some((monday, monday.plus(6)?))
    }

    /// First and last day of the year that lies that many years later; earlier if negative.
    pub fn year_at(self, years: i32) -> Option<(Day, Day)> {
        let year = self.year.checked_add(years)?;
        Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How many days a month has.
pub fn month_length(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn every_day_comes_back_and_weekdays_go_round() {
        let mut at = day("1899-12-30");
        let mut weekday = at.weekday();
        while at < day("2105-01-02") {
            assert_eq!(Day::from_number(at.number()), Some(at));
            let next = at.plus(1).expect("in range");
            assert_eq!(next.number(), at.number() + 1);
            assert_eq!(next.weekday(), weekday % 7 + 1);
            (at, weekday) = (next, next.weekday());
        }
        assert_eq!(day("2026-01-15").weekday(), 4);
        assert_eq!(day("2000-02-29").weekday(), 2);
    }

    #[test]
    fn months_weeks_and_years_have_their_ends() {
        let of = |r: Option<(Day, Day)>| r.map(|(a, b)| format!("{a}/{b}"));
        assert_eq!(of(day("2026-03-31").month_at(-1)).as_deref(), Some("2026-02-01/2026-02-28"));
        assert_eq!(of(day("2026-01-31").month_at(-1)).as_deref(), Some("2025-12-01/2025-12-31"));
        assert_eq!(of(day("2026-02-03").week_at(-1)).as_deref(), Some("2026-01-26/2026-02-01"));
        assert_eq!(of(day("2026-02-03").year_at(-1)).as_deref(), Some("2025-01-01/2025-12-31"));
        assert_eq!(day("9999-12-31").plus(1), None);
        assert_eq!(Day::parse("2026-02-30"), None);
    }
}
