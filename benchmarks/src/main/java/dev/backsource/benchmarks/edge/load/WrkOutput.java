package dev.backsource.benchmarks.edge.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What wrk prints with {@code --latency}. */
public final class WrkOutput {
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s|m)\\b");
    private static final Pattern FAILURES = Pattern.compile("(Socket errors:.*|Non-2xx or 3xx responses:.*)");

    private WrkOutput() {}

    /**
     * What {@code printed} says.
     *
     * @throws IllegalStateException when any request failed, since then the figures mean nothing
     */
    public static LoadResult parse(String printed) {
        var failures = FAILURES.matcher(printed);
        if (failures.find()) {
            throw new IllegalStateException(failures.group(1));
        }
        var p99 = find(P99, printed);
        return new LoadResult(
                Long.parseLong(find(REQUESTS, printed).group(1)),
                Double.parseDouble(find(RATE, printed).group(1)),
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

    private static Matcher find(Pattern pattern, String printed) {
        var matcher = pattern.matcher(printed);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk printed something else: " + printed);
        }
        return matcher;
    }
}
