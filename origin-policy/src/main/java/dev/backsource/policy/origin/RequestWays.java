package dev.backsource.policy.origin;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The way of all back-to-origin requests of a domain, of every client scheme and kind of content. */
public final class RequestWays {
    private RequestWays() {}

    /** Whether all back-to-origin requests of both domains are decided and made in the same way, as far as that doesn't depend on the kind of content. */
    public static boolean areAlike(Domain before, Domain after) {
        return requests(before).equals(requests(after));
    }

    private static Requests requests(Domain domain) {
        var request = domain.originRequest();
        return new Requests(
                domain.origins().stream().map(origin -> Way.of(domain, origin)).toList(),
                domain.originTls().withServerName(null),
                ServerNames.fixed(domain),
                request.withProbePath(null).withHttp2(null).withForwardedProtoField(request.protoField()));
    }

    /**
     * The way in which all requests are made.
     *
     * @param tls without the server name
     * @param serverName the name of all requests; null for the requested host
     * @param terms without settings that edges don't use, and with defaults written out
     */
    private record Requests(
            List<Way> ways, OriginTls tls, @Nullable String serverName, OriginRequest terms) {}

    /** An origin, and the targets of requests to it by kind of content and client scheme. */
    private record Way(OriginAddress address, List<Target> targets) {
        static Way of(Domain domain, Origin origin) {
            return new Way(
                    origin.address(),
                    Stream.of(ContentKind.STATIC, ContentKind.DYNAMIC)
                            .flatMap(kind ->
                                    Stream.of(Scheme.values()).map(client -> domain.target(kind, client, origin)))
                            .toList());
        }
    }
}
