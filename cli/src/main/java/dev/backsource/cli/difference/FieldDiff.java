package dev.backsource.cli.difference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A field that is to become another.
 *
 * @param path as REST names it; an origin is named by its address and port
 * @param before null when there is nothing
 * @param after null when there will be nothing
 */
public record FieldDiff(
        String path, @Nullable String before, @Nullable String after) {
    /** The line for people, such as {@code caching.storeSetCookie: nothing -> true}. */
    public String line() {
        return path + ": " + said(before) + " -> " + said(after);
    }

    /** The difference as a document with stable fields. */
    public ObjectNode document() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("field", path)
                .put("before", before)
                .put("after", after);
    }

    private static String said(@Nullable String value) {
        return value == null ? "nothing" : value;
    }
}
