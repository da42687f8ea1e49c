package dev.backsource.config.api;

import dev.backsource.policy.domain.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warns of ports that belong to other protocols than HTTP. They are allowed: an origin may listen wherever it likes.
 */
final class UnusualPorts {
    /** The ports that browsers refuse to speak HTTP to (Fetch §2.9). */
    private static final Set<Integer> OF_OTHERS = Set.of(
            1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
            526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
            3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080);

    private static final Map<Integer, String> NAMES =
            Map.of(21, "FTP", 22, "SSH", 23, "Telnet", 25, "SMTP", 53, "DNS", 110, "POP3", 143, "IMAP", 389, "LDAP");

    private UnusualPorts() {}

    static List<Warning> of(Domain domain) {
        var warnings = new ArrayList<Warning>();
        domain.origins().stream()
                .filter(origin -> OF_OTHERS.contains(origin.port()))
                .map(origin -> unusual("port " + origin.port() + " of origin " + origin.address(), origin.port()))
                .forEach(warnings::add);
        addGranted("HTTP", domain.grantedPorts().http(), warnings);
        addGranted("HTTPS", domain.grantedPorts().https(), warnings);
        return warnings;
    }

    private static void addGranted(String scheme, @Nullable Integer port, List<Warning> warnings) {
        if (port != null && OF_OTHERS.contains(port)) {
            warnings.add(unusual("port " + port + ", which is granted for " + scheme + ",", port));
        }
    }

    private static Warning unusual(String port, int number) {
        return new Warning(
                Warning.UNUSUAL_PORT,
                port + " belongs to " + NAMES.getOrDefault(number, "another protocol")
                        + "; edges will speak HTTP to it all the same");
    }
}
