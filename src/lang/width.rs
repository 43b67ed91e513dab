//! The width of a line. In: text. Out: pixels at Arial 20. It never measures a font: the advance widths are figures.

/// Advance widths of Arial in units of 1/2048 em, for the printable ASCII characters from U+0020.
const ASCII: [u16; 95] = [
    569, 569, 727, 1139, 1139, 1821, 1366, 391, 682, 682, 797, 1196, 569, 682, 569, 569, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 569, 569, 1196, 1196, 1196, 1139, 2079,
    1366, 1366, 1479, 1479, 1366, 1251, 1593, 1479, 569, 1024, 1366, 1139, 1706, 1479, 1593, 1366,
    1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 569, 569, 569, 961, 1139, 682,
    1139, 1139, 1024, 1139, 1139, 569, 1139, 1139, 455, 455, 1024, 455, 1706, 1139, 1139, 1139,
    1139, 682, 1024, 569, 1139, 1024, 1479, 1024, 1024, 1024, 684, 532, 684, 1196,
];

/// Units in an em, and the size of the font in pixels.
const EM: u32 = 2048;
const SIZE: u32 = 20;

/// The width of a text in pixels, rounded up.
pub fn pixels(text: &str) -> u32 {
    let units: u32 = text.chars().map(|c| u32::from(advance(c))).sum();
    (units * SIZE).div_ceil(EM)
}

/// The advance of one character; an accented letter is as wide as its base letter.
fn advance(c: char) -> u16 {
    match c {
        ' '..='~' => ASCII[c as usize - 0x20],
        '\u{a0}' => 569,
        '\u{202f}' => 410,
        '«' | '»' => 1139,
        '’' | '‘' => 455,
        '“' | '”' => 682,
        '…' | '—' | 'œ' => 2048.min(if c == 'œ' { 1933 } else { 2048 }),
        '–' => 1139,
        '€' => 1139,
        'Œ' => 2048,
        'Î' | 'Ï' | 'î' | 'ï' => 569,
        _ => {
            let folded = crate::lang::fold::fold(&c.to_string());
            let base = folded.chars().next().filter(|c| matches!(c, ' '..='~')).unwrap_or('m');
            let base = if c.is_uppercase() { base.to_ascii_uppercase() } else { base };
            ASCII[base as usize - 0x20]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::pixels;

    #[test]
    fn widths_are_those_of_arial() {
        // 2048 units an em at 20 px: ten `e` are 10 × 1139 × 20 / 2048.
        assert_eq!(pixels("eeeeeeeeee"), 112);
        assert_eq!(pixels("é"), pixels("e"));
        assert!(pixels("Haut-Karabakh : des militaires russes tués, confirme Moscou") < 600);
    }
}
