package dev.backsource.cli.apply.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Makes the schema of a domain in a file from what the interface's description says of a new domain. */
final class SchemaOfFiles {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> KEPT = List.of(
            "type",
            "enum",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "contentMediaType",
            "minItems",
            "maxItems",
            "uniqueItems",
            "title",
            "description",
            "examples",
            "required");

    /** Requests may leave a part as it is; a file says the whole. */
    private static final Map<String, String> SAID_OTHERWISE = Map.of(
            "team",
            "owner of the domain, a team ID; default: your team for a new domain, unchanged otherwise",
            "originProtocolPolicy.redirectType",
            "required when enabled; default while disabled: FOLLOW",
            "originProtocolPolicy.dynamic",
            "for dynamic content; default: disabled",
            "originProtocolPolicy.dynamic.redirectType",
            "required when enabled; default while disabled: FOLLOW",
            "dynamicAcceleration.staticRules",
            "default: none");

    private final JsonNode schemas;

    private SchemaOfFiles(JsonNode schemas) {
        this.schemas = schemas;
    }

    static ObjectNode from(JsonNode description) {
        var maker = new SchemaOfFiles(description.at("/components/schemas"));
        var made = JSON.createObjectNode();
        made.put("$schema", "http://json-schema.org/draft-07/schema#");
        made.put("title", "A domain of Backsource");
        made.put("description", "A complete domain; omitted fields have their defaults");
        var body = maker.inlined(maker.schemas.get("NewDomainBody"), "");
        made.put("type", "object");
        made.putArray("required").add("apiVersion").add("kind").addAll((ArrayNode) body.get("required"));
        made.put("additionalProperties", false);
        var properties = made.putObject("properties");
        properties
                .putObject("apiVersion")
                .put("type", "string")
                .putArray("enum")
                .add("backsource/v1");
        properties.putObject("kind").put("type", "string").putArray("enum").add("Domain");
        properties.setAll((ObjectNode) body.get("properties"));
        return made;
    }

    private ObjectNode inlined(JsonNode schema, String path) {
        var made = JSON.createObjectNode();
        if (schema.has("$ref")) {
            var name = schema.get("$ref").asText();
            made.setAll(inlined(schemas.get(name.substring(name.lastIndexOf('/') + 1)), path));
        }
        KEPT.stream().filter(schema::has).forEach(key -> made.set(key, schema.get(key)));
        if (SAID_OTHERWISE.containsKey(path)) {
            made.put("description", SAID_OTHERWISE.get(path));
        }
        if (schema.has("items")) {
            made.set("items", inlined(schema.get("items"), path + "[]"));
        }
        if (schema.has("properties")) {
            made.put("additionalProperties", false);
            var properties = made.putObject("properties");
            schema.get("properties")
                    .properties()
                    .forEach(field -> properties.set(
                            field.getKey(),
                            inlined(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey())));
        }
        return made;
    }
}
