package dev.backsource.config.web.openapi;

import dev.backsource.config.web.json.Schemas;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Completes schemas from the records that they describe: a record that Jackson writes as one string is a string, and a field of a response
 * is always present unless its component is {@code @Nullable}. So neither has to be repeated for each schema.
 */
final class SchemaDescriptions {
    private static final String BACKSOURCE = "dev.backsource.";
    private static final DotName JSON_VALUE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonValue");
    private static final DotName JSON_INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName JSON_PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName JSON_UNWRAPPED =
            DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");
    private static final DotName INSTANT = DotName.createSimple("java.time.Instant");
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");

    /** The descriptions of records that are strings, by the record's name. */
    private static final Map<String, String> TEXTS = Map.of(
            "DomainName", "A domain name, exact or wildcard: lower-case A-labels without a trailing dot",
            "ExceptionEnd", "The end of an exception from verification, such as 2030-01-01T00:00:00Z",
            "OriginAddress", "An IP address or a host name",
            "ServerName", "A host name");

    /** Ours; looked for once, since an application has thirty thousand classes and each build describes a hundred schemas. */
    private final List<ClassInfo> records;

    SchemaDescriptions(IndexView classes) {
        this.records = classes.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith(BACKSOURCE))
                .toList();
    }

    void complete(Components components) {
        Map.copyOf(components.getSchemas()).forEach((name, schema) -> {
            var text = text(name);
            if (text != null) {
                components.addSchema(name, text);
            } else {
                requireWhatIsAlwaysThere(name, schema);
            }
        });
    }

    private @Nullable Schema text(String name) {
        return records.stream()
                .filter(type ->
                        type.simpleName().equals(name) && type.annotationsMap().containsKey(JSON_VALUE))
                .findAny()
                .map(type -> isTime(type) ? Schemas.text().format("date-time") : Schemas.text(DomainName.MAX_LENGTH))
                .map(schema -> schema.description(TEXTS.getOrDefault(name, name)))
                .orElse(null);
    }

    private static boolean isTime(ClassInfo text) {
        return components(text).allMatch(component -> component.type().name().equals(INSTANT));
    }

    private void requireWhatIsAlwaysThere(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        var fields = schema.getProperties().keySet();
        records.stream()
                .filter(type -> isNameOf(type, name) && isRecordOf(type, fields))
                .findFirst()
                .ifPresent(type -> {
                    components(type).forEach(component -> complete(schema, type, component));
                    sortRequired(schema);
                });
    }

    private static void sortRequired(Schema schema) {
        if (schema.getRequired() != null) {
            schema.setRequired(schema.getRequired().stream().sorted().toList());
        }
    }

    /** Whether the record is written with these fields. One with an unwrapped component has more of them than components. */
    private static boolean isRecordOf(ClassInfo type, Set<String> fields) {
        var names = components(type).map(component -> called(type, component)).collect(Collectors.toSet());
        return type.recordComponents().size() == names.size() ? names.equals(fields) : fields.containsAll(names);
    }

    private static void complete(Schema schema, ClassInfo type, RecordComponentInfo component) {
        var field = schema.getProperties().get(called(type, component));
        var nullable = component.type().hasAnnotation(NULLABLE);
        var left = leftOut(type, component);
        var isList = component.type().name().toString().equals("java.util.List");
        if (nullable && left.isEmpty()) {
            allowNull(field);
        }
        allowNullInside(field, component);
        var alwaysThere = left.isEmpty() || (!nullable && !(isList && left.equals("NON_EMPTY")));
        if (alwaysThere && !isRequired(schema, called(type, component))) {
            schema.addRequired(called(type, component));
        }
    }

    /** For a list with items that may be null. */
    private static void allowNullInside(@Nullable Schema field, RecordComponentInfo component) {
        if (field != null
                && field.getItems() != null
                && component.type().kind() == Type.Kind.PARAMETERIZED_TYPE
                && component.type().asParameterizedType().arguments().get(0).hasAnnotation(NULLABLE)) {
            allowNull(field.getItems());
        }
    }

    private static void allowNull(@Nullable Schema field) {
        if (field != null && field.getType() != null) {
            field.addType(Schema.SchemaType.NULL);
        }
    }

    /** Schemas of generic records have the names of their parameters after the record's. */
    private static boolean isNameOf(ClassInfo type, String schema) {
        return type.typeParameters().isEmpty()
                ? schema.equals(type.simpleName())
                : schema.startsWith(type.simpleName());
    }

    /** Those that are written as one field each. */
    private static Stream<RecordComponentInfo> components(ClassInfo type) {
        return type.recordComponents().stream()
                .filter(component -> !type.field(component.name()).hasAnnotation(JSON_UNWRAPPED));
    }

    /** A component's name in JSON. */
    private static String called(ClassInfo type, RecordComponentInfo component) {
        AnnotationInstance given = type.field(component.name()).annotation(JSON_PROPERTY);
        return given == null || given.value() == null
                ? component.name()
                : given.value().asString();
    }

    private static boolean isRequired(Schema schema, String field) {
        return schema.getRequired() != null && schema.getRequired().contains(field);
    }

    /** The values of a component that are not written, by Jackson's name for them; empty when all are. */
    private static String leftOut(ClassInfo type, RecordComponentInfo component) {
        AnnotationInstance ofComponent = type.field(component.name()).annotation(JSON_INCLUDE);
        AnnotationInstance include = ofComponent == null ? type.declaredAnnotation(JSON_INCLUDE) : ofComponent;
        return include == null || include.value() == null ? "" : include.value().asEnum();
    }
}
