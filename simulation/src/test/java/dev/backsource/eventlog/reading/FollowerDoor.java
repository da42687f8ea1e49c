package dev.backsource.eventlog.reading;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/** The loop of a follower without its threads: somebody else takes its steps. */
public final class FollowerDoor {
    private final Step step;
    private final Runnable end;
    private final List<ReaderQueue> queues;

    private FollowerDoor(Step step, Runnable end, List<ReaderQueue> queues) {
        this.step = step;
        this.end = end;
        this.queues = queues;
    }

    private interface Step {
        long take() throws InterruptedException;
    }

    /** The loop of a {@link TopicFollower}. */
    public static FollowerDoor of(
            ConsumerFactory consumers, FollowerConfig config, TopicReader reader, LongSupplier nanoTime) {
        var follower = new TopicFollower(consumers, config, reader, nanoTime);
        return new FollowerDoor(follower::step, follower::end, List.of());
    }

    /** The loop of a {@link SharedFollower}, which waits for no slow reader. */
    public static FollowerDoor shared(
            ConsumerFactory consumers,
            String name,
            LinkedHashMap<FollowerConfig, TopicReader> readers,
            LongSupplier nanoTime,
            LongUnaryOperator random) {
        var follower = new SharedFollower(consumers, name, Map.of(), new ReadingTime(nanoTime, random, Duration.ZERO));
        readers.forEach(follower::add);
        return new FollowerDoor(follower::step, follower::end, follower.queues());
    }

    /** Takes the follower's next step; the delay before the one after it, in milliseconds. */
    public long step() {
        try {
            return step.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the simulation", e);
        }
    }

    public void end() {
        end.run();
    }

    /** Whether a batch waits for one of the readers. */
    public boolean hasBatch() {
        for (var queue : queues) {
            if (queue.hasBatch()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a reader is left out, until it is due to begin again. */
    public boolean isLeftOut() {
        for (var queue : queues) {
            if (!queue.isAssigned()) {
                return true;
            }
        }
        return false;
    }

    /** Hands the readers the batches that wait for them, one each. */
    public void takeBatches() {
        queues.forEach(ReaderQueue::step);
    }
}
