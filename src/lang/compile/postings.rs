//! Which cards hold a stem, in few bytes. In: indices of cards, in order. Out: runs of differences, and back. It never
//! knows what a stem weighs.

/// The indices as differences, seven bits a byte, the last byte of each without the highest bit.
pub fn pack(cards: &[u32]) -> Vec<u8> {
    let mut out = Vec::with_capacity(cards.len());
    let mut before = 0;
    for &card in cards {
        let mut rest = card - before;
        before = card;
        while rest > 0x7f {
            out.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }
    out
}

/// The indices of a run; see [`pack`].
pub fn unpack(run: &[u8]) -> impl Iterator<Item = u32> {
    let (mut card, mut part, mut shift) = (0u32, 0u32, 0);
    run.iter().filter_map(move |byte| {
        part |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 != 0 {
            shift += 7;
            return None;
        }
        card += part;
        (part, shift) = (0, 0);
        Some(card)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        for cards in [vec![], vec![0], vec![3, 4, 130, 20_000, 2_000_000]] {
            assert_eq!(unpack(&pack(&cards)).collect::<Vec<_>>(), cards);
        }
    }
}
