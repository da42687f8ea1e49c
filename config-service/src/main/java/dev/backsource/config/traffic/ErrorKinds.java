package dev.backsource.config.traffic;

import dev.backsource.policy.event.EdgeCounters;
import java.util.Map;

/** Keeps what is held by kind of error bounded, whatever kinds edges make up: beyond so many, all others are one. */
final class ErrorKinds {
    static final String OTHER = "other";

    private ErrorKinds() {}

    /** What {@code kind} is called in {@code held}. */
    static String in(Map<String, ?> held, String kind) {
        return held.containsKey(kind) || held.size() < EdgeCounters.MAX_KINDS ? kind : OTHER;
    }
}
