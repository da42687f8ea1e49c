package dev.backsource.benchmarks.edge.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** An {@link OpenLoop} in a process of its own, so that it can have a core of its own. */
public final class OpenLoopMain {
    private OpenLoopMain() {}

    /**
     * Prints percentiles in milliseconds as {@link SteadyRate} reads them.
     *
     * @param arguments port, path, requests a second, connections, seconds
     */
    public static void main(String[] arguments) throws Exception {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var request = "GET " + arguments[1] + " HTTP/1.1\r\nHost: " + WrkScript.HOST + "\r\n\r\n";
        var perSecond = Integer.parseInt(arguments[2]);
        var seconds = Integer.parseInt(arguments[4]);
        var connections = Integer.parseInt(arguments[3]);
        try (var loop = new OpenLoop(server, connections, request.getBytes(StandardCharsets.US_ASCII))) {
            // Compiles the measuring code.
            loop.run(perSecond, 2);
            var nanos = loop.run(perSecond, seconds);
            System.out.println(line(nanos));
        }
    }

    /** Percentiles in milliseconds of times in nanoseconds. */
    static String line(Histogram nanos) {
        return String.format(
                Locale.ROOT,
                "answers %d p50 %.3f p99 %.3f p99.9 %.3f",
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                nanos.getValueAtPercentile(99.9) / 1e6);
    }
}
