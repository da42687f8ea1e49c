package dev.backsource.benchmarks.edge.load;

import dev.backsource.benchmarks.run.ProgramOutput;
import java.util.regex.Pattern;

/** The output of wrk with {@code --latency}. */
public final class WrkOutput {
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s|m)\\b");
    private static final Pattern FAILURES = Pattern.compile("(Socket errors:.*|Non-2xx or 3xx responses:.*)");

    private WrkOutput() {}

    /**
     * The result in {@code printed}.
     *
     * @throws IllegalStateException when any request failed, since then the figures mean nothing
     */
    public static LoadResult parse(String printed) {
        var failures = FAILURES.matcher(printed);
        if (failures.find()) {
            throw new IllegalStateException(failures.group(1));
        }
        var output = new ProgramOutput("wrk", printed);
        var p99 = output.find(P99);
        return new LoadResult(
                Long.parseLong(output.find(REQUESTS).group(1)),
                Double.parseDouble(output.find(RATE).group(1)),
                milliseconds(Double.parseDouble(p99.group(1)), p99.group(2)));
    }

    private static double milliseconds(double value, String unit) {
        return switch (unit) {
            case "us" -> value / 1000;
            case "ms" -> value;
            case "s" -> value * 1000;
            default -> value * 60_000;
        };
    }
}
