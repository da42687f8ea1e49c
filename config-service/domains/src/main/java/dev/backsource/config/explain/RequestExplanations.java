package dev.backsource.config.explain;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.protocol.Scheme;
import java.util.List;

/**
 * The explanations of a request, edge by edge.
 *
 * @param scheme the client's
 * @param domain that serves the host by its committed state
 * @param revision its latest
 * @param items by edge
 */
public record RequestExplanations(
        String url, Scheme scheme, DomainName domain, long revision, List<EdgeExplanation> items) {
    public RequestExplanations {
        items = List.copyOf(items);
    }
}
