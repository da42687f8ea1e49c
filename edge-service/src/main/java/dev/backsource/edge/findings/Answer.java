package dev.backsource.edge.findings;

import dev.backsource.policy.response.ClientUrl;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An origin's response to a client's GET.
 *
 * @param location to which it redirects; null for no redirect
 */
public record Answer(ClientUrl url, int status, @Nullable String location, Supplier<Visitor> visitor) {
    private static final int TOO_MANY_REQUESTS = 429;

    /** Whether it leads the client out of the circle of these URLs. Faults of a server, refusals for a time, and 304 say nothing. */
    boolean leadsOutOf(Set<RequestDigest> urls) {
        if (location != null) {
            var next = url.redirected(location);
            return next == null || !urls.contains(RequestDigest.of(next));
        }
        var kind = status / 100;
        return kind == 2 || (kind == 4 && status != TOO_MANY_REQUESTS);
    }
}
