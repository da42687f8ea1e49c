package dev.backsource.edge.routing;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.origin.ServerNames;
import org.jspecify.annotations.Nullable;

/** Creates the request terms of domains. Equal terms become the same object. */
final class RequestTermsFactory {
    private final Interner<ConnectionTerms> connections = Interners.newWeakInterner();
    private final Interner<RequestTerms> requests = Interners.newWeakInterner();

    RequestTerms create(Domain domain) {
        var tls = domain.originTls();
        var request = domain.originRequest();
        var connectTimeout = milliseconds(request.connectTimeoutMs());
        var end = tls.verifiedFrom();
        return share(new RequestTerms(
                ConnectionTerms.plain(connectTimeout),
                secure(tls, end == null ? tls.verification() : Verification.FULL, connectTimeout),
                end == null
                        ? null
                        : new UnverifiedTerms(secure(tls, Verification.NONE, connectTimeout), end.toEpochMilli()),
                ServerNames.fixed(domain),
                request.host(),
                milliseconds(request.firstByteTimeoutMs()),
                milliseconds(request.idleTimeoutMs()),
                request.protoField()));
    }

    /** The shared object for all terms that equal {@code made}. */
    RequestTerms share(RequestTerms made) {
        return requests.intern(new RequestTerms(
                connections.intern(made.plain()),
                connections.intern(made.secure()),
                shared(made.unverified()),
                made.serverName(),
                made.host(),
                made.firstByteTimeoutMs(),
                made.idleTimeoutMs(),
                made.protoField()));
    }

    private @Nullable UnverifiedTerms shared(@Nullable UnverifiedTerms made) {
        return made == null ? null : new UnverifiedTerms(connections.intern(made.connection()), made.endMillis());
    }

    private static ConnectionTerms secure(OriginTls tls, Verification verification, int connectTimeoutMs) {
        return new ConnectionTerms(verification, tls.caCertificates(), tls.minimumVersion(), connectTimeoutMs);
    }

    private static int milliseconds(@Nullable Integer set) {
        return set == null ? 0 : set;
    }
}
