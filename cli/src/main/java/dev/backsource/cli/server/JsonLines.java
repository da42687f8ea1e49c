package dev.backsource.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An answer of any length that is a line of JSON for each item ({@code application/x-ndjson}). */
public final class JsonLines {
    private JsonLines() {}

    /**
     * Passes each item on as it arrives, as long as {@code taken} returns true. Fails where the response breaks off, or nothing arrives for as long
     * as the server's timeout.
     */
    public static void read(Server server, Request request, Predicate<JsonNode> taken) {
        // No end but the server's: Long.MAX_VALUE nanoseconds from now would be before now.
        var end = System.nanoTime() + Long.MAX_VALUE / 2;
        try (var stream = new TimeoutStream(
                server.open(request.withHeader("Accept", "application/x-ndjson")), server.timeout(), end)) {
            var lines = new BoundedLines(stream);
            for (var line = lines.next(); line != null; line = lines.next()) {
                var item = parsed(line);
                if (item != null && !taken.test(item)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new FailureException(
                    Exit.NOT_REACHED, Messages.brokenResponse(server.profile().server(), e), e);
        }
    }

    /** The JSON of a line; null for an empty one. */
    private static @Nullable JsonNode parsed(String line) throws IOException {
        return line.isBlank() ? null : Documents.read(line.getBytes(StandardCharsets.UTF_8));
    }
}
