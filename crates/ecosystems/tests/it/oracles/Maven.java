// Maven's own. In: lines of two versions with a tab between. Out: a line each, `<`, `=` or `>`.

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.maven.artifact.versioning.ComparableVersion;

class Maven {
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        in.lines().forEach(line -> {
            var versions = line.split("\t", -1);
            var order = new ComparableVersion(versions[0]).compareTo(new ComparableVersion(versions[1]));
            out.println(order < 0 ? "<" : order == 0 ? "=" : ">");
        });
        out.flush();
    }
}
