package dev.backsource.benchmarks.findings;

import dev.backsource.benchmarks.edge.peer.Certificate;
import dev.backsource.benchmarks.edge.peer.Nginx;
import dev.backsource.benchmarks.edge.peer.PortWait;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.infrastructure.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * nginx at all addresses of the loopback network, which responds alike over HTTP and over HTTPS (TLS 1.3, no resumption), with a certificate on P-256 for
 * all names below {@code example.com}.
 *
 * @param root the certificate of its root, as a PEM file
 */
record TrustedOrigin(PinnedProcess process, int http, int https, Path root) implements AutoCloseable {
    private static final String SITE = """
            server {
              listen 0.0.0.0:%1$d backlog=4096;
              listen 0.0.0.0:%2$d ssl backlog=4096;
              ssl_certificate %3$s/certificate.pem;
              ssl_certificate_key %3$s/key.pem;
              ssl_protocols TLSv1.3;
              ssl_ecdh_curve X25519;
              ssl_session_tickets off;
              default_type text/html;
              location / { return 200 "<title>An origin</title>"; }
            }
            """;

    /** Starts it on {@code cores}, with its files in {@code folder}. */
    static TrustedOrigin start(String cores, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var root = Certificate.makeSigned(cores, folder);
        var ports = FreePorts.next(2);
        var process = Nginx.start(cores, folder, SITE.formatted(ports.get(0), ports.get(1), folder));
        PortWait.await("the origin", process, ports.get(1));
        return new TrustedOrigin(process, ports.get(0), ports.get(1), root);
    }

    @Override
    public void close() {
        process.close();
    }
}
