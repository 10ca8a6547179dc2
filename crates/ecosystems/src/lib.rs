//! What is particular to each ecosystem: package databases, version orders, purls; a folder each
