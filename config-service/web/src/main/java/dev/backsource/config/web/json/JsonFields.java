package dev.backsource.config.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.policy.Printable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object of a known shape. A field of the wrong type reads as absent and is reported. JSON null counts as absent,
 * except in lists.
 */
public final class JsonFields {
    private final JsonNode object;
    private final JsonShape shape;
    private final String path;
    private final Violations violations;
    private final JsonValues values;
    private final Set<String> missing = new HashSet<>();
    private boolean othersAreRefused;

    JsonFields(JsonNode object, JsonShape shape, String path, Violations violations) {
        this.object = object;
        this.shape = shape;
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

    /** The full path of a field, such as {@code origins[0].port}. */
    public String pathOf(JsonField<?> field) {
        return pathOf(field.name());
    }

    /** Whether the field is there at all, of whatever type. */
    public boolean has(JsonField<?> field) {
        var node = object.get(field.name());
        return node != null && !node.isNull();
    }

    /** The field's value; null when it is absent or, with a violation, of another type or missing. */
    public <T> @Nullable T get(JsonField<T> field) {
        if (field.isRequired()) {
            require(field);
        }
        var node = object.get(field.name());
        return node == null || node.isNull() ? null : field.reader().read(values, node, pathOf(field));
    }

    /** A list of strings parsed by {@code kernel}; refused entries are reported and left out. */
    public <T> @Nullable List<T> get(JsonField<List<String>> field, Function<String, T> kernel) {
        var node = object.get(field.name());
        return node == null || node.isNull()
                ? null
                : values.list(node, pathOf(field), (entry, at) -> values.text(entry, at, Violation.INVALID, kernel));
    }

    /** The number of entries in the list, invalid ones included; 0 when it is no list. */
    public int size(JsonField<?> field) {
        var node = object.get(field.name());
        return node != null && node.isArray() ? node.size() : 0;
    }

    /** Reports each of {@code fields} that is missing, once. */
    public void require(JsonField<?>... fields) {
        for (var field : fields) {
            if (!has(field) && missing.add(field.name())) {
                violations.add(pathOf(field), Violation.REQUIRED, "is required");
            }
        }
    }

    /** Reports every field outside the shape, once. */
    public void refuseOthers() {
        if (!othersAreRefused) {
            othersAreRefused = true;
            object.fieldNames().forEachRemaining(this::refuseOther);
        }
    }

    private void refuseOther(String name) {
        if (!shape.knows(name)) {
            violations.add(
                    pathOf(Printable.of(name, Printable.SENTENCE)),
                    Violation.UNKNOWN_FIELD,
                    shape.fields().isEmpty()
                            ? "no fields are allowed; send an empty object or no body"
                            : "unknown field; known fields: " + shape.known());
        }
    }

    /** The path of a field of this object, or of a part of one. */
    String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
