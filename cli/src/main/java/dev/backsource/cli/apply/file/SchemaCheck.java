package dev.backsource.cli.apply.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.backsource.cli.apply.domain.Flaw;
import dev.backsource.policy.Printable;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Holds a value against a JSON Schema, as far as the schema of a domain goes: {@code type}, {@code enum}, {@code properties}, {@code
 * required}, {@code additionalProperties}, {@code items} and bounds.
 */
final class SchemaCheck {
    private final Consumer<Flaw> flaws;

    private SchemaCheck(Consumer<Flaw> flaws) {
        this.flaws = flaws;
    }

    static void check(JsonNode schema, JsonNode value, String path, Consumer<Flaw> flaws) {
        new SchemaCheck(flaws).check(schema, value, path);
    }

    private void check(JsonNode schema, JsonNode value, String path) {
        var type = schema.path("type").asText();
        if (!isOf(type, value)) {
            tell(path, "must be " + called(type) + said(value));
            return;
        }
        switch (type) {
            case "object" -> checkObject(schema, value, path);
            case "array" -> checkArray(schema, value, path);
            case "integer" -> checkRange(schema, value, path);
            case "string" -> checkText(schema, value, path);
            default -> {}
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String path) {
        var known = schema.path("properties");
        for (var required : schema.path("required")) {
            if (!value.has(required.textValue())) {
                tell(path, required.textValue() + " is missing");
            }
        }
        for (var field : value.properties()) {
            var at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (known.has(field.getKey())) {
                check(known.get(field.getKey()), field.getValue(), at);
            } else {
                tell(at, "there is no such field; it may be one of " + names(known));
            }
        }
    }

    private void checkArray(JsonNode schema, JsonNode value, String path) {
        var least = schema.path("minItems").asInt(0);
        var most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        if (value.size() < least || value.size() > most) {
            tell(path, "has " + value.size() + " entries; it must have " + bounds(schema, "minItems", "maxItems"));
        }
        var seen = new HashSet<JsonNode>();
        for (var i = 0; i < value.size(); i++) {
            var at = path + "[" + i + "]";
            check(schema.path("items"), value.get(i), at);
            if (schema.path("uniqueItems").asBoolean() && !seen.add(value.get(i))) {
                tell(at, "is there twice; keep one");
            }
        }
    }

    private void checkRange(JsonNode schema, JsonNode value, String path) {
        var number = value.longValue();
        if (number < schema.path("minimum").asLong(Long.MIN_VALUE)
                || number > schema.path("maximum").asLong(Long.MAX_VALUE)) {
            tell(path, "is " + number + "; it must be " + bounds(schema, "minimum", "maximum"));
        }
    }

    private void checkText(JsonNode schema, JsonNode value, String path) {
        var choices = schema.path("enum");
        if (!choices.isMissingNode()
                && StreamSupport.stream(choices.spliterator(), false).noneMatch(value::equals)) {
            tell(
                    path,
                    "is \"" + Printable.of(value.textValue()) + "\"; it must be one of "
                            + StreamSupport.stream(choices.spliterator(), false)
                                    .map(JsonNode::textValue)
                                    .collect(Collectors.joining(", ")));
        }
        var most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        if (value.textValue().length() > most) {
            tell(path, "has " + value.textValue().length() + " characters; it may have at most " + most);
        }
    }

    private void tell(String path, String detail) {
        flaws.accept(new Flaw(Printable.of(path, Printable.SENTENCE), detail));
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isTextual();
            default -> throw new IllegalStateException("the schema has the type " + type);
        };
    }

    private static String called(String type) {
        return switch (type) {
            case "object" -> "an object with fields";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            default -> "a text";
        };
    }

    private static String said(JsonNode value) {
        if (value.getNodeType() == JsonNodeType.NULL) {
            return ", and has no value; give one, or take the field away";
        }
        return switch (value.getNodeType()) {
            case OBJECT -> ", not an object";
            case ARRAY -> ", not a list";
            case STRING -> ", not the text \"" + Printable.of(value.textValue()) + "\"";
            default ->
                ", not " + value + (value.isNumber() || value.isBoolean() ? "; for a text, put it in quotes" : "");
        };
    }

    private static String bounds(JsonNode schema, String least, String most) {
        if (!schema.has(most)) {
            return schema.path(least).asText() + " at least";
        }
        return schema.has(least) ? schema.get(least) + " to " + schema.get(most) : schema.get(most) + " at most";
    }

    private static String names(JsonNode properties) {
        return properties.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
    }
}
