package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.infrastructure.FreePorts;
import java.nio.file.Path;

/** nginx in front of the origin, with keep-alive to it and with the header fields that the edge adds. */
final class NginxProxy {
    private static final String SERVER = """
            upstream origin { server 127.0.0.1:%3$d; keepalive 128; keepalive_requests 1000000000; }
            %4$s
            server {
              listen 127.0.0.1:%1$d backlog=4096;
              %5$s
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
                %2$s
              }
            }
            """;
    private static final String CACHING = """
            proxy_cache store;
            proxy_cache_key $scheme$host$request_uri;
            add_header X-Cache $upstream_cache_status;
            """;
    /** Takes the folder, the greatest size of the store, and further parameters. */
    private static final String STORE =
            "proxy_cache_path %s/store levels=1:2 keys_zone=store:64m max_size=%s inactive=1h use_temp_path=off %s;";

    private static final String ROOMY = "1g";
    /** The cache manager's defaults remove 2,000 files a second, fewer than a load of misses stores. */
    private static final String QUICK_EVICTION = "manager_files=1000 manager_sleep=10ms";

    private static final String TLS = """
            listen 127.0.0.1:%d ssl backlog=4096;
            ssl_certificate %s;
            ssl_certificate_key %s;
            ssl_protocols TLSv1.3;
            ssl_session_cache shared:tls:16m;
            """;
    private static final String HTTP2 = "http2 on;";
    private static final String EVICTING = "nginx-cache";

    /** The way in which nginx sends a stored file. */
    enum Sending {
        /** Read into memory and written with the head: the fastest for small objects. */
        READ("nginx", "sendfile off;"),
        /** By the kernel, the head apart from it: the fastest for large objects. */
        SENDFILE("nginx", "sendfile on;"),
        /** As in Debian's configuration: by the kernel, the head held back for it. */
        AS_INSTALLED("nginx-deb", "sendfile on; tcp_nopush on;");

        private final String peer;
        private final String directives;

        Sending(String peer, String directives) {
            this.peer = peer;
            this.directives = directives;
        }
    }

    private NginxProxy() {}

    /** Stores nothing. */
    static Peer passThrough(Path folder, int originPort) {
        var port = FreePorts.next();
        return start("nginx", folder, port, SERVER.formatted(port, "", originPort, "", ""));
    }

    /** Starts nginx with {@code proxy_cache} in {@code folder}, which should lie in memory. */
    static Peer cache(Path folder, int originPort, Sending sending) {
        var port = FreePorts.next();
        var store = STORE.formatted(folder, ROOMY, "");
        return start(
                sending.peer, folder, port, SERVER.formatted(port, CACHING, originPort, store, sending.directives));
    }

    /** Starts nginx with a {@code proxy_cache} of {@code size} in {@code folder}, for a load that fills it soon. */
    static Peer evictingCache(Path folder, int originPort, String size) {
        var port = FreePorts.next();
        var store = STORE.formatted(folder, size, QUICK_EVICTION);
        return start(
                EVICTING, folder, port, SERVER.formatted(port, CACHING, originPort, store, Sending.READ.directives));
    }

    /** Starts nginx with {@code proxy_cache}, for a load over TLS 1.3. */
    static Peer tlsCache(Path folder, int originPort, Certificate certificate) {
        return tlsCache(folder, originPort, certificate, "");
    }

    /** Starts nginx with {@code proxy_cache}, for a load over HTTP/2 and TLS 1.3. */
    static Peer http2Cache(Path folder, int originPort, Certificate certificate) {
        return tlsCache(folder, originPort, certificate, HTTP2);
    }

    private static Peer tlsCache(Path folder, int originPort, Certificate certificate, String more) {
        var ports = FreePorts.next(2);
        var tls = TLS.formatted(ports.get(1), certificate.chain(), certificate.key()) + more;
        var store = STORE.formatted(folder, ROOMY, "");
        var servers = SERVER.formatted(ports.get(0), CACHING, originPort, store, tls);
        var plain = start("nginx", folder, ports.get(0), servers);
        return new Peer("nginx", plain.version(), plain.process(), ports.get(1), ports.get(0), false);
    }

    private static Peer start(String name, Path folder, int port, String servers) {
        return Peer.plain(name, Nginx.version(), Nginx.start(Cores.PROXY, folder, servers), port);
    }
}
