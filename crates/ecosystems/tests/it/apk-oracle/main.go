// Compares apk versions by an implementation that is not ours. In: lines of two versions with a tab between. Out: a
// line each, `<`, `=` or `>`, or `?` where it holds one of the two for invalid.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	version "github.com/knqyf263/go-apk-version"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		a, b, _ := strings.Cut(in.Text(), "\t")
		fmt.Fprintln(out, answer(a, b))
	}
}

func answer(a, b string) string {
	if !version.Valid(a) || !version.Valid(b) {
		return "?"
	}
	order := version.Version(a).Compare(version.Version(b))
	return [...]string{"<", "=", ">"}[order+1]
}
