package dev.backsource.edge.upstream.address;

import com.google.common.net.InetAddresses;
import dev.backsource.edge.transport.origin.AddressLookup;
import dev.backsource.edge.transport.origin.Timeouts;
import dev.backsource.policy.origin.OriginAccess;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the origins of one event loop. Names are resolved only here, and every resolved address has passed the
 * {@link OriginAccess}: a single prohibited address makes the whole name refused. The resolver's cache keeps to the time
 * to live of a name; it is queried once a second per name at most.
 */
public final class OriginAddresses {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** While the name servers are silent, the last known addresses are used for this long before the next query. */
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long UNUSED_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final AddressLookup lookup;
    private final OriginAccess access;
    private final LongSupplier nanoTime;
    private final Map<String, Entry> known = new HashMap<>();
    /** The time of the last {@link #sweep}. Requests compare it with an entry's freshness, and so needn't read the clock. */
    private long sweptNanos;

    private long nextSweepNanos;

    public OriginAddresses(AddressLookup lookup, OriginAccess access, LongSupplier nanoTime) {
        this.lookup = lookup;
        this.access = access;
        this.nanoTime = nanoTime;
        this.sweptNanos = nanoTime.getAsLong();
        this.nextSweepNanos = sweptNanos + UNUSED_NANOS;
    }

    /** The known addresses of {@code origin}, an IP address or a host name; null when they must be resolved by {@link #find} first. */
    @Nullable
    public Candidates known(String origin) {
        var entry = known.get(origin);
        return entry != null && entry.freshUntilNanos - sweptNanos > 0 ? entry.candidates : null;
    }

    /**
     * Resolves the addresses of {@code origin}. Fails with {@link ProhibitedAddressException} when one of them is
     * prohibited, and with the resolver's exception when there is none.
     */
    public Future<Candidates> find(String origin) {
        return InetAddresses.isInetAddress(origin)
                ? take(origin, List.of(InetAddresses.forString(origin)), UNUSED_NANOS)
                : resolve(origin);
    }

    /**
     * To be called several times a second. Entries that are no longer fresh are resolved again on the next request, and
     * forgotten if there is none.
     */
    public void sweep() {
        var now = nanoTime.getAsLong();
        sweptNanos = now;
        if (nextSweepNanos - now <= 0) {
            nextSweepNanos = now + UNUSED_NANOS;
            known.values().removeIf(entry -> entry.freshUntilNanos + UNUSED_NANOS - now < 0);
        }
    }

    private Future<Candidates> resolve(String origin) {
        var found = Promise.<Candidates>promise();
        lookup.all(origin).onComplete(looked -> {
            if (looked.succeeded()) {
                take(origin, looked.result(), FRESH_NANOS).onComplete(found);
            } else {
                fallBack(origin, looked.cause()).onComplete(found);
            }
        });
        return found.future();
    }

    private Future<Candidates> take(String origin, List<InetAddress> addresses, long freshNanos) {
        var texts = new ArrayList<String>(addresses.size());
        var onThisMachine = false;
        for (var address : addresses) {
            var objection = access.objection(address.getAddress());
            if (objection != null) {
                known.remove(origin);
                return Future.failedFuture(
                        new ProhibitedAddressException(origin, InetAddresses.toAddrString(address), objection));
            }
            texts.add(InetAddresses.toAddrString(address));
            onThisMachine |= access.isOnThisMachine(address.getAddress());
        }
        if (texts.isEmpty()) {
            return Future.failedFuture(new UnknownHostException(origin));
        }
        return Future.succeededFuture(keep(origin, texts, onThisMachine, freshNanos));
    }

    private Candidates keep(String origin, List<String> texts, boolean onThisMachine, long freshNanos) {
        var earlier = known.get(origin);
        var candidates = earlier != null && earlier.candidates.isSameAs(texts)
                ? earlier.candidates
                : new Candidates(texts, onThisMachine);
        known.put(origin, new Entry(candidates, nanoTime.getAsLong() + freshNanos));
        return candidates;
    }

    private Future<Candidates> fallBack(String origin, Throwable cause) {
        var earlier = known.get(origin);
        if (earlier == null || !isSilence(cause)) {
            return Future.failedFuture(cause);
        }
        known.put(origin, new Entry(earlier.candidates, nanoTime.getAsLong() + SILENT_NANOS));
        return Future.succeededFuture(earlier.candidates);
    }

    private static boolean isSilence(Throwable thrown) {
        return Timeouts.LOOKUP.isInstance(thrown) || Timeouts.LOOKUP.isInstance(thrown.getCause());
    }

    private record Entry(Candidates candidates, long freshUntilNanos) {}
}
