package dev.backsource.config.access.places;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.places.NoPlaceException.Share;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A fixed number of places of one kind at this instance. A tenant takes its share at most, however many keys it makes, so that another
 * finds a place; who acts for several teams takes one of each team's. All tenants together leave some for administrators of all domains,
 * who take any. Nobody waits for a place. Safe for all threads.
 */
public final class TenantPlaces {
    private final String what;
    private final PlaceShares shares;
    private final Function<Caller, Tenancy> tenancies;
    /** By tenant; one without any isn't there. Guarded by this, as all below. */
    private final Map<Tenant, Integer> ofTenants = new HashMap<>();

    private final Map<String, Integer> ofCallers = new HashMap<>();
    private int all;
    private long refused;

    TenantPlaces(String what, PlaceShares shares, Function<Caller, Tenancy> tenancies) {
        this.what = what;
        this.shares = shares;
        this.tenancies = tenancies;
    }

    /**
     * Takes a place.
     *
     * @return gives it back; a second time it does nothing
     * @throws NoPlaceException when there is none for the caller
     */
    public Runnable take(Caller caller) {
        return take(caller, 1);
    }

    /** Takes {@code many} or none, as {@link #take(Caller)}. */
    public Runnable take(Caller caller, int many) {
        return take(tenancies.apply(caller), many);
    }

    /** As {@link #take(Caller)}, for somebody who isn't known, by where they come from. */
    public Runnable takeFor(String stranger) {
        return take(Tenancy.ofStranger(stranger), 1);
    }

    /**
     * Does something in a place, which is given back once that has ended, however it ends, and if it doesn't begin.
     *
     * @throws NoPlaceException as {@link #take}
     */
    public <T> Uni<T> in(Caller caller, Supplier<Uni<? extends T>> work) {
        return in(caller, 1, work);
    }

    /** Does something in {@code many} places, as {@link #in(Caller, Supplier)}. */
    public <T> Uni<T> in(Caller caller, int many, Supplier<Uni<? extends T>> work) {
        return until(take(caller, many), work);
    }

    /** As {@link #in(Caller, Supplier)}, for somebody who isn't known. */
    public <T> Uni<T> inFor(String stranger, Supplier<Uni<? extends T>> work) {
        return until(takeFor(stranger), work);
    }

    /** How many are taken now. */
    synchronized int taken() {
        return all;
    }

    /** How often there was none. */
    synchronized long refused() {
        return refused;
    }

    /** Of how many callers and tenants any is taken. */
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

    private NoPlaceException none(Share share, int most, String whose, String used, int many) {
        refused++;
        return new NoPlaceException(
                share,
                "limit reached: " + most + " " + what + " " + whose + " at this instance; " + used
                        + (many == 1 ? "" : ", and this takes " + many)
                        + ". Try again once one of them has ended");
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
