package dev.backsource.edge.snapshot;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Objects;

/**
 * Parts of domains as the kernel writes them in events, so that a new field of such a part needs nothing here. A file with a field
 * that this edge doesn't know is refused. The class is loaded by the first snapshot with a part that is not the default.
 */
final class PartJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private PartJson() {}

    static String write(Object part) throws IOException {
        return MAPPER.writeValueAsString(part);
    }

    /**
     * Reads a part.
     *
     * @throws IOException when {@code json} is none, or has a field that this edge doesn't know
     */
    static <P> P read(String json, Class<P> type) throws IOException {
        return Objects.requireNonNull(MAPPER.readValue(json, type), "a part is null");
    }
}
