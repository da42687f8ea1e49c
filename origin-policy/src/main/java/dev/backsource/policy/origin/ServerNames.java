package dev.backsource.policy.origin;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of a back-to-origin request: the {@code Host} field (RFC 9110 §7.2), and the name for SNI (RFC 6066 §3) and for the check of
 * certificates. An origin often has many sites at one address, each with its own certificate; so a probe with other names than the edges' learns
 * nothing about the edges' connections.
 */
public final class ServerNames {
    private static final String LABEL_OF_WILDCARD = "www.";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private ServerNames() {}

    /** The name for TLS where it is the same for all requests of {@code domain}; null where it is the requested host. */
    public static @Nullable String fixed(Domain domain) {
        var set = domain.originTls().serverName();
        if (set != null) {
            return set.value();
        }
        var host = domain.originRequest().host();
        return host == null ? null : withoutPort(host);
    }

    /**
     * A name for TLS as in a client's request of {@code domain}; for a wildcard, one of the many: that of {@code www} below its suffix. A host name,
     * or an IP address without brackets.
     */
    public static String sample(Domain domain) {
        var fixed = fixed(domain);
        return fixed != null ? fixed : sampleHost(domain.name());
    }

    /** A {@code Host} field as of a request for {@code domain}, in the same sense. */
    public static String sampleHostField(Domain domain) {
        var host = domain.originRequest().host();
        return host == null ? sampleHost(domain.name()) : host;
    }

    /** A host of {@code name} as clients request it; for a wildcard, that of {@code www} below its suffix. */
    public static String sampleHost(DomainName name) {
        var host = name.isWildcard() ? LABEL_OF_WILDCARD + name.suffix() : name.value();
        return host.length() <= DomainName.MAX_LENGTH ? host : name.suffix();
    }

    /** Hosts of {@code name} as clients request them, the {@link #sampleHost} first: of a wildcard those of single letters too. */
    public static Stream<String> sampleHosts(DomainName name) {
        var first = Stream.of(sampleHost(name));
        return name.isWildcard()
                ? Stream.concat(first, LETTERS.chars().mapToObj(letter -> (char) letter + "." + name.suffix()))
                : first;
    }

    /** The host without its port, and without the brackets of IPv6. */
    private static String withoutPort(String host) {
        if (host.startsWith("[")) {
            return host.substring(1, host.indexOf(']'));
        }
        var colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
