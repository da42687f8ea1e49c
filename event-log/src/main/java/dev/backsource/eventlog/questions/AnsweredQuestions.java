package dev.backsource.eventlog.questions;

import dev.backsource.policy.event.Question;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The recently answered questions, each until its deadline, so that a question repeated on the topic isn't answered again. {@value #MOST} at most;
 * while there are as many, no other is answered. Used by one thread at a time.
 */
final class AnsweredQuestions {
    static final int MOST = 4_096;

    /** The deadlines, by the questions' ids. */
    private final Map<String, Instant> deadlines = new HashMap<>();

    boolean hasRoom(Instant now) {
        if (deadlines.size() >= MOST) {
            deadlines.values().removeIf(deadline -> deadline.isBefore(now));
        }
        return deadlines.size() < MOST;
    }

    /** Adds a question; returns whether it is new. */
    boolean add(Question question) {
        return deadlines.putIfAbsent(question.id(), question.deadline()) == null;
    }
}
