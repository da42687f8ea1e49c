package dev.backsource.config.access.places;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Places for tests of those who take them. */
public final class SampleSlots {
    private SampleSlots() {}

    /** Of callers none of whom made another. */
    public static SlotRegistry registry() {
        return new SlotRegistry(caller -> Tenancy.of(caller, caller.id()), new SimpleMeterRegistry());
    }
}
