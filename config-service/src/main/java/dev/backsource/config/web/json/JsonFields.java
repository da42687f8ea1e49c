package dev.backsource.config.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.policy.Printable;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, by name. A field of the wrong type reads as absent and is reported. JSON null is as good
 * as absent, except in lists.
 */
public final class JsonFields {
    private final JsonNode object;
    private final String path;
    private final Violations violations;
    private final JsonValues values;
    private final Set<String> known = new HashSet<>();

    JsonFields(JsonNode object, String path, Violations violations) {
        this.object = object;
        this.path = path;
        this.violations = violations;
        this.values = new JsonValues(violations);
    }

    public Violations violations() {
        return violations;
    }

    /** The object itself, as it was sent. */
    public JsonNode sent() {
        return object;
    }

    /** The path of the object itself, such as {@code items[0]}; empty for the body. */
    public String path() {
        return path;
    }

    /** Whether there is such a field at all, of whatever type. */
    public boolean has(String name) {
        known.add(name);
        var node = object.get(name);
        return node != null && !node.isNull();
    }

    /** The full path of a field, such as {@code origins[0].port}. */
    public String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Nullable
    public String text(String name) {
        return value(name, values::text);
    }

    /** A string as {@code kernel} takes it; one that it refuses is reported. */
    public <T> @Nullable T text(String name, Function<String, T> kernel) {
        return value(name, (node, at) -> values.text(node, at, Violation.MALFORMED, kernel));
    }

    /** A string that may have several lines. */
    @Nullable
    public String lines(String name) {
        return value(name, values::lines);
    }

    @Nullable
    public Integer integer(String name) {
        return value(name, values::integer);
    }

    @Nullable
    public Boolean bool(String name) {
        return value(name, values::bool);
    }

    /** One of an enum's names, in capitals as in the API. */
    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        return choice(name, type, Enum::name);
    }

    /** One of an enum's constants, by what {@code nameOf} calls it. */
    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type, Function<E, String> nameOf) {
        return value(name, (node, at) -> values.choice(node, at, type, nameOf));
    }

    /** A list of distinct constants by their names; entries that are none, or come twice, are reported and left out. */
    public <E extends Enum<E>> @Nullable Set<E> choices(String name, Class<E> type) {
        var chosen = EnumSet.noneOf(type);
        var list = list(name, (entry, at) -> {
            var choice = values.choice(entry, at, type, Enum::name);
            if (choice != null && !chosen.add(choice)) {
                violations.add(at, Violation.INVALID, choice + " is listed twice; give it once");
            }
            return choice;
        });
        return list == null ? null : chosen;
    }

    public <T> @Nullable T object(String name, Function<JsonFields, T> reader) {
        return value(name, (node, at) -> values.object(node, at, reader));
    }

    /** A list of objects; entries that are none are reported and left out. */
    public <T> @Nullable List<T> objects(String name, Function<JsonFields, T> reader) {
        return list(name, (entry, at) -> values.object(entry, at, reader));
    }

    /** A list of strings; entries that are none are reported and left out. */
    @Nullable
    public List<String> texts(String name) {
        return list(name, values::text);
    }

    /** A list of strings as {@code kernel} takes them; entries that it refuses are reported and left out. */
    public <T> @Nullable List<T> texts(String name, Function<String, T> kernel) {
        return list(name, (entry, at) -> values.text(entry, at, Violation.INVALID, kernel));
    }

    /** How many entries the list has, those that are none included; 0 when it is no list. */
    public int size(String name) {
        var node = object.get(name);
        return node != null && node.isArray() ? node.size() : 0;
    }

    /** Reports a field that has to be there and is not. */
    public void require(String name) {
        if (!has(name)) {
            violations.add(pathOf(name), Violation.REQUIRED, "is missing");
        }
    }

    /** Reports every field that none of the calls before has asked for. */
    public void refuseOthers() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                violations.add(
                        pathOf(Printable.of(name, Printable.SENTENCE)),
                        Violation.UNKNOWN_FIELD,
                        known.isEmpty()
                                ? "there are no fields here; send an empty object, or no body"
                                : "there is no such field; known here: "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()));
            }
        });
    }

    private <T> @Nullable List<T> list(String name, BiFunction<JsonNode, String, @Nullable T> entryReader) {
        return value(name, (node, at) -> values.list(node, at, entryReader));
    }

    private <T> @Nullable T value(String name, BiFunction<JsonNode, String, @Nullable T> reader) {
        known.add(name);
        var node = object.get(name);
        return node == null || node.isNull() ? null : reader.apply(node, pathOf(name));
    }
}
