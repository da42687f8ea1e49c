package dev.backsource.benchmarks.edge.load;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.ProgramOutput;
import java.util.List;
import java.util.regex.Pattern;

/**
 * GETs of one path over HTTP/2 and TLS 1.3 by h2load: at the peer's maximum rate, on kept connections with several streams each.
 *
 * @param connections at a time
 * @param streams at a time on each connection
 * @param path the requested path
 */
public record H2Load(int connections, int streams, String path) implements Load {
    private static final Pattern REQUESTS = Pattern.compile(
            "requests: \\d+ total, \\d+ started, (\\d+) done, (\\d+) succeeded, (\\d+) failed, (\\d+) errored");
    private static final Pattern RATE = Pattern.compile("finished in [^,]+, ([0-9.]+) req/s");
    private static final Pattern PROTOCOL = Pattern.compile("Application protocol: (\\S+)");

    @Override
    public LoadResult run(int port, int seconds) {
        var printed = PinnedProcess.output(
                Cores.LOAD_AND_ORIGIN,
                List.of(
                        "h2load",
                        "-t1",
                        "-c" + connections,
                        "-m" + streams,
                        "-D" + seconds + "s",
                        "--connect-to=127.0.0.1:" + port,
                        "https://" + WrkScript.HOST + ":" + port + path));
        return parse(printed);
    }

    /**
     * The result in the output of h2load.
     *
     * @throws IllegalStateException when any request failed, or HTTP/2 was not spoken, since then the figures mean nothing
     */
    static LoadResult parse(String printed) {
        var output = new ProgramOutput("h2load", printed);
        var requests = output.find(REQUESTS);
        var protocol = output.find(PROTOCOL).group(1);
        if (!protocol.equals("h2")) {
            throw new IllegalStateException("h2load spoke " + protocol);
        }
        var done = Long.parseLong(requests.group(1));
        if (done == 0 || Long.parseLong(requests.group(2)) != done) {
            throw new IllegalStateException(requests.group());
        }
        return new LoadResult(done, Double.parseDouble(output.find(RATE).group(1)), Double.NaN);
    }
}
