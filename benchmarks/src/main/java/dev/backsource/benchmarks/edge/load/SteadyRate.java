package dev.backsource.benchmarks.edge.load;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.OwnJvm;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.ProgramOutput;
import java.util.List;
import java.util.regex.Pattern;

/**
 * GETs of one path at a steady rate over 64 connections, corrected for coordinated omission.
 *
 * @param path the requested path
 * @param perSecond requests
 */
public record SteadyRate(String path, int perSecond) {
    private static final int CONNECTIONS = 64;
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");
    private static final Pattern PRINTED =
            Pattern.compile("answers (\\d+) p50 ([0-9.]+) p99 ([0-9.]+) p99\\.9 ([0-9.]+)");

    /**
     * The latencies of responses from the due times of their requests, in milliseconds.
     *
     * @param p50 the median
     * @param p99 the 99th percentile
     * @param p999 the 99.9th percentile
     */
    public record Latency(double p50, double p99, double p999) {}

    /**
     * Loads {@code port} for {@code seconds}.
     *
     * @throws IllegalStateException when any request failed
     */
    public Latency run(int port, int seconds) {
        var arguments = List.of(
                Integer.toString(port),
                path,
                Integer.toString(perSecond),
                Integer.toString(CONNECTIONS),
                Integer.toString(seconds));
        return parse(PinnedProcess.output(Cores.LOAD_AND_ORIGIN, OwnJvm.command(JVM, OpenLoopMain.class, arguments)));
    }

    /** @throws IllegalStateException when it is something else */
    static Latency parse(String printed) {
        var matcher = new ProgramOutput("the load", printed).find(PRINTED);
        return new Latency(
                Double.parseDouble(matcher.group(2)),
                Double.parseDouble(matcher.group(3)),
                Double.parseDouble(matcher.group(4)));
    }
}
