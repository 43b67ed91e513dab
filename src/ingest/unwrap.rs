//! Lines into paragraphs. In: the lines of a page. Out: [`Raw`] blocks: one paragraph, heading or item each. It decides
//! from the lengths of the lines and from how they begin and end; it never glues a heading to a paragraph.

use super::draft::Draft;
use super::page::{Line, Mark, Weight};
use super::repair::Fix;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::schema::rules::StopEnds;

/// One block of text, not yet classified.
#[derive(Debug, Clone, Default)]
pub(super) struct Raw {
    /// Its text on one line.
    pub draft: Draft,
    /// What markup says of it.
    pub mark: Mark,
    /// How it is emphasised as a whole.
    pub weight: Weight,
    /// Bytes of bullet or number before its text.
    pub bullet: usize,
    /// What was mended where lines met.
    pub fixes: Vec<Fix>,
}

/// Joins what was wrapped, and keeps apart what is not.
pub(super) fn unwrap(lines: Vec<Line>, lang: &Language) -> Vec<Raw> {
    let layout = Layout::measure(&lines);
    let lines = layout.without_double_spacing(lines);
    let facts: Vec<Facts> = lines.iter().map(|l| Facts::of(l, lang)).collect();
    let mut out: Vec<Raw> = Vec::new();
    // First line of the block that is being built.
    let mut first = 0;
    for (i, line) in lines.into_iter().enumerate() {
        if line.draft.is_empty() {
            continue;
        }
        let glue = i > 0 && facts[i - 1].width > 0 && layout.joins(&facts, first, i);
        match out.last_mut().filter(|_| glue) {
            Some(raw) => join(raw, &line, lang),
            None => {
                first = i;
                out.push(Raw {
                    draft: line.draft,
                    mark: line.mark,
                    weight: line.weight,
                    bullet: line.bullet,
                    fixes: Vec::new(),
                });
            }
        }
    }
    out
}

/// How the text is laid out.
struct Layout {
    /// The column at which lines were wrapped, in characters, if they were.
    wrap: Option<usize>,
    /// All lines were wrapped by one machine: none ends early in mid-sentence.
    clean: bool,
    /// The longest line, where all might have been wrapped.
    widest: Option<usize>,
    /// A blank line follows every line.
    double_spaced: bool,
    /// Line ends that markup calls soft do not end paragraphs.
    soft: bool,
    /// Blank lines part the paragraphs: what stands inside one is no heading.
    parted: bool,
}

impl Layout {
    fn measure(lines: &[Line]) -> Layout {
        let near = Pairs::count(lines, 1);
        let far = Pairs::count(lines, 2);
        let double_spaced = near.all.len() * 4 < far.all.len() && far.wrapped(40);
        let pairs = if double_spaced { far } else { near };
        let wrap = pairs.wrap();
        let clean = wrap.is_some_and(|wrap| pairs.clean(wrap));
        let widest = pairs.widest();
        let parted = !double_spaced && blanks_part(lines);
        Layout { wrap, clean, widest, double_spaced, soft: soft_ends_join(lines), parted }
    }

    /// Takes out the single blank lines of a double-spaced text.
    fn without_double_spacing(&self, lines: Vec<Line>) -> Vec<Line> {
        if !self.double_spaced {
            return lines;
        }
        let blank: Vec<bool> = lines.iter().map(|l| l.draft.is_empty()).collect();
        let is_blank = |i: usize| blank.get(i).copied().unwrap_or(false);
        let single = |i: usize| is_blank(i) && !is_blank(i + 1) && !(i > 0 && is_blank(i - 1));
        lines.into_iter().enumerate().filter(|&(i, _)| !single(i)).map(|(_, l)| l).collect()
    }

    /// Whether line `i` goes on from the one above it, in a block that began at `first`.
    fn joins(&self, facts: &[Facts], first: usize, i: usize) -> bool {
        let (above, line) = (&facts[i - 1], &facts[i]);
        if above.strong != line.strong || line.bulleted && !self.cut_by_chance(facts, first, i) {
            return false;
        }
        if above.mark != line.mark || !matches!(line.mark, Mark::Plain | Mark::Item) {
            return above.mark == line.mark && line.mark != Mark::Row && line.mark != Mark::Item
                || above.bulleted && line.mark == Mark::Plain && self.flows(facts, first, i);
        }
        self.flows(facts, first, i)
    }

