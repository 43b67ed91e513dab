//! Noun phrases. In: treebanks with gold words and trees. Out: how many maximal noun phrases the phrases and clauses of the
//! program give back word for word, beside its base phrases alone. It reads the words as `tags` does, and attaches nothing
//! that the clauses left loose. `README.md` says what a maximal noun phrase is.

use std::collections::BTreeMap;
use std::ops::Range;

use intertitre::analyze::{syntax, tag};
use intertitre::lang::Language;
use intertitre::model::{Chunk, ChunkKind, Clause, Pos, Role, Token};

use super::conllu::{Gold, Word};
use super::trees::{self, Phrase};
use super::{Bank, percent, tags};

/// Found and right, found, to be found.
type Count = [usize; 3];
/// Kind of disagreement → how often, and the first one.
type Faults = BTreeMap<String, (usize, String)>;

/// Prints the table, and the commonest disagreements; with `show` = `phrases`, each of them.
pub fn report(banks: &[Bank], lang: &Language, show: Option<&str>) {
    println!("\n## Noun phrases, gold words, exact spans of maximal ones without clauses\n");
    println!("| treebank | phrases | P | R | F1 | base phrases alone: P | R | F1 |");
    println!("|---|---|---|---|---|---|---|---|");
    let mut faults = Faults::new();
    let mut all = [Count::default(); 2];
    for (name, gold) in banks {
        let mut own = [Count::default(); 2];
        for sentence in gold.iter().filter(|g| g.words.iter().all(|w| !w.parts.is_empty())) {
            compare(sentence, lang, &mut own, &mut faults, show == Some("phrases"));
        }
        println!("{}", row(name, own));
        for (sum, part) in all.iter_mut().flatten().zip(own.as_flattened()) {
            *sum += part;
        }
    }
    println!("{}\n", row("all", all));
    println!("(Base phrases are what spaCy's `noun_chunks` aims at; spaCy itself is not run.)\n");
    let mut faults: Vec<_> = faults.into_iter().collect();
    faults.sort_by_key(|(_, (n, _))| std::cmp::Reverse(*n));
    for (kind, (n, example)) in faults.iter().take(if show.is_some() { 40 } else { 10 }) {
        println!("{n:5} {kind}: {example}");
    }
}

fn row(name: &str, counts: [Count; 2]) -> String {
    let cells = counts.map(|[right, found, all]| {
        let (p, r) = (percent(right, found), percent(right, all));
        format!("{p:.1} | {r:.1} | {:.1}", 2.0 * p * r / (p + r).max(f64::MIN_POSITIVE))
    });
    format!("| {name} | {} | {} |", counts[0][2], cells.join(" | "))
}

fn compare(
    sentence: &Gold,
    lang: &Language,
    counts: &mut [Count; 2],
    faults: &mut Faults,
    show: bool,
) {
    let (text, raw) = tags::surface(&sentence.words, lang);
    let mut reading = Reading { text: &text, ..Reading::default() };
    tag::read_tokens(&text, &raw, lang, &mut reading.tokens);
    let range = 0..reading.tokens.len();
    let (chunks, clauses) = (&mut reading.chunks, &mut reading.clauses);
    let mut out = syntax::Parse { chunks, clauses, fragments: &mut reading.fragments };
    syntax::parse(&text, &reading.tokens, range, lang, &mut out);
    reading.chunks.sort_by_key(|c| (c.tokens.start, std::cmp::Reverse(c.tokens.end)));
    let gold = trees::phrases(sentence);
    let own = reading.maximal();
    for (count, found) in counts.iter_mut().zip([&own, &reading.base()]) {
        let right = found.iter().filter(|f| gold.iter().any(|g| g.words == f.words)).count();
        for (sum, part) in count.iter_mut().zip([right, found.len(), gold.len()]) {
            *sum += part;
        }
    }
    let sites = Sites { gold: sentence, words: &sentence.words, tokens: &reading.tokens };
    for (kind, example) in sites.of(&gold, &own) {
        if show {
            println!("{kind}\t{example}");
        }
        faults.entry(kind).or_insert((0, example)).0 += 1;
    }
}

