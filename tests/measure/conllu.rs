//! Treebanks. In: the text of a `.conllu` file. Out: sentences of surface words with their trees. It never judges.

use std::collections::BTreeMap;

/// One sentence of a treebank.
#[derive(Debug, Clone)]
pub struct Gold {
    /// `# sent_id`
    pub id: String,
    /// `# text`, with single blanks.
    pub text: String,
    /// Surface words, contractions kept whole.
    pub words: Vec<Word>,
}

/// One surface word with its syntactic words: two for a contraction, else one.
#[derive(Debug, Clone)]
pub struct Word {
    /// As written.
    pub form: String,
    /// What it stands for.
    pub parts: Vec<Part>,
    /// False if the next word is glued to it.
    pub space_after: bool,
}

/// One syntactic word.
#[derive(Debug, Clone)]
pub struct Part {
    /// Dictionary form.
    pub lemma: String,
    /// UPOS.
    pub upos: String,
    /// Features.
    pub feats: BTreeMap<String, String>,
    /// The syntactic word of the sentence that it depends on, counted from 0; none for the root.
    pub head: Option<usize>,
    /// What it is to that word.
    pub relation: String,
}

/// Reads a treebank.
pub fn read(text: &str) -> Vec<Gold> {
    text.split("\n\n").filter_map(sentence).collect()
}

fn sentence(block: &str) -> Option<Gold> {
    let comment = |key: &str| {
        block
            .lines()
            .find_map(|l| l.strip_prefix(key))
            .map(|v| v.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let (mut words, mut inside): (Vec<Word>, u32) = (Vec::new(), 0);
    for line in block.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let c: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, _, feats, head, relation, _, misc] = c[..] else { continue };
        if id.contains('.') {
            continue;
        }
        let space_after = !misc.contains("SpaceAfter=No");
        if let Some((first, last)) = id.split_once('-') {
            inside = last.parse::<u32>().ok()? + 1 - first.parse::<u32>().ok()?;
            words.push(Word { form: form.into(), parts: Vec::new(), space_after });
            continue;
        }
        let feats =
            feats.split('|').filter_map(|f| f.split_once('=')).map(|(k, v)| (k.into(), v.into()));
        let head = head.parse::<usize>().ok().and_then(|h| h.checked_sub(1));
        let part = Part {
            lemma: lemma.into(),
            upos: upos.into(),
            feats: feats.collect(),
            head,
            relation: relation.into(),
        };
        if inside > 0 {
            inside -= 1;
            words.last_mut()?.parts.push(part);
        } else {
            words.push(Word { form: form.into(), parts: vec![part], space_after });
        }
    }
    let id = comment("# sent_id = ")?;
    Some(Gold { id, text: comment("# text = ")?, words })
}
