package dev.backsource.config.aliyun.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls of one client, as a file of {@code clients/} has them; its README says what the fields are. */
record ClientFile(
        String client,
        String recorded,
        Signing signed,
        @Nullable Map<String, String> headers,
        @Nullable Map<String, String> always,
        List<Call> calls) {
    private static final Path FOLDER = Path.of("src/test/resources/clients");
    private static final YAMLMapper MAPPER = new YAMLMapper();

    record Call(
            String step,
            String action,
            Map<String, String> parameters,
            @Nullable Map<String, JsonNode> answered,
            @Nullable String refused,
            boolean awaited,
            @Nullable Map<String, String> keep) {}

    static Stream<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the name of a domain in its place. */
    static ClientFile read(String name, String domain) {
        try {
            return MAPPER.readValue(
                    Files.readString(FOLDER.resolve(name)).replace("${domain}", domain), ClientFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
