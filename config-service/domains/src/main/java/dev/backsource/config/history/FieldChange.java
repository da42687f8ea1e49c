package dev.backsource.config.history;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A field that a revision changed.
 *
 * @param field its path, such as {@code originProtocolPolicy.redirectType} or {@code origins[203.0.113.10].weight}
 * @param from the previous value; null when there was none
 * @param to the new value; null when there is none
 */
public record FieldChange(
        String field,
        @Schema(implementation = Object.class) @Nullable JsonNode from,
        @Schema(implementation = Object.class) @Nullable JsonNode to) {}
