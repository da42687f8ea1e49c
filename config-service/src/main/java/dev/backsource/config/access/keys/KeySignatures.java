package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.keys.SignatureRefusedException.Reason;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells who has signed something with the secret of a key, which is never sent then. An id that nobody has costs as much as one with
 * another secret, so that the time tells nothing.
 */
@Singleton
public final class KeySignatures {
    private final KeyDirectory keys;
    private final KeyRights rights;
    private final KeyUses uses;
    private final SecretSeal seal;
    private final Clock clock;
    private final KeyToken decoy = KeyToken.random();
    private final SecretSeal.Sealed decoySecret;

    KeySignatures(KeyDirectory keys, KeyRights rights, KeyUses uses, SecretSeal seal, Clock clock) {
        this.keys = keys;
        this.rights = rights;
        this.uses = uses;
        this.seal = seal;
        this.clock = clock;
        this.decoySecret = seal.seal(decoy.id(), decoy.secret());
    }

    /**
     * Who comes with a key.
     *
     * @param signedWith whether a secret made the signature
     * @throws SignatureRefusedException when nobody does
     */
    public Caller caller(String id, Predicate<String> signedWith) {
        var stored = keys.find(id);
        var secret = secret(stored);
        var isSigned = signedWith.test(secret.orElse(decoy.secret()));
        if (stored == null) {
            throw new SignatureRefusedException(Reason.UNKNOWN_KEY);
        }
        if (secret.isEmpty()) {
            throw new SignatureRefusedException(Reason.UNREADABLE_SECRET);
        }
        if (!isSigned) {
            throw new SignatureRefusedException(Reason.OTHER_SIGNATURE);
        }
        var now = clock.instant();
        var caller = rights.caller(stored.key(), CallerKind.PROGRAM, now);
        if (caller == null) {
            throw new SignatureRefusedException(Reason.INVALID_KEY);
        }
        uses.note(id, now);
        return caller;
    }

    /** Empty when it can't be opened; {@link SecretRenewal} tells of that at the start. */
    private Optional<String> secret(@Nullable StoredKey stored) {
        try {
            return stored == null
                    ? seal.open(decoy.id(), decoySecret)
                    : seal.open(stored.key().id(), stored.secret());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
