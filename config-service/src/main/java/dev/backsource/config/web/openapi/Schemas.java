package dev.backsource.config.web.openapi;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Schemas of single values. */
final class Schemas {
    private Schemas() {}

    static Schema text() {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING));
    }

    /** Of at most {@code longest} characters. */
    static Schema text(int longest) {
        return text().minLength(1).maxLength(longest);
    }

    static Schema pattern(String pattern) {
        return text().pattern(pattern);
    }

    static Schema wholeNumber(long min, long max) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.INTEGER))
                .format(max > Integer.MAX_VALUE ? "int64" : "int32")
                .minimum(BigDecimal.valueOf(min))
                .maximum(BigDecimal.valueOf(max));
    }

    static Schema named(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }
}
