//! Analysis → Article.
mod cards;
mod condense;
mod headings;
mod horizon;
mod keyphrase;
mod material;
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

/// provisional
pub fn debug_headings(analysis: &crate::model::Analysis, lang: &crate::lang::Language) {
    #![allow(clippy::print_stdout, reason = "dev")]
    let st = statements::statements(analysis, lang);
    let parts = sections::parts(analysis);
    let key = analysis
        .keyphrases
        .first()
        .map(|k| keyphrase::Key::new(&k.text, k.mentions.clone(), lang))
        .unwrap_or_default();
    let all: Vec<_> =
        parts.iter().map(|p| headings::candidates(analysis, &p.sentences, &st, lang)).collect();
    let chosen = headings::choose(all.clone(), 2, &key, lang);
    for ((p, c), h) in parts.iter().zip(&all).zip(&chosen) {
        println!("== {:?} {}", p.sentences, h.as_ref().map_or("-", |h| &h.text));
        for x in c.iter().take(4) {
            println!("      {} {} {}", x.score, x.recipe, x.text);
        }
    }
}
