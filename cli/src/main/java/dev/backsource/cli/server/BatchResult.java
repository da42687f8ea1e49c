package dev.backsource.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's result for one item of a batch. An item is done only if the server says so.
 *
 * @param said the result; a missing node where the response has none for the item
 */
public record BatchResult(JsonNode said) {
    private static final String DOMAIN = "domain";

    /**
     * A result for each sent item, in their order. A result with another domain than the item's doesn't count for the item.
     *
     * @param domains the domains of the items, by their names at the server; empty where a name isn't known
     */
    public static List<BatchResult> of(JsonNode answer, List<String> domains) {
        var results = new ArrayList<BatchResult>();
        for (var domain : domains) {
            var said = answer.path("results").path(results.size());
            var other = !domain.isEmpty()
                    && said.hasNonNull(DOMAIN)
                    && !said.path(DOMAIN).asText().equals(domain);
            results.add(new BatchResult(other ? MissingNode.getInstance() : said));
        }
        return results;
    }

    public boolean isDone() {
        return status() >= 200 && status() < 300;
    }

    /** Whether the server refused the item. An item with a server error may be done. */
    public boolean isRefused() {
        return status() >= 400 && status() < 500;
    }

    /** The status of an HTTP request that does the same; 0 where the server gives none. */
    public int status() {
        return said.path("status").asInt();
    }

    /** The domain's new revision; null where the server gives none. */
    public @Nullable Long revision() {
        return said.path("revision").isIntegralNumber() ? said.path("revision").asLong() : null;
    }

    /** The exit code of a run with this result. */
    public Exit exit() {
        if (isDone()) {
            return Exit.OK;
        }
        return isRefused() ? Problems.exit(status()) : Exit.NOT_REACHED;
    }

    /** The reason why the item isn't done, in lines. */
    public String why() {
        return status() >= 400 && status() < 600
                ? Problems.text(status(), said.path("problem"))
                : Messages.unknownResult();
    }
}
