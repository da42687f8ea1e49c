package dev.backsource.edge.snapshot;

import dev.backsource.edge.snapshot.RefusedSnapshotException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The seal at the end of a snapshot: an HMAC-SHA256 of all bytes before it, with the edge's own key. The routes in a snapshot have
 * lost the signatures of their events. Where events must be signed, the edge proves by the seal that it wrote the file itself.
 */
final class SnapshotSeal {
    static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CHUNK_BYTES = 1 << 18;
    private static final int MOST_KEY_BYTES = 1 << 16;

    private final SecretKeySpec key;

    private SnapshotSeal(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * A seal by the secret in {@code file}.
     *
     * @throws IllegalStateException when the file can't be read, or is too short or too long for a secret; the message
     * names it
     */
    static SnapshotSeal of(Path file) {
        try {
            var length = Files.size(file);
            if (length < BYTES || length > MOST_KEY_BYTES) {
                throw new IllegalStateException("backsource.edge.snapshot.key-file: " + file + " has " + length
                        + " bytes; must have " + BYTES + " to " + MOST_KEY_BYTES);
            }
            return new SnapshotSeal(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("backsource.edge.snapshot.key-file: " + file + " can't be read", e);
        }
    }

    /** Adds the seal to the end of a file. */
    void put(FileChannel channel) throws IOException {
        var seal = ByteBuffer.wrap(of(channel, channel.size()));
        channel.position(channel.size());
        while (seal.hasRemaining()) {
            channel.write(seal);
        }
    }

    /**
     * Checks that a file ends with the seal of the bytes before it.
     *
     * @throws RefusedSnapshotException when it doesn't
     */
    void check(FileChannel channel) throws IOException {
        var sealed = channel.size() - BYTES;
        var seal = ByteBuffer.allocate(BYTES);
        if (sealed >= 0) {
            read(channel.position(sealed), seal);
        }
        if (seal.hasRemaining() || !MessageDigest.isEqual(seal.array(), of(channel, sealed))) {
            throw new RefusedSnapshotException(
                    Reason.NOT_SEALED, "not sealed with the key of backsource.edge.snapshot.key-file");
        }
    }

    private byte[] of(FileChannel channel, long length) throws IOException {
        var mac = mac();
        var chunk = ByteBuffer.allocate(CHUNK_BYTES);
        channel.position(0);
        for (var left = length; left > 0; left -= chunk.limit()) {
            read(channel, chunk.clear().limit((int) Math.min(left, CHUNK_BYTES)));
            mac.update(chunk.flip());
        }
        return mac.doFinal();
    }

    private static void read(FileChannel channel, ByteBuffer wanted) throws IOException {
        while (wanted.hasRemaining()) {
            if (channel.read(wanted) < 0) {
                throw new RefusedSnapshotException(Reason.TORN, "file truncated while being read");
            }
        }
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
