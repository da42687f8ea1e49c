package dev.backsource.config.reconciliation.ledger;

import dev.backsource.policy.event.StateVersion;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * The version of each domain, in arrays with at most 48 bytes for each domain, since there may be a million. The table uses open addressing, keyed by
 * a digest of the name with a secret of this process, so that nobody can choose colliding names. Entries are never removed. Not thread-safe.
 */
final class DomainVersions {
    private static final int FIRST_CAPACITY = 1 << 10;

    private final String secret = Long.toHexString(new SecureRandom().nextLong());
    private long[] keys = new long[FIRST_CAPACITY];
    private long[] incarnations = new long[FIRST_CAPACITY];
    private long[] revisions = new long[FIRST_CAPACITY];
    private long[] digests = new long[FIRST_CAPACITY];
    private int size;

    /** The version; {@link StateVersion#NONE} for an unknown domain. */
    StateVersion get(String domain) {
        var place = place(key(domain));
        return new StateVersion(incarnations[place], revisions[place], digests[place]);
    }

    void put(String domain, StateVersion version) {
        var key = key(domain);
        var place = place(key);
        if (keys[place] == 0) {
            keys[place] = key;
            size++;
        }
        incarnations[place] = version.incarnation();
        revisions[place] = version.revision();
        digests[place] = version.digest();
        if (size > keys.length / 3 * 2) {
            grow();
        }
    }

    private long key(String domain) {
        var key = StateVersion.digest((secret + domain).getBytes(StandardCharsets.UTF_8));
        return key == 0 ? 1 : key;
    }

    /** The slot of the key, or the free slot for it. */
    private int place(long key) {
        var mask = keys.length - 1;
        var place = (int) key & mask;
        while (keys[place] != 0 && keys[place] != key) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        var before = new long[][] {keys, incarnations, revisions, digests};
        var capacity = keys.length * 2;
        keys = new long[capacity];
        incarnations = new long[capacity];
        revisions = new long[capacity];
        digests = new long[capacity];
        for (var i = 0; i < before[0].length; i++) {
            if (before[0][i] != 0) {
                var place = place(before[0][i]);
                keys[place] = before[0][i];
                incarnations[place] = before[1][i];
                revisions[place] = before[2][i];
                digests[place] = before[3][i];
            }
        }
    }
}
