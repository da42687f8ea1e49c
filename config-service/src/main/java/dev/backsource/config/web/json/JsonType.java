package dev.backsource.config.web.json;

import java.util.function.Function;

/**
 * What JSON objects of a shape are read as.
 *
 * @param reader makes a value of an object's fields, and reports what is wrong to them; beside violations its value is of no use,
 *     and may be null
 */
public record JsonType<T>(JsonShape shape, Function<JsonFields, T> reader) {
    /** Reads an object. A field that the shape doesn't have is refused, by the reader itself or when it is done. */
    T read(JsonFields fields) {
        var value = reader.apply(fields);
        fields.refuseOthers();
        return value;
    }

    /** The same objects, read as {@code next} makes of what they are here. */
    public <R> JsonType<R> as(Function<T, R> next) {
        return new JsonType<>(shape, fields -> next.apply(read(fields)));
    }
}
