package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.server.Pages;
import dev.backsource.cli.server.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of lists, which go on to their end. */
public final class ListOptions {
    @Option(names = "--limit", paramLabel = "N", description = "maximum number of items (default: all)")
    @Nullable
    Long limit;

    public Iterable<JsonNode> items(Session session, Request request) {
        if (limit != null && limit < 1) {
            throw FailureException.usage(Messages.tooLow("--limit", limit));
        }
        return new Pages(session.server(), request, limit == null ? Long.MAX_VALUE : limit);
    }
}
