//! Folding for comparison. In: text. Out: the same in lower case, without accents, ligatures or typographic
//! apostrophes. It is never used for showing.

/// Lower case, no accents, `œ` as `oe`, ASCII apostrophe and hyphen.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    fold_each(text, |c| out.push(c));
    out
}

/// The beginning of a folded word, which its forms share.
pub fn stem(folded: &str) -> &str {
    /// Letters of it.
    const LONG: usize = 6;
    let end = folded.char_indices().nth(LONG).map_or(folded.len(), |(at, _)| at);
    /// Letters below which two words have nothing in common: `été` is no `et`.
    const SHORT: usize = 3;
    let stem = folded[..end].trim_end_matches(['s', 'x', 'e']);
    if stem.len() < SHORT { &folded[..end.min(folded.len())] } else { stem }
}

/// The stems of the words of a text that have more than three letters, each time they stand there.
pub fn stems(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|w| w.len() > 3).map(|w| stem(w).to_owned()).collect()
}

/// [`fold`], letter by letter.
pub fn fold_each(text: &str, mut push: impl FnMut(char)) {
    for c in text.chars() {
        // Most of a text is ASCII, and its capitals need no table.
        if c.is_ascii() {
            push(c.to_ascii_lowercase());
            continue;
        }
        for c in c.to_lowercase() {
            fold_letter(c, &mut push);
        }
    }
}

fn fold_letter(c: char, push: &mut impl FnMut(char)) {
    let letter = match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ţ' | 'ț' | 'ť' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'œ' => {
            push('o');
            'e'
        }
        'æ' => {
            push('a');
            'e'
        }
        'ß' => {
            push('s');
            's'
        }
        '’' | '‘' | 'ʼ' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{300}'..='\u{36f}' => return,
        _ => c,
    };
    push(letter);
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_ligatures_and_apostrophes_go() {
        assert_eq!(fold("L’Œuvre d’Éloïse – Ça"), "l'oeuvre d'eloise – ca");
        assert_eq!(fold("Erdoğan, Łódź"), "erdogan, lodz");
    }
}
