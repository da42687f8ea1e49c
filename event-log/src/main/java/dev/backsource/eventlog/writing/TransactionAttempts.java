package dev.backsource.eventlog.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** The records sent in one transaction, and their results. */
final class TransactionAttempts {
    private final Producer<String, byte[]> producer;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<RecordMetadata> written = new ArrayList<>();
    private final List<Attempt> failed = new ArrayList<>();

    private TransactionAttempts(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Sends {@code records} in their order, until the producer takes no more of this transaction; then the result of one of those sent says why.
     *
     * @throws KafkaException when it takes none at all
     */
    static TransactionAttempts send(Producer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records) {
        var sent = new TransactionAttempts(producer);
        try {
            records.forEach(sent::send);
        } catch (KafkaException e) {
            if (sent.attempts.isEmpty()) {
                throw e;
            }
        }
        return sent;
    }

    private void send(ProducerRecord<String, byte[]> record) {
        var sender = Thread.currentThread();
        var refusedHere = new AtomicBoolean();
        var answer = producer.send(record, (written, failure) -> {
            if (failure != null && Thread.currentThread() == sender) {
                refusedHere.set(true);
            }
        });
        attempts.add(new Attempt(attempts.size(), record, answer, refusedHere.get()));
    }

    /** The first failure, null when there is none; waits until all are acknowledged or have failed. */
    @Nullable
    Throwable awaitFailure() {
        Throwable failure = null;
        for (var attempt : attempts) {
            try {
                written.add(attempt.answer.get());
            } catch (ExecutionException e) {
                failed.add(attempt);
                failure = failure == null ? Objects.requireNonNullElse(e.getCause(), e) : failure;
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        return failure;
    }

    /** The partition and offset of each written record, in the order of sending. */
    List<RecordMetadata> written() {
        return List.copyOf(written);
    }

    /**
     * The indexes of the records that made the transaction fail; empty when they are unknown, since one failure fails all records not on their way
     * yet, with the same exception. A record that the producer itself refuses fails within the call that sends it; one for a partition without a leader
     * goes nowhere; and a record that was alone must be the cause itself.
     */
    Set<Integer> refused() {
        var refused = places(Attempt::refusedHere);
        if (refused.isEmpty()) {
            var leaderless = leaderless();
            refused = places(attempt -> leaderless.contains(attempt.place));
        }
        return refused.isEmpty() && attempts.size() == 1 ? places(attempt -> true) : refused;
    }

    /** The places of the records whose partition has no leader; none where Kafka doesn't name a topic any more. */
    private Set<Integer> leaderless() {
        var records = attempts.stream().map(Attempt::record).toList();
        try {
            var partitions = records.stream()
                    .map(ProducerRecord::topic)
                    .distinct()
                    .flatMap(topic -> producer.partitionsFor(topic).stream())
                    .toList();
            return LeaderlessPartitions.places(partitions, records);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            return Set.of();
        }
    }

    private Set<Integer> places(Predicate<Attempt> wanted) {
        return failed.stream().filter(wanted).map(Attempt::place).collect(Collectors.toSet());
    }

    /**
     * One record and its result; {@code refusedHere} when the producer refused it within the call that sent it. A broker's refusal arrives on another
     * thread, and may be there by the end of that call, too.
     */
    private record Attempt(
            int place, ProducerRecord<String, byte[]> record, Future<RecordMetadata> answer, boolean refusedHere) {}
}
