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
 * Authenticates callers by a signature made with the secret of a key, so that the secret itself is never sent. An unknown id costs as much
 * time as a wrong secret, so that timing discloses nothing.
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
     * The caller whose key made the signature.
     *
     * @param signedWith whether a given secret made the signature
     * @throws SignatureRefusedException when the signature isn't accepted
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

    /** Empty when it can't be decrypted; {@link SecretRenewal} reports that at startup. */
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
