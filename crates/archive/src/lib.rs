//! Layer bytes to file entries: push-style inflating and tar reading, bounded against hostile input
