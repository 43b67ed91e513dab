//! One HTML tag. In: text at a `<`. Out: [`Tag`], or nothing where no tag stands; and where elements begin and end. It
//! never looks past the next `<`, so that hostile text costs no more than its length.

/// A tag, as it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    /// Its name, as written; a declaration's begins with `!`.
    pub name: &'a str,
    /// `</name>`.
    pub closing: bool,
    /// Its attributes, as written.
    pub attributes: &'a str,
    /// Bytes from `<` to `>`.
    pub length: usize,
}

impl<'a> Tag<'a> {
    /// Reads the tag that `text` begins with.
    pub(super) fn parse(text: &'a str) -> Option<Tag<'a>> {
        let inside = text.strip_prefix('<')?;
        let closing = inside.starts_with('/');
        let named = &inside[usize::from(closing)..];
        if !named.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
            return None;
        }
        let end = tag_end(named)?;
        let body = &named[..end];
        let name_end = body.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(body.len());
        let length = 1 + usize::from(closing) + end + 1;
        Some(Tag { name: &body[..name_end], closing, attributes: &body[name_end..], length })
    }

    /// The words of its `class` and `itemprop`, cut at hyphens and underscores.
    pub(super) fn class_words(&self) -> impl Iterator<Item = &'a str> {
        let attributes = self.attributes;
        ["class", "itemprop"]
            .into_iter()
            .filter_map(move |name| attribute(attributes, name))
            .flat_map(|value| value.split(|c: char| !c.is_ascii_alphanumeric()))
            .filter(|word| !word.is_empty())
    }
}

/// Where the tag's `>` stands: outside quotation marks, and before any `<`.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut first = None;
    for (i, b) in text.bytes().enumerate() {
        match (b, quote) {
            (b'<', _) => return first,
            (b'>', None) => return Some(i),
            (b'>', Some(_)) => first = first.or(Some(i)),
            (b'"' | b'\'', None) if text[..i].ends_with('=') => quote = Some(b),
            (_, Some(q)) if b == q => quote = None,
            _ => {}
        }
    }
    first
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let at = attributes.find(&format!("{name}="))? + name.len() + 1;
    let value = &attributes[at..];
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split_whitespace().next(),
    }
}

/// Where a tag of that name (`/name` for a closing one) begins, from `from` on.
pub(super) fn find_tag(source: &str, from: usize, name: &str) -> Option<usize> {
    source.get(from..)?.match_indices('<').map(|(i, _)| from + i).find(|&i| is_tag(source, i, name))
}

fn is_tag(source: &str, at: usize, name: &str) -> bool {
    let bytes = source.as_bytes();
    let end = at + 1 + name.len();
    bytes.get(at + 1..end).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
        && bytes.get(end).is_none_or(|b| !b.is_ascii_alphanumeric())
}

/// One past the end of the element that opens at `at`, nested ones counted; none if it never ends.
pub(super) fn skip_element(source: &str, at: usize, name: &str) -> Option<usize> {
    let closing = format!("/{name}");
    let mut depth = 0usize;
    for (i, _) in source[at..].match_indices('<') {
        let i = at + i;
        if is_tag(source, i, name) {
            depth += 1;
        } else if is_tag(source, i, &closing) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(source[i..].find('>').map_or(source.len(), |e| i + e + 1));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_signs() {
        let name = |s| Tag::parse(s).map(|t| (t.name, t.closing, t.length));
        assert_eq!(name("<br/>x"), Some(("br", false, 5)));
        assert_eq!(name("</P >"), Some(("P", true, 5)));
        assert_eq!(name("<a title=\"x > y\" href=z>t"), Some(("a", false, 24)));
        assert_eq!([name("<3"), name("< b>"), name("<b <i>"), name("<b")], [None; 4]);
    }

    #[test]
    fn class_names_are_cut_into_words() {
        let tag = Tag::parse("<p id=\"a\" class=\"article__chapo is-big\">").expect("a tag");
        assert_eq!(tag.class_words().collect::<Vec<_>>(), ["article", "chapo", "is", "big"]);
    }

    #[test]
    fn elements_nest() {
        let s = "<nav>a<nav>b</nav>c</nav>d";
        assert_eq!(skip_element(s, 0, "nav").map(|e| &s[e..]), Some("d"));
        assert_eq!(skip_element("<nav><nav></nav>", 0, "nav"), None);
    }
}
