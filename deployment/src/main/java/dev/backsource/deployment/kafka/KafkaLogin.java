package dev.backsource.deployment.kafka;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A service's credentials for Kafka. Without any setting it connects without authentication, in clear. All other settings of Kafka's clients have
 * their own names, as {@code kafka.sasl.mechanism}, which take precedence over those derived from these.
 */
@ConfigMapping(prefix = "backsource.kafka")
public interface KafkaLogin {
    /** The name at the broker, by SCRAM-SHA-512 over TLS; needs {@link #passwordFile()}. */
    Optional<String> user();

    /** A file with the password, in one line; read at the start. */
    Optional<Path> passwordFile();

    /** A PEM file of the certificates that brokers are trusted by, instead of the JVM's. */
    Optional<Path> caFile();

    /** A PEM file of the service's own key (PKCS#8) and certificates, for brokers that authenticate clients by certificates (mTLS). */
    Optional<Path> certificateFile();
}
