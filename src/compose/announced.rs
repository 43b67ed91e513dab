//! A verb that makes news of what it reports: `annonce la préfecture` in a headline, `a annoncé la préfecture` in a sentence. In:
//! an owner and the verb of what they say. Out: its forms. It never makes an announcement of what somebody only says.

use super::owner::Owner;
use crate::lang::Language;
use crate::model::{Gender, Number, VerbForm};

/// How a statement names who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Register {
    /// `…, annonce la préfecture`
    Headline,
    /// `…, a annoncé la préfecture`
    Sentence,
}

/// The forms of one verb, of one who announces and of several.
#[derive(Debug, Clone)]
pub(super) struct Announced {
    present: [String; 2],
    perfect: [String; 2],
}

impl Announced {
    /// The verb of what an owner says; none where it is not listed as one that announces.
    pub(super) fn new(owner: &Owner, lang: &Language) -> Option<Self> {
        let lemma = owner.verb.as_deref()?;
        let verbs = &lang.rules.syntax.announcing_verbs;
        let speaks = lang.index.speech(&lang.rules, lemma).filter(|v| v.headline);
        speaks.filter(|v| v.verb == lemma && verbs.iter().any(|w| w == lemma))?;
        let participle = lang.participle(lemma, Gender::Masc, Number::Sing)?;
        let present = |number| lang.conjugate(lemma, VerbForm::IndPres, 3, number);
        let perfect = |number| {
            let auxiliary = lang.conjugate("avoir", VerbForm::IndPres, 3, number)?;
            Some(format!("{auxiliary} {participle}"))
        };
        Some(Self {
            present: [present(Number::Sing)?, present(Number::Plur)?],
            perfect: [perfect(Number::Sing)?, perfect(Number::Plur)?],
        })
    }

    /// The form that stands before a name.
    pub(super) fn before(&self, name: &str, register: Register) -> &str {
        let joined = [" et le ", " et la ", " et les ", " et l'", " et l’"];
        let several = name.starts_with("les ")
            || name.starts_with("des ")
            || joined.iter().any(|and| name.contains(and));
        let forms = match register {
            Register::Headline => &self.present,
            Register::Sentence => &self.perfect,
        };
        &forms[usize::from(several)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_announce_in_the_plural() {
        let lang = Language::french();
        let owner = |verb: &str| Owner {
            names: Vec::new(),
            spans: Vec::new(),
            verb: Some(verb.to_owned()),
        };
        let verb = Announced::new(&owner("annoncer"), &lang).expect("a verb that announces");
        assert_eq!(verb.before("la préfecture", Register::Headline), "annonce");
        assert_eq!(verb.before("les autorités", Register::Headline), "annoncent");
        assert_eq!(verb.before("le ministère et la région", Register::Sentence), "ont annoncé");
        assert!(Announced::new(&owner("estimer"), &lang).is_none());
    }
}
