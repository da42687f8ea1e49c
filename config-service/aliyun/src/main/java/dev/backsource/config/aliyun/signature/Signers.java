package dev.backsource.config.aliyun.signature;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.keys.KeySignatures;
import dev.backsource.config.access.keys.SignatureRefusedException;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.Printable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Authenticates calls by their signatures: the signer is the same caller as with the access key's bearer token. A nonce is spent only after
 * the signature was found right, so that strangers spend none.
 */
@Singleton
public final class Signers {
    private static final Duration AROUND_NOW = Duration.ofMinutes(15);
    private static final int MAX_NONCE = 128;

    private final KeySignatures keys;
    private final Nonces nonces;
    private final Clock clock;

    Signers(KeySignatures keys, Nonces nonces, Clock clock) {
        this.keys = keys;
        this.nonces = nonces;
        this.clock = clock;
    }

    /** Whether a call is signed in its headers; otherwise it is signed by its parameters, or not at all. */
    public static boolean areInHeaders(SentCall call) {
        return Acs3Signature.isIn(call);
    }

    /**
     * The signer of a call, and the nonce to be {@linkplain #spend spent} before the call has any effect.
     *
     * @param number the nonce, by which a replay with the same key is recognized
     */
    public record Signed(Caller caller, String keyId, String number) {}

    /**
     * Authenticates a call, from memory alone, so that a caller above the rate limit costs no more.
     *
     * @throws CallRefusedException when the call isn't properly signed
     */
    public Signed of(SentCall call) {
        var claim = Acs3Signature.isIn(call) ? Acs3Signature.read(call) : RpcSignature.read(call);
        requireInTime(claim);
        requireNonce(claim);
        return new Signed(signer(claim), claim.keyId(), claim.nonce());
    }

    /** Spends the nonce of a call; fails with {@link CallRefusedException} for a replay. */
    public Uni<Void> spend(Signed signed) {
        return nonces.spend(signed.keyId(), signed.number())
                .invoke(Signers::requireNew)
                .replaceWithVoid();
    }

    private void requireInTime(SignatureClaim claim) {
        var apart = Duration.between(claim.at(), clock.instant()).abs();
        if (apart.compareTo(AROUND_NOW) > 0) {
            throw new CallRefusedException(
                    ErrorCode.TIME_EXPIRED,
                    "the call was signed " + apart.toSeconds() + " s from this service's current time; the limit is "
                            + AROUND_NOW.toMinutes() + " minutes. Set the clock, and sign each call separately");
        }
    }

    private static void requireNonce(SignatureClaim claim) {
        if (claim.nonce().isBlank() || claim.nonce().length() > MAX_NONCE || !Printable.isPrintable(claim.nonce())) {
            throw new CallRefusedException(
                    ErrorCode.SIGNATURE_INCOMPLETE,
                    "the signature nonce must have 1 to " + MAX_NONCE + " printable characters");
        }
    }

    private Caller signer(SignatureClaim claim) {
        try {
            return keys.caller(claim.keyId(), claim.isSignedWith());
        } catch (SignatureRefusedException e) {
            throw switch (e.reason()) {
                case UNKNOWN_KEY ->
                    new CallRefusedException(
                            ErrorCode.ACCESS_KEY_UNKNOWN,
                            "the AccessKeyId is unknown; use the 16 characters after bsk_ of an access key of this"
                                    + " service");
                case OTHER_SIGNATURE ->
                    new CallRefusedException(
                            ErrorCode.SIGNATURE_DIFFERS,
                            "the signature does not match the received call and this access key's secret, the part"
                                    + " after the second _ of bsk_ID_SECRET. Any change in transit, such as by a proxy,"
                                    + " invalidates the signature");
                case INVALID_KEY ->
                    new CallRefusedException(
                            ErrorCode.ACCESS_KEY_INACTIVE, "the access key is disabled or has expired");
                case UNREADABLE_SECRET ->
                    new CallRefusedException(
                            ErrorCode.ACCESS_KEY_INACTIVE,
                            "this instance can't decrypt the access key's secret (see its log); create another"
                                    + " access key");
            };
        }
    }

    private static void requireNew(boolean isNew) {
        if (!isNew) {
            throw new CallRefusedException(
                    ErrorCode.NONCE_USED, "the nonce was already used; sign each call with a new nonce");
        }
    }
}
