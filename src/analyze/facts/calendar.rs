//! From an expression of time to days. In: a matched date rule, the day of publication, where the verb puts the date.
//! Out: first and last day. Without a day of publication nothing relative is resolved; it never guesses a year that the
//! words do not allow.

use std::ops::Range;

use super::matcher::Match;
use super::slots::{day, numeric_date, year, years};
use super::words::Words;
use crate::lang::schema::facts::{DateMeaning, DateRule, Slot, Way};
use crate::model::Day;

/// What a date is resolved from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Basis {
    /// The day of publication.
    pub today: Option<Day>,
    /// Where the verb or preposition puts the date.
    pub way: Option<Way>,
    /// Where the verb puts a date that only qualifies a noun (`l'assemblée du 21 mai votera`): it decides between two that
    /// are about as near.
    pub leans: Option<Way>,
    /// True if the words say so themselves, or a preposition does: a far day is then as good as a near one.
    pub strict: bool,
    /// The single day that the text named last.
    pub last: Option<Day>,
}

type Days = Option<(Day, Day)>;

/// First and last day of a matched rule.
pub(super) fn resolve(words: &Words<'_>, rule: &DateRule, found: &Match, basis: Basis) -> Days {
    let reader = Reader { words, found, basis };
    match rule.means {
        DateMeaning::Day => reader.one_day(),
        DateMeaning::Days => reader.days(),
        DateMeaning::Numeric => reader.numeric(),
        DateMeaning::Weekday => reader.weekday(0).map(single),
        DateMeaning::NextWeekDay => reader.next_week_day(),
        DateMeaning::Weekdays => ordered(reader.weekday(0)?, reader.weekday(1)?),
        DateMeaning::Weekend => reader.weekend(),
        DateMeaning::Night => reader.night(),
        DateMeaning::LastNight => {
            reader.relative_day(-1).map(|(from, _)| (from, basis.today.unwrap_or(from)))
        }
        DateMeaning::Month => reader.month(),
        DateMeaning::Months => reader.months(),
        DateMeaning::Year => whole_year(reader.year(0)?),
        DateMeaning::Years => reader.years(),
        DateMeaning::Decade => reader.decade(),
        DateMeaning::Feast => reader.feast(),
        DateMeaning::RelativeDay => reader.relative_day(rule.offset),
        DateMeaning::RelativeWeek => basis.today?.week_at(rule.offset),
        DateMeaning::RelativeMonth => basis.today?.month_at(rule.offset),
        DateMeaning::RelativeYear => basis.today?.year_at(rule.offset),
        DateMeaning::EndOfYear => basis.today?.year_at(0).map(|(_, last)| (last, last)),
        DateMeaning::EndOfMonth => {
            let told = basis.last.filter(|_| basis.way == Some(Way::Past));
            told.or(basis.today)?.month_at(0).map(|(_, last)| (last, last))
        }
        DateMeaning::FromLast => basis.last?.plus(i64::from(rule.offset)).map(single),
        DateMeaning::Vague => None,
    }
}

fn single(day: Day) -> (Day, Day) {
    (day, day)
}

fn ordered(from: Day, to: Day) -> Days {
    (from <= to).then_some((from, to))
}

fn whole_year(year: i32) -> Days {
    Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?))
}

struct Reader<'a, 'w> {
    words: &'a Words<'w>,
    found: &'a Match,
    basis: Basis,
}

impl Reader<'_, '_> {
    fn slot(&self, slot: Slot, n: usize) -> Option<Range<usize>> {
        self.found.nth(slot, n)
    }

    fn value(&self, slot: Slot, n: usize) -> Option<i64> {
        self.slot(slot, n).map(|r| self.words.mark(r.start).value)
    }

    fn year(&self, n: usize) -> Option<i32> {
        year(self.words, self.slot(Slot::Year, n)?.start)
    }

    fn day_number(&self, n: usize) -> Option<u8> {
        day(self.words, self.slot(Slot::Day, n)?.start)
    }

    fn month_number(&self, n: usize) -> Option<u8> {
        self.value(Slot::Month, n)?.try_into().ok()
    }

    fn one_day(&self) -> Days {
        let number = self.day_number(0)?;
        let Some(month) = self.month_number(0) else { return self.day_of_month(number) };
        if let Some(year) = self.year(0) {
            return Day::new(year, month, number).map(single);
        }
        let weekday = self.value(Slot::Weekday, 0);
        self.place(|year| {
            let day = Day::new(year, month, number)?;
            weekday.is_none_or(|w| w == i64::from(day.weekday())).then_some(day)
        })
        .map(single)
    }

    /// `lundi 3`, `le 14 au soir`: the month is told by the verb, or the weekday.
    fn day_of_month(&self, number: u8) -> Days {
        let today = self.basis.today?;
        let weekday = self.value(Slot::Weekday, 0);
        let candidates = (-1..=1).filter_map(|offset| {
            let (first, _) = today.month_at(offset)?;
            let day = Day::new(first.year, first.month, number)?;
            weekday.is_none_or(|w| w == i64::from(day.weekday())).then_some(day)
        });
        self.choose(candidates).map(single)
    }

    /// Puts a day that recurs every year in the year that fits.
    fn place(&self, of_year: impl Fn(i32) -> Option<Day>) -> Option<Day> {
        let today = self.basis.today?;
        self.choose((-2..=2).filter_map(|offset| of_year(today.year + offset)))
    }

