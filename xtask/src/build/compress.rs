//! Compressed copies beside each file, so that any plain server or CDN can hand them out.
//!
//! The same bytes come out on every machine: no file name and no time is written into them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow};
use flate2::{Compression, GzBuilder};

use super::sums::files_below;

/// Smaller files gain nothing: they fit into one packet either way.
const WORTH_COMPRESSING: u64 = 1024;

/// Writes `.br` and `.gz` beside every file below this folder that is worth it. What is packed already gets none:
/// servers then send the file itself.
pub(super) fn compress_all(folder: &Path) -> Result<()> {
    let mut files = worth_compressing(folder)?;
    // The largest first, since it decides how long all take.
    files.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let queue = std::sync::Mutex::new(files.into_iter());
    thread::scope(|scope| {
        let hands: Vec<_> = (0..workers)
            .map(|_| {
                scope.spawn(|| -> Result<()> {
                    loop {
                        let next = queue
                            .lock()
                            .map_err(|_| anyhow!("a compressing thread stopped"))?
                            .next();
                        let Some((_, file)) = next else { return Ok(()) };
                        compress(&file)
                            .with_context(|| format!("could not compress {}", file.display()))?;
                    }
                })
            })
            .collect();
        hands.into_iter().try_for_each(|hand| {
            hand.join().map_err(|_| anyhow!("a compressing thread stopped"))?
        })
    })
}

/// Every file below a folder that is worth compressing, with its size.
fn worth_compressing(folder: &Path) -> Result<Vec<(u64, PathBuf)>> {
    let mut files = Vec::new();
    for file in files_below(folder)? {
        let size = fs::metadata(&file)?.len();
        if size > WORTH_COMPRESSING && file.extension().is_none_or(|end| end != "pack") {
            files.push((size, file));
        }
    }
    Ok(files)
}

fn compress(file: &Path) -> Result<()> {
    let bytes = fs::read(file)?;
    for (suffix, small) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
        if small.len() < bytes.len() {
            fs::write(with_suffix(file, suffix), small)?;
        }
    }
    Ok(())
}

/// `core.json` -> `core.json.br`.
pub(crate) fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let options = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut small, &options)?;
    Ok(small)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzBuilder::new().write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn both_copies_give_the_original_back_and_are_always_the_same() -> Result<()> {
        let text = "prior authorization ".repeat(200).into_bytes();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&text)?, &mut back)?;
        assert_eq!(back, text);
        back.clear();
        flate2::read::GzDecoder::new(&*gzip(&text)?).read_to_end(&mut back)?;
        assert_eq!(back, text);
        assert_eq!(gzip(&text)?, gzip(&text)?);
        Ok(())
    }
}
