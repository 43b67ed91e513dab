//! Bytes into text. In: the bytes of a file. Out: the decoded text, and what was not as it should be. It never drops
//! a byte that could be a letter, and never fails on damaged text: only on what is no text at all.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Refusal;

/// A decoded text.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// Ids of messages: what the editor should know.
    pub notes: Vec<&'static str>,
}

/// First bytes of files that newsrooms send by mistake, and what they are.
const SIGNATURES: [(&[u8], &str); 11] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (.docx, .odt, .epub or .zip)"),
    (b"{\\rtf", "an RTF document"),
    (b"\xD0\xCF\x11\xE0", "an old Office document (.doc)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x7FELF", "a program"),
    (b"ID3", "an MP3 recording"),
];

/// Decodes UTF-8 with or without byte order mark, UTF-16, Windows-1252, and UTF-8 with stray Windows-1252 bytes.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Refusal::Binary { found: (*what).to_owned() });
    }
    let mut notes = Vec::new();
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => marked(encoding, &bytes[mark..], &mut notes),
        None => unmarked(bytes, &mut notes)?,
    };
    Ok(Decoded { text: clean(text, &mut notes)?, notes })
}

fn marked(encoding: &'static Encoding, bytes: &[u8], notes: &mut Vec<&'static str>) -> String {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        notes.push("damaged-characters");
    }
    text.into_owned()
}

fn unmarked(bytes: &[u8], notes: &mut Vec<&'static str>) -> Result<String, Refusal> {
    if let Some(encoding) = utf16_without_mark(bytes) {
        notes.push("utf-16-without-mark");
        return Ok(marked(encoding, bytes, notes));
    }
    if looks_binary(bytes) {
        return Err(Refusal::Binary { found: "control characters and NUL bytes".to_owned() });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let (valid, invalid) = multibyte_counts(bytes);
    if valid <= invalid {
        return Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned());
    }
    notes.push("mixed-encodings");
    Ok(mixed(bytes))
}

/// UTF-16 of Latin text has a NUL in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let nuls = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    match pairs {
        0 => None,
        _ if odd * 10 >= pairs * 6 && even * 20 <= pairs => Some(UTF_16LE),
        _ if even * 10 >= pairs * 6 && odd * 20 <= pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// True if more than one byte in fifty is a control character that no text holds.
fn looks_binary(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|&&b| b < 32 && !(8..=13).contains(&b) && b != 27).count();
    controls * 50 > bytes.len()
}

/// How many well-formed sequences of several bytes there are, and how many bytes that fit none.
fn multibyte_counts(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(valid, invalid), chunk| {
        let good = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (valid + good, invalid + chunk.invalid().len())
    })
}

/// UTF-8, with each byte that does not fit read as Windows-1252.
fn mixed(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    out
}

/// Takes out NUL and other control characters; C1 controls are Windows-1252 that went through Latin-1.
fn clean(text: String, notes: &mut Vec<&'static str>) -> Result<String, Refusal> {
    let stray = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\x0B' | '\x0C' | '\r');
    if !text.contains(stray) {
        return Ok(text);
    }
    let nuls = text.chars().filter(|&c| c == '\0').count();
    if nuls * 50 > text.len() {
        return Err(Refusal::Binary { found: "NUL characters".to_owned() });
    }
    if text.contains(|c| stray(c) && c < '\u{80}') {
        notes.push("control-characters");
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{80}'..='\u{9f}' => out.push_str(&windows_1252(c)),
            c if stray(c) => {}
            c => out.push(c),
        }
    }
    Ok(out)
}

fn windows_1252(c: char) -> Cow<'static, str> {
    let decoded = WINDOWS_1252.decode_without_bom_handling(&[c as u32 as u8]).0.into_owned();
    if decoded.chars().all(char::is_control) { Cow::Borrowed("") } else { Cow::Owned(decoded) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).expect("text").text
    }

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        let units = text.encode_utf16();
        units.flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn the_encodings_of_newsrooms_give_the_same_text() {
        let wanted = "L’été à Sète : 3 € de l’œuf…\r\nFin";
        assert_eq!(text(wanted.as_bytes()), wanted);
        assert_eq!(text(&[b"\xEF\xBB\xBF", wanted.as_bytes()].concat()), wanted);
        assert_eq!(text(&WINDOWS_1252.encode(wanted).0), wanted);
        assert_eq!(text(&[b"\xFF\xFE".to_vec(), utf16(wanted, true)].concat()), wanted);
        assert_eq!(text(&[b"\xFE\xFF".to_vec(), utf16(wanted, false)].concat()), wanted);
        assert_eq!(text(&utf16(wanted, true)), wanted);
        assert_eq!(text(&utf16(wanted, false)), wanted);
    }

    #[test]
    fn damage_is_read_and_told() {
        let mut lone = b"\xFF\xFE".to_vec();
        lone.extend(utf16("Ici", true));
        lone.extend([0x00, 0xD8]);
        lone.extend(utf16("et", true));
        let d = decode(&lone).expect("text");
        assert_eq!(d.text, "Ici\u{FFFD}et");
        assert_eq!(d.notes, ["damaged-characters"]);
        let d = decode(
            "été, été".as_bytes().iter().chain(b" \xE9t").copied().collect::<Vec<_>>().as_slice(),
        )
        .expect("text");
        assert_eq!(d.text, "été, été ét");
        assert_eq!(d.notes, ["mixed-encodings"]);
        let long = format!("a\0{}", "b".repeat(200));
        let d = decode(long.as_bytes()).expect("text");
        assert_eq!(d.text, long.replace('\0', ""));
        assert_eq!(d.notes, ["control-characters"]);
        assert_eq!(text("l\u{92}eau\u{85}".as_bytes()), "l’eau…");
    }

    #[test]
    fn what_is_no_text_is_named() {
        let found = |bytes: &[u8]| match decode(bytes) {
            Err(Refusal::Binary { found }) => found,
            other => format!("{other:?}"),
        };
        assert_eq!(found(b"%PDF-1.7 \x00"), "a PDF document");
        assert!(found(b"PK\x03\x04....").contains(".docx"));
        assert!(found(&[0, 1, 2, 3, 200, 0, 7, 0]).contains("NUL"));
        assert!(matches!(decode(b""), Err(Refusal::Empty)));
    }
}
