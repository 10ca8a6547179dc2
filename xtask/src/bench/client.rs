//! An HTTP/1.1 client for servers on this machine that takes as little of the processor as it can.
//!
//! Odd: it is our own, because client and server share two cores here and what a client library does between its
//! sockets would be measured as the server's. Files go out by `sendfile`. It knows no TLS, no redirects and no
//! proxies.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use anyhow::{Context, bail};

/// An open connection.
pub struct Connection {
    /// `HOST:PORT` of the server.
    pub address: String,
    reader: BufReader<TcpStream>,
    /// `Name: value\r\n` lines that go out with each request.
    pub headers: String,
}

/// What is sent.
pub enum Body<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// A file from its start, so many bytes.
    File(&'a File, u64),
}

impl Body<'_> {
    fn len(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File(_, size) => *size,
        }
    }
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    head: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.head.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// Itself, if it has this status.
    pub fn expect(self, status: u16) -> anyhow::Result<Self> {
        if self.status != status {
            bail!(
                "{status} was expected, not {}: {}",
                self.status,
                String::from_utf8_lossy(&self.body)
            );
        }
        Ok(self)
    }
}

impl Connection {
    /// Connects to `HOST:PORT`.
    pub fn open(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).with_context(|| format!("{address} does not answer"))?;
        stream.set_nodelay(true)?;
        Ok(Self {
            address: address.to_owned(),
            reader: BufReader::new(stream),
            headers: String::new(),
        })
    }

    /// Sends a request and waits for the whole answer. `extra`: further header lines, each with its line end.
    pub fn send(&mut self, method: &str, path: &str, extra: &str, body: Body<'_>) -> anyhow::Result<Answer> {
        let head = self.head(method, path, extra, body.len());
        let stream = self.reader.get_mut();
        match body {
            Body::Bytes(bytes) => stream.write_all(&[head.as_bytes(), bytes].concat())?,
            Body::File(mut file, size) => {
                stream.write_all(head.as_bytes())?;
                io::Seek::rewind(&mut file)?;
                let sent = io::copy(&mut file.take(size), stream)?;
                anyhow::ensure!(sent == size, "the file has {sent} bytes, not {size}");
            }
        }
        self.answer(method == "HEAD")
    }

    /// The head of a request, as it is sent.
    pub fn head(&self, method: &str, path: &str, extra: &str, length: u64) -> String {
        let (address, headers) = (&self.address, &self.headers);
        let length = match (method, length) {
            ("GET" | "HEAD", _) => String::new(),
            _ => format!("Content-Length: {length}\r\n"),
        };
        format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\n{length}{headers}{extra}\r\n")
    }

    /// The bare connection, for a caller that reads answers by itself.
    pub fn into_stream(self) -> TcpStream {
        self.reader.into_inner()
    }

    /// The same, while the connection is kept too.
    pub fn clone_stream(&self) -> anyhow::Result<TcpStream> {
        Ok(self.reader.get_ref().try_clone()?)
    }

    fn answer(&mut self, head_only: bool) -> anyhow::Result<Answer> {
        let status = self.line()?;
        let status = status.split(' ').nth(1).and_then(|word| word.parse().ok());
        let mut answer = Answer {
            status: status.context("no HTTP answer")?,
            head: Vec::new(),
            body: Vec::new(),
        };
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            answer.head.push((name.to_owned(), value.trim().to_owned()));
        }
        if !head_only {
            answer.body = self.body(&answer)?;
        }
        Ok(answer)
    }

    fn body(&mut self, answer: &Answer) -> anyhow::Result<Vec<u8>> {
        if let Some(length) = answer.header("content-length") {
            let mut body = vec![0; length.parse()?];
            self.reader.read_exact(&mut body)?;
            return Ok(body);
        }
        if answer.header("transfer-encoding").is_none() {
            return Ok(Vec::new());
        }
        let mut body = Vec::new();
        loop {
            let size = usize::from_str_radix(self.line()?.trim(), 16)?;
            let begin = body.len();
            body.resize(begin + size, 0);
            self.reader.read_exact(&mut body[begin..])?;
            self.line()?;
            if size == 0 {
                return Ok(body);
            }
        }
    }

    fn line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        if self.reader.read_line(&mut line)? == 0 {
            bail!("the server closed the connection");
        }
        Ok(line.trim_end().to_owned())
    }
}
