//! A file of sections that is ready without parsing. In: byte sections. Out: one byte string, and a view of it. It
//! never copies a section.
//!
//! Layout (little-endian): magic (4 bytes), then offset and length (u32 each) of every section, then the sections.

use std::ops::Range;

/// Joins sections behind a header.
pub fn write(magic: &[u8; 4], sections: &[Vec<u8>]) -> Vec<u8> {
    let mut out = magic.to_vec();
    let mut offset = magic.len() + sections.len() * 8;
    for section in sections {
        out.extend((offset as u32).to_le_bytes());
        out.extend((section.len() as u32).to_le_bytes());
        offset += section.len();
    }
    sections.iter().for_each(|s| out.extend(s));
    out
}

/// A view of a table with `N` sections.
#[derive(Debug, Clone)]
pub struct Table<'a, const N: usize> {
    sections: [&'a [u8]; N],
}

impl<'a, const N: usize> Table<'a, N> {
    /// Opens a table, or says what is wrong with it.
    pub fn open(magic: &[u8; 4], bytes: &'a [u8]) -> Result<Self, String> {
        Ok(Self { sections: Self::bounds(magic, bytes)?.map(|section| &bytes[section]) })
    }

    /// Where the sections of a table stand, or what is wrong with it.
    pub fn bounds(magic: &[u8; 4], bytes: &[u8]) -> Result<[Range<usize>; N], String> {
        if bytes.get(..4) != Some(magic) {
            return Err("not the table that was expected".into());
        }
        let mut bounds = [const { 0..0 }; N];
        for (i, section) in bounds.iter_mut().enumerate() {
            let header = bytes.get(4 + i * 8..12 + i * 8).ok_or("truncated header")?;
            let (start, length) = (u32_at(header, 0) as usize, u32_at(header, 1) as usize);
            *section = start..start + length;
            bytes.get(section.clone()).ok_or("truncated section")?;
        }
        Ok(bounds)
    }

    /// One section.
    pub fn section(&self, index: usize) -> &'a [u8] {
        self.sections[index]
    }

    /// The record `index` of a blob in section `blob`, whose bounds stand in section `offsets`.
    pub fn record(&self, offsets: usize, blob: usize, index: usize) -> &'a [u8] {
        let bounds = self.sections[offsets];
        let (start, end) = (u32_at(bounds, index) as usize, u32_at(bounds, index + 1) as usize);
        &self.sections[blob][start..end]
    }
}

/// The `index`th little-endian u32 of a section.
pub fn u32_at(section: &[u8], index: usize) -> u32 {
    let b = &section[index * 4..index * 4 + 4];
    u32::from_le_bytes([b[0], b[1], b[2], b[3]])
}

/// Numbers as a section.
pub fn u32_section(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

/// Records of any length as two sections: bounds (one more than records) and blob.
pub fn record_sections(records: impl IntoIterator<Item = Vec<u8>>) -> (Vec<u8>, Vec<u8>) {
    let (mut bounds, mut blob) = (vec![0u32], Vec::new());
    for record in records {
        blob.extend(record);
        bounds.push(blob.len() as u32);
    }
    (u32_section(&bounds), blob)
}
