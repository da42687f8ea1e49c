package dev.backsource.config.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, by name. A field of the wrong type reads as absent and is reported; nothing is
 * converted: {@code "80"} is no number, and neither is {@code 80.0} a whole one. JSON null is as good as absent, except
 * in lists.
 */
final class JsonFields {
    private final JsonNode object;
    private final String path;
    private final Violations violations;
    private final Set<String> known = new HashSet<>();

    JsonFields(JsonNode object, String path, Violations violations) {
        this.object = object;
        this.path = path;
        this.violations = violations;
    }

    Violations violations() {
        return violations;
    }

    /** The full path of a field, such as {@code origins[0].port}. */
    String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Nullable
    String text(String name) {
        return value(name, node -> text(node, pathOf(name)));
    }

    /** A string as {@code kernel} takes it; one that it refuses is reported. */
    <T> @Nullable T text(String name, Function<String, T> kernel) {
        return value(name, node -> text(node, pathOf(name), Violation.MALFORMED, kernel));
    }

    /** A string that may have several lines. */
    @Nullable
    String lines(String name) {
        return value(name, node -> node.isTextual() ? node.textValue() : wrongType(pathOf(name), "a string"));
    }

    @Nullable
    Integer integer(String name) {
        return value(name, node -> integer(node, pathOf(name)));
    }

    @Nullable
    Boolean bool(String name) {
        return value(name, node -> node.isBoolean() ? node.booleanValue() : wrongType(pathOf(name), "true or false"));
    }

    /** One of an enum's names, in capitals as in the API. */
    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        return choice(name, type, Enum::name);
    }

    /** One of an enum's constants, by what {@code nameOf} calls it. */
    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type, Function<E, String> nameOf) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        var names = new ArrayList<String>();
        for (var constant : type.getEnumConstants()) {
            if (nameOf.apply(constant).equals(text)) {
                return constant;
            }
            names.add(nameOf.apply(constant));
        }
        violations.add(
                pathOf(name),
                Violation.UNKNOWN_VALUE,
                "\"" + Printable.of(text) + "\" is not known; give one of " + names);
        return null;
    }

    <T> @Nullable T object(String name, Function<JsonFields, T> reader) {
        return value(name, node -> object(node, pathOf(name), reader));
    }

    /** A list of objects; entries that are none are reported and left out. */
    <T> @Nullable List<T> objects(String name, Function<JsonFields, T> reader) {
        return value(name, node -> list(node, pathOf(name), (entry, at) -> object(entry, at, reader)));
    }

    /** A list of strings; entries that are none are reported and left out. */
    @Nullable
    List<String> texts(String name) {
        return value(name, node -> list(node, pathOf(name), this::text));
    }

    /** A list of strings as {@code kernel} takes them; entries that it refuses are reported and left out. */
    <T> @Nullable List<T> texts(String name, Function<String, T> kernel) {
        return value(name, node -> list(node, pathOf(name), (entry, at) -> text(entry, at, Violation.INVALID, kernel)));
    }

    /** How many entries the list has, those that are none included; 0 when it is no list. */
    int size(String name) {
        var node = object.get(name);
        return node != null && node.isArray() ? node.size() : 0;
    }

    /** Reports a field that has to be there and is not. */
    void require(String name) {
        var node = object.get(name);
        if (node == null || node.isNull()) {
            violations.add(pathOf(name), Violation.REQUIRED, name + " is missing");
        }
    }

    /** Reports every field that none of the calls before has asked for. */
    void refuseOthers() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                violations.add(
                        pathOf(Printable.of(name)),
                        Violation.UNKNOWN_FIELD,
                        "there is no such field; known here: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    private <T> @Nullable T value(String name, Function<JsonNode, @Nullable T> reader) {
        known.add(name);
        var node = object.get(name);
        return node == null || node.isNull() ? null : reader.apply(node);
    }

    private @Nullable String text(JsonNode node, String at) {
        if (!node.isTextual()) {
            return wrongType(at, "a string");
        }
        if (!Printable.isPrintable(node.textValue())) {
            violations.add(at, Violation.MALFORMED, "the text holds a control character or half of a surrogate pair");
            return null;
        }
        return node.textValue();
    }

    private <T> @Nullable T text(JsonNode node, String at, String code, Function<String, T> kernel) {
        var text = text(node, at);
        return text == null ? null : violations.check(at, code, () -> kernel.apply(text));
    }

    private @Nullable Integer integer(JsonNode node, String at) {
        if (!node.isIntegralNumber()) {
            return wrongType(at, "a whole number");
        }
        if (!node.canConvertToInt()) {
            violations.add(at, Violation.RANGE, "the number is out of range");
            return null;
        }
        return node.intValue();
    }

    private <T> @Nullable T object(JsonNode node, String at, Function<JsonFields, T> reader) {
        if (!node.isObject()) {
            return wrongType(at, "an object");
        }
        return reader.apply(new JsonFields(node, at, violations));
    }

    private <T> @Nullable List<T> list(JsonNode node, String at, BiFunction<JsonNode, String, @Nullable T> reader) {
        if (!node.isArray()) {
            return wrongType(at, "a list");
        }
        var entries = new ArrayList<T>();
        for (var i = 0; i < node.size(); i++) {
            var entry = reader.apply(node.get(i), at + "[" + i + "]");
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private <T> @Nullable T wrongType(String at, String expected) {
        violations.add(at, Violation.TYPE, "must be " + expected);
        return null;
    }
}
