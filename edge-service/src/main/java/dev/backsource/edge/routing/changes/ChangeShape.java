package dev.backsource.edge.routing.changes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.backsource.policy.event.StateVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A policy change without its domain's name, its revision and time, and the addresses of its origins: most domains of an edge differ in nothing else.
 *
 * @param digest of the rest; of the whole value where that is no JSON
 */
record ChangeShape(long digest) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> LEFT_OUT = Set.of("domain", "revision", "changedAt", "address");

    static ChangeShape of(byte[] value) {
        try {
            return new ChangeShape(StateVersion.digest(shape(value).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return new ChangeShape(StateVersion.digest(value));
        }
    }

    private static String shape(byte[] value) throws IOException {
        var shape = new StringBuilder(value.length);
        try (var json = JSON.createParser(value)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                // A length before each text keeps two different changes from having the same shape.
                shape.append(token.id()).append(':');
                if (token == JsonToken.FIELD_NAME && LEFT_OUT.contains(json.currentName())) {
                    shape.append(json.currentName());
                    json.nextToken();
                    json.skipChildren();
                } else if (!token.isStructStart() && !token.isStructEnd()) {
                    shape.append(json.getText().length()).append(':').append(json.getText());
                }
            }
        }
        return shape.toString();
    }
}
