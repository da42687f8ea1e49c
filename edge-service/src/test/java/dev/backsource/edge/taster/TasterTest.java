package dev.backsource.edge.taster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.TasterSettings;
import dev.backsource.edge.routing.changes.ChangeTaster;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TasterTest {
    private static final TasterSettings SETTINGS = new TasterSettings() {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration startTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration verdictTimeout() {
            return Duration.ofSeconds(2);
        }
    };

    /** The values at which a process ends. */
    private final Set<String> poisons = new HashSet<>();
    /** The values at which a process ends unless it is fresh. */
    private final Set<String> tiring = new HashSet<>();
    /** By value, the objection. */
    private final Map<String, String> objections = new HashMap<>();

    private final List<FakeProcess> started = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong now = new AtomicLong();
    private boolean refusing;
    private TastingProcess.Start beginning = TastingProcess.Start.READY;
    private final Taster taster = new Taster(this::start, SETTINGS, now::get, meters);

    private TastingProcess start() throws IOException {
        if (refusing) {
            throw new IOException("no memory");
        }
        var process = new FakeProcess();
        started.add(process);
        return process;
    }

    private static ConsumerRecord<String, byte[]> change(String value) {
        return new ConsumerRecord<>("changes", 0, 0, value, value.getBytes(StandardCharsets.UTF_8));
    }

    /** By value, the verdicts. */
    private Map<String, String> taste(String... values) {
        var records = Arrays.stream(values).map(TasterTest::change).toList();
        var verdicts = new HashMap<String, String>();
        taster.taste(records).forEach((record, verdict) -> verdicts.put(record.key(), verdict));
        return verdicts;
    }

    private double count(String outcome) {
        return meters.get("backsource.edge.tastings")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void shouldTryAllInOneProcess() {
        // Given
        objections.put("b", "failed");

        // When
        var verdicts = taste("a", "b", "c");

        // Then
        assertThat(verdicts)
                .containsOnly(
                        Map.entry("a", ChangeTaster.GOOD),
                        Map.entry("b", "tasting: failed"),
                        Map.entry("c", ChangeTaster.GOOD));
        assertThat(started).hasSize(1);
        assertThat(count("good")).isEqualTo(2);
        assertThat(count("rejected")).isEqualTo(1);
    }

    @Test
    void shouldRejectOnlyTheChangeThatEndsAFreshProcessToo() {
        // Given
        poisons.add("poison");

        // When
        var verdicts = taste("a", "poison", "b", "c");

        // Then
        assertThat(verdicts.get("poison")).isEqualTo("tasting: the process ended, twice");
        assertThat(List.of("a", "b", "c"))
                .allSatisfy(fine -> assertThat(verdicts).containsEntry(fine, ""));
        assertThat(started.get(1).got).containsExactly("poison");
        assertThat(started).hasSize(3);
    }

    @Test
    void shouldAcceptAChangeThatOnlyATiredProcessEndsAt() {
        // Given
        tiring.add("heavy");

        // When
        var verdicts = taste("a", "heavy", "b");

        // Then
        assertThat(verdicts.values()).containsOnly(ChangeTaster.GOOD);
        assertThat(started.get(1).got).containsExactly("heavy", "b");
    }

    @Test
    void shouldRejectEveryPoisonOfABatch() {
        // Given
        poisons.addAll(Set.of("p1", "p2"));

        // When
        var verdicts = taste("p1", "p2", "a");

        // Then
        assertThat(verdicts.get("p1")).startsWith("tasting: ");
        assertThat(verdicts.get("p2")).startsWith("tasting: ");
        assertThat(verdicts).containsEntry("a", ChangeTaster.GOOD);
    }

    @Test
    void shouldHandOverFewAtATime() {
        // Given
        var many =
                IntStream.range(0, 3 * Taster.MOST).mapToObj(Integer::toString).toArray(String[]::new);

        // When
        var verdicts = taste(many);

        // Then
        assertThat(verdicts).hasSize(many.length);
        assertThat(started.get(0).mostWaiting).isEqualTo(Taster.MOST);
    }

    @Test
    void shouldHandOverALargeChangeAlone() {
        // Given
        var large = "x".repeat(Taster.MOST_BYTES);

        // When
        var verdicts = taste(large + 1, large + 2);

        // Then
        assertThat(verdicts).hasSize(2);
        assertThat(started.get(0).mostWaiting).isEqualTo(1);
    }

    @Test
    void shouldLeaveChangesUntriedWhileNoProcessStartsAndTryAgainLater() {
        // Given
        refusing = true;

        // When
        var without = taste("a", "b");

        // Then
        assertThat(without).isEmpty();
        assertThat(count("untasted")).isEqualTo(2);
        assertThat(taster.describe()).isEqualTo("changes are applied untried: the process can't be started: no memory");
        assertThat(meters.get("backsource.edge.taster.available").gauge().value())
                .isZero();

        refusing = false;
        assertThat(taste("a")).as("before the delay is over").isEmpty();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(taste("a")).containsEntry("a", ChangeTaster.GOOD);
        assertThat(taster.describe()).isEqualTo("on");
    }

    @Test
    void shouldWaitForAStartOnceAndNotForEachBatch() {
        // Given
        beginning = TastingProcess.Start.UNDER_WAY;
        taste("a");
        now.addAndGet(SETTINGS.startTimeout().toNanos());

        // When
        taste("b");

        // Then
        assertThat(started).hasSize(1);
        assertThat(started.get(0).waits).containsExactly(SETTINGS.startTimeout(), Duration.ZERO);
    }

    @Test
    void shouldGiveUpAStartThatTakesForEver() {
        // Given
        beginning = TastingProcess.Start.UNDER_WAY;
        taste("a");
        now.addAndGet(Duration.ofMinutes(5).toNanos());

        // When
        taste("b");

        // Then
        assertThat(started.get(0).alive).isFalse();
        assertThat(taster.describe()).contains("doesn't start");
    }

    @Test
    void shouldReplaceAProcessThatEndedBetweenBatches() {
        // Given
        taste("a");
        started.get(0).alive = false;

        // When
        var verdicts = taste("b");

        // Then
        assertThat(verdicts).containsEntry("b", ChangeTaster.GOOD);
        assertThat(started).hasSize(2);
    }

    @Test
    void shouldAcceptNothingOnceClosed() {
        // Given
        taste("a");
        taster.close();

        // When
        var verdicts = taste("b");

        // Then
        assertThat(verdicts).containsEntry("b", "tasting: the edge stops");
        assertThat(started.get(0).alive).isFalse();
        assertThat(started).hasSize(1);
    }

    /** A process that ends at poisons. */
    private final class FakeProcess implements TastingProcess {
        private final Queue<String> waiting = new ArrayDeque<>();
        private final List<String> got = new ArrayList<>();
        private final List<Duration> waits = new ArrayList<>();
        private int mostWaiting;
        private int judged;
        private boolean alive = true;

        @Override
        public Start awaitReady(Duration atMost) {
            waits.add(atMost);
            return beginning;
        }

        @Override
        public void send(ConsumerRecord<String, byte[]> change) {
            waiting.add(change.key());
            got.add(change.key());
            mostWaiting = Math.max(mostWaiting, waiting.size());
        }

        @Override
        public String next(Duration atMost) throws TastingFailedException {
            var next = waiting.remove();
            if (poisons.contains(next) || (judged > 0 && tiring.contains(next))) {
                alive = false;
                throw new TastingFailedException("the process ended");
            }
            judged++;
            return objections.getOrDefault(next, "");
        }

        @Override
        public boolean isAlive() {
            return alive;
        }

        @Override
        public String ending() {
            return "ended";
        }

        @Override
        public void close() {
            alive = false;
        }
    }
}
