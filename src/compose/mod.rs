//! Analysis → Article.
mod cards;
mod condense;
mod horizon;
mod sections;
pub(crate) mod statements;
/// provisional
pub fn debug(analysis: &crate::model::Analysis, lang: &crate::lang::Language) {
    #![allow(clippy::print_stdout, reason = "dev")]
    for s in statements::statements(analysis, lang) {
        println!("[{}] g{} owner {:?}", s.sentence, s.gravity, s.owner.as_ref().map(|o| &o.name));
        for (n, v) in [("plain", &s.plain), ("pres", &s.present), ("part", &s.participial)] {
            for w in v {
                println!("    {n}: {} ({})", w.text, w.text.chars().count());
            }
        }
    }
}
