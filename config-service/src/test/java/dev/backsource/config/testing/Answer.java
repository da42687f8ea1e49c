package dev.backsource.config.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the service answered. */
public record Answer(HttpResponse<String> response) {
    private static final JsonMapper MAPPER = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    public long revision() {
        return json().path("revision").asLong();
    }

    /** The violations of a problem, each as {@code field code}. */
    public List<String> violations() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(error ->
                        error.path("field").asText() + " " + error.path("code").asText())
                .toList();
    }

    /** A field of each of these, and not of what is in them. */
    public static List<String> each(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }
}
