//! The compression of a layer, told by its first bytes and undone chunk by chunk: gzip with any number of members,
//! zstd with any number of frames (skippable ones too), or nothing.
//!
//! Odd: media types are not asked, since registries hold layers whose type and bytes disagree and runtimes look at
//! the bytes as well.

use zstd::stream::raw::{DParameter, Decoder as ZstdStream, Operation};

use crate::gzip::Gzip;
use crate::{Error, Limits};

/// Output buffer: large enough that the inflater's copying of its 32 KiB window does not count.
const BUFFER: usize = 128 << 10;

/// How a layer is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// gzip (RFC 1952).
    Gzip,
    /// zstd (RFC 8878).
    Zstd,
}

/// Undoes a layer's compression.
pub struct Decoder {
    limits: Limits,
    format: Format,
    buffer: Box<[u8]>,
    read: u64,
    written: u64,
}

enum Format {
    /// The first bytes, of which up to four are gathered.
    Unknown(Vec<u8>),
    Plain,
    Gzip(Box<Gzip>),
    Zstd(Zstd),
}

struct Zstd {
    stream: ZstdStream<'static>,
    in_frame: bool,
}

/// What one step of a decompressor did.
pub(crate) struct Step {
    pub(crate) read: usize,
    pub(crate) written: usize,
}

impl Decoder {
    /// A decoder that has seen nothing yet.
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            format: Format::Unknown(Vec::with_capacity(4)),
            buffer: Box::default(),
            read: 0,
            written: 0,
        }
    }

    /// Takes the next bytes and hands on what they decompress to.
    pub fn push(
        &mut self,
        mut input: &[u8],
        out: &mut impl FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if let Format::Unknown(head) = &mut self.format {
            let missing = (4 - head.len()).min(input.len());
            head.extend_from_slice(&input[..missing]);
            input = &input[missing..];
            if head.len() < 4 {
                return Ok(());
            }
            self.recognise(out)?;
        }
        self.decode(input, out)
    }

    /// Ends the stream: hands on what is left, and tells a stream that was cut short.
    pub fn finish(&mut self, out: &mut impl FnMut(&[u8]) -> Result<(), Error>) -> Result<(), Error> {
        if matches!(self.format, Format::Unknown(_)) {
            self.recognise(out)?;
        }
        match &self.format {
            Format::Gzip(gzip) if !gzip.is_complete() => Err(Error::Truncated("a gzip member")),
            Format::Zstd(zstd) if zstd.in_frame => Err(Error::Truncated("a zstd frame")),
            _ => Ok(()),
        }
    }

    /// What the stream turned out to be; `None` before four bytes of it were there.
    pub fn compression(&self) -> Option<Compression> {
        match self.format {
            Format::Unknown(_) => None,
            Format::Plain => Some(Compression::None),
            Format::Gzip(_) => Some(Compression::Gzip),
            Format::Zstd(_) => Some(Compression::Zstd),
        }
    }

    /// Whether bytes that belong to nothing stand behind the last gzip member.
    pub fn has_trailing_garbage(&self) -> bool {
        matches!(&self.format, Format::Gzip(gzip) if gzip.has_trailing_garbage())
    }

    /// Bytes taken in so far.
    pub fn compressed_bytes(&self) -> u64 {
        self.read
    }

    /// Bytes handed on so far.
    pub fn uncompressed_bytes(&self) -> u64 {
        self.written
    }

    fn recognise(&mut self, out: &mut impl FnMut(&[u8]) -> Result<(), Error>) -> Result<(), Error> {
        let Format::Unknown(head) = std::mem::replace(&mut self.format, Format::Plain) else {
            return Ok(());
        };
        self.format = Format::of(&head, &self.limits)?;
        if !matches!(self.format, Format::Plain) {
            self.buffer = vec![0; BUFFER].into();
        }
        self.decode(&head, out)
    }

    fn decode(
        &mut self,
        mut input: &[u8],
        out: &mut impl FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if matches!(self.format, Format::Plain) {
            self.count(input.len(), input.len())?;
            return out(input);
        }
        loop {
            let step = self.format.step(input, &mut self.buffer)?;
            input = &input[step.read..];
            self.count(step.read, step.written)?;
            out(&self.buffer[..step.written])?;
            // A full buffer may mean that more output waits although all input is taken.
            if input.is_empty() && step.written < self.buffer.len() {
                return Ok(());
            }
        }
    }

    fn count(&mut self, read: usize, written: usize) -> Result<(), Error> {
        self.read += read as u64;
        self.written += written as u64;
        if self.written > self.limits.uncompressed_bytes {
            return Err(Error::TooLarge(self.limits.uncompressed_bytes));
        }
        let counts = self.written > self.limits.ratio_from_bytes;
        if counts && self.written / self.limits.ratio.max(1) > self.read {
            return Err(Error::Bomb(self.limits.ratio));
        }
        Ok(())
    }
}

impl Format {
    fn of(head: &[u8], limits: &Limits) -> Result<Self, Error> {
        Ok(match head {
            [0x1f, 0x8b, ..] => Self::Gzip(Box::new(Gzip::new())),
            [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => Self::Zstd(Zstd::new(limits)?),
            [b'B', b'Z', b'h', b'1'..=b'9'] => return Err(Error::UnsupportedCompression("bzip2")),
            [0xfd, b'7', b'z', b'X'] => return Err(Error::UnsupportedCompression("xz")),
            _ => Self::Plain,
        })
    }

    fn step(&mut self, input: &[u8], buffer: &mut [u8]) -> Result<Step, Error> {
        match self {
            Self::Gzip(gzip) => gzip.step(input, buffer),
            Self::Zstd(zstd) => zstd.step(input, buffer),
            Self::Unknown(_) | Self::Plain => Ok(Step {
                read: input.len(),
                written: 0,
            }),
        }
    }
}

impl Zstd {
    fn new(limits: &Limits) -> Result<Self, Error> {
        let mut stream = ZstdStream::new().map_err(|error| corrupt("zstd", error.to_string()))?;
        stream
            .set_parameter(DParameter::WindowLogMax(limits.zstd_window_log))
            .map_err(|error| corrupt("zstd", error.to_string()))?;
        Ok(Self {
            stream,
            in_frame: false,
        })
    }

    fn step(&mut self, input: &[u8], buffer: &mut [u8]) -> Result<Step, Error> {
        if input.is_empty() && !self.in_frame {
            return Ok(Step { read: 0, written: 0 });
        }
        let status = self.stream.run_on_buffers(input, buffer);
        let status = status.map_err(|error| corrupt("zstd", error.to_string()))?;
        self.in_frame = status.remaining != 0;
        if status.bytes_read == 0 && status.bytes_written == 0 && !input.is_empty() {
            return Err(corrupt("zstd", "it does not go on".to_owned()));
        }
        Ok(Step {
            read: status.bytes_read,
            written: status.bytes_written,
        })
    }
}

fn corrupt(format: &'static str, reason: String) -> Error {
    Error::Corrupt { format, reason }
}
