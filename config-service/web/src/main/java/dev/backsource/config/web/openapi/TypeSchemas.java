package dev.backsource.config.web.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.config.web.json.Schemas;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Schemas of Java types that no resource mentions: of texts, whole numbers, choices, lists and records of these, as Jackson writes them. */
public final class TypeSchemas {
    private static final JsonMapper JSON = new JsonMapper();

    private TypeSchemas() {}

    /**
     * The schema of a field of {@code type}. Choices and records have schemas of their own, which are added to {@code components} unless they
     * are there. The components that a record always has become required later, with those of all records.
     *
     * @throws IllegalArgumentException for a type of another kind
     */
    public static Schema of(Type type, Components components) {
        return of(JSON.constructType(type), components);
    }

    private static Schema of(JavaType type, Components components) {
        if (type.hasRawClass(boolean.class) || type.hasRawClass(Boolean.class)) {
            return Schemas.bool();
        }
        if (type.hasRawClass(int.class) || type.hasRawClass(Integer.class)) {
            return typed(SchemaType.INTEGER).format("int32");
        }
        if (type.hasRawClass(String.class)) {
            return Schemas.text();
        }
        if (type.isCollectionLikeType()) {
            var list = typed(SchemaType.ARRAY).items(of(type.getContentType(), components));
            return type.isTypeOrSubTypeOf(Set.class) ? list.uniqueItems(true) : list;
        }
        var name = type.getRawClass().getSimpleName();
        if (!components.getSchemas().containsKey(name)) {
            components.addSchema(name, type.isEnumType() ? choice(type) : object(type, components));
        }
        return Schemas.named(name);
    }

    private static Schema choice(JavaType type) {
        var words = Arrays.stream(type.getRawClass().getEnumConstants())
                .map(constant -> JSON.convertValue(constant, Object.class))
                .toList();
        return Schemas.text().enumeration(words);
    }

    /** Of a record, or of a text of a type of its own. */
    private static Schema object(JavaType type, Components components) {
        var described = JSON.getSerializationConfig().introspect(type);
        if (described.findJsonValueAccessor() != null) {
            return Schemas.text();
        }
        if (!type.getRawClass().isRecord()) {
            throw new IllegalArgumentException("a schema of " + type.toCanonical() + " is not known");
        }
        var schema = typed(SchemaType.OBJECT);
        described
                .findProperties()
                .forEach(field -> schema.addProperty(field.getName(), of(field.getPrimaryType(), components)));
        return schema;
    }

    private static Schema typed(SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }
}
