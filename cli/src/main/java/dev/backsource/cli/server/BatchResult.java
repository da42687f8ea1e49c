package dev.backsource.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backsource.cli.outcome.Exit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server says came of one item of a batch. Only what it says is done is done.
 *
 * @param said a missing node where it says nothing of the item
 */
public record BatchResult(JsonNode said) {
    private static final String DOMAIN = "domain";
    private static final String UNKNOWN =
            "the server doesn't say what came of it; it may be done: look at the domain, or run the command once more";

    /**
     * One for each of the items that were sent, in their order. What the server says of another domain than the item's isn't said of the item.
     *
     * @param domains of the items, named as the server names them; empty where that isn't known
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

    /** Whether the server refused the item. One at which it failed may be done. */
    public boolean isRefused() {
        return status() >= 400 && status() < 500;
    }

    /** That of the HTTP request that does the same; 0 where the server says none. */
    public int status() {
        return said.path("status").asInt();
    }

    /** The revision that the domain has by it; null where the server says none. */
    public @Nullable Long revision() {
        return said.path("revision").isIntegralNumber() ? said.path("revision").asLong() : null;
    }

    /** How a run ends by it. */
    public Exit exit() {
        if (isDone()) {
            return Exit.OK;
        }
        return isRefused() ? Problems.exit(status()) : Exit.NOT_REACHED;
    }

    /** Why it isn't done, in lines. */
    public String why() {
        return status() >= 400 && status() < 600 ? Problems.text(status(), said.path("problem")) : UNKNOWN;
    }
}
