// Compares versions by implementations that are not ours. Argument: the order. In: lines of two versions with a tab
// between. Out: a line each, `<`, `=` or `>`, or `?` where one of the two is refused.
package main

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"strings"

	bitnami "github.com/bitnami/go-version/pkg/version"
	"github.com/google/osv-scalibr/semantic"
	"golang.org/x/mod/semver"
)

func main() {
	compare := comparison(os.Args[1])
	in := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		a, b, _ := strings.Cut(in.Text(), "\t")
		order, ok := compare(a, b)
		if ok {
			fmt.Fprintln(out, [...]string{"<", "=", ">"}[order+1])
		} else {
			fmt.Fprintln(out, "?")
		}
	}
}

func comparison(order string) func(a, b string) (int, bool) {
	switch order {
	case "go":
		return modules
	case "bitnami":
		return components
	default:
		return func(a, b string) (int, bool) { return scalibr(order, a, b) }
	}
}

// Go's own; advisories leave out the `v` that it demands.
func modules(a, b string) (int, bool) {
	a, b = "v"+strings.TrimPrefix(a, "v"), "v"+strings.TrimPrefix(b, "v")
	return semver.Compare(a, b), semver.IsValid(a) && semver.IsValid(b)
}

// Bitnami's own.
func components(a, b string) (int, bool) {
	left, err := bitnami.Parse(a)
	if err != nil {
		return 0, false
	}
	right, err := bitnami.Parse(b)
	return left.Compare(right), err == nil
}

// What each ecosystem admits; osv-scalibr reads anything.
var grammars = map[string]*regexp.Regexp{
	"Hackage": regexp.MustCompile(`^\d+(\.\d+)*$`),
	"NuGet":   regexp.MustCompile(`^\d+(\.\d+){1,3}` + suffixes),
	"Pub":     regexp.MustCompile(`^\d+(\.\d+){2}` + suffixes),
}

const suffixes = `(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$`

// osv-scalibr's, for ecosystems whose own tools cannot be had here; the order is named as in OSV.
func scalibr(ecosystem, a, b string) (int, bool) {
	grammar := grammars[ecosystem]
	if !grammar.MatchString(a) || !grammar.MatchString(b) {
		return 0, false
	}
	version, err := semantic.Parse(a, ecosystem)
	if err != nil {
		return 0, false
	}
	order, err := version.CompareStr(b)
	return order, err == nil
}
