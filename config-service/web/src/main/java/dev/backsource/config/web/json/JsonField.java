package dev.backsource.config.web.json;

import dev.backsource.config.web.problem.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * A field of a JSON object: its name, its reader, and its description in the OpenAPI document. One constant of a body's class defines all
 * of them.
 */
public final class JsonField<T> {
    private final String name;
    private final ValueReader<T> reader;
    private final FieldSchema schema;
    private final boolean required;
    private final @Nullable JsonShape nested;

    private JsonField(
            String name, ValueReader<T> reader, FieldSchema schema, boolean required, @Nullable JsonShape nested) {
        this.name = name;
        this.reader = reader;
        this.schema = schema;
        this.required = required;
        this.nested = nested;
    }

    private static <T> JsonField<T> of(String name, ValueReader<T> reader, FieldSchema schema) {
        return new JsonField<>(name, reader, schema, false, null);
    }

    /** A string on one line. */
    public static JsonField<String> text(String name) {
        return of(name, (values, node, at) -> values.text(node, at), FieldSchema.inPlace(Schemas::text));
    }

    /** A string parsed by {@code kernel}; a string that it refuses is malformed. */
    public static <T> JsonField<T> text(String name, Function<String, T> kernel) {
        return of(
                name,
                (values, node, at) -> values.text(node, at, Violation.MALFORMED, kernel),
                FieldSchema.inPlace(Schemas::text));
    }

    /** A moment as in RFC 3339, such as {@code 2030-01-01T00:00:00Z}; as {@link #text(String, Function)}. */
    public static <T> JsonField<T> time(String name, Function<String, T> kernel) {
        return text(name, kernel).with(schema -> schema.format("date-time"));
    }

    /** A string that may have several lines. */
    public static JsonField<String> lines(String name) {
        return of(name, (values, node, at) -> values.lines(node, at), FieldSchema.inPlace(Schemas::text));
    }

    /** A whole number from {@code min}. */
    public static JsonField<Integer> integer(String name, int min) {
        return of(
                name,
                (values, node, at) -> values.integer(node, at),
                FieldSchema.inPlace(() -> wholeNumber().minimum(BigDecimal.valueOf(min))));
    }

    /** A whole number from {@code min} to {@code max}. The document states the bounds; the reader of the object checks them. */
    public static JsonField<Integer> integer(String name, int min, int max) {
        return of(
                name,
                (values, node, at) -> values.integer(node, at),
                FieldSchema.inPlace(
                        () -> wholeNumber().maximum(BigDecimal.valueOf(max)).minimum(BigDecimal.valueOf(min))));
    }

    /** True or false. */
    public static JsonField<Boolean> bool(String name) {
        return of(
                name,
                (values, node, at) -> values.bool(node, at),
                FieldSchema.inPlace(() -> Schemas.of(SchemaType.BOOLEAN)));
    }

    /** An enum's constant by its name. */
    public static <E extends Enum<E>> JsonField<E> choice(String name, Class<E> type) {
        return choice(name, type, Enum::name);
    }

    /** An enum's constant by the name that {@code nameOf} gives it. */
    public static <E extends Enum<E>> JsonField<E> choice(String name, Class<E> type, Function<E, String> nameOf) {
        return of(
                name,
                (values, node, at) -> values.choice(node, at, List.of(type.getEnumConstants()), nameOf),
                FieldSchema.named(type.getSimpleName()));
    }

    /** One of some constants, by the name that {@code nameOf} gives it. The names are listed in the field's own schema. */
    public static <E extends Enum<E>> JsonField<E> listedChoice(
            String name, List<E> offered, Function<E, String> nameOf) {
        var names = offered.stream().map(nameOf).map(Object.class::cast).toList();
        return of(
                        name,
                        (values, node, at) -> values.choice(node, at, offered, nameOf),
                        FieldSchema.inPlace(Schemas::text))
                .with(schema -> schema.enumeration(names));
    }

