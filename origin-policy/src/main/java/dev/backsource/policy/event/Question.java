package dev.backsource.policy.event;

import java.time.Duration;
import java.time.Instant;

/** Something that one service asks others over a topic, with somebody who waits for what they say. */
public interface Question {
    /** How far ahead of the clock of who is asked a deadline may be: until then, whoever may write to the topic can write the question again. */
    Duration LONGEST = Duration.ofSeconds(10);

    /** Which answers repeat, also the record's key; a {@link QuestionId}. */
    String id();

    /** After which nobody waits for an answer any more. */
    Instant deadline();

    /**
     * Lets pass what has a deadline near enough, or behind.
     *
     * @throws MalformedEventException when it is more than {@link #LONGEST} ahead
     */
    default void requireDeadlineSoon(Instant now) {
        if (deadline().isAfter(now.plus(LONGEST))) {
            throw new MalformedEventException("the deadline is more than " + LONGEST.toSeconds() + " s ahead");
        }
    }
}
