package dev.backsource.benchmarks.edge.load;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A load of GETs by wrk: one thread, 64 connections, each with one request at a time. */
public final class Wrk implements Load {
    /** A cold JVM takes its time for 64 handshakes at once. */
    private static final String PATIENCE = "15s";

    private final String url;
    private final List<String> options;

    private Wrk(String url, List<String> options) {
        this.url = url;
        this.options = List.copyOf(options);
    }

    /** GETs of {@code path} over kept-alive connections. */
    public static Wrk get(String path) {
        return new Wrk("http://127.0.0.1:%d" + path, List.of("-H", "Host: " + WrkScript.HOST));
    }

    /**
     * GETs of {@code path} over kept-alive connections, with pauses.
     *
     * @param script {@link WrkScript#paced}
     */
    public static Wrk getPaced(String path, Path script) {
        return get(path).with("-s", script.toString());
    }

    /** GETs that {@code script} makes up, each as a whole. */
    public static Wrk scripted(Path script) {
        return new Wrk("http://127.0.0.1:%d/", List.of("-s", script.toString()));
    }

    /**
     * GETs of {@code path} over TLS.
     *
     * @param script {@link WrkScript#namedServer}, without which wrk would resolve the host to another server
     */
    public static Wrk getOverTls(String path, Path script) {
        return new Wrk("https://" + WrkScript.HOST + ":%d" + path, List.of("-s", script.toString()));
    }

    /** The same with a new connection for each request; over TLS it resumes the session of the one before. */
    public Wrk reconnecting() {
        return with("-H", "Connection: close");
    }

    @Override
    public LoadResult run(int port, int seconds) {
        return WrkOutput.parse(PinnedProcess.output(Cores.LOAD_AND_ORIGIN, command(port, seconds)));
    }

    /** The command for {@code seconds} of this load on {@code port}. */
    List<String> command(int port, int seconds) {
        var command = new ArrayList<>(
                List.of("wrk", "-t1", "-c64", "-d" + seconds + "s", "--timeout", PATIENCE, "--latency"));
        command.addAll(options);
        command.add(url.formatted(port));
        return command;
    }

    private Wrk with(String... more) {
        var all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Wrk(url, all);
    }
}
