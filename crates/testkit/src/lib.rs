//! What tests share: servers under test, real clients, private PostgreSQL and S3, test data
