//! TODO(merge): stands in for `ingest` until that branch is merged, and goes away with it. In: bytes. Out: one
//! paragraph a line. It never looks at encodings, languages, wrapping, titles or credits.

use crate::Failure;
use crate::model::{Block, BlockKind, Document, Span};

/// What ingest will make of the bytes.
pub(crate) fn ingest(name: &str, bytes: &[u8]) -> Result<Document, Failure> {
    if bytes.contains(&0) {
        return Err(Failure::Nothing("control characters and NUL bytes, expected text".into()));
    }
    let source = String::from_utf8_lossy(bytes).into_owned();
    let text = source.clone();
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let end = start + line.trim().len();
        if end > start {
            blocks.push(Block { span: Span::new(start, end), kind: BlockKind::Paragraph });
        }
        at += line.len();
    }
    if blocks.is_empty() {
        return Err(Failure::Nothing("no text, expected an article in French".into()));
    }
    Ok(Document { name: name.into(), source, text, blocks, ..Document::default() })
}
