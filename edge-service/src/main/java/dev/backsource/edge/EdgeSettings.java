package dev.backsource.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What an operator can set of an edge. */
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

    /** How long the edge, when it stops, still takes connections after it has said that it is not ready. */
    @WithDefault("0s")
    Duration drainDelay();

    /** How long requests under way may take to end when the edge stops. */
    @WithDefault("10s")
    Duration drainTimeout();

    /** A PEM file of certificates that origins are trusted by, besides the roots of the JVM. */
    Optional<Path> originCa();

    /**
     * Whether clients are told which origin failed and why, in {@code Proxy-Status} and in the body of the edge's answer. It
     * is in the log in any case.
     */
    @WithDefault("false")
    boolean discloseOrigins();

    /** What whoever wants to see routes on the management port has to show as a bearer token; without it nobody sees any. */
    Optional<String> managementKey();

    /** A file with the same key, in place of it. */
    Optional<Path> managementKeyFile();

    /**
     * The file with the Ed25519 key that the edge signs its reports with, made at its first start; by default {@code
     * <id>.identity.pem} in the folder of snapshots. Without that, too, reports aren't signed.
     */
    Optional<Path> identityFile();

    /**
     * How long the broker may take to say that there is nothing new on the topics that the edge follows. What comes is sent at once, however
     * long this is; it is the rate at which an idle edge asks.
     */
    @WithDefault("1s")
    Duration fetchWait();

    /** The listener for plain HTTP. */
    HttpSettings http();

    /** The listener for HTTPS. */
    HttpsSettings https();

    /** What clients may do. */
    ClientSettings client();

    /** Where answers are written down. */
    AccessLogSettings accessLog();

    /** How origins are spoken to. */
    OriginSettings origin();

    /** What is kept of their responses. */
    CacheSettings cache();

    /** Where the routing table is kept for the next start. */
    SnapshotSettings snapshot();
}
