//! Packed parcels, by `PPMd`, which makes text an eighth smaller than what servers compress with, and needs nothing from a
//! server. Unpacking never panics or takes more memory than is named here, whatever it is given.

use super::Broken;
use ppmd_rust::Ppmd7Decoder;
use std::io::Read;

/// How many letters before one help to guess it.
const ORDER: u32 = 14;
/// What the model of the text may take, in bytes.
const MEMORY: u32 = 8 << 20;
/// No parcel is nearly as large.
const AT_MOST: usize = 4 << 20;
/// In front stands how long it is, unpacked but for the capitals.
const HEAD: usize = 4;
/// This bit of it says that capitals are marked.
const MARKED: u32 = 1 << 31;
/// Stands before a small letter that is a capital: the word is then the same as in the middle of a sentence, and a
/// hundredth is saved. No text holds it.
const CAPITAL: u8 = 1;

/// What was packed.
///
/// # Errors
/// If it ends too early or says that it is larger than 4 MB.
pub fn unpack(packed: &[u8]) -> Result<Vec<u8>, Broken> {
    let (head, body) = packed.split_first_chunk::<HEAD>().ok_or(Broken)?;
    let head = u32::from_le_bytes(*head);
    let length = usize::try_from(head & !MARKED).map_err(|_| Broken)?;
    if length > AT_MOST {
        return Err(Broken);
    }
    let mut decoder = Ppmd7Decoder::new(body, ORDER, MEMORY).map_err(|_| Broken)?;
    let mut plain = vec![0; length];
    decoder.read_exact(&mut plain).map_err(|_| Broken)?;
    if head & MARKED != 0 {
        let mut capital = false;
        plain.retain_mut(|byte| {
            if capital {
                byte.make_ascii_uppercase();
            }
            capital = *byte == CAPITAL;
            !capital
        });
    }
    Ok(plain)
}

/// With a mark and a small letter for the capital that begins a word; `None` for what is no text.
#[cfg(feature = "pack")]
fn with_marked_capitals(plain: &[u8]) -> Option<Vec<u8>> {
    if plain.contains(&CAPITAL) {
        return None;
    }
    let mut marked = Vec::with_capacity(plain.len() + plain.len() / 16);
    let mut before = 0_u8;
    for (at, byte) in plain.iter().enumerate() {
        let begins = byte.is_ascii_uppercase() && !before.is_ascii_alphabetic();
        if begins && plain.get(at + 1).is_some_and(u8::is_ascii_lowercase) {
            marked.extend([CAPITAL, byte.to_ascii_lowercase()]);
        } else {
            marked.push(*byte);
        }
        before = *byte;
    }
    Some(marked)
}

/// Packs; the same bytes come out everywhere.
///
/// # Errors
/// If it is larger than what is ever unpacked.
#[cfg(feature = "pack")]
pub fn pack(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    use std::io::{Error, Write};
    if plain.len() > AT_MOST {
        return Err(Error::other("a parcel holds 4 MB at most"));
    }
    let marked = with_marked_capitals(plain);
    let (plain, mark) = marked.as_deref().map_or((plain, 0), |marked| (marked, MARKED));
    if plain.len() > AT_MOST {
        return Err(Error::other("with its capitals marked, a parcel holds 4 MB at most"));
    }
    let length = u32::try_from(plain.len()).map_err(Error::other)?;
    let packed = (length | mark).to_le_bytes().to_vec();
    let mut encoder = ppmd_rust::Ppmd7Encoder::new(packed, ORDER, MEMORY)
        .map_err(|error| Error::other(error.to_string()))?;
    encoder.write_all(plain)?;
    encoder.finish(false)
}

#[cfg(all(test, feature = "pack"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_back() {
        let long =
            "Prior authorization (PA), autorización previa. EL PLAN, McX Él a1A \u{1}".repeat(999);
        for plain in ["", "a", "A", "Aa", "Aetna. Cigna", &long, long.trim_end_matches('\u{1}')] {
            let packed = pack(plain.as_bytes()).expect("is small enough");
            assert_eq!(unpack(&packed).expect("was packed"), plain.as_bytes());
        }
    }

    #[test]
    fn what_is_cut_or_too_large_is_refused() {
        let packed = pack("step therapy ".repeat(99).as_bytes()).expect("is small enough");
        assert!(unpack(&packed[..3]).is_err());
        assert!(unpack(&packed[..20]).is_err());
        assert!(unpack(&[255; 40]).is_err());
    }

    /// Noise may well unpack to something: the hash of the stamp tells that it is not what was packed.
    #[test]
    fn any_bytes_are_survived() {
        let mut state = 7_u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_le_bytes()[3]
        };
        let mut unpacked = 0;
        for length in 0..200_usize {
            // Behind the length the coder's own first byte, without which it would not begin.
            let mut bytes = vec![200, 1, 0, 0, 0];
            bytes.extend((0..length).map(|_| noise()));
            unpacked += usize::from(unpack(&bytes).is_ok());
        }
        assert!(unpacked > 0, "the noise was never unpacked");
        let packed = pack("prior authorization, step therapy. ".repeat(20).as_bytes());
        let packed = packed.expect("is small enough");
        let mut unpacked = 0;
        for at in HEAD..packed.len() {
            let mut damaged = packed.clone();
            damaged[at] ^= noise() | 1;
            unpacked += usize::from(unpack(&damaged).is_ok());
        }
        assert!(unpacked > 0, "no damaged text was unpacked");
    }
}
