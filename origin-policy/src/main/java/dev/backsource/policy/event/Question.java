package dev.backsource.policy.event;

import java.time.Duration;
import java.time.Instant;

/** A question of one service to others over a topic, with a caller that waits for the answers. */
public interface Question {
    /** How far ahead of the answering service's clock a deadline may be: until the deadline, any writer of the topic can repeat the question. */
    Duration LONGEST = Duration.ofSeconds(10);

    /** The id that answers repeat, also the record's key; a {@link QuestionId}. */
    String id();

    /** The time after which nobody waits for an answer any more. */
    Instant deadline();

    /**
     * Checks that the deadline is near enough, or past.
     *
     * @throws MalformedEventException when it is more than {@link #LONGEST} ahead
     */
    default void requireDeadlineSoon(Instant now) {
        if (deadline().isAfter(now.plus(LONGEST))) {
            throw new MalformedEventException("the deadline is more than " + LONGEST.toSeconds() + " s ahead");
        }
    }
}
