package dev.backsource.eventlog.questions;

/** The result of an answer. */
public enum AnswerOutcome {
    /** The first answer of an awaited participant. */
    AWAITED,
    /** A different answer in the name of a participant that has answered: one of them is forged or wrong. */
    CONFLICTING,
    /** Nobody waits for it, or it is the same once more. */
    OTHER,
    /** It can't be read. */
    REJECTED
}
