module version-oracle

go 1.24.4

require (
	github.com/bitnami/go-version v0.0.0-20250505154626-452e8c5ee607
	github.com/google/osv-scalibr v0.3.6
	golang.org/x/mod v0.25.0
)

require (
	github.com/aquasecurity/go-version v0.0.0-20210121072130-637058cfe492 // indirect
	github.com/pmezard/go-difflib v1.0.1-0.20181226105442-5d4384ee4fb2 // indirect
	github.com/stretchr/testify v1.10.0 // indirect
	golang.org/x/xerrors v0.0.0-20231012003039-104605ab7028 // indirect
)
