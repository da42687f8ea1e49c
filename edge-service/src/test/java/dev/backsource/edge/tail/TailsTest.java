package dev.backsource.edge.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.figures.CountedDomains;
import dev.backsource.edge.http.telemetry.AccessLogRecord;
import dev.backsource.edge.http.telemetry.CacheOutcome;
import dev.backsource.policy.event.TailLines;
import dev.backsource.policy.event.TailRequest;
import dev.backsource.testing.time.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailsTest {
    private static final String DOMAIN = "www.example.com";

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final CountedDomains domains = new CountedDomains(1, 10, 10, clock);
    private double chance = 0.5;
    private final Tails tails = new Tails(domains, clock, () -> chance);

    @Test
    void shouldSendTheWantedLinesWithoutSecrets() {
        // Given
        tails.request(request("t1", 5, 1));

        // When
        add(DOMAIN, 200, "/a");
        add("other.example.com", 502, "/a");
        add(DOMAIN, 502, "/cart;session=secret/items?token=secret");
        var taken = tails.take("edge-1");

        // Then
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).tail()).isEqualTo("t1");
        assertThat(taken.get(0).lines()).extracting(TailLines.Line::path).containsExactly("/cart;/items?");
        assertThat(taken.get(0).lines().get(0).client()).isEqualTo("203.0.113.0/24");
        assertThat(taken.toString()).doesNotContain("secret", "203.0.113.7", "from.example");
        assertThat(tails.take("edge-1")).isEmpty();
    }

    @Test
    void shouldNameTheGateAndTheFindingOfAFailure() {
        // Given
        tails.request(request("t1", null, 1));

        // When
        add(DOMAIN, 502, "/", OriginError.FOREIGN_CERTIFICATE);
        add(DOMAIN, 504, "/", OriginError.NO_RESPONSE);
        add(DOMAIN, 503, "/", OriginError.LIMIT);
        var lines = tails.take("edge-1").get(0).lines();

        // Then
        assertThat(lines).extracting(TailLines.Line::gate).containsExactly("certificate-name", "http", null);
        assertThat(lines).extracting(TailLines.Line::finding).containsExactly("certificate-name", null, null);
    }

    @Test
    void shouldSampleAndCountWhatIsAboveItsLimits() {
        // Given
        tails.request(request("t1", null, 0.4));
        add(DOMAIN, 200, "/not-sampled");
        chance = 0.1;

        // When
        IntStream.range(0, 57).forEach(i -> add(DOMAIN, 200, "/sampled"));
        var taken = tails.take("edge-1").get(0);

        // Then
        assertThat(taken.lines()).hasSize(50).allMatch(line -> line.path().equals("/sampled"));
        assertThat(taken.dropped()).isEqualTo(7);
    }

    @Test
    void shouldGiveEachTailAnEqualShareWhoeverComesFirst() {
        // Given
        IntStream.range(0, 8).forEach(i -> tails.request(request("t" + i, null, 1)));
        tails.take("edge-1");

        // When
        IntStream.range(0, 40).forEach(i -> add(DOMAIN, 200, "/"));
        var taken = tails.take("edge-1");

        // Then
        assertThat(taken).hasSize(8).allSatisfy(each -> {
            assertThat(each.lines()).hasSize(Tails.MOST_LINES / 8);
            assertThat(each.dropped()).isEqualTo(40 - Tails.MOST_LINES / 8);
        });
    }

    @Test
    void shouldSendNoMoreLinesInASecondThanTheRequestNames() {
        // Given
        tails.request(new TailRequest(
                "id", "t1", DOMAIN, null, 1, 1, 30, clock.instant().plusSeconds(5)));

        // When
        var records = IntStream.range(0, 10)
                .mapToObj(half -> {
                    IntStream.range(0, 7).forEach(i -> add(DOMAIN, 200, "/"));
                    return tails.take("edge-1");
                })
                .flatMap(List::stream)
                .toList();

        // Then
        assertThat(records)
                .hasSize(5)
                .allSatisfy(each -> assertThat(each.lines()).hasSize(1));
        assertThat(records.stream().mapToLong(TailLines::dropped).sum()).isEqualTo(9 * 7 - 5);
    }

    @Test
    void shouldRespondToEachRequestAlsoWithoutLines() {
        // When
        tails.request(request("t1", null, 1));
        var begun = tails.take("edge-1");
        var nothing = tails.take("edge-1");
        tails.request(request("t1", null, 1));

        // Then
        assertThat(begun).containsExactly(new TailLines("edge-1", "t1", clock.instant(), 0, List.of(), false));
        assertThat(nothing).isEmpty();
        assertThat(tails.take("edge-1")).hasSize(1);
    }

    @Test
    void shouldKeepNoPlaceForATailThatItRefuses() {
        // Given
        IntStream.range(0, CountedDomains.MAX_REQUESTED)
                .forEach(i -> domains.request("d" + i + ".example", Duration.ofMinutes(1)));

        // Then
        assertThat(tails.request(request("t1", null, 1))).isFalse();
        assertThat(tails.isEmpty()).isTrue();
    }

    @Test
    void shouldEndByItselfWhenNobodyProlongsIt() {
        // Given
        tails.request(request("t1", null, 1));
        var counts = domains.loop(0).of(DOMAIN);
        clock.pass(Duration.ofSeconds(20));
        tails.request(request("t1", null, 1));

        // When
        clock.pass(Duration.ofSeconds(20));
        tails.take("edge-1");
        var prolonged = counts.isTailed();
        clock.pass(Duration.ofSeconds(10));
        tails.take("edge-1");

        // Then
        assertThat(prolonged).isTrue();
        assertThat(counts.isTailed()).isFalse();
        assertThat(tails.isEmpty()).isTrue();
    }

    @Test
    void shouldIgnoreTailsAboveTheirNumber() {
        // Given
        IntStream.range(0, Tails.MAX_TAILS).forEach(i -> tails.request(request("t" + i, null, 1)));

        // Then
        assertThat(tails.request(request("one-more", null, 1))).isFalse();
        assertThat(tails.request(request("t0", null, 1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.0/24",
        "2001:db8:1:2::3, 2001:db8:1::/48",
        "2001:db8::3, 2001:db8::/48",
        "::1, ::/48"
    })
    void shouldNameTheNetworkOfAClient(String address, String network) {
        assertThat(LineOf.network(address)).isEqualTo(network);
    }

    private void add(String domain, int status, String target) {
        add(domain, status, target, null);
    }

    private void add(String domain, int status, String target, @Nullable OriginError failure) {
        tails.add(
                domain,
                new AccessLogRecord(
                        clock.millis(),
                        domain,
                        "203.0.113.7",
                        "GET",
                        "https",
                        "HTTP/1.1",
                        domain,
                        target,
                        status,
                        1,
                        1,
                        CacheOutcome.MISS,
                        null,
                        0,
                        1,
                        "agent",
                        "https://from.example/?q",
                        failure == null ? null : failure.type(),
                        failure,
                        null,
                        null));
    }

    private TailRequest request(String tail, @Nullable Integer statusClass, double sample) {
        return new TailRequest(
                "id",
                tail,
                DOMAIN,
                statusClass,
                sample,
                null,
                30,
                clock.instant().plusSeconds(5));
    }
}
