//! What of a clause is never told: attributions that the owner stands for, incises, parentheses, connectors. In: the tail of
//! a clause. Out: runs of tokens. It never takes out what a connector's words say in their own right.

use std::ops::Range;

use super::Tail;
use crate::compose::owner;
use crate::model::{ClauseKind, Complement, Pos, Role};

impl Tail<'_> {
    /// What the owner, the page or nobody needs: attributions, incises, parentheses, connectors.
    pub(super) fn never_told(&self, tokens: Range<u32>) -> Vec<Range<u32>> {
        let attributions = self.behind().filter(|c| {
            c.role == Role::Attribution && owner::is_source(self.analysis, &c.tokens, self.lang)
        });
        // `toujours selon les organisateurs`
        let qualified = |run: Range<u32>| {
            let adverb = run.start > tokens.start && self.pos(run.start - 1) == Pos::Adv;
            run.start - u32::from(adverb && run.start > 1 && self.is_comma(run.start - 2))..run.end
        };
        // `selon une estimation | publiée lundi par le syndicat`: all of it.
        let whole = |c: &Complement| {
            let said = self
                .children()
                .find(|o| o.kind == ClauseKind::Participial && o.tokens.start == c.tokens.end);
            c.tokens.start..said.map_or(c.tokens.end, |o| o.tokens.end)
        };
        let mut out: Vec<Range<u32>> = attributions.map(whole).map(qualified).collect();
        let incises = self.children().filter(|c| c.kind == ClauseKind::Incise);
        out.extend(incises.map(|c| c.tokens.clone()).filter(|r| r.start >= tokens.start));
        out.extend(self.parentheses(tokens.clone()));
        out.extend(self.learnt(tokens.clone()));
        out.extend(self.emphasis(tokens.clone()));
        out.extend(self.leaning(&tokens));
        out.extend(self.connectors(tokens));
        out
    }

    /// `Les syndicats refusent, | eux, | de signer`: between two commas a pronoun only insists.
    fn emphasis(&self, tokens: Range<u32>) -> Vec<Range<u32>> {
        let listed = &self.lang.rules.syntax.emphatic_pronouns;
        let insists = |t: &u32| {
            let apart = *t > 0 && self.is_comma(t - 1) && self.is_comma(t + 1);
            apart && listed.iter().any(|w| *w == self.lower(*t))
        };
        let inside = tokens.start..tokens.end.saturating_sub(1);
        inside.filter(insists).map(|t| t..t + 1).collect()
    }

    /// `a été remis | dans la foulée | à deux sœurs`: what leans on the text before it.
    fn leaning(&self, tokens: &Range<u32>) -> Vec<Range<u32>> {
        let listed = &self.lang.rules.syntax.leaning_fronts;
        let said = |words: &String| {
            let words: Vec<&str> = words.split(' ').collect();
            let length = words.len() as u32;
            let same = |start: u32| {
                let mut written = (start..start + length).zip(&words);
                written.all(|(t, word)| *self.lower(t) == **word)
            };
            let last = tokens.end.saturating_sub(length);
            (tokens.start..=last).find(|&t| t >= tokens.start && same(t)).map(|t| t..t + length)
        };
        listed.iter().filter_map(said).filter(|run| run.end <= tokens.end).collect()
    }

    /// `, a-t-on appris auprès des pompiers`: how the desk knows, to the end.
    fn learnt(&self, tokens: Range<u32>) -> Option<Range<u32>> {
        let commas = tokens.clone().filter(|&t| self.is_comma(t));
        let verb = |t: u32| t < tokens.end && matches!(self.pos(t), Pos::Aux | Pos::Verb);
        let inverted = |t: u32| {
            t < tokens.end && self.lower(t).trim_start_matches("-t").trim_start_matches('-') == "on"
        };
        let comma = commas.into_iter().find(|&c| {
            verb(c + 1) && (inverted(c + 2) || inverted(c + 3))
                || c + 1 < tokens.end && self.lower(c + 1).ends_with("-on")
        })?;
        Some(comma..tokens.end)
    }

    /// Parentheses, and what stands between two dashes.
    pub(in crate::compose) fn parentheses(&self, tokens: Range<u32>) -> Vec<Range<u32>> {
        let mut out = Vec::new();
        let mut open: Option<(u32, &str)> = None;
        for t in tokens.clone() {
            match (self.form(t), open) {
                ("(", None) => open = Some((t, ")")),
                (dash @ ("–" | "—"), None) => {
                    open = Some((t, if dash == "–" { "–" } else { "—" }))
                }
                (form, Some((start, close))) if form == close => {
                    // `(26-23)` is what happened.
                    let score = t == start + 2 && self.form(start + 1).contains('-');
                    out.extend((!score).then_some(start..t + 1));
                    open = None;
                }
                _ => {}
            }
        }
        out.extend(open.map(|(start, _)| start..tokens.end));
        out
    }

    /// Words that only tie the sentence to the one before: *toutefois*, *en revanche*.
    pub(in crate::compose) fn connectors(&self, tokens: Range<u32>) -> Vec<Range<u32>> {
        /// Words of the longest connector.
        const LONGEST: u32 = 4;
        let (mut out, mut words) = (Vec::new(), String::new());
        let mut at = tokens.start;
        while at < tokens.end {
            let mut found = None;
            words.clear();
            for end in at + 1..=tokens.end.min(at + LONGEST) {
                if !words.is_empty() && !words.ends_with('\'') {
                    words.push(' ');
                }
                words.push_str(&self.lower(end - 1));
                if self.lang.index.is_adverbial_connector(&words) && self.ties(at..end) {
                    found = Some(at..end);
                }
            }
            at = found.as_ref().map_or(at + 1, |connector| connector.end);
            out.extend(found);
        }
        out
    }

    /// True if the words of a connector stand here as one.
    fn ties(&self, tokens: Range<u32>) -> bool {
        let single = tokens.len() == 1 && self.pos(tokens.start) != Pos::Adv;
        // `réclame | néanmoins | son départ`: such a word says nothing of what follows it.
        let tying = &self.lang.rules.syntax.tying_adverbs;
        let bound = tokens.len() == 1 && tokens.start == self.clause.verb.tokens.end;
        if bound && !single && tying.iter().any(|w| *w == *self.lower(tokens.start)) {
            return true;
        }
        // `au moins 31 civils`, `peu avant minuit`: what qualifies a word ties nothing.
        let qualifies = self
            .analysis
            .tokens
            .get(tokens.end as usize)
            .is_some_and(|t| matches!(t.pos, Pos::Num | Pos::Noun | Pos::Det | Pos::Propn));
        // `chutait | de plus | de 8 %`: it counts.
        let of = self.analysis.tokens.get(tokens.end as usize).is_some_and(|t| &*t.lemma == "de");
        if of && &*self.lower(tokens.end - 1) == "plus" {
            return false;
        }
        // `neuf minutes de plus` adds nothing to the sentence before: such words stand behind the verb or are set apart.
        let comma = |t: Option<u32>| t.is_some_and(|t| self.form(t) == ",");
        let next = Some(tokens.end).filter(|&t| t < self.clause.tokens.end);
        let apart = tokens.start == self.clause.verb.tokens.end
            || comma(tokens.start.checked_sub(1))
            || comma(next);
        if tokens.len() > 1 && !apart {
            return false;
        }
        // `ainsi qu'une trentaine`: half of a conjunction.
        if next.is_some_and(|t| matches!(&*self.lower(t), "que" | "qu'")) {
            return false;
        }
        let bare = qualifies && self.pos(tokens.end) != Pos::Det;
        !(single || bare || tokens.len() == 1 && qualifies)
    }
}
