package dev.backsource.eventlog.questions;

import dev.backsource.policy.event.Question;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The questions that were answered lately, each until its deadline: what is written to the topic once more isn't answered once more.
 * {@value #MOST} at most; while there are as many, no other is answered. Used by one thread at a time.
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

    /** Whether it wasn't there. */
    boolean add(Question question) {
        return deadlines.putIfAbsent(question.id(), question.deadline()) == null;
    }
}
