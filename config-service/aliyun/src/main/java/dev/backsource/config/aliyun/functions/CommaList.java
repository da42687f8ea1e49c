package dev.backsource.config.aliyun.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values of arguments. A comma within a value is escaped by a backslash, and so is a backslash; before anything else a
 * backslash stands for itself.
 */
final class CommaList {
    private static final char COMMA = ',';
    private static final char ESCAPE = '\\';

    private CommaList() {}

    static String join(List<String> values) {
        return values.stream()
                .map(value -> value.replace("\\", "\\\\").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }

    static List<String> split(String text) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == ESCAPE && i + 1 < text.length() && isEscaped(text.charAt(i + 1))) {
                i++;
                value.append(text.charAt(i));
            } else if (c == COMMA) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString().strip());
        return values;
    }

    private static boolean isEscaped(char c) {
        return c == COMMA || c == ESCAPE;
    }
}