    /// A dash or number at the start of a line that was wrapped there: no bullet.
    fn cut_by_chance(&self, facts: &[Facts], first: usize, i: usize) -> bool {
        let (above, line) = (&facts[i - 1], &facts[i]);
        let full = self.wrap.is_some_and(|wrap| above.width + 1 + line.first_word > wrap);
        full && !above.ends && !above.announces && !facts[first].bulleted
    }

    fn flows(&self, facts: &[Facts], first: usize, i: usize) -> bool {
        let (above, line) = (&facts[i - 1], &facts[i]);
        if line.soft && self.soft {
            return true;
        }
        if line.dangling || above.cut && line.word {
            return true;
        }
        if above.unfinished {
            return true;
        }
        let goes_on = line.lower && !above.ends;
        let Some(wrap) = self.wrap else {
            let long = self.widest.is_some_and(|widest| above.width * 20 >= widest * 17);
            return above.abbreviated
                || above.open && above.width >= 30 && (goes_on || long && !above.ends);
        };
        let room = above.width + 1 + line.first_word <= wrap;
        if above.ends && line.indent >= 2 && line.indent > facts[first].indent {
            return false;
        }
        match (room, above.ends) {
            (true, true) => false,
            // A list without bullets: `intro :`, `premier point ;`.
            (true, false) if goes_on => above.open || above.width * 3 >= wrap * 2,
            // What may not be parted from the line below (`600 camions`, `Auch (Gers)`) left some room.
            (true, false) if above.open && above.width * 5 >= wrap * 4 => true,
            (true, false) => !self.clean && i - 1 > first || above.abbreviated,
            (false, true) => (self.parted || !heads(facts, i, wrap)) && !trails(facts, i),
            (false, false) => true,
        }
    }
}

/// Whether line `i` is a heading: a short line that ends on its own, without a stop, above a new sentence.
fn heads(facts: &[Facts], i: usize, wrap: usize) -> bool {
    let line = &facts[i];
    let Some(below) = facts.get(i + 1) else { return false };
    let short = line.width + 1 + below.first_word.max(1) <= wrap;
    !line.lower && !line.ends && (line.open || line.closed) && short && !below.lower
}

/// Whether line `i` stands apart below a paragraph: no sentence, and nothing after it. Initials of a desk do.
fn trails(facts: &[Facts], i: usize) -> bool {
    let line = &facts[i];
    line.lower && !line.ends && facts.get(i + 1).is_none_or(|below| below.width == 0)
}

/// What the decision looks at.
struct Facts {
    /// Characters; 0 for a blank line.
    width: usize,
    indent: usize,
    /// Characters of the first word.
    first_word: usize,
    /// Begins with a lower-case letter.
    lower: bool,
    /// Begins with a letter.
    word: bool,
    /// Begins with a mark that never begins a line.
    dangling: bool,
    /// Ends inside a word: in a hyphen or an apostrophe.
    cut: bool,
    /// Ends a sentence.
    ends: bool,
    /// Ends in a letter, a digit or a comma.
    open: bool,
    /// Ends in a colon or semicolon: a list may follow.
    announces: bool,
    /// Ends in a closing quotation mark.
    closed: bool,
    /// Ends in an abbreviation or number sign that calls for more: `M.`, `n°`.
    abbreviated: bool,
    /// Ends in a word that no line ends with: a preposition, an article, a conjunction.
    unfinished: bool,
    bulleted: bool,
    soft: bool,
    strong: bool,
    mark: Mark,
}

