package dev.backsource.edge.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request goes where it goes.
 *
 * @param domain that serves it, wildcards as {@code *.example.com}
 * @param revision of the domain that the edge has applied
 * @param scheme the client's
 * @param target path and query as origins get them
 * @param kind which of the domain's policies rules it
 * @param cacheKey what its response is stored under
 * @param cacheGeneration in which it is stored
 * @param host the {@code Host} that origins get
 * @param origins in the order of the domain
 */
public record Explanation(
        String domain,
        FoundBy foundBy,
        long revision,
        Scheme scheme,
        String target,
        ContentKind kind,
        String cacheKey,
        long cacheGeneration,
        String host,
        List<Choice> origins) {

    /** How the domain was found. */
    public enum FoundBy {
        EXACT_NAME,
        WILDCARD
    }

    /**
     * One origin.
     *
     * @param target scheme and port: 80 and 443 even where other ports stand in for them
     * @param serverName that its certificate is checked for, and that SNI has unless it is an IP address; null without TLS
     * @param passedOver whether it has failed lately, or its port was found closed
     * @param candidate whether the request's first attempt may go there, by weight among all candidates
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Choice(
            String address,
            OriginPriority priority,
            int weight,
            Target target,
            @Nullable String serverName,
            boolean passedOver,
            boolean candidate) {}
}
