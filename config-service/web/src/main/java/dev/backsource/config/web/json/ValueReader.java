package dev.backsource.config.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads a JSON value of one kind. */
@FunctionalInterface
interface ValueReader<T> {
    /** Null, with a violation at {@code at}, when {@code node} is no such value. */
    @Nullable
    T read(JsonValues values, JsonNode node, String at);
}
