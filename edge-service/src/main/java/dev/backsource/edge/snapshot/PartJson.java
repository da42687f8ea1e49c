package dev.backsource.edge.snapshot;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.policy.domain.Part;
import java.io.IOException;
import java.util.Objects;

/**
 * The JSON of parts of domains, as the kernel writes them in events, so that a new field of such a part needs no change here. A
 * file with an unknown field is refused. The class is loaded by the first snapshot with a part that is not the default.
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
     * @throws IOException when {@code json} is malformed, or has an unknown field
     */
    static <T> T read(String json, Part<T> part) throws IOException {
        T value = MAPPER.readValue(json, MAPPER.constructType(part.type()));
        return Objects.requireNonNull(value, "part is null");
    }
}
