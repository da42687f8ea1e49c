package dev.backsource.system.origins;

import dev.backsource.testing.certificates.TestAuthority;
import dev.backsource.testing.certificates.TestCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The certificates of the origins. All domains trust {@link #ROOT} and nobody else. */
final class OriginCertificates {
    static final TestAuthority ROOT = TestAuthority.root("O=Example,CN=Example Root");
    static final TestAuthority INTERMEDIATE = ROOT.intermediate("O=Example,CN=Example CA 1");

    /** The zones of the domains under test. */
    static final String[] NAMES = {
        "*.refused.example",
        "*.told.example",
        "*.www-loop.refused.example",
        "*.www-loop.told.example",
        "*.healthy.example"
    };

    private static final Instant NOW = Instant.now();

    private OriginCertificates() {}

    static TestCertificate valid(String... names) {
        return INTERMEDIATE.server(days(-1), days(90), names);
    }

    static TestCertificate expired() {
        return INTERMEDIATE.server(days(-9), days(-1), NAMES);
    }

    static TestCertificate ofUnknownRoot() {
        return TestAuthority.root("CN=Other Root").server(days(-1), days(90), NAMES);
    }

    static TestCertificate withIssuersAddress() {
        return INTERMEDIATE.serverWithIssuersAddress(NAMES);
    }

    /** {@code name} is the last of many. */
    static TestCertificate ofMany(String name) {
        return valid(Stream.concat(
                        IntStream.range(0, 100).mapToObj(number -> "www" + number + ".example.org"), Stream.of(name))
                .toArray(String[]::new));
    }

    private static Instant days(int days) {
        return NOW.plus(Duration.ofDays(days));
    }
}
