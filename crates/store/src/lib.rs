//! Metadata in SQL: one schema and one set of queries for SQLite and PostgreSQL
