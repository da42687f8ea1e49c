package dev.backsource.config.web.json;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a JSON object, from which its strict reader and its schema are derived.
 *
 * @param name the name of the schema in the OpenAPI document
 * @param description rules beyond single fields, such as fields that go together; null when there are none
 * @param fields all fields that an object may have
 */
public record JsonShape(String name, @Nullable String description, List<JsonField<?>> fields) {
    public static JsonShape of(String name, JsonField<?>... fields) {
        return new JsonShape(name, null, List.of(fields));
    }

    public JsonShape described(String text) {
        return new JsonShape(name, text, fields);
    }

    /** The type of objects of this shape, with values made by {@code reader}; see {@link JsonType}. */
    public <T> JsonType<T> readBy(Function<JsonFields, T> reader) {
        return new JsonType<>(this, reader);
    }

    public Schema toSchema() {
        var schema = Schemas.of(SchemaType.OBJECT);
        if (description != null) {
            schema.description(description);
        }
        fields.stream().filter(JsonField::isRequired).map(JsonField::name).forEach(schema::addRequired);
        fields.forEach(field -> schema.addProperty(field.name(), field.schema()));
        return schema;
    }

    /** This shape and those of the objects in it, at any depth. */
    public Stream<JsonShape> all() {
        return Stream.concat(
                Stream.of(this),
                fields.stream().map(JsonField::nested).filter(Objects::nonNull).flatMap(JsonShape::all));
    }

    /** The names of the fields, sorted. */
    String known() {
        return fields.stream().map(JsonField::name).sorted().collect(Collectors.joining(", "));
    }

    boolean knows(String field) {
        for (var known : fields) {
            if (known.name().equals(field)) {
                return true;
            }
        }
        return false;
    }
}
