package dev.backsource.eventlog.questions;

/** What becomes of an answer. */
public enum Taken {
    /** The first of one that is waited for. */
    AWAITED,
    /** Another in the name of one that has answered: one of them isn't theirs. */
    CONFLICTING,
    /** Nobody waits for it, or it is the same once more. */
    OTHER,
    /** It can't be read. */
    REJECTED
}
