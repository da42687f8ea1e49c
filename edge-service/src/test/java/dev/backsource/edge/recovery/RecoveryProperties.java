package dev.backsource.edge.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.time.TurnedClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Edges whose processes end again and again: at records that end them while they are applied or up to 20 s after, by somebody's hand at any moment between
 * two sets, in the midst of a set of several records, and by regular stops. In the end those are refused, and all others applied.
 */
class RecoveryProperties {
    private static final int WORLDS = 40;
    private static final int MOST_PROCESSES = 400;
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long OBSERVED_NANOS = TimeUnit.MILLISECONDS.toNanos(190);
    private static final long LATEST_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long NEVER = Long.MAX_VALUE / 2;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void shouldApplyAllRecordsButThoseThatEndTheProcess(int seed) {
        for (var world = 0; world < WORLDS; world++) {
            var random = new Random(31L * seed * WORLDS + world);
            new World(random).live();
        }
    }

    /** The process ends. */
    private static final class End extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class World {
        private final Random random;
        private final KeptRun kept = new KeptRun();
        /** By partition, in their order. */
        private final Map<Integer, List<RecordId>> topic = new HashMap<>();

        private final Set<RecordId> later = new HashSet<>();
        /** How long after it was applied each ends the process. */
        private final Map<RecordId, Long> poisons = new HashMap<>();

        private final Map<Integer, Long> good = new HashMap<>();
        private final double trouble;
        private final long latest;
        private Set<RecordId> applied = new HashSet<>();
        private long nanos;
        private long firstNanos;
        private long endNanos;
        private Recovery process;

        World(Random random) {
            this.random = random;
            this.latest = List.of(0L, 0L, OBSERVED_NANOS, LATEST_NANOS).get(random.nextInt(4));
            this.trouble = latest > 0 || random.nextInt(4) == 0 ? 0 : 0.02;
            this.process = started();
            var partitions = 1 + random.nextInt(4);
            var size = 1 << random.nextInt(9);
            for (var partition = 0; partition < partitions; partition++) {
                var offset = (long) random.nextInt(5);
                var records = new ArrayList<RecordId>();
                for (var i = 0; i < size; i++) {
                    records.add(new RecordId(partition, offset));
                    offset += 1 + random.nextInt(3);
                }
                topic.put(partition, records);
                var known = random.nextInt(size + 1);
                if (known > 0) {
                    good.put(partition, records.get(known - 1).offset());
                }
                later.addAll(records.subList(known, size));
            }
            var all = new ArrayList<>(later);
            for (var poison = random.nextInt(4); poison > 0 && !all.isEmpty(); poison--) {
                poisons.put(all.get(random.nextInt(all.size())), (long) (latest * random.nextDouble()));
            }
        }

        void live() {
            for (var count = 1; ; count++) {
                assertThat(count).as("processes").isLessThan(MOST_PROCESSES);
                applied = new HashSet<>();
                if (lives(count < MOST_PROCESSES / 2)) {
                    break;
                }
                process = started();
            }
            var refused = new HashSet<>(later);
            refused.removeIf(id -> process.objection(id.partition(), id.offset()) == null);
            var expected = new HashSet<>(later);
            expected.removeAll(refused);
            assertThat(applied).isEqualTo(expected);
            if (latest == LATEST_NANOS) {
                // A record that ends the process later than it is observed may put the blame on another one, too.
                assertThat(refused).containsAll(poisons.keySet()).hasSizeLessThanOrEqualTo(2 * poisons.size());
            } else {
                assertThat(refused).isEqualTo(poisons.keySet());
            }
        }

        /** Whether the process reads the whole topic and outlives it. */
        private boolean lives(boolean troubled) {
            try {
                process.startsAt(good);
                for (var batch = 0; !read(); batch++) {
                    if (troubled && random.nextDouble() < trouble) {
                        return stop();
                    }
                }
                process.caughtUp();
                live(TimeUnit.SECONDS.toNanos(1));
                process.outliveFirst();
                live(Recovery.SETTLED_AFTER.toNanos());
                process.settle();
                assertThat(process.isCareful()).isFalse();
                return true;
            } catch (End e) {
                return false;
            }
        }

        private boolean stop() {
            process.stop();
            return false;
        }

        /** By partition, the number of records read by this process. */
        private Map<Integer, Integer> positions = new HashMap<>();

        /** Reads a batch; true when there is nothing left. */
        private boolean read() {
            var batch = new ArrayList<RecordId>();
            for (var partition : topic.keySet()) {
                var records = topic.get(partition);
                var from = positions.getOrDefault(partition, 0);
                var until = Math.min(records.size(), from + random.nextInt(40));
                batch.addAll(records.subList(from, until));
                positions.put(partition, until);
            }
            List<RecordId> rest = batch;
            while (!rest.isEmpty()) {
                var set = rest.subList(0, process.nextSet(rest));
                take(set);
                rest = rest.subList(set.size(), rest.size());
            }
            return topic.keySet().stream()
                    .allMatch(partition -> positions.getOrDefault(partition, 0)
                            == topic.get(partition).size());
        }

        private void take(List<RecordId> set) {
            endSometimes(0.2);
            process.applying(set);
            for (var record : set) {
                if (set.size() > 1) {
                    endSometimes(0.02);
                }
                if (later.contains(record) && process.objection(record.partition(), record.offset()) == null) {
                    endNanos = Math.min(endNanos, nanos + poisons.getOrDefault(record, NEVER));
                    live(0);
                    applied.add(record);
                }
            }
            if (process.isCareful()) {
                live(process.observed().toNanos());
                process.pass();
            } else {
                live(BATCH_NANOS);
                if (nanos - firstNanos > TimeUnit.SECONDS.toNanos(1)) {
                    process.outliveFirst();
                }
            }
        }

        private void live(long forNanos) {
            if (endNanos <= nanos + forNanos) {
                nanos = Math.max(nanos, endNanos);
                throw new End();
            }
            nanos += forNanos;
        }

        private void endSometimes(double part) {
            if (random.nextDouble() < trouble * part) {
                throw new End();
            }
        }

        private Recovery started() {
            positions = new HashMap<>();
            endNanos = NEVER;
            firstNanos = nanos;
            var next = new Recovery(
                    kept,
                    new ScheduledThreadPoolExecutor(1),
                    () -> nanos,
                    new TurnedClock(Instant.parse("2026-12-01T11:00:00Z")));
            next.start();
            return next;
        }
    }
}
