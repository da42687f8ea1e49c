package dev.backsource.config.access.places;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Places for tests of those who take them. */
public final class SamplePlaces {
    private SamplePlaces() {}

    /** Of callers none of whom made another. */
    public static PlaceRegistry registry() {
        return new PlaceRegistry(caller -> Tenancy.of(caller, caller.id()), new SimpleMeterRegistry());
    }
}
