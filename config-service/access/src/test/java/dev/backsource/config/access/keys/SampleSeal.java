package dev.backsource.config.access.keys;

import java.util.List;

/** A seal whose key tests know. */
public final class SampleSeal {
    public static final SecretSeal SEAL = new SecretSeal(SealKey.of(new byte[SealKey.BYTES]), List.of());

    private SampleSeal() {}
}