/// What the program understood of one sentence.
#[derive(Default)]
struct Reading<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    chunks: Vec<Chunk>,
    clauses: Vec<Clause>,
    fragments: Vec<Range<u32>>,
}

impl Reading<'_> {
    fn pos(&self, at: u32) -> Pos {
        self.tokens[at as usize].pos
    }

    /// The phrases that have a noun, or what stands for one, at their head.
    fn nominal(&self) -> impl Iterator<Item = &Chunk> {
        let kinds = [ChunkKind::Noun, ChunkKind::Preposition];
        self.chunks.iter().filter(move |c| kinds.contains(&c.kind)).filter(|c| {
            match self.pos(c.head) {
                Pos::Noun | Pos::Propn | Pos::Sym => true,
                Pos::Pron => trees::counts(self.tokens[c.head as usize].span.of(self.text)),
                Pos::Num | Pos::Adj => c.tokens.clone().any(|t| self.pos(t) == Pos::Det),
                _ => false,
            }
        })
    }

    /// Each phrase by itself, without its preposition.
    fn base(&self) -> Vec<Phrase> {
        self.nominal().map(|c| self.phrase(c, c.tokens.end)).collect()
    }

    /// Each phrase with what the clauses put in one place with it.
    fn maximal(&self) -> Vec<Phrase> {
        let mut out: Vec<Phrase> = Vec::new();
        for chunk in self.nominal() {
            let head = chunk.head as usize;
            if out.last().is_none_or(|last| last.words.end <= head) {
                out.push(self.phrase(chunk, self.reach(chunk)));
            }
        }
        out
    }

    fn phrase(&self, chunk: &Chunk, end: u32) -> Phrase {
        let case = |&t: &u32| matches!(self.pos(t), Pos::Adp | Pos::Punct);
        let loose = |t: u32| matches!(self.pos(t), Pos::Punct | Pos::Cconj | Pos::Adp);
        let start = (chunk.tokens.start..chunk.head).find(|t| !case(t)).unwrap_or(chunk.head);
        let end = (chunk.head + 1..end).rev().find(|&t| !loose(t)).map_or(chunk.head, |t| t);
        Phrase { words: start as usize..end as usize + 1, head: chunk.head as usize }
    }

    /// Where the smallest place that holds a phrase ends; or, in it, what a mark sets apart, a verb, or a phrase
    /// coordinated under the same preposition.
    fn reach(&self, chunk: &Chunk) -> u32 {
        let holds = |p: &&Range<u32>| p.start <= chunk.tokens.start && chunk.tokens.end <= p.end;
        let others = self.clauses.iter().flat_map(|c| &c.complements);
        let others = others.filter(|c| c.role != Role::Clause).map(|c| &c.tokens);
        let places = self.clauses.iter().filter_map(|c| c.subject.as_ref()).chain(others);
        let places = places.chain(&self.fragments);
        let place = places.filter(holds).min_by_key(|p| p.len());
        let Some(mut end) = place.map(|p| p.end) else { return chunk.tokens.end };
        let preposition = |c: &Chunk| {
            let first = &self.tokens[c.tokens.start as usize];
            (c.kind == ChunkKind::Preposition).then_some(&*first.lemma)
        };
        let own = preposition(chunk);
        let mut again = false;
        let inside = chunk.tokens.end..end;
        for next in self.chunks.iter().filter(|c| inside.contains(&c.tokens.start)) {
            let same = own.is_some() && preposition(next) == own;
            let joined = self.pos(next.tokens.start - 1) == Pos::Cconj;
            if next.kind == ChunkKind::Verb || same && joined && !again {
                end = next.tokens.start;
                break;
            }
            again |= same;
        }
        let mark = |&t: &u32| {
            self.pos(t) == Pos::Punct && !trees::joins(self.tokens[t as usize].span.of(self.text))
        };
        (chunk.tokens.end..end).find(mark).unwrap_or(end)
    }
}

const SET: &str = "set phrase read as a noun phrase (au sein de, à la fois)";

/// Where the tree and the program differ in one sentence.
struct Sites<'a> {
    gold: &'a Gold,
    words: &'a [Word],
    tokens: &'a [Token],
}

