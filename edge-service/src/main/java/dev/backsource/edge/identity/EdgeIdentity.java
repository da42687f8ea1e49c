package dev.backsource.edge.identity;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.CloudEvent;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.signature.EventSigner;
import dev.backsource.policy.signature.KeyText;
import dev.backsource.policy.signature.TrustedKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The key for signing this edge's reports and answers: an Ed25519 key, created at the first start and kept in a file. An edge without a
 * file signs nothing.
 */
public final class EdgeIdentity {
    private static final Logger LOG = Logger.getLogger(EdgeIdentity.class);

    private final @Nullable EventSigner signer;

    public EdgeIdentity(EdgeSettings settings) {
        this(settings.id(), file(settings));
    }

    /**
     * The identity kept in {@code file}, which is created when missing.
     *
     * @param file none for no identity
     * @throws IllegalStateException when the file exists and holds no key
     */
    EdgeIdentity(String edge, Optional<Path> file) {
        this.signer = file.map(path -> signer(edge, path)).orElse(null);
    }

    /** In the folder of snapshots, unless a setting says otherwise. */
    private static Optional<Path> file(EdgeSettings settings) {
        return settings.identityFile()
                .or(() ->
                        settings.snapshot().directory().map(folder -> folder.resolve(settings.id() + ".identity.pem")));
    }

    /** The attributes of an edge's report or answer, with an id of its own. */
    public static CloudEvent attributes(Topic topic, String edge, Instant at) {
        return new CloudEvent(
                UUID.randomUUID().toString(), topic.eventType(), "/edge-service/" + edge, edge, at, null, null);
    }

    /** The record, signed if this edge has a key. */
    public ProducerRecord<String, byte[]> sign(ProducerRecord<String, byte[]> unsigned) {
        var own = signer;
        return own == null
                ? unsigned
                : EventRecords.sign(List.of(unsigned), own).get(0);
    }

    private static @Nullable EventSigner signer(String edge, Path file) {
        try {
            makeIfMissing(file);
        } catch (IOException e) {
            LOG.warnf("reports not signed: key not writable to %s: %s", file, e);
            return null;
        }
        try {
            var pem = Files.readString(file);
            var known = KeyText.publicKeys(pem).get(0);
            LOG.infof("reports signed; entry for the list of edges: %s %s", edge, KeyText.line(known));
            return EventSigner.of(KeyText.privateKey(pem), TrustedKeys.of(List.of(known)));
        } catch (IOException e) {
            throw new IllegalStateException("edge key: " + file + " can't be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "edge key: " + file + ": " + e.getMessage()
                            + "; remove the file to create a new key, and add that to the list of edges",
                    e);
        }
    }

    private static void makeIfMissing(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var made = Files.createTempFile(folder, "identity", ".new");
        try {
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(made, KeyText.newPair(), StandardOpenOption.SYNC);
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            LOG.debugf("key already created by another process: %s", file);
        } finally {
            Files.deleteIfExists(made);
        }
    }
}
