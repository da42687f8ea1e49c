package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.outcome.InterruptiblePause;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.server.Request;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The wait for the end of a progressive rollout, with a message for each step, state and open condition. The steps take their time, so that only a
 * timeout that the user set ends the wait. A server that is away ends it after the time for one response.
 */
public final class ProgressiveWatch {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** The time between two readings, for each edge in them. */
    private static final Duration PER_EDGE = Duration.ofMillis(30);

    private final Session session;
    private final String domain;
    private final LongSupplier nanoTime;
    private final long begun;
    /** The beginning of each message. */
    private final String label;
    /** The states of edges that weren't always trying the candidate, by their names. */
    private final Map<String, String> told = new HashMap<>();

    private String toldProgress = "";
    private JsonNode counted = MissingNode.getInstance();
    private @Nullable Long awaySince;

    /** Begins the session's time. */
    public ProgressiveWatch(Session session, String domain) {
        this(session, domain, System::nanoTime);
    }

    /** @param nanoTime the clock for the session's time */
    ProgressiveWatch(Session session, String domain, LongSupplier nanoTime) {
        this(session, domain, nanoTime, nanoTime.getAsLong(), "");
    }

    private ProgressiveWatch(Session session, String domain, LongSupplier nanoTime, long begun, String label) {
        this.session = session;
        this.domain = domain;
        this.nanoTime = nanoTime;
        this.begun = begun;
        this.label = label;
    }

    /**
     * The watch of one of several domains, with its name in each message.
     *
     * @param begun when the session's time began, as of {@link System#nanoTime}
     */
    static ProgressiveWatch ofOne(Session session, String domain, long begun) {
        return new ProgressiveWatch(session, domain, System::nanoTime, begun, SafeText.of(domain) + "  ");
    }

    /** As {@link #follow}, in messages alone; a rollout that can't be read any more doesn't end the run. */
    Exit followQuietly(String id) {
        try {
            var last = await(ProgressiveRollouts.read(session, domain, id), false);
            session.terminal().clearStatus();
            return exit(last, false);
        } catch (FailureException e) {
            if (e.exit() != Exit.REFUSED) {
                throw e;
            }
            session.terminal().note(label + e.text());
            return Exit.REFUSED;
        }
    }

    /**
     * Follows a rollout, and shows the last response.
     *
     * @param first the rollout
     * @param overPauses true to follow it to its end, over pauses and freezes; false to stop at a pause or a freeze, and to wait for every edge after a promotion
     */
    public Exit follow(JsonNode first, boolean overPauses) {
        var last = await(first, overPauses);
        session.terminal().clearStatus();
        ProgressiveRollouts.show(session, last, counted);
        return exit(last, overPauses);
    }

    private Exit exit(JsonNode last, boolean overPauses) {
        var state = ProgressiveText.state(last);
        return switch (state) {
            case ProgressiveText.PROMOTED -> overPauses ? Exit.OK : awaitEdges(last);
            case ProgressiveText.ABORTED, "REPLACED" -> Exit.REFUSED;
            case ProgressiveText.RUNNING -> {
                session.terminal().note(Messages.progressiveGoesOn(SafeText.of(domain)));
                yield Exit.NOT_IN_TIME;
            }
            case "PAUSED", ProgressiveText.FROZEN -> {
                session.terminal().note(Messages.progressiveStopped(SafeText.of(domain)));
                yield Exit.NOT_IN_TIME;
            }
            default -> throw new FailureException(Exit.NOT_REACHED, Messages.unknownState(SafeText.of(state)));
        };
    }

    private JsonNode await(JsonNode first, boolean overPauses) {
        var request = ProgressiveRollouts.request(domain, Fields.known(first.path("id")));
        var rollout = first;
        var pause = FIRST_PAUSE;
        tell(rollout);
        while (goesOn(ProgressiveText.state(rollout), overPauses) && !isOver(pause)) {
            InterruptiblePause.pause(pause, Exit.NOT_IN_TIME);
            var answer = read(request);
            if (answer != null) {
                rollout = answer;
                tell(rollout);
            }
            pause = next(pause, rollout.path("edges").size());
        }
        return rollout;
    }

    private static boolean goesOn(String state, boolean overPauses) {
        return overPauses ? ProgressiveText.isUnderWay(state) : state.equals(ProgressiveText.RUNNING);
    }

    private boolean isOver(Duration pause) {
        var limit = session.limit();
        return limit != null && nanoTime.getAsLong() - begun + pause.toNanos() > limit.toNanos();
    }

    /** The rollout; null while the server is away, and may come back in time. */
    private @Nullable JsonNode read(Request request) {
        var asked = nanoTime.getAsLong();
        try {
            var answer = session.server().read(request);
            awaySince = null;
            return answer;
        } catch (FailureException e) {
            if (e.exit() != Exit.NOT_REACHED || isAwayTooLong(asked)) {
                throw e;
            }
            session.terminal().note(Messages.reconnecting(SafeText.lines(e.text())));
            return null;
        }
    }

    private boolean isAwayTooLong(long asked) {
        awaySince = awaySince == null ? Long.valueOf(asked) : awaySince;
        return nanoTime.getAsLong() - awaySince > session.timeout().toNanos();
    }

    private static Duration next(Duration pause, int edges) {
        var usual = Collections.max(List.of(USUAL_PAUSE, PER_EDGE.multipliedBy(edges)));
        return Collections.min(List.of(pause.multipliedBy(2), usual, LONGEST_PAUSE));
    }

    private Exit awaitEdges(JsonNode promoted) {
        var revision = Fields.known(promoted.path("revision"));
        var what = Messages.revisionOf(domain, revision);
        var watch = new EdgeWatch(session, "backsource rollout " + domain);
        return watch.exit(
                watch.await(Request.get("domains", domain, "rollout").with("revision", revision), what), what);
    }

    private void tell(JsonNode rollout) {
        var state = ProgressiveText.state(rollout);
        if (rollout.path("arms").isObject()) {
            counted = rollout;
        }
        rollout.path("edges").forEach(this::tellEdge);
        var isRunning = state.equals(ProgressiveText.RUNNING);
        var text = SafeText.of(isRunning ? ProgressiveText.progress(rollout) : ProgressiveText.end(rollout, counted));
        var progress = progressOf(rollout, state);
        if (!progress.equals(toldProgress)) {
            toldProgress = progress;
            session.terminal()
                    .note(label + session.terminal().styledNote(Style.of(state), SafeText.of(state)) + "  " + text);
        }
        if (isRunning) {
            session.terminal().status(label + text);
        }
    }

    /** What gets a message when it changes; counts don't. */
    private static String progressOf(JsonNode rollout, String state) {
        return StreamSupport.stream(rollout.path("waitsFor").spliterator(), false)
                .map(condition -> Fields.text(condition.path("code")))
                .collect(Collectors.joining(",", state + " " + Fields.text(rollout.path("step")) + " ", ""));
    }

    /** Tells of an edge that no longer tries the candidate, or tries it again; a silent one is as it was told. */
    private void tellEdge(JsonNode edge) {
        var name = Fields.text(edge.path("edge"));
        var state = ProgressiveText.state(edge);
        var isTrying = state.equals(ProgressiveText.RUNNING);
        if (state.equals("UNKNOWN") || state.equals(told.getOrDefault(name, ProgressiveText.RUNNING))) {
            return;
        }
        told.put(name, state);
        EdgeWatch.note(session.terminal(), label + name, state, isTrying ? "" : Fields.text(edge.path("reason")));
    }
}
