// npm's own: `semver`, told to be loose. In: lines of two versions with a tab between. Out: `<`, `=`, `>`, or `?` if one is
// refused.
const semver = require("semver");

const lines = require("fs").readFileSync(0, "utf8").split("\n").slice(0, -1);
const answers = lines.map((line) => {
  const [a, b] = line.split("\t").map((text) => semver.parse(text, { loose: true }));
  return a && b ? "<=>"[semver.compare(a, b) + 1] : "?";
});
process.stdout.write(answers.map((answer) => answer + "\n").join(""));
