package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.server.Pages;
import dev.backsource.cli.server.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of lists, which go on to their end. */
public final class ListOptions {
    @Option(names = "--limit", paramLabel = "N", description = "how many at most; all where it is left out")
    @Nullable
    Long limit;

    public Iterable<JsonNode> items(Session session, Request request) {
        if (limit != null && limit < 1) {
            throw FailureException.usage("--limit is " + limit + "; give 1 or more");
        }
        return new Pages(session.server(), request, limit == null ? Long.MAX_VALUE : limit);
    }
}
