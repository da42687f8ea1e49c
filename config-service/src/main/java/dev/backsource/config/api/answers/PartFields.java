package dev.backsource.config.api.answers;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.NameTransformer;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Parts;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Parts of a domain as fields of a response, each with its name. {@link PartFieldSchemas} describes them.
 *
 * @param values the values of all parts
 * @param shown the parts with a field
 */
@JsonSerialize(using = PartFields.Writer.class)
record PartFields(
        @Schema(hidden = true) Parts values,
        @Schema(hidden = true) List<Part<?>> shown) {
    /** Responses with the present state of a domain have its origins in a form of their own, with targets. */
    static final List<Part<?>> BESIDE_ORIGINS =
            Part.ALL.stream().filter(part -> !part.equals(Part.ORIGINS)).toList();

    static PartFields of(Domain domain) {
        return new PartFields(domain.parts(), Part.ALL);
    }

    static PartFields besideOrigins(Domain domain) {
        return new PartFields(domain.parts(), BESIDE_ORIGINS);
    }

    /** Writes the fields into the object of the response. */
    static final class Writer extends JsonSerializer<PartFields> {
        @Override
        public void serialize(PartFields parts, JsonGenerator json, SerializerProvider types) throws IOException {
            for (var part : parts.shown()) {
                types.defaultSerializeField(part.name(), parts.values().get(part), json);
            }
        }

        @Override
        public JsonSerializer<PartFields> unwrappingSerializer(NameTransformer names) {
            return this;
        }

        @Override
        public boolean isUnwrappingSerializer() {
            return true;
        }
    }
}
