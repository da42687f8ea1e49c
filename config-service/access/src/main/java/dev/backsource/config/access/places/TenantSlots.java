package dev.backsource.config.access.places;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.places.NoSlotException.Share;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A fixed number of slots of one kind at this instance. A tenant takes its share at most, however many keys it creates, so that others find
 * a slot; a caller of several teams takes a slot of each. All tenants together leave some slots for administrators of all domains; these
 * can take any slot. Nobody waits for a slot. Thread-safe.
 */
public final class TenantSlots {
    private final String what;
    private final SlotShares shares;
    private final Function<Caller, Tenancy> tenancies;
    /** By tenant; tenants without a slot are absent. Guarded by this, as all below. */
    private final Map<Tenant, Integer> ofTenants = new HashMap<>();

    private final Map<String, Integer> ofCallers = new HashMap<>();
    private int all;
    private long refused;

    TenantSlots(String what, SlotShares shares, Function<Caller, Tenancy> tenancies) {
        this.what = what;
        this.shares = shares;
        this.tenancies = tenancies;
    }

    /**
     * Takes a slot.
     *
     * @return releases it; a second call does nothing
     * @throws NoSlotException when there is no slot for the caller
     */
    public Runnable take(Caller caller) {
        return take(caller, 1);
    }

    /** Takes {@code many} slots or none, as {@link #take(Caller)}. */
    public Runnable take(Caller caller, int many) {
        return take(tenancies.apply(caller), many);
    }

    /** As {@link #take(Caller)}, for an unauthenticated client, identified by its network. */
    public Runnable takeFor(String stranger) {
        return take(Tenancy.ofStranger(stranger), 1);
    }

    /**
     * Runs work in a slot, which is released when the work ends, however it ends, or doesn't begin.
     *
     * @throws NoSlotException as {@link #take}
     */
    public <T> Uni<T> in(Caller caller, Supplier<Uni<? extends T>> work) {
        return in(caller, 1, work);
    }

    /** Runs work in {@code many} slots, as {@link #in(Caller, Supplier)}. */
    public <T> Uni<T> in(Caller caller, int many, Supplier<Uni<? extends T>> work) {
        return until(take(caller, many), work);
    }

    /** As {@link #in(Caller, Supplier)}, for an unauthenticated client. */
    public <T> Uni<T> inFor(String stranger, Supplier<Uni<? extends T>> work) {
        return until(takeFor(stranger), work);
    }

    /** The number of slots in use. */
    synchronized int taken() {
        return all;
    }

    /** The number of refusals so far. */
    synchronized long refused() {
        return refused;
    }

    /** The number of callers and tenants that have a slot. */
    synchronized int holders() {
        return ofCallers.size() + ofTenants.size();
    }

    private static <T> Uni<T> until(Runnable giveBack, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().<T>deferred(work).onTermination().invoke(giveBack);
    }

    private synchronized Runnable take(Tenancy holder, int many) {
        requireRoom(holder, many);
        change(holder, many);
        var isTaken = new AtomicBoolean(true);
        return () -> {
            if (isTaken.compareAndSet(true, false)) {
                giveBack(holder, many);
            }
        };
    }

    private void requireRoom(Tenancy holder, int many) {
        var had = ofCallers.getOrDefault(holder.caller(), 0);
        if (had + many > shares.ofCaller()) {
            throw none(Share.CALLER, shares.ofCaller(), "per caller", "you have " + had, many);
        }
        for (var tenant : holder.tenants()) {
            var has = ofTenants.getOrDefault(tenant, 0);
            if (has + many > shares.ofTenant()) {
                var whose = tenant.isTeam() ? "per team" : "for " + tenant.inWords();
                throw none(
                        Share.TENANT,
                        shares.ofTenant(),
                        whose,
                        tenant.inWords() + (tenant.isTeam() ? " has " : " have ") + has,
                        many);
            }
        }
        var most = holder.administersAll() ? shares.all() : shares.forTenants();
        if (all + many > most) {
            throw none(Share.ALL, most, "for all", all + " are in use", many);
        }
    }

    private NoSlotException none(Share share, int most, String whose, String used, int many) {
        refused++;
        return new NoSlotException(
                share,
                "limit reached: " + most + " " + what + " " + whose + " at this instance; " + used
                        + (many == 1 ? "" : ", and this takes " + many)
                        + ". Try again when one has ended");
    }

    private void change(Tenancy holder, int by) {
        all += by;
        change(ofCallers, Stream.of(holder.caller()), by);
        change(ofTenants, holder.tenants().stream(), by);
    }

    private static <K> void change(Map<K, Integer> counts, Stream<K> keys, int by) {
        keys.forEach(key -> counts.compute(key, (same, had) -> {
            var now = (had == null ? 0 : had) + by;
            return now == 0 ? null : now;
        }));
    }

    private synchronized void giveBack(Tenancy holder, int many) {
        change(holder, -many);
    }
}
