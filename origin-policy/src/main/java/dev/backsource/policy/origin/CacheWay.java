package dev.backsource.policy.origin;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Parts;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way in which edges fetch and store the responses to a domain's clients of one scheme. Only static content counts, since nothing else is stored.
 * Weights, priorities and timeouts don't: they decide which request gets which response when, not what a response is.
 *
 * @param servers the origins {@linkplain #servers whose responses are stored}, all of one scheme
 * @param host the {@code Host} to send; null for the requested one
 * @param serverName the name of all TLS connections; null for the requested host
 * @param protoField the field that tells the origins the client's scheme
 * @param tls of connections with TLS
 * @param parts of the domain; those that decide what is stored count
 */
public record CacheWay(
        Set<Server> servers,
        @Nullable String host,
        @Nullable String serverName,
        String protoField,
        Tls tls,
        Parts parts) {
    /** The parts from which the other components derive, by some of their values or by several together. */
    public static final Set<Part<?>> TAKEN_APART =
            Set.of(Part.ORIGINS, Part.ORIGIN_TLS, Part.ORIGIN_REQUEST, Part.POLICY, Part.GRANTED_PORTS);

    /** The parts that decide as a whole what is stored. */
    public static final List<Part<?>> STORING = Part.ALL.stream()
            .filter(part -> part.beginsCacheGeneration() && !TAKEN_APART.contains(part))
            .toList();

    /**
     * An origin by one of its ports.
     *
     * @param address an IP address without brackets, or a host name
     */
    public record Server(String address, Target target) {
        private boolean isSecure() {
            return target.scheme().isSecure();
        }
    }

    /**
     * The terms of TLS that decide whose response is accepted.
     *
     * @param verification the checks of certificates, but for an exception
     * @param unverifiedUntilMs the end of an exception from verification, in milliseconds since 1970; null for none
     * @param caCertificates the trusted certificates, as PEM; null for the edges' own roots
     * @param minimumVersion the oldest version allowed
     */
    public record Tls(
            Verification verification,
            @Nullable Long unverifiedUntilMs,
            @Nullable String caCertificates,
            TlsVersion minimumVersion) {
        private boolean isVerified() {
            return verification == Verification.FULL && unverifiedUntilMs == null;
        }

        /** Whether whoever can forge a response under {@code other} can do so under these terms as well. */
        private boolean isNoStrongerThan(Tls other) {
            var isChecked = other.isVerified()
                    || (verification == other.verification
                            && Objects.equals(unverifiedUntilMs, other.unverifiedUntilMs));
            return isChecked
                    && Objects.equals(caCertificates, other.caCertificates)
                    && minimumVersion.compareTo(other.minimumVersion) <= 0;
        }
    }

    /** The way of the responses to clients of {@code domain} over {@code client}. */
    public static CacheWay of(Domain domain, Scheme client) {
        var tls = domain.originTls();
        var end = tls.verifiedFrom();
        var key = domain.target(ContentKind.STATIC, client, domain.origins().get(0));
        return new CacheWay(
                servers(
                        key.scheme(),
                        servers(domain, client, OriginPriority.PRIMARY),
                        servers(domain, client, OriginPriority.SECONDARY)),
                domain.originRequest().host(),
                ServerNames.fixed(domain),
                domain.originRequest().protoField(),
                new Tls(
                        end == null ? tls.verification() : Verification.FULL,
                        end == null ? null : end.toEpochMilli(),
                        tls.caCertificates(),
                        tls.minimumVersion()),
                domain.parts());
    }

    private static Set<Server> servers(Domain domain, Scheme client, OriginPriority priority) {
        return domain.origins().stream()
                .filter(origin -> origin.priority() == priority)
                .map(origin -> new Server(origin.address().value(), domain.target(ContentKind.STATIC, client, origin)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The servers whose responses are stored: those that get requests, over the scheme in the cache key. No failover goes from TLS to clear text, so
     * secondaries without TLS get none where all primaries have it.
     *
     * @param key that of the domain's first origin
     */
    public static Set<Server> servers(Scheme key, Collection<Server> primaries, Collection<Server> secondaries) {
        var isSecure = !primaries.isEmpty() && primaries.stream().allMatch(Server::isSecure);
        var stored = new ArrayList<Server>();
        for (var primary : primaries) {
            if (primary.target().scheme() == key) {
                stored.add(primary);
            }
        }
        for (var secondary : secondaries) {
            if (secondary.target().scheme() == key && (!isSecure || secondary.isSecure())) {
                stored.add(secondary);
            }
        }
        return Set.copyOf(stored);
    }

    /** Whether some change from {@code before} to {@code after} makes stored responses unusable as they are. */
    public static boolean isLeft(Domain before, Domain after) {
        for (var client : Scheme.values()) {
            if (!of(after, client).serves(of(before, client))) {
                return true;
            }
        }
        return false;
    }

    /** Whether each response that was fetched by {@code earlier} could have been fetched by this way. */
    public boolean serves(CacheWay earlier) {
        return isAlike(earlier)
                && servers.containsAll(earlier.servers)
                && (tls.equals(earlier.tls) || earlier.servers.stream().noneMatch(Server::isSecure));
    }

    /**
     * Whether an origin's 304 over this way makes a response good that was fetched by {@code earlier}: the same origins are asked for the same host, and
     * nobody could have forged the response who couldn't forge one over this way. Validators don't protect from that: a forger copies them. Holds
     * wherever {@link #serves} does, and is transitive.
     */
    public boolean validates(CacheWay earlier) {
        return isAlike(earlier) && earlier.servers.stream().allMatch(server -> validates(earlier.tls, server));
    }

    private boolean validates(Tls then, Server server) {
        if (servers.contains(server)) {
            return !server.isSecure() || tls.isNoStrongerThan(then);
        }
        return server.isSecure()
                && then.isVerified()
                && servers.stream().anyMatch(now -> !now.isSecure() && now.address.equals(server.address));
    }

    private boolean isAlike(CacheWay earlier) {
        return Objects.equals(host, earlier.host)
                && Objects.equals(serverName, earlier.serverName)
                && protoField.equals(earlier.protoField)
                && parts.equalsIn(STORING, earlier.parts);
    }
}
