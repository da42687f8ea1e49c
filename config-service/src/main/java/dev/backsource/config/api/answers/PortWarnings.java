package dev.backsource.config.api.answers;

import dev.backsource.config.domain.OriginPorts;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.origin.PortRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Warns of ports that edges don't connect to, which a domain can only have from before the rule became stricter; and of ports of other
 * protocols than HTTP, where a deployment permits them.
 */
final class PortWarnings {
    static final String PROHIBITED = "origin-port-prohibited";
    static final String UNUSUAL = "unusual-port";

    private static final Map<Integer, String> NAMES =
            Map.of(21, "FTP", 22, "SSH", 23, "Telnet", 25, "SMTP", 53, "DNS", 110, "POP3", 143, "IMAP", 389, "LDAP");

    private PortWarnings() {}

    static List<Warning> of(Domain domain, OriginAccess access) {
        var warnings = new ArrayList<Warning>();
        for (var origin : domain.origins()) {
            of(origin.port(), " of origin " + origin.address(), access).forEach(warnings::add);
        }
        ofGranted("HTTP", domain.grantedPorts().http(), access).forEach(warnings::add);
        ofGranted("HTTPS", domain.grantedPorts().https(), access).forEach(warnings::add);
        return warnings;
    }

    private static Stream<Warning> ofGranted(String scheme, @Nullable Integer port, OriginAccess access) {
        return port == null ? Stream.empty() : of(port, ", which is granted for " + scheme + ",", access);
    }

    private static Stream<Warning> of(int port, String use, OriginAccess access) {
        if (!access.admitsPort(port)) {
            return Stream.of(new Warning(
                    PROHIBITED,
                    "port " + port + use + " " + OriginAccess.PORT_NOT_ALLOWED
                            + ", so edges don't connect to it; use another, or " + OriginPorts.ALLOWING));
        }
        return PortRanges.NOT_OF_OTHER_PROTOCOLS.contains(port)
                ? Stream.empty()
                : Stream.of(new Warning(
                        UNUSUAL,
                        "port " + port + use + " is the well-known port of "
                                + NAMES.getOrDefault(port, "another protocol")
                                + "; it is allowed for origins, so edges will send HTTP to it"));
    }
}
