package dev.backsource.eventlog.questions;

/** The result of a question. */
public enum QuestionOutcome {
    /** Its answer is written. */
    ANSWERED,
    /** Its deadline was over. */
    LATE,
    /** There was no slot for it, or its answer couldn't be written. */
    DROPPED,
    /** It was answered before. */
    REPEATED,
    /** It is malformed or untrusted, or its deadline is too far ahead. */
    REJECTED
}
