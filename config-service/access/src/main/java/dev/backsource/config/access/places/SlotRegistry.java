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
public final class SlotRegistry {
    private final Function<Caller, Tenancy> tenancies;
    private final MeterRegistry metrics;

    @Inject
    SlotRegistry(Tenancies tenancies, MeterRegistry metrics) {
        this(tenancies::of, metrics);
    }

    SlotRegistry(Function<Caller, Tenancy> tenancies, MeterRegistry metrics) {
        this.tenancies = tenancies;
        this.metrics = metrics;
    }

    /** The slots of a kind, all of them free; to be called once per kind. */
    public TenantSlots of(SlotKind kind) {
        return of(kind, kind.shares());
    }

    /** As {@link #of(SlotKind)}, with shares from a setting. */
    public TenantSlots of(SlotKind kind, SlotShares shares) {
        var places = new TenantSlots(kind.what(), shares, tenancies);
        Gauge.builder("backsource.places.taken", places, TenantSlots::taken)
                .description("Places in use at this instance, by kind")
                .tag("of", kind.what())
                .register(metrics);
        FunctionCounter.builder("backsource.places.refused", places, TenantSlots::refused)
                .description("Requests refused because no place was free, by kind")
                .tag("of", kind.what())
                .register(metrics);
        return places;
    }
}
