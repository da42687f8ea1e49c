package dev.backsource.config.aliyun.domains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.config.health.DomainHealth;
import dev.backsource.config.health.NeededPort;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.CertificateExpiring;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingsTextTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final OriginAddress ORIGIN = OriginAddress.parse("192.0.2.1");
    private static final Place PLACE = new Place(ORIGIN, 443, Scheme.HTTPS);
    private static final Finding REFUSED = Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused())
            .inTraffic(PLACE, "edge-1", NOON, NOON.plusSeconds(60), Confidence.REPEATED);
    private static final Finding EXPIRING = Measurement.of(
                    FindingKind.CERTIFICATE_EXPIRING,
                    new CertificateExpiring("CN=www.example.com", "5e0c2f8a91d3b764", NOON.plusSeconds(86_400), 1))
            .inTraffic(PLACE, "edge-1", NOON, NOON, Confidence.OUTDATED);

    @Test
    void shouldTellTheGravestFirstInTheWordsOfFindings() {
        // Given
        var closed = port(443, PortState.CLOSED, FindingAnswer.of(REFUSED));

        // When
        var text = FindingsText.of(
                health(NOON.plusSeconds(3600), List.of(closed), List.of(FindingAnswer.ofEdges(EXPIRING, edges(12)))));

        // Then
        assertThat(text.lines())
                .containsExactly(
                        "ERROR connection-refused at gate tcp, since 2026-06-01T12:00:00Z, measured at"
                                + " 2026-06-01T13:00:00Z: " + REFUSED.detail() + " " + REFUSED.remedy(),
                        "WARNING certificate-expiring at gate expiry, since 2026-06-01T12:00:00Z, last measured at"
                                + " 2026-06-01T12:00:00Z; unknown now, by 12 edges: edge-0, edge-1, edge-2, edge-3,"
                                + " edge-4, edge-5, edge-6, edge-7, edge-8, edge-9 and 2 more: " + EXPIRING.detail()
                                + " "
                                + EXPIRING.remedy(),
                        "known states measured at 2026-06-01T13:00:00Z or later");
    }

    @Test
    void shouldTellOfAnUnknownPortAndBeEmptyOnlyWhereAllAreKnownToBeOpen() {
        // Given
        var open = port(80, PortState.OPEN, null);
        var unknown = port(443, PortState.UNKNOWN, null);

        // Then
        assertThat(FindingsText.of(health(NOON, List.of(open), List.of()))).isEmpty();
        assertThat(FindingsText.of(health(null, List.of(open, unknown), List.of())))
                .isEqualTo("port 443 of 192.0.2.1: UNKNOWN, not probed yet\ntime of the last check unknown");
        assertThat(FindingsText.of(health(null, List.of(unknown), List.of())))
                .isEqualTo("port 443 of 192.0.2.1: UNKNOWN, not probed yet");
    }

    /** Unknown is not shown as good. */
    @Test
    void shouldNotBeEmptyWhereNobodyHasSaidWhenTheOpenPortsWereChecked() {
        assertThat(FindingsText.of(health(null, List.of(port(80, PortState.OPEN, null)), List.of())))
                .isEqualTo("time of the last check unknown");
    }

    @Test
    void shouldBeBounded() {
        // Given
        var ports = IntStream.rangeClosed(1, 40)
                .mapToObj(port -> port(port, PortState.UNKNOWN, null))
                .toList();

        // When
        var text = FindingsText.of(health(null, ports, List.of()));

        // Then
        assertThat(text.lines()).hasSize(FindingsText.MOST + 1).last().isEqualTo("and 30 more");
    }

    private static DomainHealth health(
            @Nullable Instant checkedAt, List<NeededPort> ports, List<FindingAnswer> findings) {
        return new DomainHealth(DomainName.parse("www.example.com"), 1, checkedAt, checkedAt, null, ports, findings);
    }

    private static NeededPort port(int port, PortState state, @Nullable FindingAnswer finding) {
        return new NeededPort(
                ORIGIN,
                port,
                port == 443 ? Scheme.HTTPS : Scheme.HTTP,
                state,
                NOON,
                state == PortState.UNKNOWN ? "not probed yet" : "",
                finding);
    }

    private static List<String> edges(int number) {
        return IntStream.range(0, number).mapToObj(edge -> "edge-" + edge).toList();
    }
}
