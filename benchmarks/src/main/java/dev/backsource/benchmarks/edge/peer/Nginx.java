package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's nginx: one worker in the foreground, nothing logged but errors. */
public final class Nginx {
    private static final String COMMON = """
            user %3$s;
            worker_processes 1;
            worker_rlimit_nofile 20000;
            daemon off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log warn;
            events { worker_connections 4096; }
            http {
              access_log off;
              open_file_cache max=20000 inactive=1h;
              open_file_cache_valid 1h;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              keepalive_requests 1000000000;
              %2$s
            }
            """;

    private Nginx() {}

    static String version() {
        return Version.of("nginx", "-v");
    }

    /** Starts nginx on {@code core} with {@code servers} in its http block and its files in {@code folder}. */
    public static PinnedProcess start(String core, Path folder, String servers) {
        try {
            Files.createDirectories(folder);
            var configuration = Files.writeString(
                    folder.resolve("nginx.conf"), COMMON.formatted(folder, servers, System.getProperty("user.name")));
            return PinnedProcess.start(
                    core,
                    folder.resolve("nginx.log"),
                    List.of("nginx", "-p", folder.toString(), "-c", configuration.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
