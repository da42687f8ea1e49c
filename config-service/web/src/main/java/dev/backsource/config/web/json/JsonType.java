package dev.backsource.config.web.json;

import java.util.function.Function;

/**
 * The Java type of JSON objects of a shape.
 *
 * @param reader makes a value of an object's fields, and reports violations to them; with violations its value is of no use, and may be
 *     null
 */
public record JsonType<T>(JsonShape shape, Function<JsonFields, T> reader) {
    /** Reads an object. Fields outside the shape are refused, by the reader itself or afterwards. */
    T read(JsonFields fields) {
        var value = reader.apply(fields);
        fields.refuseOthers();
        return value;
    }

    /** The same objects, with their values mapped by {@code next}. */
    public <R> JsonType<R> as(Function<T, R> next) {
        return new JsonType<>(shape, fields -> next.apply(read(fields)));
    }
}
