package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.run.Pinned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's nginx, as the origin that all peers go back to and as the peer that passes requests through. */
final class Nginx {
    private static final String COMMON = """
            worker_processes 1;
            daemon off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log warn;
            events { worker_connections 4096; }
            http {
              access_log off;
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

    static String version(String core) {
        return Pinned.output(core, List.of("nginx", "-v")).strip();
    }

    /** Answers every request with {@code size} bytes. */
    static Pinned origin(String core, Path folder, int port, int size) {
        return start(core, folder, """
                server {
                  listen 127.0.0.1:%d;
                  location / { default_type text/plain; return 200 "%s"; }
                }
                """.formatted(port, "x".repeat(size)));
    }

    /** Passes every request on to {@code originPort} with keep-alive, adding the header fields that the edge adds. */
    static Pinned passThrough(String core, Path folder, int port, int originPort) {
        return start(core, folder, """
                upstream origin { server 127.0.0.1:%2$d; keepalive 128; keepalive_requests 1000000000; }
                server {
                  listen 127.0.0.1:%1$d;
                  location / {
                    proxy_pass http://origin;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    proxy_set_header Host $host;
                    proxy_set_header Via "1.1 nginx";
                    proxy_set_header X-Forwarded-For $remote_addr;
                    proxy_set_header X-Forwarded-Proto $scheme;
                    proxy_set_header X-Forwarded-Host $http_host;
                    add_header Via "1.1 nginx";
                  }
                }
                """.formatted(port, originPort));
    }

    private static Pinned start(String core, Path folder, String servers) {
        try {
            Files.createDirectories(folder);
            var configuration = Files.writeString(folder.resolve("nginx.conf"), COMMON.formatted(folder, servers));
            return Pinned.start(
                    core,
                    folder.resolve("nginx.log"),
                    List.of("nginx", "-p", folder.toString(), "-c", configuration.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
