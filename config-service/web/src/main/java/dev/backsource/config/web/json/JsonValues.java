package dev.backsource.config.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.policy.Printable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as Java values. A value of the wrong type reads as null and is reported with its path; nothing is converted: {@code "80"} is
 * no number, and {@code 80.0} is no whole one.
 */
final class JsonValues {
    private final Violations violations;

    JsonValues(Violations violations) {
        this.violations = violations;
    }

    @Nullable
    String text(JsonNode node, String at) {
        return text(node, at, Function.identity());
    }

    /** A string parsed by {@code kernel}; a refused string is reported as {@code code}. */
    <T> @Nullable T text(JsonNode node, String at, String code, Function<String, T> kernel) {
        var text = text(node, at);
        return text == null ? null : violations.check(at, code, () -> kernel.apply(text));
    }

    /** A string that may have several lines. */
    @Nullable
    String lines(JsonNode node, String at) {
        return text(node, at, text -> text.replaceAll("[\\r\\n\\t]", " "));
    }

    @Nullable
    Integer integer(JsonNode node, String at) {
        if (!node.isIntegralNumber()) {
            return wrongType(at, "a whole number");
        }
        if (!node.canConvertToInt()) {
            violations.add(at, Violation.RANGE, "the number is out of range");
            return null;
        }
        return node.intValue();
    }

    /** A number, which may be a whole one. */
    @Nullable
    Double number(JsonNode node, String at) {
        return node.isNumber() ? node.doubleValue() : wrongType(at, "a number");
    }

    @Nullable
    Boolean bool(JsonNode node, String at) {
        return node.isBoolean() ? node.booleanValue() : wrongType(at, "true or false");
    }

    /** The offered constant by the name that {@code nameOf} gives it. */
    <E extends Enum<E>> @Nullable E choice(JsonNode node, String at, List<E> offered, Function<E, String> nameOf) {
        var text = text(node, at);
        if (text == null) {
            return null;
        }
        var names = new ArrayList<String>();
        for (var constant : offered) {
            if (nameOf.apply(constant).equals(text)) {
                return constant;
            }
            names.add(nameOf.apply(constant));
        }
        var detail = "\"" + Printable.of(text, Printable.SENTENCE) + "\" is not a known value; use one of " + names;
        violations.add(at, Violation.UNKNOWN_VALUE, detail);
        return null;
    }

    /** A list of distinct constants by their names; invalid and repeated entries are reported and left out. */
    <E extends Enum<E>> @Nullable Set<E> choices(JsonNode node, String at, Class<E> type) {
        var chosen = EnumSet.noneOf(type);
        var list = list(node, at, (entry, path) -> {
            var choice = choice(entry, path, List.of(type.getEnumConstants()), Enum::name);
            if (choice != null && !chosen.add(choice)) {
                violations.add(path, Violation.INVALID, choice + " is listed twice; list it once");
            }
            return choice;
        });
        return list == null ? null : chosen;
    }

    <T> @Nullable T object(JsonNode node, String at, JsonType<T> type) {
        return node.isObject()
                ? type.read(new JsonFields(node, type.shape(), at, violations))
                : wrongType(at, "an object");
    }

    /** A list; entries for which {@code entryReader} yields nothing are left out. */
    <T> @Nullable List<T> list(JsonNode node, String at, BiFunction<JsonNode, String, @Nullable T> entryReader) {
        if (!node.isArray()) {
            return wrongType(at, "a list");
        }
        var entries = new ArrayList<T>();
        for (var i = 0; i < node.size(); i++) {
            var entry = entryReader.apply(node.get(i), at + "[" + i + "]");
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** The text, if the result of {@code checked} is printable. */
    private @Nullable String text(JsonNode node, String at, Function<String, String> checked) {
        if (!node.isTextual()) {
            return wrongType(at, "a string");
        }
        if (!Printable.isPrintable(checked.apply(node.textValue()))) {
            violations.add(at, Violation.MALFORMED, "the text has a control character or an unpaired surrogate");
            return null;
        }
        return node.textValue();
    }

    private <T> @Nullable T wrongType(String at, String expected) {
        violations.add(at, Violation.TYPE, "must be " + expected);
        return null;
    }
}
