package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.Fields;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Header fields of a test, one line for each as in a message. */
public record Lines(List<Line> lines) implements Fields {
    public record Line(String name, String value) {}

    /** Each line as {@code Name: value}. */
    public static Lines of(String... lines) {
        return new Lines(Stream.of(lines).map(Lines::line).toList());
    }

    /** One field with these values; none without values. */
    public static Lines field(String name, List<String> values) {
        return new Lines(values.stream().map(value -> new Line(name, value)).toList());
    }

    /** As in {@link #of}, all lines in one string with {@code ;;} between them; null for none. */
    public static Lines in(String lines) {
        return lines == null ? of() : of(lines.split(";;"));
    }

    private static Line line(String text) {
        var colon = text.indexOf(':');
        return new Line(
                text.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                text.substring(colon + 1).trim());
    }

    @Override
    public String first(String name) {
        return all(name).stream().findFirst().orElse(null);
    }

    @Override
    public List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .map(Line::value)
                .toList();
    }
}
