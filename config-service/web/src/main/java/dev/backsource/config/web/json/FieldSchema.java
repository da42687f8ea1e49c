package dev.backsource.config.web.json;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of a field in the OpenAPI document. The schema is created when the document is.
 *
 * @param value creates the schema of the field's kind of value, with a description unless that is null
 * @param description the purpose of the field; null when its name suffices
 * @param details adds the constraints of this field to those of its kind of value
 */
record FieldSchema(
        Function<@Nullable String, Schema> value, @Nullable String description, UnaryOperator<Schema> details) {

    /** For a value that is described in place. */
    static FieldSchema inPlace(Supplier<Schema> value) {
        return new FieldSchema(
                description -> {
                    var schema = value.get();
                    return description == null ? schema : schema.description(description);
                },
                null,
                UnaryOperator.identity());
    }

    /** For a value with a named schema. */
    static FieldSchema named(String name) {
        return new FieldSchema(description -> Schemas.named(name, description), null, UnaryOperator.identity());
    }

    FieldSchema described(String description) {
        return new FieldSchema(value, description, details);
    }

    FieldSchema with(UnaryOperator<Schema> detail) {
        return new FieldSchema(value, description, schema -> detail.apply(details.apply(schema)));
    }

    Schema toSchema() {
        return details.apply(value.apply(description));
    }
}
