package dev.backsource.benchmarks.delivery.commit;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.infrastructure.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** nginx with a server block for each of many domains, all with the same origin but one, which moves. */
final class ReloadedNginx implements AutoCloseable {
    private static final long GAP_NANOS = 1_000_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String MOVING = "www0.example.com";
    private static final byte[] REQUEST =
            ("GET / HTTP/1.1\r\nHost: " + MOVING + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII);

    private static final String COMMON = """
            user %3$s;
            worker_processes 1;
            daemon off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log warn;
            events { worker_connections 1024; }
            http {
              access_log off;
              server_names_hash_max_size 65536;
              server_names_hash_bucket_size 128;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
            %2$s}
            """;
    private static final String SERVER =
            "  server { listen 127.0.0.1:%d; server_name www%d.example.com; location / { proxy_pass http://127.0.0.1:%d; } }%n";

    private final Path folder;
    private final int domains;
    private final int port = FreePorts.next();
    private final int restingOrigin;
    private final PinnedProcess process;

    private ReloadedNginx(Path folder, int domains, int origin) {
        this.folder = folder;
        this.domains = domains;
        this.restingOrigin = origin;
        write(origin);
        process = PinnedProcess.start(
                DeliveryStack.ALL_CORES,
                folder.resolve("nginx.log"),
                List.of("nginx", "-p", folder.toString(), "-c", configuration().toString()));
        awaitOrigin(origin);
    }

    /** Starts nginx with all domains going back to {@code origin}, and waits until it answers. */
    static ReloadedNginx start(Path folder, int domains, int origin) {
        return new ReloadedNginx(folder, domains, origin);
    }

    /** Moves the one domain; the time from beginning to write to the first answer from the new origin, in milliseconds. */
    double changeMs(int origin) {
        var start = System.nanoTime();
        write(origin);
        PinnedProcess.output(DeliveryStack.ALL_CORES, List.of("kill", "-HUP", Long.toString(process.pid())));
        awaitOrigin(origin);
        return (System.nanoTime() - start) / 1e6;
    }

    private void write(int origin) {
        var servers = new StringBuilder();
        for (var i = 0; i < domains; i++) {
            servers.append(SERVER.formatted(port, i, i == 0 ? origin : restingOrigin));
        }
        try {
            Files.writeString(configuration(), COMMON.formatted(folder, servers, System.getProperty("user.name")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path configuration() {
        return folder.resolve("nginx.conf");
    }

    private void awaitOrigin(int origin) {
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!answer().endsWith("\r\n\r\n" + origin)) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("nginx did not take the new origin; see " + folder);
            }
            LockSupport.parkNanos(GAP_NANOS);
        }
    }

    /** The response over a new connection, since a reload closes the kept-alive ones. */
    private String answer() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(REQUEST);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (ConnectException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
