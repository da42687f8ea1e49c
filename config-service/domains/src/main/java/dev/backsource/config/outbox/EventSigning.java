package dev.backsource.config.outbox;

import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.signature.EventSigner;
import dev.backsource.policy.signature.KeyText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Signs published events, if a key is set. The service doesn't start with a key that readers wouldn't trust. */
@Singleton
public final class EventSigning {
    private final Optional<EventSigner> signer;

    EventSigning(SigningSettings settings, TrustedKeySettings trusted) {
        this.signer = settings.keyFile().map(file -> signer(file, trusted));
        if (signer.isEmpty() && trusted.trustedKeys().isPresent()) {
            throw new IllegalStateException(
                    "backsource.signing.trusted-keys is set without backsource.signing.key-file, so this service's"
                            + " events would be rejected; set both or neither");
        }
    }

    /** The same records, which are published together, signed if a key is set. Takes time: not for an event loop. */
    public List<ProducerRecord<String, byte[]>> sign(List<ProducerRecord<String, byte[]>> unsigned) {
        return signer.map(key -> EventRecords.sign(unsigned, key)).orElse(unsigned);
    }

    private static EventSigner signer(Path file, TrustedKeySettings trusted) {
        try {
            return EventSigner.of(KeyText.privateKey(Files.readString(file)), trusted.toKeys());
        } catch (IOException e) {
            throw new IllegalStateException("backsource.signing.key-file: " + file + " can't be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.signing.key-file: " + file + ": " + e.getMessage(), e);
        }
    }
}
