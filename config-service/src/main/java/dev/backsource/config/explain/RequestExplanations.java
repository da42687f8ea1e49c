package dev.backsource.config.explain;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.protocol.Scheme;
import java.util.List;

/**
 * Where a request would go, edge by edge.
 *
 * @param scheme the client's
 * @param domain that serves the host by what is committed
 * @param revision of it, the latest
 * @param items by edge
 */
public record RequestExplanations(
        String url, Scheme scheme, DomainName domain, long revision, List<EdgeExplanation> items) {
    public RequestExplanations {
        items = List.copyOf(items);
    }
}
