//! Which field of a record a byte belongs to, told from the bytes before it.
//!
//! Records are packed as postcard writes them, which names no fields. Odd: nothing is decoded here; the walker only follows the
//! lengths and counts along the shape of [`crate::Record`], so bytes of anybody lead it astray and no further. Texts and
//! numbers have places: a place is the way to them through the shape, the same in each row of a list.

use rustc_hash::FxHashMap;

use super::model::hash;

/// How postcard writes something.
enum Shape {
    /// A varint.
    Number,
    /// So many bytes.
    Bytes(u64),
    /// A varint length and so many bytes.
    Text,
    /// A byte, and what it is if that is not 0.
    Maybe(&'static Shape),
    /// A varint count and so many of these.
    List(&'static Shape),
    /// One after the other.
    Row(&'static [Shape]),
    /// A varint that says which of these follows.
    Choice(&'static [Shape]),
}

use Shape::{Bytes, Choice, List, Maybe, Number, Row, Text};

const RECORD: Shape = Choice(&[ADVISORY, Row(&[]), EXPLOITED, Row(&[Number, Text]), LIFETIME]);
const ADVISORY: Shape = Row(&[
    Text,        // id
    Text,        // feed
    List(&Text), // vulnerabilities
    List(&Text), // aliases
    Maybe(&Number),
    Maybe(&Number),
    Maybe(&Number),
    Number,
    Number,
    Number,
    Maybe(&Text),
    Maybe(&Text),
    Maybe(&Text),
    Maybe(&Text), // severity
    List(&CVSS),
    List(&Number),
    List(&Row(&[Number, Text])),
    List(&AFFECTED),
]);
const CVSS: Shape = Row(&[Number, Text, Bytes(4), Text]);
const AFFECTED: Shape = Row(&[
    Text, // space
    Text, // package
    Number,
    List(&Row(&[Maybe(&Text), Choice(&[Text, Text, Row(&[])])])),
    Number,
    Maybe(&Number),
    Maybe(&Text),
    List(&Text),
    Maybe(&Text),
    Maybe(&Text),
]);
const EXPLOITED: Shape = Row(&[Text, Maybe(&Number), Maybe(&Number), Number, Maybe(&Text)]);
const LIFETIME: Shape = Row(&[Text, Maybe(&Number), Maybe(&Number)]);

/// Where in a shape the next byte is.
struct Step {
    shape: &'static Shape,
    place: u32,
    /// How far it is: fields or elements done, bytes left; `None` while the number in front is read.
    at: Option<u64>,
}

impl Step {
    fn new(shape: &'static Shape, place: u32) -> Self {
        let at = match shape {
            Bytes(count) => Some(*count),
            Row(_) => Some(0),
            _ => None,
        };
        Self { shape, place, at }
    }

    /// Whether its fields or elements are to be read next.
    fn has_steps(&self) -> bool {
        matches!((self.shape, self.at), (Row(_) | List(_), Some(_)))
    }

    /// The next field or element; `None` after the last.
    fn next(&mut self) -> Option<Self> {
        match (self.shape, &mut self.at) {
            (Row(fields), Some(done)) => {
                let field = fields.get(*done as usize)?;
                *done += 1;
                Some(Self::new(field, hash(self.place, *done as u32)))
            }
            (List(element), Some(left)) => {
                *left = left.checked_sub(1)?;
                Some(Self::new(element, hash(self.place, ELEMENT)))
            }
            _ => None,
        }
    }
}

/// What a place is told apart from those of fields by: an element of a list, what may be there, the first of some choices.
const ELEMENT: u32 = 300;
const INNER: u32 = 99;
const CHOICE: u32 = 200;
/// How many fields an advisory has.
const FIELDS: usize = 18;

/// Follows the bytes of records.
#[derive(Default)]
pub struct Walker {
    steps: Vec<Step>,
    /// The number that is being read, and how many bits of it are.
    number: (u64, u32),
    /// What was read of the value so far, hashed.
    prefix: u32,
    /// The values before this one, hashed, the last first.
    before: [u32; 2],
    /// The last two values at each place.
    last: FxHashMap<u32, [u32; 2]>,
}

impl Walker {
    /// Begins a record.
    pub fn begin(&mut self) {
        self.steps.clear();
        self.number = (0, 0);
        self.prefix = 0;
        self.push(&RECORD, 1);
    }

    /// Whether the record is at its end.
    pub fn is_done(&self) -> bool {
        self.steps.is_empty()
    }

    /// Whether so many fields of an advisory are complete, and nothing behind them is read.
    pub fn has_read(&self, count: u64) -> bool {
        match self.steps.as_slice() {
            [record, next] => {
                matches!(record.shape, Row(fields) if fields.len() == FIELDS)
                    && record.at == Some(count + 1)
                    && next.at.is_none()
                    && self.prefix == 0
            }
            _ => false,
        }
    }

    /// Where the next byte is.
    pub fn place(&self) -> u32 {
        self.steps
            .last()
            .map_or(0, |step| hash(step.place, u32::from(step.at.is_some())))
    }

    /// What was read of its value so far.
    pub fn prefix(&self) -> u32 {
        self.prefix
    }

    /// The two values before.
    pub fn before(&self) -> [u32; 2] {
        self.before
    }

    /// The last two values of its place.
    pub fn above(&self) -> [u32; 2] {
        let place = self.steps.last().map_or(0, |step| step.place);
        self.last.get(&place).copied().unwrap_or_default()
    }

    /// The last value of the place so many fields along this row from its beginning, `up` rows out.
    pub fn beside(&self, up: usize, field: u32) -> u32 {
        let row = self
            .steps
            .iter()
            .rev()
            .filter(|step| matches!(step.shape, Row(_)))
            .nth(up);
        let place = row.map_or(0, |row| hash(row.place, field + 1));
        self.last.get(&place).map_or(0, |last| last[0])
    }

    fn push(&mut self, shape: &'static Shape, place: u32) {
        self.steps.push(Step::new(shape, place));
        self.settle();
    }

    /// Goes on by a byte.
    pub fn advance(&mut self, byte: u8) {
        self.prefix = hash(self.prefix, u32::from(byte) + 1);
        let Some(step) = self.steps.last_mut() else {
            return;
        };
        match (step.shape, &mut step.at) {
            (Text | Bytes(_), Some(left)) => {
                *left -= 1;
                if *left == 0 {
                    self.end_value();
                }
            }
            (Maybe(inner), _) => {
                let (inner, place) = (*inner, step.place);
                self.end_value();
                if byte != 0 {
                    self.push(inner, hash(place, INNER));
                }
            }
            _ => self.number(byte),
        }
    }

    fn number(&mut self, byte: u8) {
        let (value, bits) = self.number;
        let value = value | u64::from(byte & 127).checked_shl(bits).unwrap_or(0);
        self.number = (value, bits.saturating_add(7));
        if byte < 128 {
            self.number = (0, 0);
            self.counted(value);
        }
    }

    /// A number is complete.
    fn counted(&mut self, value: u64) {
        let Some(step) = self.steps.last_mut() else {
            return;
        };
        let place = step.place;
        match step.shape {
            Text if value > 0 => step.at = Some(value),
            List(_) if value > 0 => {
                step.at = Some(value);
                self.note_value();
                self.settle();
            }
            Choice(shapes) => {
                let shape = usize::try_from(value).ok().and_then(|value| shapes.get(value));
                self.end_value();
                if let Some(shape) = shape {
                    self.push(shape, hash(place, CHOICE + value as u32));
                }
            }
            _ => self.end_value(),
        }
    }

    fn end_value(&mut self) {
        self.note_value();
        self.steps.pop();
        self.settle();
    }

    fn note_value(&mut self) {
        let place = self.steps.last().map_or(0, |step| step.place);
        let last = self.last.entry(place).or_default();
        *last = [self.prefix, last[0]];
        self.before = [self.prefix, self.before[0]];
        self.prefix = 0;
    }

    /// Goes to the next value that has bytes.
    fn settle(&mut self) {
        while let Some(step) = self.steps.last_mut().filter(|step| step.has_steps()) {
            match step.next() {
                Some(next) => self.steps.push(next),
                None => drop(self.steps.pop()),
            }
        }
    }
}
