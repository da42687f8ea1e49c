package dev.backsource.health.probe.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of probes. */
@ConfigMapping(prefix = "backsource.probe")
public interface ProbeSettings {
    /** The time from the end of a probe to the next one of the same port. */
    @WithDefault("5s")
    Duration interval();

    /** How much an interval is stretched or shortened by chance, as a fraction in 0..1, so that probes spread out. */
    @WithDefault("0.2")
    double jitter();

    /**
     * The limit for each step of a probe: resolving the name, connecting, the TLS handshake; for the latter two unless the domain has a connect
     * timeout of its own.
     */
    @WithDefault("3s")
    Duration timeout();

    /** Successes in a row that make a port OPEN, at least 1. */
    @WithDefault("2")
    int rise();

    /** Failures in a row that make a port CLOSED, or UNKNOWN when its name does not resolve; at least 1. */
    @WithDefault("3")
    int fall();

    /** Probes at the same time; beyond it a probe is skipped and tried again a little later. At least 1. */
    @WithDefault("500")
    int concurrency();

    /** A PEM file of certificates that origins are trusted by, besides the roots of the JVM; the same as the edges'. */
    Optional<Path> originCa();

    /** Whether weak certificates of origins count as good; the same as the edges' {@code backsource.edge.origin.weak-certificates}. */
    @WithDefault("false")
    boolean weakCertificates();

    /** How often the prober reports that it watches its domains. */
    @WithDefault("5s")
    Duration heartbeat();

    /** The prober's name in its reports: 1 to 64 letters, digits, '.', '_' and '-'; the machine's host name when left out. */
    Optional<String> id();

    /** How long a port may go unprobed because of skipped probes before its state is UNKNOWN. */
    @WithDefault("2m")
    Duration staleAfter();
}
