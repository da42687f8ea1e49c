package dev.backsource.cli.apply.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.backsource.cli.apply.domain.FieldError;
import dev.backsource.cli.message.Messages;
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
    private final Consumer<FieldError> flaws;

    private SchemaCheck(Consumer<FieldError> flaws) {
        this.flaws = flaws;
    }

    static void check(JsonNode schema, JsonNode value, String path, Consumer<FieldError> flaws) {
        new SchemaCheck(flaws).check(schema, value, path);
    }

    private void check(JsonNode schema, JsonNode value, String path) {
        var type = schema.path("type").asText();
        if (!isOf(type, value)) {
            tell(path, Messages.wrongType(called(type), said(value)));
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
                tell(path, Messages.missingField(required.textValue()));
            }
        }
        for (var field : value.properties()) {
            var at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (known.has(field.getKey())) {
                check(known.get(field.getKey()), field.getValue(), at);
            } else {
                tell(at, Messages.unknownDomainField(names(known)));
            }
        }
    }

    private void checkArray(JsonNode schema, JsonNode value, String path) {
        var least = schema.path("minItems").asInt(0);
        var most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        if (value.size() < least || value.size() > most) {
            tell(path, Messages.wrongSize(value.size(), bounds(schema, "minItems", "maxItems")));
        }
        var seen = new HashSet<JsonNode>();
        for (var i = 0; i < value.size(); i++) {
            var at = path + "[" + i + "]";
            check(schema.path("items"), value.get(i), at);
            if (schema.path("uniqueItems").asBoolean() && !seen.add(value.get(i))) {
                tell(at, Messages.duplicateEntry());
            }
        }
    }

    private void checkRange(JsonNode schema, JsonNode value, String path) {
        var number = value.longValue();
        if (number < schema.path("minimum").asLong(Long.MIN_VALUE)
                || number > schema.path("maximum").asLong(Long.MAX_VALUE)) {
            tell(path, Messages.outOfRange(number, bounds(schema, "minimum", "maximum")));
        }
    }

    private void checkText(JsonNode schema, JsonNode value, String path) {
        var choices = schema.path("enum");
        if (!choices.isMissingNode()
                && StreamSupport.stream(choices.spliterator(), false).noneMatch(value::equals)) {
            tell(
                    path,
                    Messages.wrongChoice(
                            Printable.of(value.textValue()),
                            StreamSupport.stream(choices.spliterator(), false)
                                    .map(JsonNode::textValue)
                                    .collect(Collectors.joining(", "))));
        }
        var length = value.textValue().codePointCount(0, value.textValue().length());
        var least = schema.path("minLength").asInt(0);
        var most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        if (length < least || length > most) {
            tell(path, Messages.wrongLength(length, bounds(schema, "minLength", "maxLength")));
        }
    }

    private void tell(String path, String detail) {
        flaws.accept(new FieldError(Printable.of(path, Printable.SENTENCE), detail));
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
            case "object" -> Messages.typeObject();
            case "array" -> Messages.typeList();
            case "integer" -> Messages.typeInteger();
            case "boolean" -> Messages.typeBoolean();
            default -> Messages.typeText();
        };
    }

    private static String said(JsonNode value) {
        if (value.getNodeType() == JsonNodeType.NULL) {
            return Messages.valueMissing();
        }
        return switch (value.getNodeType()) {
            case OBJECT -> Messages.notObject();
            case ARRAY -> Messages.notList();
            case STRING -> Messages.notThatText(Printable.of(value.textValue()));
            default -> Messages.notThat(value.toString(), value.isNumber() || value.isBoolean());
        };
    }

    private static String bounds(JsonNode schema, String least, String most) {
        if (!schema.has(most)) {
            return Messages.atLeast(schema.path(least).asText());
        }
        return schema.has(least)
                ? Messages.range(schema.get(least).asText(), schema.get(most).asText())
                : Messages.atMost(schema.get(most).asText());
    }

    private static String names(JsonNode properties) {
        return properties.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
    }
}
