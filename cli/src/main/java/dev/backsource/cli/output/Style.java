package dev.backsource.cli.output;

/** The style of text in a terminal. Colour never says anything that the words don't say as well. */
public enum Style {
    PLAIN(""),
    HEADING("\u001b[1m"),
    FAINT("\u001b[2m"),
    GOOD("\u001b[32m"),
    WAITING("\u001b[33m"),
    BAD("\u001b[31m");

    static final String END = "\u001b[0m";

    private final String begin;

    Style(String begin) {
        this.begin = begin;
    }

    String begin() {
        return begin;
    }

    /** The style of a state, by its name in the API. */
    public static Style of(String state) {
        return switch (state) {
            case "APPLIED",
                    "READY",
                    "OPEN",
                    "RESOLVED",
                    "EXPLAINED",
                    "granted",
                    "succeeded",
                    "done",
                    "enabled",
                    "PROMOTED",
                    "WORKING" -> GOOD;
            case "PENDING",
                    "STARTING",
                    "UNKNOWN",
                    "unknown",
                    "open",
                    "PAUSED",
                    "FROZEN",
                    "HOLDING",
                    "NOT_IN_TIME",
                    "NOT_AWAITED",
                    "UNCONFIRMED" -> WAITING;
            case "REJECTED",
                    "DIVERGED",
                    "UNREACHABLE",
                    "UNREGISTERED",
                    "CLOSED",
                    "PROHIBITED",
                    "FIRING",
                    "FAILING",
                    "SWITCHED_OFF",
                    "ABORTED",
                    "refused",
                    "declined",
                    "disabled" -> BAD;
            default -> PLAIN;
        };
    }
}
