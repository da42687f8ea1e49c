package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.InterruptiblePause;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.server.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The wait until every reporting edge has a revision or a purge, with a message as each edge gets it. It doesn't wait for silent edges; the run
 * reports them, and doesn't end as if every edge had it.
 */
public final class EdgeWatch {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Session session;
    private final String later;
    private final LongSupplier nanoTime;
    private final long end;
    private final Map<String, String> told = new HashMap<>();

    /**
     * Begins the session's time, which all that is awaited has together.
     *
     * @param later the command that shows how it goes on
     */
    public EdgeWatch(Session session, String later) {
        this(session, later, System::nanoTime);
    }

    /** @param nanoTime the clock for the session's time */
    EdgeWatch(Session session, String later, LongSupplier nanoTime) {
        this.session = session;
        this.later = later;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + session.timeout().toNanos();
    }

    /**
     * Polls the rollout until it is complete, edges have refused it, or the session's time is over.
     *
     * @param what the change, such as {@code revision 3 of www.example.com}
     * @return the last response, with the result in {@code complete}
     */
    public JsonNode await(Request rollout, String what) {
        var pause = FIRST_PAUSE;
        while (true) {
            var answer = session.server().read(rollout);
            tell(answer, what);
            if (RolloutStates.isComplete(answer)
                    || RolloutStates.isRefused(answer)
                    || nanoTime.getAsLong() + pause.toNanos() > end) {
                session.terminal().clearStatus();
                return answer;
            }
            InterruptiblePause.pause(pause, Exit.NOT_IN_TIME);
            pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    /** The exit code of a run with this last response; prints the reason of a failure. */
    public Exit exit(JsonNode answer, String what) {
        if (RolloutStates.isComplete(answer)) {
            var outOfReach = RolloutStates.outOfReach(answer);
            if (outOfReach.isEmpty()) {
                return Exit.OK;
            }
            session.terminal().note(RolloutStates.ofThoseOutOfReach(outOfReach, what));
            return Exit.NOT_IN_TIME;
        }
        session.terminal()
                .note(
                        RolloutStates.isRefused(answer)
                                ? Messages.edgeRefused(SafeText.of(what))
                                : Messages.notInTime(SafeText.of(what), SafeText.of(later)));
        return RolloutStates.isRefused(answer) ? Exit.REFUSED : Exit.NOT_IN_TIME;
    }

    private void tell(JsonNode answer, String what) {
        var edges = answer.path("edges");
        edges.forEach(edge -> {
            var name = Fields.text(edge.path("edge"));
            var state = Fields.text(edge.path("state"));
            if (!state.equals(told.put(what + " " + name, state))) {
                note(session.terminal(), name, state, Fields.text(edge.path("reason")));
            }
        });
        session.terminal()
                .status(Messages.edgesApplied(RolloutStates.applied(answer), edges.size(), SafeText.of(what)));
    }

    /** Tells of an edge's state; {@code reason} may be empty. */
    static void note(Terminal terminal, String edge, String state, String reason) {
        terminal.note(SafeText.of(edge) + "  "
                + terminal.styledNote(Style.of(state), SafeText.of(state))
                + (reason.isEmpty() ? "" : "  " + SafeText.of(reason)));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
