package dev.backsource.cli.apply.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes values as YAML that any reader takes for the same, whichever version of YAML it knows. */
final class YamlText {
    /** Matches only values that are a text in both YAML 1.1 and 1.2. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9._/-]*|(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");

    private static final Set<String> MEANT_OTHERWISE =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    private static final String INDENT = "  ";

    private final StringBuilder text;

    private YamlText(StringBuilder text) {
        this.text = text;
    }

    /** Appends the fields of {@code object}, each on lines of its own. */
    static void append(StringBuilder text, JsonNode object) {
        new YamlText(text).fields(object, "", "");
    }

    /** The first field goes behind {@code first}, the others behind {@code indent}. */
    private void fields(JsonNode object, String first, String indent) {
        var before = first;
        for (var field : object.properties()) {
            text.append(before).append(field.getKey()).append(':');
            value(field.getValue(), indent);
            before = indent;
        }
    }

    private void value(JsonNode value, String indent) {
        if (value.isEmpty() && value.isContainerNode()) {
            text.append(value.isArray() ? " []\n" : " {}\n");
        } else if (value.isObject()) {
            text.append('\n');
            fields(value, indent + INDENT, indent + INDENT);
        } else if (value.isArray()) {
            text.append('\n');
            value.forEach(entry -> entry(entry, indent + INDENT));
        } else if (value.isTextual() && isBlock(value.textValue())) {
            block(value.textValue(), indent + INDENT);
        } else {
            text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void entry(JsonNode entry, String indent) {
        if (entry.isObject() && !entry.isEmpty()) {
            fields(entry, indent + "- ", indent + INDENT);
        } else {
            text.append(indent).append("- ").append(scalar(entry)).append('\n');
        }
    }

    private void block(String lines, String indent) {
        text.append(lines.endsWith("\n") ? " |\n" : " |-\n");
        lines.lines()
                .forEach(
                        line -> text.append(line.isEmpty() ? "" : indent + line).append('\n'));
    }

    /** Several lines of printable ASCII with one line end at the end, or none. */
    private static boolean isBlock(String value) {
        return value.indexOf('\n') > 0
                && !value.endsWith("\n\n")
                && value.charAt(0) != ' '
                && value.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
    }

    private static String scalar(JsonNode value) {
        if (!value.isTextual()) {
            return value.toString();
        }
        var said = value.textValue();
        return PLAIN.matcher(said).matches() && !MEANT_OTHERWISE.contains(said.toLowerCase(Locale.ROOT))
                ? said
                : quoted(said);
    }

    private static String quoted(String said) {
        var quoted = new StringBuilder("\"");
        said.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c >= ' ' && c <= '~') {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(c > 0xffff ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
            }
        });
        return quoted.append('"').toString();
    }
}
