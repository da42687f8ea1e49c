package dev.backsource.health.alert;

import static dev.backsource.policy.event.AlertKind.FOLLOW_NEEDS_BOTH_PORTS;
import static dev.backsource.policy.event.AlertKind.ORIGIN_PORT_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.OriginAlert.Affected;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertConditionsTest {
    static final PortStates.Seen REFUSED = new PortStates.Seen(PortState.CLOSED, "connection refused");
    static final PortStates.Seen OPEN = new PortStates.Seen(PortState.OPEN, "connection accepted");
    static final PortStates.Seen UNKNOWN = new PortStates.Seen(PortState.UNKNOWN, "host name not resolved");
    private static final OriginAddress FIRST = OriginAddress.parse("203.0.113.1");
    private static final OriginAddress SECOND = OriginAddress.parse("203.0.113.2");

    /** Policies as static or static+dynamic, "-" being disabled; ports as closed at the only origin. */
    @ParameterizedTest(name = "{0}, own port {1}, granted {2}, closed {3}: follow {4}, other {5}")
    @CsvSource(
            nullValues = "none",
            value = {
                "FOLLOW,        80,   none,      80 443,    80 443, none",
                "FOLLOW,        80,   none,      443,       443,    none",
                "FOLLOW,        80,   none,      80,        80,     none",
                "FOLLOW,        8080, none,      8080,      none,   none",
                "FOLLOW,        80,   8080 8443, 80 443,    none,   none",
                "FOLLOW,        80,   8080 8443, 8443,      8443,   none",
                "HTTP,          443,  none,      80 443,    none,   80",
                "HTTP,          443,  none,      443,       none,   none",
                "HTTP,          80,   8080 8443, 8080 8443, none,   8080",
                "HTTPS,         80,   none,      80 443,    none,   443",
                "HTTPS,         80,   none,      80,        none,   none",
                "-,             80,   none,      80 443,    none,   80",
                "-,             443,  none,      80 443,    none,   443",
                "-,             8080, none,      80 8080,   none,   8080",
                "-,             8080, 9080 9443, 8080 9080, none,   8080",
                "HTTP+FOLLOW,   80,   none,      80 443,    80 443, none",
                "FOLLOW+HTTPS,  80,   none,      443,       443,    none",
                "HTTP+HTTPS,    80,   none,      80 443,    none,   80 443",
                "FOLLOW+-,      8080, none,      443 8080,  443,    8080",
                "-+FOLLOW,      8080, none,      443 8080,  443,    8080",
                "-+-,           8080, none,      443 8080,  none,   8080"
            })
    void shouldHoldForThePortsThatThePolicyNeedsAndThatAreClosed(
            String policies,
            int ownPort,
            @Nullable String granted,
            String closed,
            @Nullable String follow,
            @Nullable String other) {
        // Given
        var domain = domain(policies, granted, origin(FIRST, ownPort));

        // When
        var conditions = AlertConditions.of(domain, closedAt(FIRST, ports(closed)), List.of());

        // Then
        assertThat(missing(conditions, FOLLOW_NEEDS_BOTH_PORTS)).isEqualTo(ports(follow));
        assertThat(missing(conditions, ORIGIN_PORT_CLOSED)).isEqualTo(ports(other));
    }

    @Test
    void shouldLeaveDynamicContentOutWhileAccelerationIsOff() {
        // Given
        var accelerated = domain("HTTP+FOLLOW", null, origin(FIRST, 80));
        var domain = accelerated.with(Part.DYNAMIC_ACCELERATION, DynamicAcceleration.OFF);

        // When
        var conditions = AlertConditions.of(domain, closedAt(FIRST, Set.of(443)), List.of());

        // Then
        assertThat(conditions).isEmpty();
    }

    @Test
    void shouldNameEveryAffectedOriginInTheirOrderAndOncePerAddress() {
        // Given
        var domain = domain("FOLLOW", null, origin(SECOND, 80), origin(FIRST, 80), origin(SECOND, 81));

        // When
        var conditions = AlertConditions.of(domain, (origin, target) -> REFUSED, List.of());

        // Then
        assertThat(conditions.get(FOLLOW_NEEDS_BOTH_PORTS))
                .containsExactly(refused(SECOND, 80, 443), refused(FIRST, 80, 443));
    }

    @Test
    void shouldNotHoldForWhatIsUnknown() {
        assertThat(AlertConditions.of(
                        domain("FOLLOW", null, origin(FIRST, 80)), (origin, target) -> UNKNOWN, List.of()))
                .isEmpty();
    }

    static Domain domain(String policies, @Nullable String granted, Origin... origins) {
        var kinds = policies.split("\\+", -1);
        var ofStatic = contentPolicy(kinds[0]);
        var ofDynamic = kinds.length > 1 ? contentPolicy(kinds[1]) : ContentPolicy.DISABLED;
        var grants = granted == null
                ? List.<Integer>of()
                : ports(granted).stream().sorted().toList();
        return Domain.of(DomainName.parse("www.example.com"), List.of(origins))
                .with(Part.POLICY, new OriginProtocolPolicy(ofStatic.enabled(), ofStatic.redirectType(), ofDynamic))
                .with(
                        Part.DYNAMIC_ACCELERATION,
                        kinds.length > 1 ? new DynamicAcceleration(true, StaticRules.NONE) : DynamicAcceleration.OFF)
                .with(
                        Part.GRANTED_PORTS,
                        grants.isEmpty() ? GrantedPorts.NONE : new GrantedPorts(grants.get(0), grants.get(1)));
    }

    static Origin origin(OriginAddress address, int port) {
        return new Origin(address, port, OriginPriority.PRIMARY, 10);
    }

    static PortStates closedAt(OriginAddress address, Set<Integer> ports) {
        return (origin, target) -> origin.equals(address) && ports.contains(target.port()) ? REFUSED : OPEN;
    }

    static Affected refused(OriginAddress origin, Integer... ports) {
        var causes = new TreeMap<Integer, PortCause>();
        List.of(ports).forEach(port -> causes.put(port, PortCause.CONNECTION_REFUSED));
        return new Affected(origin, List.of(ports), causes);
    }

    private static ContentPolicy contentPolicy(String text) {
        return text.equals("-") ? ContentPolicy.DISABLED : ContentPolicy.enabled(RedirectType.valueOf(text));
    }

    private static Set<Integer> missing(Map<AlertKind, List<Affected>> conditions, AlertKind kind) {
        return conditions.getOrDefault(kind, List.of()).stream()
                .flatMap(affected -> affected.missingPorts().stream())
                .collect(Collectors.toSet());
    }

    private static Set<Integer> ports(@Nullable String text) {
        return text == null
                ? Set.of()
                : Stream.of(text.split(" ", -1)).map(Integer::valueOf).collect(Collectors.toSet());
    }

    @Test
    void shouldKeepTheCertificatesThatExpireFirst() {
        // Given: the last ends first, and one is shown at each of many ports
        var found = IntStream.range(0, 40)
                .boxed()
                .flatMap(i -> Stream.of(expiring(80, "same", 0), expiring(i + 1, Integer.toString(i), 40 - i)))
                .toList();

        // When
        var kept = AlertConditions.firstToExpire(found);

        // Then
        assertThat(kept).hasSize(Finding.MAX_FINDINGS);
        assertThat(kept).extracting(finding -> finding.at().port()).startsWith(80, 40, 39, 38);
    }

    private static Finding expiring(int port, String serial, int seconds) {
        return Measurement.of(
                        FindingKind.CERTIFICATE_EXPIRING,
                        new CertificateExpiring("CN=www.example.com", serial, Instant.EPOCH.plusSeconds(seconds), 30))
                .watched(new Place(null, port, Scheme.HTTPS), Instant.EPOCH, Instant.EPOCH, Confidence.ONCE);
    }
}
