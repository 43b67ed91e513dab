//! Days in words. In: days of the calendar. Out: text set with French spaces. It never asks the clock.

use super::WIDE;
use crate::lang::Language;
use crate::model::Day;

/// Which parts of a date are written besides day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateParts {
    /// `mardi`
    pub weekday: bool,
    /// `2023`
    pub year: bool,
}

impl Language {
    /// A date: `19 septembre`, with `mardi` before and `2023` behind if they are asked for.
    pub fn date(&self, day: Day, parts: DateParts) -> String {
        let mut text = String::new();
        if parts.weekday {
            text.push_str(self.weekday(day));
            text.push(' ');
        }
        text.push_str(&self.day_of_month(day));
        text.push(WIDE);
        text.push_str(self.month_name(day.month));
        if parts.year {
            text.push_str(&format!(" {}", day.year));
        }
        text
    }

    /// From one day to another: `du 3 au 5 mai 2024`, `du 30 avril au 2 mai`; a single day: `le 3 mai`. The years are
    /// written where they differ, or if they are asked for.
    pub fn date_range(&self, first: Day, last: Day, year: bool) -> String {
        let parts = DateParts { weekday: false, year: year || first.year != last.year };
        if first == last {
            return format!("le {}", self.date(first, parts));
        }
        let until = self.date(last, parts);
        let from = if first.year != last.year {
            self.date(first, parts)
        } else if first.month != last.month {
            self.date(first, DateParts::default())
        } else {
            self.day_of_month(first)
        };
        format!("du {from} au {until}")
    }

    /// A month of a year: `septembre 2023`.
    pub fn month(&self, year: i32, month: u8) -> String {
        format!("{} {year}", self.month_name(month))
    }

    /// The name of a month, 1 to 12; empty for others.
    pub fn month_name(&self, month: u8) -> &str {
        let months = &self.rules.realisation.calendar.months;
        (month as usize).checked_sub(1).and_then(|i| months.get(i)).map_or("", String::as_str)
    }

    /// The name of a day of the week.
    pub fn weekday(&self, day: Day) -> &str {
        let days = &self.rules.realisation.calendar.weekdays;
        days.get(day.weekday() as usize - 1).map_or("", String::as_str)
    }

    /// A day as it is called on another: `hier`, `vendredi dernier`, `lundi prochain`, `le 1er mai`.
    pub fn relative_day(&self, today: Day, day: Day) -> String {
        let calendar = &self.rules.realisation.calendar;
        let distance = day.number() - today.number();
        let middle = calendar.near.len() as i64 / 2;
        let near = usize::try_from(distance + middle).ok().and_then(|i| calendar.near.get(i));
        if let Some(name) = near {
            return name.replace('\'', "’");
        }
        match distance {
            -6..=-1 => format!("{} {}", self.weekday(day), calendar.last),
            1..=6 => format!("{} {}", self.weekday(day), calendar.next),
            _ => {
                let parts = DateParts { weekday: false, year: day.year != today.year };
                format!("le {}", self.date(day, parts))
            }
        }
    }

    fn day_of_month(&self, day: Day) -> String {
        match day.day {
            1 => self.rules.realisation.calendar.first_of_month.clone(),
            n => n.to_string(),
        }
    }
}
