package dev.backsource.benchmarks.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program printed.
 *
 * @param program its name
 */
public record Printed(String program, String text) {
    /**
     * The first match of {@code wanted}.
     *
     * @throws IllegalStateException with all that was printed when there is none
     */
    public Matcher find(Pattern wanted) {
        var matcher = wanted.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(program + " printed something else: " + text);
        }
        return matcher;
    }
}
