package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.load.Connection;
import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.ProgramOutput;
import dev.backsource.infrastructure.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The origin of all peers: an nginx on the core of the load. It counts requests. */
public final class Origin implements AutoCloseable {
    /** Below it everything is 1 KiB and may be stored for a day. */
    public static final String CACHED = "/cached/";
    /** Below it everything is 1 KiB and must not be stored. POST is answered, too. */
    public static final String NEVER = "/never/";
    /** Below it everything is 100 KiB and may be stored for a day. */
    public static final String LARGE = "/large/";
    /** Below it everything is 1 KiB with an {@code ETag} and is fresh for a second. */
    public static final String BRIEF = "/brief/";

    /** 1 KiB that may be stored for a day, for each {@code X-Variant}. */
    public static final String VARIED = "/varied";

    /** Below it everything is 10 MB and may be stored for a day. */
    public static final String HUGE = "/huge/";
    /** The size of {@link #HUGE}, in bytes. */
    public static final int HUGE_SIZE = 10_000_000;

    /** The size of all but {@link #LARGE} and {@link #HUGE}, in bytes. */
    public static final int SMALL_SIZE = 1024;
    /** The size of {@link #LARGE}, in bytes. */
    public static final int LARGE_SIZE = 100 * 1024;

    private static final String SITE = """
            server {
              listen 127.0.0.1:%1$d backlog=4096;
              root %2$s;
              default_type text/plain;
              location /cached/ { add_header Cache-Control max-age=86400; return 200 "%3$s"; }
              location /never/ { add_header Cache-Control no-store; return 200 "%3$s"; }
              location /large/ { add_header Cache-Control max-age=86400; try_files /large =404; }
              location /huge/ { add_header Cache-Control max-age=86400; try_files /huge =404; }
              location /varied { add_header Cache-Control max-age=86400; add_header Vary X-Variant; return 200 "%3$s"; }
              location /brief/ { add_header Cache-Control max-age=1; try_files /small =404; }
              location = /requests { stub_status; }
            }
            """;
    private static final Pattern REQUESTS = Pattern.compile("\\d+ +\\d+ +(\\d+)");

    private final PinnedProcess process;
    private final int port;

    private Origin(PinnedProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it with its files in {@code folder}. */
    static Origin start(Path folder) {
        var port = FreePorts.next();
        writeFile(folder, "large", LARGE_SIZE);
        writeFile(folder, "small", SMALL_SIZE);
        writeFile(folder, "huge", HUGE_SIZE);
        var site = SITE.formatted(port, folder, "x".repeat(SMALL_SIZE));
        var process = Nginx.start(Cores.LOAD_AND_ORIGIN, folder, site);
        PortWait.await("the origin", process, port);
        return new Origin(process, port);
    }

    public int port() {
        return port;
    }

    /** The number of requests since {@link #requests} returned {@code before}, without the request for that number. */
    public long requestsSince(long before) {
        return requests() - before - 1;
    }

    /** The number of requests so far, without this one. */
    public long requests() {
        try (var connection = Connection.to(port)) {
            return counted(new String(connection.get("/requests").body(), StandardCharsets.US_ASCII)) - 1;
        }
    }

    /** The requests that the page of nginx's {@code stub_status} counts, the one for the page among them. */
    static long counted(String status) {
        return Long.parseLong(
                new ProgramOutput("the origin's counter", status).find(REQUESTS).group(1));
    }

    @Override
    public void close() {
        process.close();
    }

    private static void writeFile(Path folder, String name, int size) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), "x".repeat(size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
