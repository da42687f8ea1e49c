package dev.backsource.config.console;

import java.util.regex.Pattern;

/**
 * The lines of a script that have nothing but comments: a sixth of what browsers would fetch. They stay as empty lines, so that every place in a script is
 * the one in the project. No template of the console has a line that looks like a comment.
 */
final class CommentLines {
    private static final Pattern COMMENT =
            Pattern.compile("^[ \\t]*(?://.*|/\\*[^*]*\\*+(?:[^/*][^*]*\\*+)*/[ \\t]*)$", Pattern.MULTILINE);

    private CommentLines() {}

    static String emptied(String script) {
        return COMMENT.matcher(script).replaceAll(found -> "\n".repeat(lineBreaks(found.group())));
    }

    private static int lineBreaks(String text) {
        return (int) text.chars().filter(sign -> sign == '\n').count();
    }
}
