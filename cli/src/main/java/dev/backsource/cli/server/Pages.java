package dev.backsource.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The items of a list, fetched page by page on demand, to the list's end. */
public final class Pages implements Iterable<JsonNode> {
    private static final int LARGEST = 200;

    private final Server server;
    private final Request request;
    private final long most;

    /** @param most how many items at most; the pages are no larger than that */
    public Pages(Server server, Request request, long most) {
        this.server = server;
        this.request = request.with("size", Math.max(1, Math.min(LARGEST, most)));
        this.most = most;
    }

    @Override
    public Iterator<JsonNode> iterator() {
        return new Items();
    }

    private final class Items implements Iterator<JsonNode> {
        private @Nullable Request next = request;
        private @Nullable Iterator<JsonNode> page;
        private long given;

        @Override
        public boolean hasNext() {
            while (given < most && (page == null || !page.hasNext()) && next != null) {
                var answer = server.read(next);
                page = answer.path("items").elements();
                next = following(next, answer);
            }
            return given < most && page != null && page.hasNext();
        }

        @Override
        public JsonNode next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            given++;
            return Objects.requireNonNull(page).next();
        }

        /**
         * The request for the next page, by the server's link, of which only the query is used: server and path stay.
         */
        private @Nullable Request following(Request asked, JsonNode answer) {
            var following = answer.path("next");
            if (!following.isTextual()) {
                return null;
            }
            var reference = following.asText();
            var query = reference.substring(reference.indexOf('?') + 1);
            if (query.length() == reference.length()
                    || asked.query().equals(query)
                    || answer.path("items").isEmpty()) {
                throw new FailureException(Exit.NOT_REACHED, Messages.invalidNextPage());
            }
            return asked.withQuery(query);
        }
    }
}
