package dev.backsource.config.api.answers;

import dev.backsource.config.web.openapi.TypeSchemas;
import dev.backsource.policy.domain.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The descriptions of the parts of a domain in responses, from the registry of parts. */
public final class PartFieldSchemas {
    private PartFieldSchemas() {}

    /** Adds the fields to the schemas of the responses that have them, and the schemas of the parts. */
    public static void describe(Components components) {
        insert("DomainAnswer", "origins", PartFields.BESIDE_ORIGINS, components);
        insert("Domain", "name", Part.ALL, components);
    }

    private static void insert(String response, String after, List<Part<?>> parts, Components components) {
        var schema = Objects.requireNonNull(components.getSchemas().get(response), response);
        var fields = new LinkedHashMap<String, Schema>();
        schema.getProperties().forEach((name, field) -> {
            fields.put(name, field);
            if (name.equals(after)) {
                fields.putAll(fields(parts, components));
            }
        });
        schema.setProperties(fields);
        parts.forEach(part -> schema.addRequired(part.name()));
    }

    private static Map<String, Schema> fields(List<Part<?>> parts, Components components) {
        var fields = new LinkedHashMap<String, Schema>();
        parts.forEach(part -> fields.put(part.name(), TypeSchemas.of(part.type(), components)));
        return fields;
    }
}
