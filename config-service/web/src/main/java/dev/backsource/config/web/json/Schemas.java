package dev.backsource.config.web.json;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Schemas of single values. */
public final class Schemas {
    private Schemas() {}

    public static Schema text() {
        return of(SchemaType.STRING);
    }

    /** A text of at most {@code longest} characters. */
    public static Schema text(int longest) {
        return text().minLength(1).maxLength(longest);
    }

    public static Schema pattern(String pattern) {
        return text().pattern(pattern);
    }

    public static Schema bool() {
        return of(SchemaType.BOOLEAN);
    }

    public static Schema wholeNumber(long min, long max) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.INTEGER))
                .format(max > Integer.MAX_VALUE ? "int64" : "int32")
                .minimum(BigDecimal.valueOf(min))
                .maximum(BigDecimal.valueOf(max));
    }

    public static Schema named(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    static Schema of(SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }

    /** The schema of that name, with a description only where its use here needs one. */
    static Schema named(String name, @Nullable String description) {
        var schema = named(name);
        return description == null ? schema : schema.description(description);
    }
}
