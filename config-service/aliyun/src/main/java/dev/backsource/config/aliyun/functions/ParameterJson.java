package dev.backsource.config.aliyun.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.Printable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a parameter; anything unknown in it is refused by name.
 *
 * @param parameter the name in messages
 * @param code the code of faults in it
 */
public record ParameterJson(String parameter, ErrorCode code) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * A list of 1 to {@code max} items.
     *
     * @param what the kind of items, in the plural
     * @param example an example of a list
     */
    public JsonNode list(String json, String what, int max, String example) {
        var list = tree(json);
        if (!list.isArray() || list.isEmpty()) {
            throw malformed(parameter + " must be a JSON list of " + what + ", such as " + example);
        }
        if (list.size() > max) {
            throw malformed(parameter + " lists " + list.size() + " " + what + "; the limit per call is " + max);
        }
        return list;
    }

    /**
     * An object.
     *
     * @param example an example of an object
     */
    public JsonNode object(String json, String example) {
        var object = tree(json);
        if (!object.isObject()) {
            throw malformed(parameter + " must be a JSON object, such as " + example);
        }
        return object;
    }

    /** Refuses anything but an object with these fields alone. */
    public void requireOnly(JsonNode node, String what, Set<String> known) {
        if (!node.isObject()) {
            throw malformed(what + " must be an object with "
                    + String.join(" and ", known.stream().sorted().toList()));
        }
        for (var field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw malformed(Printable.of(field.getKey()) + " of " + what + " is not supported; omit it");
            }
        }
    }

    /**
     * An object with these fields alone, which some clients write with a capital.
     *
     * @param known the names in responses, which begin with small letters
     */
    public JsonNode respelled(JsonNode node, String what, Set<String> known) {
        if (!node.isObject()) {
            requireOnly(node, what, known);
        }
        var respelled = JsonNodeFactory.instance.objectNode();
        for (var field : node.properties()) {
            var name = field.getKey();
            var small = name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
            var spelled = known.contains(small) ? small : name;
            if (respelled.has(spelled)) {
                throw malformed(spelled + " of " + what + " is set twice; set it once");
            }
            respelled.set(spelled, field.getValue());
        }
        requireOnly(respelled, what, known);
        return respelled;
    }

    /** A required field, as text or as a number. */
    public String text(JsonNode node, String name) {
        var value = find(node, name);
        if (value == null) {
            throw malformed(name + " is required and must be a string");
        }
        return value;
    }

    /** As {@link #text}; null when the field is absent. */
    public @Nullable String find(JsonNode node, String name) {
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw malformed(name + " must be a string");
        }
        return value.asText();
    }

    public CallRefusedException malformed(String message) {
        return new CallRefusedException(code, message);
    }

    private JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw malformed(parameter + " is not JSON: " + Printable.of(e.getOriginalMessage()));
        }
    }
}
