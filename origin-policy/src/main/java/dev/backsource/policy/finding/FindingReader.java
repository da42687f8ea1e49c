package dev.backsource.policy.finding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.policy.InvalidValueException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reader of a finding in a record. A finding with an unknown code, or one that can't be read, is null, so that the record is kept: it may be of a
 * later version.
 */
public final class FindingReader extends JsonDeserializer<@Nullable Finding> {
    @Override
    public @Nullable Finding deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return read(context.readTree(parser), context);
    }

    private static @Nullable Finding read(JsonNode json, DeserializationContext context) throws IOException {
        var kind = FindingKind.byCode(json.path("code").asText());
        if (kind == null) {
            return null;
        }
        try {
            return new Finding(
                    kind,
                    context.readTreeAsValue(json, Place.class),
                    context.readTreeAsValue(json.path("source"), Source.class),
                    json.path("measuredBy").isTextual()
                            ? json.path("measuredBy").asText()
                            : null,
                    context.readTreeAsValue(json.path("since"), Instant.class),
                    context.readTreeAsValue(json.path("measuredAt"), Instant.class),
                    context.readTreeAsValue(json.path("confidence"), Confidence.class),
                    context.readTreeAsValue(json.path("evidence"), kind.type()));
        } catch (JsonProcessingException | InvalidValueException unreadable) {
            return null;
        }
    }

    /** The findings of a list, without those that can't be read and those beyond {@link Finding#MAX_FINDINGS}. */
    public static List<Finding> list(JsonNode json, DeserializationContext context) throws IOException {
        var findings = new ArrayList<Finding>();
        for (var entry : json) {
            var finding = read(entry, context);
            if (finding != null && findings.size() < Finding.MAX_FINDINGS) {
                findings.add(finding);
            }
        }
        return List.copyOf(findings);
    }

    /** The reader of a list of findings, without those that can't be read and those beyond {@link Finding#MAX_FINDINGS}. */
    public static final class OfList extends JsonDeserializer<List<Finding>> {
        @Override
        public List<Finding> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return list(context.readTree(parser), context);
        }

        @Override
        public List<Finding> getNullValue(DeserializationContext context) {
            return List.of();
        }
    }
}
