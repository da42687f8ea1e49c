package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.run.Pinned;
import java.util.List;
import java.util.regex.Pattern;

/** A load of keep-alive GETs by wrk: one thread, 64 connections. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern FAILURES = Pattern.compile("(Socket errors:.*|Non-2xx or 3xx responses:.*)");

    private Wrk() {}

    /**
     * What one run gave.
     *
     * @param requestsPerSecond answered
     * @param p99Ms the latency that 99 of 100 requests kept, in milliseconds
     */
    record Result(double requestsPerSecond, double p99Ms) {}

    /**
     * Loads {@code port} for {@code seconds} and returns what it gave.
     *
     * @throws IllegalStateException when any request failed, since then the figures mean nothing
     */
    static Result run(String core, int port, int seconds) {
        var printed = Pinned.output(
                core,
                List.of(
                        "wrk",
                        "-t1",
                        "-c64",
                        "-d" + seconds + "s",
                        "--latency",
                        "-H",
                        "Host: www.example.com",
                        "http://127.0.0.1:" + port + "/1k"));
        var failures = FAILURES.matcher(printed);
        if (failures.find()) {
            throw new IllegalStateException("port " + port + ": " + failures.group(1));
        }
        return new Result(Double.parseDouble(group(RATE, printed, 1)), p99(printed));
    }

    private static double p99(String printed) {
        var value = Double.parseDouble(group(P99, printed, 1));
        return switch (group(P99, printed, 2)) {
            case "us" -> value / 1000;
            case "ms" -> value;
            default -> value * 1000;
        };
    }

    private static String group(Pattern pattern, String printed, int group) {
        var matcher = pattern.matcher(printed);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk printed something else: " + printed);
        }
        return matcher.group(group);
    }
}
