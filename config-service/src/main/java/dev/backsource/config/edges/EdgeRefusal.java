package dev.backsource.config.edges;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An edge, or the list of edges, can't be read or changed. */
public final class EdgeRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private EdgeRefusal(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** The reason of the refusal. */
    public enum Kind {
        /** An edge of that id never reported, or was removed since. */
        UNKNOWN,
        /** An edge to be removed is still in service. */
        STILL_REPORTS,
        /** The list of edges can't be read or changed now. */
        UNAVAILABLE
    }

    public Kind kind() {
        return kind;
    }

    public static EdgeRefusal unknown(String edge) {
        return new EdgeRefusal(Kind.UNKNOWN, "there is no edge " + edge, null);
    }

    static EdgeRefusal stillReports(String edge, Instant reportedAt, Duration silence) {
        return new EdgeRefusal(
                Kind.STILL_REPORTS,
                "edge " + edge + " reported at " + reportedAt + "; stop it, and remove it when it has not reported for "
                        + silence.toSeconds() + " s",
                null);
    }

    static EdgeRefusal stillLoading() {
        return new EdgeRefusal(Kind.UNAVAILABLE, "the list of edges is still loading; try again", null);
    }

    /** Kafka can't take the change. */
    static EdgeRefusal unwritten(Throwable cause) {
        return new EdgeRefusal(Kind.UNAVAILABLE, "Kafka is unavailable; try again", cause);
    }
}
