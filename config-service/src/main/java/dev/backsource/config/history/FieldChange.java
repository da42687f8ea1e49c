package dev.backsource.config.history;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A field that a revision changed.
 *
 * @param field its path, such as {@code originProtocolPolicy.redirectType} or {@code origins[203.0.113.10].weight}
 * @param from what it was; null when it was not there
 * @param to what it is now; null when it is gone
 */
public record FieldChange(
        String field,
        @Schema(implementation = Object.class) @Nullable JsonNode from,
        @Schema(implementation = Object.class) @Nullable JsonNode to) {}