    /** A list of distinct constants by their names; invalid and repeated entries are reported and left out. */
    public static <E extends Enum<E>> JsonField<Set<E>> choices(String name, Class<E> type) {
        return of(
                name,
                (values, node, at) -> values.choices(node, at, type),
                FieldSchema.inPlace(() ->
                        Schemas.of(SchemaType.ARRAY).uniqueItems(true).items(Schemas.named(type.getSimpleName()))));
    }

    /** A list of strings; other entries are reported and left out. */
    public static JsonField<List<String>> texts(String name) {
        return of(
                name,
                (values, node, at) -> values.list(node, at, values::text),
                FieldSchema.inPlace(() -> Schemas.of(SchemaType.ARRAY).items(Schemas.text())));
    }

    /** A list of numbers; other entries are reported and left out. */
    public static JsonField<List<Double>> numbers(String name) {
        return of(
                name,
                (values, node, at) -> values.list(node, at, values::number),
                FieldSchema.inPlace(() -> Schemas.of(SchemaType.ARRAY).items(Schemas.of(SchemaType.NUMBER))));
    }

    /** An object. */
    public static <T> JsonField<T> object(String name, JsonType<T> type) {
        return new JsonField<>(
                name,
                (values, node, at) -> values.object(node, at, type),
                FieldSchema.named(type.shape().name()),
                false,
                type.shape());
    }

    /** A list of objects; other entries are reported and left out. */
    public static <T> JsonField<List<T>> objects(String name, JsonType<T> type) {
        return new JsonField<>(
                name,
                (values, node, at) -> values.list(node, at, (entry, path) -> values.object(entry, path, type)),
                FieldSchema.inPlace(() -> Schemas.of(SchemaType.ARRAY)
                        .items(Schemas.named(type.shape().name()))),
                false,
                type.shape());
    }

    /** The same field as a required one. */
    public JsonField<T> required() {
        return new JsonField<>(name, reader, schema, true, nested);
    }

    public JsonField<T> described(String description) {
        return new JsonField<>(name, reader, schema.described(description), required, nested);
    }

    /** A short name for people: the label of the field in the console, and {@code title} in the document. */
    public JsonField<T> titled(String title) {
        return with(schema -> schema.title(title));
    }

    public JsonField<T> example(Object example) {
        return with(schema -> schema.addExample(example));
    }

    /**
     * The number of characters that a text, or each text of a list, may have, for the document; the reader of the object enforces it.
     */
    public JsonField<T> length(int min, int max) {
        return with(schema -> {
            var text = schema.getItems() == null ? schema : schema.getItems();
            text.maxLength(max).minLength(min == 0 ? null : min);
            return schema;
        });
    }

    /** The media type of a text with a form of its own, such as certificates. */
    public JsonField<T> mediaType(String type) {
        return with(schema -> schema.contentMediaType(type));
    }

    /** The number of entries that a list may have, for the document; the reader of the object enforces it. */
    public JsonField<T> entries(int min, int max) {
        return with(schema -> schema.maxItems(max).minItems(min));
    }

    /** As {@link #entries(int, int)}, for a list that may be empty. */
    public JsonField<T> entries(int max) {
        return with(schema -> schema.maxItems(max));
    }

    private JsonField<T> with(UnaryOperator<Schema> detail) {
        return new JsonField<>(name, reader, schema.with(detail), required, nested);
    }

    public String name() {
        return name;
    }

    ValueReader<T> reader() {
        return reader;
    }

    Schema schema() {
        return schema.toSchema();
    }

    boolean isRequired() {
        return required;
    }

    /** The shape of the object, or of each object of the list, in the field; null for a field without objects. */
    @Nullable
    JsonShape nested() {
        return nested;
    }

    private static Schema wholeNumber() {
        return Schemas.of(SchemaType.INTEGER).format("int32");
    }
}
