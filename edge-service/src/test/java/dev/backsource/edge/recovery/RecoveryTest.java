package dev.backsource.edge.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.time.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final Instant NOW = Instant.parse("2026-12-01T11:00:00Z");
    private static final int BATCH = 500;

    private final KeptRun kept = new KeptRun();
    private final Set<RecordId> applied = new HashSet<>();
    private long nanos;
    private Recovery process = start();

    @Test
    void shouldWriteNothingDownForKnownRecords() {
        process.startsAt(Map.of(0, 99L));

        process.applying(records(0, 100));

        assertThat(kept.written).isEmpty();
    }

    @Test
    void shouldWriteDownTheFirstNewRecordsOnlyUntilThoseAreSettled() {
        // When
        process.applying(records(100, 3));
        process.outliveFirst();
        for (var batch = 0; batch < 1_000; batch++) {
            process.applying(records(200 + batch, 1));
            pass(Duration.ofMillis(50));
        }

        // Then
        assertThat(kept.written).hasSize(2);
        assertThat(kept.written.get(0).trial()).isEqualTo(RecordSet.of(records(100, 3)));
        assertThat(kept.read().unsettled()).isTrue();

        // When
        process.settle();
        assertThat(kept.read().unsettled()).isTrue();
        pass(Recovery.SETTLED_AFTER);
        process.settle();

        // Then
        assertThat(kept.read()).isEqualTo(RunState.NONE);
    }

    @Test
    void shouldStartAsUsualAfterARegularStopAndAfterOneIrregularEnd() {
        process.applying(records(0, 1));
        process.stop();
        process = start();
        assertThat(process.isCareful()).isFalse();
        assertThat(process.ends()).isZero();

        process.applying(records(1, 1));
        process = start();
        assertThat(process.isCareful()).isFalse();
        assertThat(process.ends()).isEqualTo(1);
        assertThat(process.carefulSince()).isNull();
    }

    @Test
    void shouldBeCarefulAfterTwoEndsSoonAfterNewRecords() {
        // Given
        process.applying(records(0, 40));
        process = start();
        process.applying(records(0, 40));

        // When
        process = start();

        // Then
        assertThat(process.isCareful()).isTrue();
        assertThat(process.carefulSince()).isEqualTo(NOW);
        assertThat(process.nextSet(records(100, 40))).isEqualTo(1);
    }

    @Test
    void shouldNotCountEndsThatCameLongAfterNewRecords() {
        for (var run = 0; run < 5; run++) {
            process.applying(records(run, 1));
            pass(Recovery.SETTLED_AFTER);
            process.settle();
            process = start();
        }

        assertThat(process.ends()).isZero();
    }

    @Test
    void shouldForgetAnEndTenMinutesLaterThoughNewRecordsNeverCease() {
        // Given
        process.applying(records(0, 1));
        process = start();

        // When
        for (var second = 0; second < 700; second++) {
            process.applying(records(second, 1));
            pass(Duration.ofSeconds(1));
            process.settle();
        }
        process = start();

        // Then
        assertThat(process.ends()).isEqualTo(1);
    }

    @Test
    void shouldFindARecordThatCameAloneByTwoEnds() {
        // Given
        process.applying(records(7, 1));
        process = start();
        assertThat(process.objection(0, 7)).isNull();
        process.applying(records(7, 1));

        // When
        process = start();

        // Then
        assertThat(process.objection(0, 7)).contains("ended twice");
        assertThat(process.objection(0, 8)).isNull();
        assertThat(process.objection(1, 7)).isNull();
    }

    @Test
    void shouldNotBlameARecordForAnEndThatCameLaterThanItWasObserved() {
        for (var run = 0; run < 6; run++) {
            process.applying(records(7, 1));
            if (process.isCareful()) {
                process.pass();
            } else {
                process.outliveFirst();
            }
            process = start();
        }

        assertThat(process.objection(0, 7)).isNull();
    }

    @Test
    void shouldTakeAHundredThousandRecordsInFewSets() {
        // Given
        repeatEnds();

        // When
        var sets = takeAll(100_000, Set.of());

        // Then: at 200 ms each
        assertThat(sets).isBetween(30, 260);
        assertThat(process.isCareful()).isFalse();
        assertThat(applied).hasSize(100_000);
    }

    @Test
    void shouldFindOneOfAHundredThousandInFewEnds() {
        // Given
        repeatEnds();
        var poison = new RecordId(0, 77_777);

        // When
        var ends = 0;
        while (takeAll(100_000, Set.of(poison)) < 0) {
            process = start();
            ends++;
        }

        // Then
        assertThat(ends).isLessThanOrEqualTo(5);
        assertThat(process.objection(0, poison.offset())).isNotNull();
        assertThat(applied).hasSize(99_999).doesNotContain(poison);
    }

    @Test
    void shouldObserveLongerTheMoreOftenItEnds() {
        repeatEnds();
        assertThat(process.observed()).isEqualTo(Duration.ofMillis(200));
        for (var end = 0; end < 50; end++) {
            process.applying(records(7, 1));
            process.pass();
            process = start();
        }
        assertThat(process.observed()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }

    @Test
    void shouldBlameNoRecordForStartsThatFail() {
        // Given
        repeatEnds();
        process.applying(records(7, 1));
        process.pass();
        process.applying(records(8, 1));

        // When: one end by a record, then starts that apply nothing
        for (var end = 0; end < 50; end++) {
            process = start();
        }

        // Then
        assertThat(process.ends()).isEqualTo(Recovery.REPEATED + 1);
        assertThat(process.isCareful()).isTrue();
        assertThat(process.observed()).isEqualTo(Duration.ofMillis(200));
        process.applying(records(8, 1));
        process = start();
        assertThat(process.objection(0, 8)).isNotNull();
    }

    @Test
    void shouldKeepCulpritsOverARegularStopAndForgetThemWithTheTopic() {
        // Given
        process.applying(records(7, 1));
        process = start();
        process.applying(records(7, 1));
        process = start();
        process.stop();

        // When
        process = start();

        // Then
        assertThat(process.objection(0, 7)).isNotNull();
        process.forget();
        assertThat(process.objection(0, 7)).isNull();
        assertThat(start().objection(0, 7)).isNull();
    }

    @Test
    void shouldDoNothingWithoutAPlaceToKeepIt() {
        var off = Recovery.off(new TurnedClock(NOW));
        off.start();

        off.applying(records(0, 3));

        assertThat(off.nextSet(records(0, 3))).isEqualTo(3);
        assertThat(off.isCareful()).isFalse();
        assertThat(off.objection(0, 0)).isNull();
        off.close();
    }

    /** Two ends, long after what was applied. */
    private void repeatEnds() {
        for (var end = 0; end < Recovery.REPEATED; end++) {
            process.applying(List.of(new RecordId(11, 5)));
            process.outliveFirst();
            process = start();
        }
        assertThat(process.isCareful()).isTrue();
    }

    /** The number of sets, or -1 when the process ended. */
    private int takeAll(int count, Set<RecordId> poisons) {
        applied.clear();
        var sets = 0;
        for (var from = 0; from < count; from += BATCH) {
            var batch = records(from, BATCH);
            while (!batch.isEmpty()) {
                var set = batch.subList(0, process.nextSet(batch));
                process.applying(set);
                for (var record : set) {
                    if (process.objection(record.partition(), record.offset()) == null) {
                        if (poisons.contains(record)) {
                            return -1;
                        }
                        applied.add(record);
                    }
                }
                process.pass();
                sets++;
                batch = batch.subList(set.size(), batch.size());
            }
        }
        process.caughtUp();
        return sets;
    }

    private static List<RecordId> records(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(offset -> new RecordId(0, offset))
                .toList();
    }

    private Recovery start() {
        var next = new Recovery(kept, new ScheduledThreadPoolExecutor(1), () -> nanos, new TurnedClock(NOW));
        next.start();
        return next;
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
