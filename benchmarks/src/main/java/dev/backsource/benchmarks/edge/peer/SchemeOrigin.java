package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.load.Connection;
import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An origin that responds over HTTP and over HTTPS (TLS 1.3), with a certificate for all names below {@code example.com}: an nginx on the core of the load.
 * It counts requests and bytes.
 *
 * @param root the certificate of its root, as a PEM file
 */
public record SchemeOrigin(PinnedProcess process, int http, int https, Path root) implements AutoCloseable {
    /** Below it everything has {@link #SIZE} bytes and an {@code ETag}, and may be stored for a day. */
    public static final String STORED = "/stored/";
    /** Below it everything is {@code no-store}, and 503 over HTTPS. */
    public static final String PLAIN_ONLY = "/plain-only/";
    /** Below it everything is 503. */
    public static final String DOWN = "/down/";
    /** The size of {@link #STORED}, in bytes. */
    public static final int SIZE = 10 * 1024;

    private static final String SITE = """
            server {
              listen 127.0.0.1:%1$d backlog=4096;
              root %3$s;
              default_type text/plain;
              location /stored/ { add_header Cache-Control max-age=86400; try_files /stored =404; }
              location /plain-only/ { add_header Cache-Control no-store; return 200 "fine"; }
              location /down/ { return 503 "down"; }
              location = /requests { stub_status; }
            }
            server {
              listen 127.0.0.1:%2$d ssl backlog=4096;
              ssl_certificate %3$s/certificate.pem;
              ssl_certificate_key %3$s/key.pem;
              ssl_protocols TLSv1.3;
              root %3$s;
              default_type text/plain;
              location /stored/ { add_header Cache-Control max-age=86400; try_files /stored =404; }
              location / { return 503 "down"; }
            }
            """;

    /** Starts it with its files in {@code folder}. */
    public static SchemeOrigin start(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("stored"), "x".repeat(SIZE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var root = Certificate.makeSigned(Cores.LOAD_AND_ORIGIN, folder);
        var ports = FreePorts.next(2);
        var site = SITE.formatted(ports.get(0), ports.get(1), folder);
        var process = Nginx.start(Cores.LOAD_AND_ORIGIN, folder, site);
        PortWait.await("the origin", process, ports.get(1));
        return new SchemeOrigin(process, ports.get(0), ports.get(1), root);
    }

    /** The one host with this origin, whose certificate it verifies. */
    public Domain domain(RedirectType type) {
        try {
            var address = OriginAddress.parse("127.0.0.1");
            return Domain.of(
                            DomainName.parse(WrkScript.HOST),
                            List.of(new dev.backsource.policy.domain.Origin(address, 80, OriginPriority.PRIMARY, 10)))
                    .with(Part.ORIGIN_TLS, OriginTls.trusting(Files.readString(root)))
                    .with(Part.POLICY, new OriginProtocolPolicy(true, type, ContentPolicy.DISABLED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The load so far, over both schemes. */
    public Load load() {
        try (var connection = Connection.to(http)) {
            var page = new String(connection.get("/requests").body(), StandardCharsets.US_ASCII);
            return new Load(Origin.counted(page), process.writtenBytes());
        }
    }

    /**
     * The load on the origin so far, the requests that were made to count among it.
     *
     * @param bytes sent
     */
    public record Load(long requests, long bytes) {
        /** What has been added since {@code before}, without the request to count. */
        public Load since(Load before) {
            return new Load(requests - before.requests - 1, bytes - before.bytes);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
