package dev.backsource.edge.taster;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A process in which changes are tried one after the other. Its death costs nothing. */
interface TastingProcess extends AutoCloseable {
    /** The state of a start. */
    enum Start {
        READY,
        UNDER_WAY,
        FAILED
    }

    /** Waits until it is ready, but at most so long. */
    Start awaitReady(Duration atMost) throws InterruptedException;

    /** Hands it a change; never waits. */
    void send(ConsumerRecord<String, byte[]> change);

    /**
     * The verdict on the first change sent that has none yet: empty, or the objection.
     *
     * @throws TastingFailedException when it has ended, or gives none in that time
     */
    String next(Duration atMost) throws TastingFailedException, InterruptedException;

    boolean isAlive();

    /** The reason why it isn't alive any more, in words that follow "the process". */
    String ending();

    /** Ends it at once. */
    @Override
    void close();
}
