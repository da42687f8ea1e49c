package dev.backsource.benchmarks.edge.hostile;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An attacker's counts: its connections and requests, and the edge's responses by name. Any thread may read them. */
public final class AttackCounts {
    private static final String ERROR = "error=";

    private final Map<String, Long> answers = new TreeMap<>();
    private long connections;
    private long requests;

    synchronized void connected() {
        connections++;
    }

    synchronized void asked(long count) {
        requests += count;
    }

    /** Counts a response, with the error of {@code Proxy-Status}, if any. */
    synchronized void answered(String status, @Nullable CharSequence proxyStatus) {
        answers.merge(status + error(proxyStatus), 1L, Long::sum);
    }

    /** Counts another event. */
    synchronized void saw(String event) {
        answers.merge(event, 1L, Long::sum);
    }

    /** Connections made. */
    public synchronized long connections() {
        return connections;
    }

    /** Requests begun. */
    public synchronized long requests() {
        return requests;
    }

    /** The count of each response: {@code 200 ×5, 503 connection_limit_reached ×7}. */
    public synchronized String answers() {
        return answers.entrySet().stream()
                .map(entry -> entry.getKey() + " ×" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String error(@Nullable CharSequence proxyStatus) {
        var said = String.valueOf(proxyStatus);
        var begin = said.indexOf(ERROR);
        return begin < 0 ? "" : " " + said.substring(begin + ERROR.length()).split("[;, ]", 2)[0];
    }
}