    /// The candidate on the right side of publication; the nearest where nothing tells, or where the right side is far
    /// and the wrong one near and no word but the verb speaks against it.
    fn choose(&self, candidates: impl Iterator<Item = Day>) -> Option<Day> {
        const FAR: i64 = 200;
        const NEAR: i64 = 62;
        /// Days that one may be farther off than the nearest and as good.
        const ABOUT: i64 = 31;
        let today = self.basis.today?;
        let distance = |d: &Day| (d.number() - today.number()).abs();
        let mut near: Vec<Day> = candidates.collect();
        near.sort_by_key(distance);
        let nearest = *near.first()?;
        let fits = |d: &&Day| match self.basis.way {
            Some(Way::Past) => **d <= today,
            Some(Way::Future) => **d >= today,
            _ => true,
        };
        let leant = |d: &&Day| match self.basis.leans {
            Some(Way::Past) => **d <= today,
            Some(Way::Future) => **d >= today,
            _ => false,
        };
        if let Some(day) =
            near.iter().find(leant).filter(|d| distance(d) <= distance(&nearest) + ABOUT)
        {
            return Some(*day);
        }
        let fitting = *near.iter().find(fits).unwrap_or(&nearest);
        let doubtful = !self.basis.strict && distance(&fitting) > FAR && distance(&nearest) <= NEAR;
        Some(if doubtful { nearest } else { fitting })
    }

    fn days(&self) -> Days {
        let last_month = self.found.captures.iter().filter(|(s, _)| *s == Slot::Month).count();
        let to_month = self.month_number(last_month.checked_sub(1)?)?;
        let from_month = self.month_number(0)?;
        let (from_day, to_day) = (self.day_number(0)?, self.day_number(1)?);
        let last_year = self.found.captures.iter().filter(|(s, _)| *s == Slot::Year).count();
        let to = match last_year.checked_sub(1).and_then(|n| self.year(n)) {
            Some(year) => Day::new(year, to_month, to_day)?,
            None => self.place(|year| Day::new(year, to_month, to_day))?,
        };
        let from_year = match (last_year, from_month <= to_month) {
            (2.., _) => self.year(0)?,
            (_, true) => to.year,
            (_, false) => to.year - 1,
        };
        ordered(Day::new(from_year, from_month, from_day)?, to)
    }

    fn numeric(&self) -> Days {
        let (day, month, year) =
            numeric_date(self.words.written(self.slot(Slot::NumericDate, 0)?.start))?;
        Day::new(year, month, day).map(single)
    }

    fn weekday(&self, n: usize) -> Option<Day> {
        let today = self.basis.today?;
        let wanted = self.value(Slot::Weekday, n)?;
        let ahead = (wanted - i64::from(today.weekday())).rem_euclid(7);
        let back = (7 - ahead) % 7;
        match self.basis.way {
            Some(Way::Past) => today.plus(-back),
            Some(Way::Future) => today.plus(ahead),
            _ if ahead < back => today.plus(ahead),
            _ => today.plus(-back),
        }
    }

    fn next_week_day(&self) -> Days {
        let (monday, _) = self.basis.today?.week_at(1)?;
        monday.plus(self.value(Slot::Weekday, 0)? - 1).map(single)
    }

    fn weekend(&self) -> Days {
        let today = self.basis.today?;
        let saturday = today.week_at(0)?.0.plus(5)?;
        let saturday = match self.basis.way {
            Some(Way::Past) if saturday > today => saturday.plus(-7)?,
            Some(Way::Future) if saturday.plus(1)? < today => saturday.plus(7)?,
            _ => saturday,
        };
        Some((saturday, saturday.plus(1)?))
    }

    fn night(&self) -> Days {
        let to = self.weekday(1)?;
        let from = to.plus(-1)?;
        (i64::from(from.weekday()) == self.value(Slot::Weekday, 0)?).then_some((from, to))
    }

    fn month(&self) -> Days {
        let month = self.month_number(0)?;
        if let Some(year) = self.year(0) {
            return Day::new(year, month, 1)?.month_at(0);
        }
        let today = self.basis.today?;
        if month == today.month {
            return today.month_at(0);
        }
        self.place(|year| Day::new(year, month, 1))?.month_at(0)
    }

    fn months(&self) -> Days {
        let (from, to) = (self.month_number(0)?, self.month_number(1)?);
        let years = self.found.captures.iter().filter(|(s, _)| *s == Slot::Year).count();
        let last = self.year(years.checked_sub(1)?)?;
        let first = match years {
            1 if from > to => last - 1,
            1 => last,
            _ => self.year(0)?,
        };
        let from = Day::new(first, from, 1)?;
        let (_, to) = Day::new(last, to, 1)?.month_at(0)?;
        ordered(from, to)
    }

    fn years(&self) -> Days {
        let (from, to) = match self.slot(Slot::YearRange, 0) {
            Some(range) => years(self.words.written(range.start))?,
            None => (self.year(0)?, self.year(1)?),
        };
        ordered(Day::new(from, 1, 1)?, Day::new(to, 12, 31)?)
    }

    fn decade(&self) -> Days {
        let first = match self.year(0) {
            Some(year) => year,
            None => {
                let short = self.words.written(self.slot(Slot::Decade, 0)?.start);
                1900 + short.parse::<i32>().ok()?
            }
        };
        Some((Day::new(first, 1, 1)?, Day::new(first + 9, 12, 31)?)).filter(|_| first % 10 == 0)
    }

    fn feast(&self) -> Days {
        let value = self.value(Slot::Feast, 0)?;
        let (month, day) = (u8::try_from(value / 100).ok()?, u8::try_from(value % 100).ok()?);
        self.place(|year| Day::new(year, month, day)).map(single)
    }

    fn relative_day(&self, offset: i32) -> Days {
        self.basis.today?.plus(i64::from(offset)).map(single)
    }
}
