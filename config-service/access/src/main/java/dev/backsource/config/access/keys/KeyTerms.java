package dev.backsource.config.access.keys;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.keys.KeyOwners.Maker;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.InvalidValueException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a key's owner and lifetime. One session must not suffice for an administrator's key that never expires: people's keys
 * expire, as do administrator keys that weren't created by a service's key, and no key outlives the key that created it.
 */
@Singleton
final class KeyTerms {
    private final Duration longest;
    private final Clock clock;

    KeyTerms(AccessSettings settings, Clock clock) {
        longest = settings.peoplesKeysHold();
        this.clock = clock;
    }

    /**
     * The owner of a new key: the service that its creator names, or else the creator's own service or person.
     *
     * @throws RefusedException when a caller that isn't administrator of all domains names a service
     */
    KeyOwner owner(@Nullable String service, Maker maker, Caller by) {
        if (service != null) {
            by.requireEverywhere(Role.ADMINISTRATOR);
        }
        return KeyOwner.of(service == null ? maker.service() : service, maker.person());
    }

    /** The key, with the latest permitted expiry where the request gives none. */
    AccessKey within(AccessKey key, Maker maker, Caller by) {
        var latest = latest(key, maker, by);
        return key.expiresAt() == null && latest != null ? key.expiring(latest) : checked(key, latest);
    }

    /** @throws InvalidValueException when the key would hold longer than permitted */
    AccessKey checked(AccessKey key, Maker maker, Caller by) {
        return checked(key, latest(key, maker, by));
    }

    private static AccessKey checked(AccessKey key, @Nullable Instant latest) {
        var expiry = key.expiresAt();
        if (latest != null && (expiry == null || expiry.isAfter(latest))) {
            throw new InvalidValueException("expiresAt must be " + latest.truncatedTo(ChronoUnit.SECONDS)
                    + " or earlier: a person's key must expire, so must an administrator's key unless a"
                    + " service's key creates it, and no key outlives the key that creates it; for a key"
                    + " without expiry, an administrator creates a service's key and names the service");
        }
        return key;
    }

    /** Null for never. */
    private @Nullable Instant latest(AccessKey key, Maker maker, Caller by) {
        var byService = maker.service() != null && by.kind() == CallerKind.PROGRAM;
        var expires = !key.ownedBy().isService() || (key.administers() && !byService);
        var ofTime = expires ? clock.instant().plus(longest).truncatedTo(ChronoUnit.MILLIS) : null;
        return Stream.of(maker.expiresAt(), ofTime)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
