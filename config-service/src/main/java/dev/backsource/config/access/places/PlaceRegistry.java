package dev.backsource.config.access.places;

import dev.backsource.config.access.Caller;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Creates the slots of this instance, with a metric of each kind. Every feature with a fixed number of something gets them here. */
@Singleton
public final class PlaceRegistry {
    private final Function<Caller, Tenancy> tenancies;
    private final MeterRegistry metrics;

    @Inject
    PlaceRegistry(Tenancies tenancies, MeterRegistry metrics) {
        this(tenancies::of, metrics);
    }

    PlaceRegistry(Function<Caller, Tenancy> tenancies, MeterRegistry metrics) {
        this.tenancies = tenancies;
        this.metrics = metrics;
    }

    /** The slots of a kind, all of them free; to be called once per kind. */
    public TenantPlaces of(PlaceKind kind) {
        return of(kind, kind.shares());
    }

    /** As {@link #of(PlaceKind)}, with shares from a setting. */
    public TenantPlaces of(PlaceKind kind, PlaceShares shares) {
        var places = new TenantPlaces(kind.what(), shares, tenancies);
        Gauge.builder("backsource.places.taken", places, TenantPlaces::taken)
                .description("Places in use at this instance, by kind")
                .tag("of", kind.what())
                .register(metrics);
        FunctionCounter.builder("backsource.places.refused", places, TenantPlaces::refused)
                .description("Requests refused because no place was free, by kind")
                .tag("of", kind.what())
                .register(metrics);
        return places;
    }
}
