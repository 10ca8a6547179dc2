<?php
// Composer's own. In: lines of two versions with a tab between. Out: `<`, `=`, `>`, or `?` if one is refused. Named branches
// are refused too, since Composer does not order them.

require '/usr/share/php/Composer/Semver/autoload.php';

$parser = new Composer\Semver\VersionParser();

function normal($parser, $version)
{
    try {
        $normal = $parser->normalize($version);
        return strpos($normal, 'dev-') === 0 ? null : $normal;
    } catch (UnexpectedValueException $refused) {
        return null;
    }
}

while (($line = fgets(STDIN)) !== false) {
    [$a, $b] = array_map(fn($text) => normal($parser, $text), explode("\t", rtrim($line, "\n")));
    if ($a === null || $b === null) {
        echo "?\n";
    } elseif (Composer\Semver\Comparator::lessThan($a, $b)) {
        echo "<\n";
    } else {
        echo Composer\Semver\Comparator::equalTo($a, $b) ? "=\n" : ">\n";
    }
}
