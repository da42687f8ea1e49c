package dev.backsource.config.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.testing.config.SampleDomains;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlowPortsTest {
    private static final Instant ASKED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant ANSWERED = ASKED.plusMillis(2_600);
    /** Of the prober. */
    private static final Instant MEASURED = Instant.parse("2026-01-02T03:09:00Z");

    private static final ProbeRequest REQUEST = request(SampleDomains.domain(443));
    private static final OriginPort PORT = REQUEST.ports().get(0);
    private static final ProbeRequest OF_ANOTHER_DOMAIN = request(Domain.of(
            new DomainName("www.example.net"), SampleDomains.domain(443).origins()));

    private final SlowPorts slow = new SlowPorts();

    @Test
    void shouldKeepAPortThatTakesNoConnectionForAllDomains() {
        // When
        note(PortState.CLOSED, "connection timed out", Duration.ZERO);

        // Then
        var kept = slow.find(PORT, OF_ANOTHER_DOMAIN);
        assertThat(kept).isNotNull();
        assertThat(kept.result().reason()).isEqualTo("connection timed out");
        assertThat(kept.age(ANSWERED.plusSeconds(4))).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void shouldKeepAPortWithoutAVerdictInTimeForAllDomains() {
        // When
        note(PortState.UNKNOWN, "no response in 2 s; edges wait longer and may find the port open", Duration.ZERO);

        // Then
        assertThat(slow.find(PORT, OF_ANOTHER_DOMAIN)).isNotNull();
    }

    @Test
    void shouldKeepAFaultOfTlsForTheSameTermsOnly() {
        // Given
        var lax = request(SampleDomains.domain(443).with(Part.ORIGIN_TLS, new OriginTls(OriginTls.Verification.NONE)));

        // When
        note(PortState.CLOSED, "edges refuse its TLS: its certificate has expired", Duration.ZERO);

        // Then
        assertThat(slow.find(PORT, REQUEST)).isNotNull();
        assertThat(slow.find(PORT, OF_ANOTHER_DOMAIN)).as("another server name").isNull();
        assertThat(slow.find(PORT, lax)).as("another verification").isNull();
    }

    @Test
    void shouldKeepNothingForAnotherConnectTimeout() {
        // When
        note(PortState.CLOSED, "connection timed out", Duration.ZERO);

        // Then
        assertThat(slow.find(PORT, withConnectTimeout(1_000))).isNull();
    }

    @Test
    void shouldKeepNoPortThatWasFastBesideASlowOne() {
        // When
        note(PortState.CLOSED, "connection refused", Duration.ofMillis(2_590));

        // Then
        assertThat(slow.find(PORT, REQUEST)).isNull();
    }

    @Test
    void shouldTakeATimeAfterTheAnswerForThatOfTheAnswer() {
        // When
        note(PortState.CLOSED, "connection timed out", Duration.ofDays(-400_000_000_000L / 86_400));

        // Then
        assertThat(slow.find(PORT, REQUEST)).isNotNull();
    }

    private void note(PortState state, String reason, Duration beforeTheAnswer) {
        var result = new ProbeAnswer.Port(
                PORT.origin(), PORT.port(), PORT.scheme(), state, null, reason, MEASURED.minus(beforeTheAnswer));
        slow.note(REQUEST, new ProbeAnswer("1", MEASURED, List.of(result)), ASKED, ANSWERED);
    }

    private static ProbeRequest withConnectTimeout(@Nullable Integer millis) {
        return new ProbeRequest(
                "1",
                REQUEST.domain(),
                ANSWERED,
                REQUEST.ports(),
                REQUEST.serverName(),
                REQUEST.originTls(),
                millis,
                null,
                null);
    }

    private static ProbeRequest request(Domain domain) {
        return ProbeRequest.of(domain, "1", ANSWERED);
    }
}
