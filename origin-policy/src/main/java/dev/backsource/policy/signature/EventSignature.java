package dev.backsource.policy.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The signature of an event, in Base64 in its header: the Ed25519 signature of a tree's root, then the event's way to that root.
 *
 * @param ofRoot 64 bytes
 * @param way as {@link SignatureTree#way} has it
 */
record EventSignature(byte[] ofRoot, byte[] way) {
    /** Tells signed events from other content that the same key may sign. */
    private static final byte[] MARK = "backsource events 1 ".getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_TEXT = 1_024;

    /** The signatures of {@code contents}, in their order, by one signature for all. */
    static List<EventSignature> of(List<byte[]> contents, PrivateKey key) {
        var tree = new SignatureTree(contents);
        var ofRoot = Ed25519.sign(key, signed(tree.root()));
        return IntStream.range(0, contents.size())
                .mapToObj(leaf -> new EventSignature(ofRoot, tree.way(leaf)))
                .toList();
    }

    /** Reads a header's text; null when it is no signature. */
    static @Nullable EventSignature read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            if (bytes.remaining() < Ed25519.BYTES) {
                return null;
            }
            var ofRoot = new byte[Ed25519.BYTES];
            bytes.get(ofRoot);
            var way = new byte[bytes.remaining()];
            bytes.get(way);
            return new EventSignature(ofRoot, way);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    String text() {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(ofRoot.length + way.length)
                        .put(ofRoot)
                        .put(way)
                        .array());
    }

    /** The bytes that were signed if this is the signature of {@code content}; null when it is the signature of nothing. */
    byte @Nullable [] signedFor(byte[] content) {
        var root = SignatureTree.root(content, ByteBuffer.wrap(way));
        return root == null ? null : signed(root);
    }

    /** Whether it stands for one event alone. */
    boolean isAlone() {
        return way.length <= SignatureTree.HASH_BYTES;
    }

    private static byte[] signed(byte[] root) {
        return ByteBuffer.allocate(MARK.length + root.length)
                .put(MARK)
                .put(root)
                .array();
    }
}
