package dev.backsource.health.log;

import dev.backsource.eventlog.writing.FencedPublisher;
import dev.backsource.eventlog.writing.RefusedRecordsException;
import dev.backsource.health.StateLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The writer of one partition's events, from the take-over of the partition until it is left or taken over by somebody else. Records that are sent while
 * a transaction is under way go into the next one. A transaction whose end Kafka doesn't confirm is ended before anything else is written, so an outage
 * loses and repeats nothing. Lives on the state loop; only the producer's calls, which block, are made on {@code threads}, one at a time.
 */
final class PartitionWriter {
    /** The most records in a transaction. */
    private static final int AT_ONCE = 500;

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final StateLoop loop;
    private final Executor threads;
    private final FencedPublisher producer;
    private final Consumer<RuntimeException> lost;
    private final List<Outgoing> waiting = new ArrayList<>();
    private List<Outgoing> underway = List.of();
    /** The number of records that are still to be written one by one, since one of them was refused. */
    private int alone;

    private boolean closed;

    /** {@code lost} runs on the loop once the producer is of no use any more. */
    PartitionWriter(StateLoop loop, Executor threads, FencedPublisher producer, Consumer<RuntimeException> lost) {
        this.loop = loop;
        this.threads = threads;
        this.producer = producer;
        this.lost = lost;
    }

    /** Done when the transaction of {@code record} is committed. */
    Future<Void> send(ProducerRecord<String, byte[]> record) {
        if (closed) {
            return Future.failedFuture("the partition was left");
        }
        var outgoing = new Outgoing(record, Promise.promise());
        waiting.add(outgoing);
        next();
        return outgoing.sent.future();
    }

    /** Writes nothing more, and closes the producer once the transaction under way has ended. */
    void close() {
        if (!closed) {
            closed = true;
            fail(waiting, new IllegalStateException("the partition was left"));
            if (underway.isEmpty()) {
                threads.execute(producer::close);
            }
        }
    }

    private void next() {
        if (!underway.isEmpty() || waiting.isEmpty()) {
            return;
        }
        var first = waiting.subList(0, Math.min(waiting.size(), alone > 0 ? 1 : AT_ONCE));
        underway = List.copyOf(first);
        first.clear();
        alone = Math.max(0, alone - 1);
        var records = underway.stream().map(Outgoing::record).toList();
        onThread(() -> producer.publish(records));
    }

    private void onThread(Runnable call) {
        threads.execute(() -> {
            var failure = failureOf(call);
            loop.execute(() -> finished(failure));
        });
    }

    private static @Nullable RuntimeException failureOf(Runnable call) {
        try {
            call.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private void finished(@Nullable RuntimeException failure) {
        if (failure instanceof TimeoutException && producer.isUndecided() && !closed) {
            loop.after(RETRY, () -> onThread(producer::settle));
            return;
        }
        var ended = new ArrayList<>(underway);
        underway = List.of();
        var isUsable =
                failure == null || failure instanceof RefusedRecordsException || failure instanceof TimeoutException;
        if (failure == null) {
            ended.forEach(outgoing -> outgoing.sent.complete());
        } else if (!closed
                && failure instanceof RefusedRecordsException refused
                && !refused.places().isEmpty()) {
            failRefused(ended, refused);
        } else {
            alone = ended.size() > 1 ? ended.size() : alone;
            fail(ended, failure);
        }
        if (closed || !isUsable) {
            end(failure);
        } else {
            next();
        }
    }

    /** Fails the refused ones of {@code ended}; the others go into the next transaction, so that they don't wait for another attempt. */
    private void failRefused(List<Outgoing> ended, RefusedRecordsException failure) {
        var refused = new ArrayList<Outgoing>();
        var others = new ArrayList<Outgoing>();
        for (var place = 0; place < ended.size(); place++) {
            (failure.places().contains(place) ? refused : others).add(ended.get(place));
        }
        waiting.addAll(0, others);
        fail(refused, failure);
    }

    private void end(@Nullable RuntimeException failure) {
        threads.execute(producer::close);
        if (!closed && failure != null) {
            closed = true;
            fail(waiting, failure);
            lost.accept(failure);
        }
    }

    private static void fail(List<Outgoing> unsent, RuntimeException failure) {
        var all = List.copyOf(unsent);
        unsent.clear();
        all.forEach(outgoing -> outgoing.sent.fail(failure));
    }

    private record Outgoing(ProducerRecord<String, byte[]> record, Promise<Void> sent) {}
}
