package dev.backsource.cli.apply.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.RolloutStates;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import dev.backsource.policy.domain.DomainName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The wait until every edge has the written revisions, with a count of applied domains for each edge. */
public final class Rollouts {
    private static final int AT_A_TIME = 8;
    private static final Duration ASKED_TO_WAIT = Duration.ofSeconds(5);
    private static final int MOST_REASONS = 20;

    private final Server server;
    private final List<Outcome> written;
    /** By edge, the domains that it has applied. Guarded by this. */
    private final Map<String, Set<DomainName>> applied = new TreeMap<>();
    /** The reasons for which edges refused domains. Guarded by this. */
    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** Unreachable edges, for which nobody waited. Guarded by this. */
    private final Set<String> outOfReach = new TreeSet<>();

    private int complete;
    private int refused;

    public Rollouts(Server server, List<Outcome> written) {
        this.server = server;
        this.written =
                written.stream().filter(outcome -> outcome.revision() != null).toList();
    }

    /**
     * Waits until every reachable edge has all revisions, edges refused the rest, or the time is over.
     *
     * @param progress run, by one thread at a time, after each possible change
     */
    public Exit await(Duration timeout, Runnable progress) {
        var end = System.nanoTime() + timeout.toNanos();
        Workers.each(written, AT_A_TIME, outcome -> await(outcome, end, progress));
        synchronized (this) {
            if (complete == written.size()) {
                return outOfReach.isEmpty() ? Exit.OK : Exit.NOT_IN_TIME;
            }
            return refused > 0 && refused + complete == written.size() ? Exit.REFUSED : Exit.NOT_IN_TIME;
        }
    }

    /** The number of written revisions. */
    public int size() {
        return written.size();
    }

    /** The number of applied revisions by edge. */
    public synchronized Map<String, Integer> applied() {
        var counts = new TreeMap<String, Integer>();
        applied.forEach((edge, domains) -> counts.put(edge, domains.size()));
        return counts;
    }

    /** The unreachable edges, for which nobody waited. */
    public synchronized Set<String> outOfReach() {
        return new TreeSet<>(outOfReach);
    }

    /** The reasons for edges' refusals, up to a limit. */
    public synchronized List<String> reasons() {
        return new ArrayList<>(reasons.values());
    }

    /** Requests the rollout once even when the time is over already, so that every domain has been checked. */
    private void await(Outcome outcome, long end, Runnable progress) {
        while (true) {
            var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            var wait = left.compareTo(ASKED_TO_WAIT) < 0 ? left : ASKED_TO_WAIT;
            var rollout = server.send(request(outcome, wait), wait).body();
            note(outcome.name(), rollout, progress);
            if (RolloutStates.isComplete(rollout) || RolloutStates.isRefused(rollout) || end - System.nanoTime() <= 0) {
                count(rollout);
                return;
            }
        }
    }

    private static Request request(Outcome outcome, Duration wait) {
        return Request.get("domains", outcome.name().value(), "rollout")
                .with("revision", outcome.revision())
                .with("wait", wait.toMillis() + "ms");
    }

    private synchronized void note(DomainName name, JsonNode rollout, Runnable progress) {
        rollout.path("edges").forEach(edge -> {
            var id = Fields.text(edge.path("edge"));
            var state = Fields.text(edge.path("state"));
            var domains = applied.computeIfAbsent(id, each -> new HashSet<>());
            if (state.equals("APPLIED")) {
                domains.add(name);
            } else {
                domains.remove(name);
            }
            if (RolloutStates.isRefusal(state) && reasons.size() < MOST_REASONS) {
                reasons.put(
                        id + " " + name,
                        Messages.edgeRefusal(id, name.value(), state, Fields.text(edge.path("reason"))));
            }
        });
        progress.run();
    }

    private synchronized void count(JsonNode rollout) {
        outOfReach.addAll(RolloutStates.outOfReach(rollout));
        if (RolloutStates.isComplete(rollout)) {
            complete++;
        } else if (RolloutStates.isRefused(rollout)) {
            refused++;
        }
    }
}
