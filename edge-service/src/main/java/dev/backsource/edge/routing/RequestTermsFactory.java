package dev.backsource.edge.routing;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginRequest;
import org.jspecify.annotations.Nullable;

/** Takes from domains how their requests are to be made; what is equal becomes the same object. */
final class RequestTermsFactory {
    private final Interner<ConnectionTerms> connections = Interners.newWeakInterner();
    private final Interner<RequestTerms> requests = Interners.newWeakInterner();

    RequestTerms create(Domain domain) {
        var tls = domain.originTls();
        var request = domain.originRequest();
        var connectTimeout = milliseconds(request.connectTimeoutMs());
        var secure =
                new ConnectionTerms(tls.verification(), tls.caCertificates(), tls.minimumVersion(), connectTimeout);
        return share(new RequestTerms(
                ConnectionTerms.plain(connectTimeout),
                secure,
                serverName(domain),
                request.host(),
                milliseconds(request.firstByteTimeoutMs()),
                milliseconds(request.idleTimeoutMs())));
    }

    /** The terms to use for all that equal {@code made}. */
    RequestTerms share(RequestTerms made) {
        return requests.intern(new RequestTerms(
                connections.intern(made.plain()),
                connections.intern(made.secure()),
                made.serverName(),
                made.host(),
                made.firstByteTimeoutMs(),
                made.idleTimeoutMs()));
    }

    private static @Nullable String serverName(Domain domain) {
        var set = domain.originTls().serverName();
        return set != null ? set.value() : hostName(domain.originRequest());
    }

    /** The host to be sent without its port, and without the brackets of IPv6. */
    private static @Nullable String hostName(OriginRequest request) {
        var host = request.host();
        if (host == null) {
            return null;
        }
        if (host.startsWith("[")) {
            return host.substring(1, host.indexOf(']'));
        }
        var colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    private static int milliseconds(@Nullable Integer set) {
        return set == null ? 0 : set;
    }
}
