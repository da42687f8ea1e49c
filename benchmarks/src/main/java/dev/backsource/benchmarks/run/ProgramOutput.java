package dev.backsource.benchmarks.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of a program.
 *
 * @param program the program's name
 */
public record ProgramOutput(String program, String text) {
    /**
     * The first match of {@code wanted}.
     *
     * @throws IllegalStateException with the whole output when there is none
     */
    public Matcher find(Pattern wanted) {
        var matcher = wanted.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(program + " printed something else: " + text);
        }
        return matcher;
    }
}
