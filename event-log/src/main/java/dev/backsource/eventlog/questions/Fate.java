package dev.backsource.eventlog.questions;

/** What becomes of a question. */
public enum Fate {
    /** Its answer is written. */
    ANSWERED,
    /** Its deadline was over. */
    LATE,
    /** There was no room for it, or its answer couldn't be written. */
    DROPPED,
    /** It was answered before. */
    REPEATED,
    /** It can't be read or believed, or could be written again for long. */
    REJECTED
}
