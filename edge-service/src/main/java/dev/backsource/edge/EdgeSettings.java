package dev.backsource.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of an edge. */
@ConfigMapping(prefix = "backsource.edge")
public interface EdgeSettings {
    /**
     * Names the edge in reports, in {@code Via} and in {@code Proxy-Status}, and its snapshot's file: 1 to 64 letters, digits,
     * {@code .}, {@code _} and {@code -}, the first a letter or a digit. Unique in the fleet.
     */
    @WithDefault("edge-1")
    @WithConverter(EdgeIdConverter.class)
    String id();

    /** Names the CDN in {@code CDN-Loop} (RFC 8586): a token or host name, the same for all its edges. */
    @WithDefault("backsource")
    @WithConverter(CdnIdConverter.class)
    String cdnId();

    /** The address that clients connect to. */
    @WithDefault("0.0.0.0")
    String host();

    /** How many event loops serve clients; one per core when absent. */
    OptionalInt eventLoops();

    /** How long a stopping edge still accepts connections after it has reported itself as not ready. */
    @WithDefault("0s")
    Duration drainDelay();

    /** How long requests in progress may take to end when the edge stops. */
    @WithDefault("10s")
    Duration drainTimeout();

    /** A PEM file of certificates that the edge trusts for origins, in addition to the roots of the JVM. */
    Optional<Path> originCa();

    /**
     * Whether clients learn which origin failed and why, from {@code Proxy-Status} and the body of the edge's response. The
     * log has both in any case.
     */
    @WithDefault("false")
    boolean discloseOrigins();

    /** The bearer token for reading routes on the management port. Without a key, nobody can read them. */
    Optional<String> managementKey();

    /** A file with the management key, as an alternative to the setting. */
    Optional<Path> managementKeyFile();

    /**
     * The file with the Ed25519 key that the edge signs its reports with, created at its first start; by default
     * {@code <id>.identity.pem} in the folder of snapshots. With neither, reports aren't signed.
     */
    Optional<Path> identityFile();

    /**
     * How long the broker may hold a fetch from the followed topics while there are no new records. New records are sent at once, however
     * long this is; the setting is the polling interval of an idle edge.
     */
    @WithDefault("1s")
    Duration fetchWait();

    /** The listener for plain HTTP. */
    HttpSettings http();

    /** The listener for HTTPS. */
    HttpsSettings https();

    /** Limits and trust of clients. */
    ClientSettings client();

    /** The access log. */
    AccessLogSettings accessLog();

    /** The figures of single domains. */
    FiguresSettings figures();

    /** Clients' requests in traces. */
    RequestTracingSettings tracing();

    /** Connections and requests to origins. */
    OriginSettings origin();

    /** The cache of origins' responses. */
    CacheSettings cache();

    /** The snapshot of the routing table for the next start. */
    SnapshotSettings snapshot();

    /** The trial of policy changes before they are applied. */
    TasterSettings taster();
}