impl Facts {
    fn of(line: &Line, lang: &Language) -> Facts {
        let text = line.draft.as_str();
        let abbreviated = calls_for_more(text, lang);
        Facts {
            width: text.chars().count(),
            indent: line.indent,
            first_word: first_word(text),
            lower: text.starts_with(char::is_lowercase),
            word: text.starts_with(char::is_alphabetic),
            cut: text
                .strip_suffix(['-', '\'', '’', '\u{2010}', '\u{2011}'])
                .is_some_and(|t| t.ends_with(char::is_alphabetic)),
            dangling: text.starts_with([':', ';', '!', '?', '»', ',', '%', '€', ')']),
            ends: ends_sentence(text) && !abbreviated,
            open: text
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '\'' | '’')),
            announces: text.ends_with([':', ';']),
            closed: text.ends_with(['»', '”']),
            abbreviated,
            unfinished: is_unfinished(text, lang),
            bulleted: line.bullet > 0,
            soft: line.soft,
            strong: line.weight == Weight::Strong,
            mark: line.mark,
        }
    }
}

/// True if the text ends in a stop, perhaps behind closing marks.
pub(super) fn ends_sentence(text: &str) -> bool {
    let closing =
        |c: char| c.is_whitespace() || matches!(c, '»' | '”' | '"' | '’' | '\'' | ')' | ']');
    text.trim_end_matches(closing).ends_with(['.', '!', '?', '…'])
}

/// True if the last word is one after which a line goes on: `de`, `à`, `et`.
pub(super) fn is_unfinished(text: &str, lang: &Language) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.starts_with(char::is_lowercase)
        && lang.rules.ingest.list("unfinished").contains(&fold(last))
}

/// `M.`, `n°`: the line cannot end here.
fn calls_for_more(text: &str, lang: &Language) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = last.rsplit(['(', '’', '\'', '«', '"']).next().unwrap_or(last);
    let single = |part: &str| part.chars().count() < 2 && part.chars().all(char::is_uppercase);
    let initial =
        word.len() > 1 && word.strip_suffix('.').is_some_and(|w| w.split(['-', '.']).all(single));
    let known = |word: &str| {
        lang.rules.abbreviations.iter().any(|a| a.form == word && a.ends == StopEnds::Never)
    };
    matches!(word, "n°" | "N°" | "nᵒ" | "nos" | "§")
        || initial && text != last
        || word.ends_with('.') && known(word)
}

/// Characters up to the first blank at which a line may be broken.
fn first_word(text: &str) -> usize {
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}');
    text.chars().take_while(|&c| !breaks(c)).count()
}

/// Soft line ends are what they say unless most of them end sentences: then nobody left blank lines between paragraphs.
fn soft_ends_join(lines: &[Line]) -> bool {
    let soft = lines.windows(2).filter(|w| w[1].soft);
    let ended = soft.clone().filter(|w| {
        ends_sentence(w[0].draft.as_str()) && !w[1].draft.as_str().starts_with(char::is_lowercase)
    });
    ended.count() * 2 <= soft.count()
}

/// True if a blank line follows one in twelve of the lines that end a sentence, or more.
fn blanks_part(lines: &[Line]) -> bool {
    let ended = lines.windows(2).filter(|w| ends_sentence(w[0].draft.as_str()));
    let (all, parted) = ended
        .fold((0, 0), |(all, parted), w| (all + 1, parted + usize::from(w[1].draft.is_empty())));
    parted > 1 && parted * 12 >= all
}

/// Lines that stand one after another, and how many go on in mid-sentence.
#[derive(Default)]
struct Pairs {
    /// Width of each upper line with the first word of the lower one, and whether the lower one goes on.
    all: Vec<(usize, usize, bool)>,
    on: usize,
}

impl Pairs {
    /// Counts lines `distance` apart with nothing but blank lines between.
    fn count(lines: &[Line], distance: usize) -> Pairs {
        let mut out = Pairs::default();
        for i in distance..lines.len() {
            let (above, line) = (&lines[i - distance], &lines[i]);
            let between = distance == 1 || lines[i - 1].draft.is_empty();
            let prose =
                |l: &Line| !l.draft.is_empty() && matches!(l.mark, Mark::Plain | Mark::Item);
            if !between || !prose(above) || !prose(line) || line.bullet > 0 {
                continue;
            }
            let (above, text) = (above.draft.as_str(), line.draft.as_str());
            let open = !ends_sentence(above) && !above.ends_with([':', ';']);
            let goes_on = open && text.starts_with(char::is_lowercase);
            out.on += usize::from(goes_on);
            out.all.push((above.chars().count(), first_word(text), goes_on));
        }
        out
    }

