package dev.backsource.policy.signature;

import dev.backsource.policy.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree of SHA-256 hashes (RFC 6962 §2.1) with a signed root, by which one signature stands for many events. Each event carries the hashes beside
 * its way to the root, so that it is verified alone, even when compaction has removed the others. Leaves and nodes are hashed behind different bytes,
 * so that no node passes for an event. A node without a neighbour moves up unchanged.
 */
final class SignatureTree {
    /** More would need another encoding of the sides. */
    static final int MOST_LEAVES = 1 << 16;

    static final int HASH_BYTES = 32;
    private static final int SIDES_BYTES = 2;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Sha256::begin);

    /** The levels of the tree, from the leaves to the root. */
    private final List<List<byte[]>> levels = new ArrayList<>();

    /** The tree of {@code contents}, one at least and {@link #MOST_LEAVES} at most. */
    SignatureTree(List<byte[]> contents) {
        if (contents.isEmpty() || contents.size() > MOST_LEAVES) {
            throw new IllegalArgumentException(
                    "a tree must have 1 to " + MOST_LEAVES + " leaves, not " + contents.size());
        }
        var level = contents.stream().map(SignatureTree::leaf).toList();
        levels.add(level);
        while (level.size() > 1) {
            level = above(level);
            levels.add(level);
        }
    }

    byte[] root() {
        return levels.get(levels.size() - 1).get(0);
    }

    /** The way from a leaf to the root: two bytes, with a bit for each step from the lowest, set where the sibling is left; then the siblings. */
    byte[] way(int leaf) {
        var sides = 0;
        var others = new ArrayList<byte[]>();
        var place = leaf;
        for (var level : levels) {
            var other = place ^ 1;
            if (other < level.size()) {
                sides |= (place & 1) << others.size();
                others.add(level.get(other));
            }
            place >>= 1;
        }
        var way = ByteBuffer.allocate(SIDES_BYTES + others.size() * HASH_BYTES).putShort((short) sides);
        others.forEach(way::put);
        return way.array();
    }

    /** The root that {@code content} leads to by this way; null when it is none. */
    static byte @Nullable [] root(byte[] content, ByteBuffer way) {
        if (way.remaining() < SIDES_BYTES
                || (way.remaining() - SIDES_BYTES) % HASH_BYTES != 0
                || way.remaining() > SIDES_BYTES + Short.SIZE * HASH_BYTES) {
            return null;
        }
        var sides = Short.toUnsignedInt(way.getShort());
        var hash = leaf(content);
        for (; way.hasRemaining(); sides >>= 1) {
            var other = new byte[HASH_BYTES];
            way.get(other);
            hash = (sides & 1) == 1 ? node(other, hash) : node(hash, other);
        }
        return sides == 0 ? hash : null;
    }

    private static List<byte[]> above(List<byte[]> level) {
        var above = new ArrayList<byte[]>((level.size() + 1) / 2);
        for (var i = 0; i < level.size(); i += 2) {
            above.add(i + 1 < level.size() ? node(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return above;
    }

    private static byte[] leaf(byte[] content) {
        var sha = SHA_256.get();
        sha.update(LEAF);
        return sha.digest(content);
    }

    private static byte[] node(byte[] left, byte[] right) {
        var sha = SHA_256.get();
        sha.update(NODE);
        sha.update(left);
        return sha.digest(right);
    }
}
