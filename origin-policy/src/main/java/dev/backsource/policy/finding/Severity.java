package dev.backsource.policy.finding;

/** The consequence of a finding for requests. */
public enum Severity {
    /** Requests fail or loop. */
    ERROR,
    /** Requests will fail, or clients get something else. */
    WARNING
}
