package dev.backsource.config.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396 §2). */
public final class MergePatch {
    /** Its media type. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    /** Its schema in the interface's description: the fields of a body that sets the whole part, and null. */
    public static final String SCHEMA = "MergePatch";

    private MergePatch() {}

    /**
     * The result of applying {@code patch} to {@code target}, which stays unchanged. A field that the patch removes becomes null instead of
     * being left out: readers take both alike, and an unknown name stays visible.
     */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result =
                target.isObject() ? ((ObjectNode) target).deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                result.putNull(field.getKey());
            } else {
                var before = result.path(field.getKey());
                result.set(field.getKey(), apply(before, field.getValue()));
            }
        });
        return result;
    }
}