impl Sites<'_> {
    /// Each disagreement once: its kind, and the words.
    fn of(&self, gold: &[Phrase], own: &[Phrase]) -> Vec<(String, String)> {
        let missing = |of: &[Phrase], among: &[Phrase]| -> Vec<Phrase> {
            of.iter().filter(|p| among.iter().all(|q| q.words != p.words)).cloned().collect()
        };
        let (missed, spurious) = (missing(gold, own), missing(own, gold));
        let mut out = Vec::new();
        for g in &missed {
            let Some(o) = spurious.iter().find(|o| o.words.contains(&g.head)) else {
                let read = self.tokens[g.head].pos.name();
                out.push((
                    format!("no phrase: {} read as {read}", self.upos(g.head)),
                    self.show(g, None),
                ));
                continue;
            };
            // Two phrases of the tree in one of ours: told of with the one that has its head.
            if g.words.contains(&o.head) || missed.iter().all(|m| !m.words.contains(&o.head)) {
                out.push((self.kind(g, o), self.show(g, Some(o))));
            }
        }
        for o in &spurious {
            let told = |g: &Phrase| g.words.contains(&o.head) || o.words.contains(&g.head);
            if !missed.iter().any(told) {
                let kind = match trees::is_set(self.gold, o.head) {
                    true => SET.to_owned(),
                    false => format!("a phrase too many: its head is {}", self.upos(o.head)),
                };
                out.push((kind, format!("‹{}›", self.forms(&o.words))));
            }
        }
        out
    }

    fn kind(&self, gold: &Phrase, own: &Phrase) -> String {
        let (g, o) = (&gold.words, &own.words);
        if gold.head != own.head && trees::is_set(self.gold, own.head) {
            return SET.to_owned();
        }
        let opens = |at: usize| matches!(&*self.words[at].form, "«" | "“" | "\"");
        if (g.start.min(o.start)..g.end.max(o.end)).any(opens) {
            return "a quotation inside, which is parsed by itself".to_owned();
        }
        if g.start != o.start && g.end != o.end {
            return "both edges differ".to_owned();
        }
        if g.start != o.start {
            let (what, at) = match o.start < g.start {
                true => ("begins too early, with", o.start),
                false => ("begins too late, without", g.start),
            };
            return format!("{what} {}", self.upos(at));
        }
        let (at, within) = if o.end < g.end { (o.end, false) } else { (g.end, true) };
        let word = self.words[at].form.to_lowercase().replace('’', "'");
        let comma = |at: usize| self.words[at].form == ",";
        match (&*self.upos(at), within) {
            ("ADP" | "ADP+DET", false) => match &*word {
                "de" | "d'" | "du" | "des" => {
                    "complement in de left out (attached too high)".into()
                }
                _ => "other prepositional phrase left out (attached too high)".into(),
            },
            ("ADP" | "ADP+DET", true) => match &*word {
                "de" | "d'" | "du" | "des" => "phrase in de taken in (attached too low)".into(),
                _ => "other prepositional phrase taken in (attached too low)".into(),
            },
            ("CCONJ", false) => "coordination left out".into(),
            ("CCONJ", true) => "coordination taken in".into(),
            ("PUNCT", false) if comma(at) => "enumeration left out (behind a comma)".into(),
            ("NOUN" | "PROPN", false) => "apposition or name left out".into(),
            ("NOUN" | "PROPN", true) => "apposition or name taken in".into(),
            (upos, false) => format!("{upos} left out at the end"),
            (upos, true) => format!("{upos} taken in at the end"),
        }
    }

    fn upos(&self, at: usize) -> String {
        self.words[at].parts.iter().map(|p| p.upos.as_str()).collect::<Vec<_>>().join("+")
    }

    fn forms(&self, words: &Range<usize>) -> String {
        let forms: Vec<&str> = self.words[words.clone()].iter().map(|w| w.form.as_str()).collect();
        forms.join(" ")
    }

    fn show(&self, gold: &Phrase, own: Option<&Phrase>) -> String {
        let own = own.map_or_else(|| "–".to_owned(), |o| format!("‹{}›", self.forms(&o.words)));
        format!("‹{}›, ours {own}", self.forms(&gold.words))
    }
}
