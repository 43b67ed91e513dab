//! What a clause reports of who speaks: `a annoncé qu'elle quitterait ses fonctions le 30 juin`. In: such a clause. Out: where
//! what its inner verb asks for ends, so that the rest can be left out. It never cuts what somebody says of others.

use super::{Tail, is_core};
use crate::compose::claims;
use crate::model::{Clause, ClauseKind, Complement};

impl Tail<'_> {
    /// The clause in which who speaks says something of himself.
    pub(in crate::compose) fn own_report(&self) -> Option<&Clause> {
        let pronoun = claims::of_who_speaks(self.analysis, self.index, self.lang)?;
        let own = |c: &&Clause| {
            c.kind == ClauseKind::Reported && c.subject.as_ref().is_some_and(|s| s.start == pronoun)
        };
        self.children().find(own)
    }

    /// One past the last token that a complement of the clause needs: all of it, but of an own report only its verb and
    /// what that asks for.
    pub(super) fn core_end(&self, complement: &Complement) -> u32 {
        let inner = self.own_report().filter(|c| complement.tokens.contains(&c.verb.head));
        let Some(inner) = inner else { return complement.tokens.end };
        let asked = inner.complements.iter().filter(|c| is_core(c.role)).map(|c| c.tokens.end);
        asked.max().unwrap_or(0).max(inner.verb.tokens.end)
    }
}
