package dev.backsource.cli.command;

import dev.backsource.cli.outcome.Exit;
import java.util.HashSet;
import java.util.Map;

/**
 * The wait for the ends of the progressive rollouts of several domains. They go on at the same time; the messages are of the one after the other, each with its
 * domain.
 */
public final class ProgressiveWatches {
    private final Session session;
    private final long begun = System.nanoTime();

    /** Begins the session's time. */
    public ProgressiveWatches(Session session) {
        this.session = session;
    }

    /**
     * Waits until each has ended, paused or frozen, and every edge has those promoted, or until the time that the user set is over.
     *
     * @param ids of the rollouts, by the domains' names
     */
    public Exit follow(Map<String, String> ids) {
        var exits = new HashSet<Exit>();
        ids.forEach((domain, id) ->
                exits.add(ProgressiveWatch.ofOne(session, domain, begun).followQuietly(id)));
        return Exit.gravest(exits);
    }
}
