package dev.backsource.config.edges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.signature.EventSigner;
import dev.backsource.policy.signature.KeyText;
import dev.backsource.policy.signature.TrustedKeys;
import dev.backsource.testing.config.SampleReports;
import dev.backsource.testing.time.TurnedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeRegisterTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String PAIR = KeyText.newPair();
    private static final String KEY = KeyText.line(KeyText.publicKeys(PAIR).get(0));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TurnedClock clock = new TurnedClock(START);

    @TempDir
    Path folder;

    @Test
    void shouldTakeEveryEdgeWithoutAList() {
        // When
        var register = new EdgeRegister(Optional.empty(), clock, meters);

        // Then
        assertThat(register.isRegistered("any")).isTrue();
        assertThat(register.admits(sent(report("any", START, START), null), report("any", START, START)))
                .isTrue();
    }

    @Test
    void shouldKnowOnlyTheListedEdges() throws Exception {
        // When
        var register = register("# ours", "edge-1", "", "edge-2 " + KEY + " # with a key");

        // Then
        assertThat(register.isRegistered("edge-1")).isTrue();
        assertThat(register.isRegistered("edge-2")).isTrue();
        assertThat(register.isRegistered("edge-3")).isFalse();
    }

    @Test
    void shouldBelieveAnEdgeWithAKeyByItsSignatureOnly() throws Exception {
        // Given
        var register = register("edge-1 " + KEY, "edge-2");
        var report = report("edge-1", START, START);
        var stranger = signer(KeyText.newPair());

        // When
        var own = register.admits(sent(report, signer(PAIR)), report);
        var unsigned = register.admits(sent(report, null), report);
        var foreign = register.admits(sent(report, stranger), report);
        var other = register.admits(sent(report("edge-2", START, START), null), report("edge-2", START, START));

        // Then
        assertThat(own).isTrue();
        assertThat(unsigned).isFalse();
        assertThat(foreign).isFalse();
        assertThat(other)
                .as("an edge without a key, as one of an earlier version")
                .isTrue();
        assertThat(register.refused("edge-1")).satisfies(refused -> {
            assertThat(refused.count()).isEqualTo(2);
            assertThat(refused.reason()).contains("isn't trusted");
        });
        assertThat(meters.counter("backsource.edge.reports.refused", "reason", "unbelieved")
                        .count())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"-60, -60, false", "0, -1, false", "0, 0, true", "0, 1, true", "60, 60, true"})
    void shouldRefuseASignedReportThatIsOlderThanTheLatest(long startedLater, long reportedLater, boolean taken)
            throws Exception {
        // Given
        var register = register("edge-1 " + KEY);
        var latest = report("edge-1", START, START);
        assertThat(register.admits(sent(latest, signer(PAIR)), latest)).isTrue();

        // When
        var next = report("edge-1", START.plusSeconds(startedLater), START.plusSeconds(reportedLater));

        // Then
        assertThat(register.admits(sent(next, signer(PAIR)), next)).isEqualTo(taken);
    }

    @Test
    void shouldNotHoldAgainstAnEdgeWhatOthersReportedForItBeforeItsKeyWasListed() throws Exception {
        // Given
        var register = register("edge-1");
        var forged = report("edge-1", START.plusSeconds(60), START.plusSeconds(60));
        assertThat(register.admits(sent(forged, null), forged)).isTrue();

        // When
        write(2, "edge-1 " + KEY);
        clock.pass(Duration.ofSeconds(2));

        // Then
        var own = report("edge-1", START, START);
        assertThat(register.admits(sent(own, signer(PAIR)), own)).isTrue();
    }

    @Test
    void shouldReadTheListAgainWhenItHasChanged() throws Exception {
        // Given
        var register = register("edge-1");

        // When
        write(2, "edge-2");
        var before = register.isRegistered("edge-2");
        clock.pass(Duration.ofSeconds(2));

        // Then
        assertThat(before).as("looked at a moment ago").isFalse();
        assertThat(register.isRegistered("edge-2")).isTrue();
        assertThat(register.isRegistered("edge-1")).isFalse();
    }

    @Test
    void shouldGoOnByTheListItHasWhenTheNextOneIsNone() throws Exception {
        // Given
        var register = register("edge-1");

        // When
        write(2, "not an edge at all");
        clock.pass(Duration.ofSeconds(2));

        // Then
        assertThat(register.isRegistered("edge-1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "edge-1 x y, line 2: an entry has more than an ID and a key",
        "edge-1 AAAA, line 2: one of its keys is not an Ed25519 key",
        "-edge, line 2: edge id",
        "edge-0, line 2: edge edge-0 is listed twice"
    })
    void shouldNotStartByAListThatIsWrong(String line, String reason) {
        assertThatThrownBy(() -> register("edge-0", line))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("backsource.config.edges-file")
                .hasMessageContaining(reason);
    }

    @Test
    void shouldKeepAFewUnregisteredEdgesAndNothingOfTheirReports() {
        // Given
        var unregistered = new UnregisteredEdges();

        // When
        for (var number = 0; number < 10_050; number++) {
            unregistered.heard(report("invented-" + number, START, START), START);
        }

        // Then
        assertThat(unregistered.all()).hasSize(UnregisteredEdges.MOST).allSatisfy(report -> {
            assertThat(report.status().appliedOffsets()).isEmpty();
            assertThat(report.status().routes()).isZero();
        });
    }

    private EdgeRegister register(String... lines) throws Exception {
        write(1, lines);
        return new EdgeRegister(Optional.of(folder.resolve("edges")), clock, meters);
    }

    /** As of a time of its own, since files of one test are younger than the clock of file systems tells apart. */
    private void write(int second, String... lines) throws Exception {
        var file = folder.resolve("edges");
        Files.write(file, List.of(lines));
        Files.setLastModifiedTime(file, FileTime.from(START.plusSeconds(second)));
    }

    private static EdgeStatus report(String edge, Instant startedAt, Instant reportedAt) {
        return SampleReports.ofChanges(edge, startedAt, reportedAt, Map.of(0, 1L), List.of());
    }

    private static EventSigner signer(String pair) {
        return EventSigner.of(KeyText.privateKey(pair), TrustedKeys.of(KeyText.publicKeys(pair)));
    }

    private static ConsumerRecord<String, byte[]> sent(EdgeStatus report, @Nullable EventSigner signer) {
        var attributes = new CloudEvent(
                "1", Topic.EDGE_STATUS.eventType(), "/edge-service", report.edge(), report.reportedAt(), null, null);
        var written = EventRecords.toRecord(
                Topic.EDGE_STATUS, report.edge(), EventCodec.EDGE_STATUS.encode(report), attributes);
        if (signer != null) {
            EventRecords.sign(List.of(written), signer);
        }
        return new ConsumerRecord<>(
                written.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                written.key(),
                written.value(),
                written.headers(),
                Optional.empty());
    }
}
