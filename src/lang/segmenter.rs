//! Where sentences end, compiled. In: the rules of `segment.yaml` and `abbreviations.yaml`. Out: what an abbreviation's
//! stop does, and what the first rule that fits decides. It never scans a text.

use crate::lang::schema::rules::{Abbreviation, StopEnds};
use crate::lang::schema::segment::{BoundaryRule, Gap, Left, Mark, Right, Segmentation};

/// The longest abbreviation that is looked for, in bytes.
pub const LONGEST: usize = 24;

/// Compiled rules on the ends of sentences.
#[derive(Debug)]
pub struct Segmenter {
    /// (last word, whole form, what its stop does), sorted.
    abbreviations: Vec<(Box<str>, Box<str>, StopEnds)>,
    starters: Vec<String>,
    marked_names: Vec<String>,
    rules: Vec<Masks>,
    ids: Vec<String>,
}

/// What surrounds a mark, one bit for each variant of [`Mark`], [`Left`], [`Gap`] and [`Right`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Context {
    /// Bits of [`Mark`].
    pub mark: u16,
    /// Bits of [`Left`].
    pub left: u16,
    /// Bits of [`Gap`].
    pub gap: u16,
    /// Bits of [`Right`].
    pub right: u16,
}

/// What was decided, and by which rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Whether a sentence ends here.
    pub cut: bool,
    /// Index of the rule; none if no rule fitted.
    pub rule: Option<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Masks {
    asks: Context,
    cut: bool,
}

impl Segmenter {
    /// Compiles the rules.
    pub fn new(rules: &Segmentation, abbreviations: &[Abbreviation]) -> Self {
        let mut sorted: Vec<_> = abbreviations
            .iter()
            .map(|a| (last_word(&a.form).into(), a.form.as_str().into(), a.ends))
            .collect();
        sorted.sort_by(|a: &(Box<str>, Box<str>, _), b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        let words = |list: &[String]| {
            let mut list = list.to_vec();
            list.sort();
            list
        };
        Self {
            abbreviations: sorted,
            starters: words(&rules.starters),
            marked_names: words(&rules.marked_names),
            rules: rules.rules.iter().map(Masks::new).collect(),
            ids: rules.rules.iter().map(|r| r.id.clone()).collect(),
        }
    }

    /// What the stop of the longest abbreviation does that ends `text`; none if no abbreviation ends it.
    pub fn abbreviation(&self, text: &str) -> Option<StopEnds> {
        let last = last_word(text);
        let first = self.abbreviations.partition_point(|a| &*a.0 < last);
        self.abbreviations[first..]
            .iter()
            .take_while(|a| &*a.0 == last)
            .filter(|a| {
                text.strip_suffix(&*a.1)
                    .is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '.'))
            })
            .max_by_key(|a| a.1.len())
            .map(|a| a.2)
    }

    /// True if the word, in lower case, begins sentences and hardly ever names.
    pub fn is_starter(&self, word: &str) -> bool {
        self.starters.binary_search_by(|s| s.as_str().cmp(word)).is_ok()
    }

    /// True if the text ends in a name that ends in a mark.
    pub fn ends_in_marked_name(&self, text: &str) -> bool {
        self.marked_names.iter().any(|name| text.ends_with(name.as_str()))
    }

    /// What the first rule that fits decides; no end if none fits.
    pub fn decide(&self, context: Context) -> Decision {
        let rule = self.rules.iter().position(|r| r.fits(context));
        Decision { cut: rule.is_some_and(|i| self.rules[i].cut), rule }
    }

    /// The id of a rule by its index in [`Decision::rule`].
    pub fn id(&self, rule: usize) -> &str {
        &self.ids[rule]
    }
}

impl Masks {
    fn new(rule: &BoundaryRule) -> Self {
        let asks = Context {
            mark: rule.mark.iter().fold(0, |m, &v| m | Context::mark(v)),
            left: rule.left.iter().fold(0, |m, &v| m | Context::left(v)),
            gap: rule.gap.iter().fold(0, |m, &v| m | Context::gap(v)),
            right: rule.right.iter().fold(0, |m, &v| m | Context::right(v)),
        };
        Self { asks, cut: rule.cut }
    }

    fn fits(self, context: Context) -> bool {
        let one = |asked: u16, found: u16| asked == 0 || asked & found != 0;
        one(self.asks.mark, context.mark)
            && one(self.asks.left, context.left)
            && one(self.asks.gap, context.gap)
            && one(self.asks.right, context.right)
    }
}

impl Context {
    /// The bit of a mark.
    pub const fn mark(v: Mark) -> u16 {
        1 << v as u16
    }

    /// The bit of what stands before.
    pub const fn left(v: Left) -> u16 {
        1 << v as u16
    }

    /// The bit of what stands between.
    pub const fn gap(v: Gap) -> u16 {
        1 << v as u16
    }

    /// The bit of what stands after.
    pub const fn right(v: Right) -> u16 {
        1 << v as u16
    }
}

/// What follows the last blank, hyphen, apostrophe or opening mark.
fn last_word(text: &str) -> &str {
    let start = text.len().saturating_sub(LONGEST);
    let start = (start..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
    let tail = &text[start..];
    let cut = tail.rfind(|c: char| c.is_whitespace() || "-'’(«\"“[/".contains(c));
    cut.map_or(tail, |at| &tail[at + tail[at..].chars().next().map_or(0, char::len_utf8)..])
}
