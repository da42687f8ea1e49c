package dev.backsource.policy.event;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Sha256;
import java.security.MessageDigest;

/**
 * The version of a domain's state, which tells it from any other. Versions of a domain are ordered by incarnation, then by revision. A newer
 * incarnation begins when the history goes on from a database that lost some of it, so that later changes follow everything published before. Since
 * an incarnation is a time and one that lies ahead is not taken, a newer one can always begin: no published change stays in the way for good.
 *
 * @param incarnation the beginning of the history in which the revision counts, in milliseconds since 1970; 0 for the first
 * @param revision in 1..{@link #MAX_REVISION}; 0 only in {@link #NONE}
 * @param digest the first eight bytes of the SHA-256 of the event's JSON; 0 for a removal
 */
public record StateVersion(long incarnation, long revision, long digest) {
    /** The version of an unknown domain; older than all. */
    public static final StateVersion NONE = new StateVersion(0, 0, 0);

    /** The largest number that every JSON reader takes exactly (RFC 8259 §6). */
    public static final long MAX_REVISION = (1L << 53) - 1;

    /** How many revisions a domain may be ahead of its known version within an incarnation; more is no history. */
    public static final long MAX_JUMP = 1L << 20;

    /** How far the clocks of writers and readers may differ. */
    private static final long CLOCK_DIFFERENCE_MS = 24 * 60 * 60 * 1000L;

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Sha256::begin);
    private static final int DIGEST_BYTES = 8;

    /** The version of an event whose JSON is {@code json}. */
    public static StateVersion of(PolicyChange change, byte[] json) {
        return new StateVersion(change.incarnation(), change.revision(), digest(json));
    }

    /** The version of a removal. */
    public static StateVersion ofRemoval(long incarnation, long revision) {
        return new StateVersion(incarnation, revision, 0);
    }

    /** The first eight bytes of the SHA-256 of {@code json}, big-endian. */
    public static long digest(byte[] json) {
        var hash = SHA_256.get().digest(json);
        var digest = 0L;
        for (var i = 0; i < DIGEST_BYTES; i++) {
            digest = digest << Byte.SIZE | (hash[i] & 0xff);
        }
        return digest;
    }

    /**
     * Whether a consumer that holds {@code held} of a domain takes this version: it follows, by no leap, and has begun. All consumers of the changes
     * use this rule.
     */
    public boolean isTakenAfter(StateVersion held, long nowMillis) {
        return follows(held) && !leapsFrom(held) && !liesAhead(nowMillis);
    }

    /** Whether this version follows {@code other} of the same domain. */
    public boolean follows(StateVersion other) {
        return incarnation != other.incarnation ? incarnation > other.incarnation : revision > other.revision;
    }

    /** Whether both have the same position in a domain's order, be they the same state or not. */
    public boolean isLevelWith(StateVersion other) {
        return incarnation == other.incarnation && revision == other.revision;
    }

    /** Whether the incarnation has yet to begin, by more than a day, which none has. */
    public boolean liesAhead(long nowMillis) {
        return incarnation > nowMillis + CLOCK_DIFFERENCE_MS;
    }

    /** Whether this version is further ahead of {@code known}, of the same domain, than a history gets. */
    public boolean leapsFrom(StateVersion known) {
        return known.revision != 0 && incarnation == known.incarnation && revision - known.revision > MAX_JUMP;
    }

    /**
     * Checks a revision.
     *
     * @throws InvalidValueException when it is out of range
     */
    public static void requireRevision(long revision) {
        if (revision < 1 || revision > MAX_REVISION) {
            throw new InvalidValueException(
                    "revision " + revision + " is out of range; it must be in 1.." + MAX_REVISION);
        }
    }

    /**
     * Checks an incarnation.
     *
     * @throws InvalidValueException when it is out of range
     */
    public static void requireIncarnation(long incarnation) {
        if (incarnation < 0 || incarnation > MAX_REVISION) {
            throw new InvalidValueException(
                    "incarnation " + incarnation + " is out of range; it must be in 0.." + MAX_REVISION);
        }
    }
}