    /// The column at which the lines were wrapped: where many go on in mid-sentence, or where hardly a line leaves room
    /// for the first word of the next.
    fn wrap(&self) -> Option<usize> {
        /// A line that is longer than nearly all others by more than this says nothing of the column.
        const OUTLIER: usize = 4;
        if self.wrapped(30) {
            let mut widths: Vec<usize> = self.all.iter().filter(|p| p.2).map(|p| p.0).collect();
            widths.sort_unstable();
            let most = widths[(widths.len() - 1) * 19 / 20];
            return widths.last().map(|&w| if w <= most + OUTLIER { w } else { most });
        }
        let widest = self.widest()?;
        let full = self.all.iter().filter(|p| p.0 + 1 + p.1 > widest).count();
        let steady = full * 10 >= self.all.len() * 9 && self.all.len() > 2;
        steady.then_some(widest)
    }

    /// The longest line that another one follows, where some line goes on and none is longer than a page is wide.
    fn widest(&self) -> Option<usize> {
        const WIDEST: usize = 140;
        self.all.iter().map(|p| p.0).max().filter(|&w| w <= WIDEST && self.on > 0)
    }

    /// True if at most one in twelve lines that go on was ended early.
    fn clean(&self, wrap: usize) -> bool {
        let early = self.all.iter().filter(|p| p.2 && p.0 + 1 + p.1 <= wrap).count();
        early * 12 <= self.on
    }

    /// True if at least `percent` of the lines go on in mid-sentence.
    fn wrapped(&self, percent: usize) -> bool {
        self.on > 0 && self.on * 100 >= self.all.len() * percent
    }
}

/// Adds a line to a block.
fn join(raw: &mut Raw, line: &Line, lang: &Language) {
    raw.weight = raw.weight.min(line.weight);
    let above = raw.draft.as_str();
    let text = line.draft.as_str();
    let letter = |c: char| c.is_alphabetic();
    let tight = |marks: &[char]| {
        above.strip_suffix(marks).is_some_and(|a| a.ends_with(letter)) && text.starts_with(letter)
    };
    if tight(&['\'', '’']) || tight(&['\u{2010}', '\u{2011}']) {
        raw.draft.append(&line.draft, 0..text.len());
    } else if tight(&['-']) {
        join_hyphen(raw, line, lang);
    } else {
        let end = raw.draft.origin(raw.draft.len());
        raw.draft.push(" ", end);
        raw.draft.append(&line.draft, 0..text.len());
    }
}

/// A hyphen at the end of a line belongs to the word, unless only the word without it is known, or what follows is no
/// word.
fn join_hyphen(raw: &mut Raw, line: &Line, lang: &Language) {
    let above = raw.draft.as_str();
    let text = line.draft.as_str();
    // No word has more letters before its hyphen.
    const LONGEST: usize = 40;
    let part = above.chars().rev().take(LONGEST).take_while(|c| c.is_alphabetic() || *c == '-');
    let start = above.len() - part.map(char::len_utf8).sum::<usize>();
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (left, right) = (&above[start..above.len() - 1], &text[..end]);
    let known = |form: String| lang.lexicon.entry(&form.to_lowercase()).is_some();
    let cut = right.starts_with(char::is_lowercase)
        && !known(format!("{left}-{right}"))
        && (known(format!("{left}{right}")) || !known(right.to_owned()));
    if cut {
        let (before, after) = (format!("{left}-{right}"), format!("{left}{right}"));
        let keep = above.len() - 1;
        raw.draft.truncate(keep);
        let span = start..start + after.len();
        raw.fixes.push(Fix { rule: "repair.hyphen-at-line-end", span, before, after });
    }
    raw.draft.append(&line.draft, 0..text.len());
}
