//! Runs of words, found again. In: the words of a text. Out: whether a run of words stands in it. It never reads the whole
//! text for one run: a text may hold as many quotations as sentences.

/// The places of a text in the order of the words that stand there (a suffix array, exact up to the longest run).
pub(super) struct Runs<'a> {
    words: &'a [String],
    order: Vec<usize>,
}

impl<'a> Runs<'a> {
    /// Makes ready for runs of at most `longest` words.
    pub(super) fn new(words: &'a [String], longest: usize) -> Self {
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_unstable_by(|a, b| words[*a].cmp(&words[*b]));
        let mut ranks = ranks(&order, |i| words[i].as_str());
        // Ranks by `known` words at two places give those by twice as many: what costs is no longer the words.
        let mut known = 1;
        while known < longest.min(words.len()) {
            let key = |i: usize| (ranks[i], ranks.get(i + known).map(|r| r + 1));
            order.sort_unstable_by_key(|i| key(*i));
            ranks = self::ranks(&order, key);
            known *= 2;
        }
        Self { words, order }
    }

    /// True if the words stand in the text one after the other.
    pub(super) fn holds(&self, run: &[String]) -> bool {
        let head = |i: usize| &self.words[i..self.words.len().min(i + run.len())];
        let at = self.order.partition_point(|i| head(*i) < run);
        self.order.get(at).is_some_and(|i| head(*i) == run)
    }
}

/// For each place its rank in the order; places with the same key share one.
fn ranks<K: PartialEq>(order: &[usize], key: impl Fn(usize) -> K) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    for pair in order.windows(2) {
        ranks[pair[1]] = ranks[pair[0]] + usize::from(key(pair[0]) != key(pair[1]));
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_run_is_found_wherever_it_stands_and_only_in_one_piece() {
        let text = words("le pont est ouvert le pont est fermé le pont");
        let holds = |run: &str| Runs::new(&text, words(run).len()).holds(&words(run));
        for i in 0..text.len() {
            for end in i..=text.len() {
                assert!(holds(&text[i..end].join(" ")), "{:?}", &text[i..end]);
            }
        }
        for run in ["le pont ouvert", "pont est fermé le pont est", "le pon", "zéro", "a"] {
            assert!(!holds(run), "{run}");
        }
        assert!(!Runs::new(&[], 3).holds(&words("le pont est")));
    }
}
