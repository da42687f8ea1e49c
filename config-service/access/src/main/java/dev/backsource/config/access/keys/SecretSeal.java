package dev.backsource.config.access.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets, so that a stolen database alone is of no use: AES-256-GCM (NIST SP 800-38D) with a random nonce, bound to the id of their
 * holder: an access key, or a receiver of alerts. Each secret names its encryption key, so that keys can be changed while secrets stay.
 */
public final class SecretSeal {
    private static final Logger LOG = Logger.getLogger(SecretSeal.class);

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final String MARK = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealKey current;
    private final Map<String, SealKey> known;

    SecretSeal(SealKey current, List<SealKey> earlier) {
        this.current = current;
        var all = new java.util.ArrayList<>(earlier);
        all.add(current);
        known = all.stream().collect(Collectors.toMap(SealKey::id, Function.identity(), (one, same) -> same));
    }

    /**
     * An encrypted secret, as stored in the database.
     *
     * @param with the id of its encryption key
     * @param bytes nonce, then ciphertext and tag
     */
    public record Sealed(String with, byte[] bytes) {}

    /** Encrypts the secret of a holder, such as an access key. */
    public Sealed seal(String holder, String secret) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var encrypted = apply(Cipher.ENCRYPT_MODE, current, nonce, holder, secret.getBytes(StandardCharsets.UTF_8));
        var bytes = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
        System.arraycopy(encrypted, 0, bytes, NONCE_BYTES, encrypted.length);
        return new Sealed(current.id(), bytes);
    }

    /**
     * The secret of a holder; empty when it is encrypted under a key that this instance doesn't have.
     *
     * @throws IllegalStateException when it was tampered with
     */
    public Optional<String> open(String holder, Sealed sealed) {
        var key = known.get(sealed.with);
        if (key == null) {
            return Optional.empty();
        }
        if (sealed.bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw tamperedWith(holder, null);
        }
        var nonce = Arrays.copyOf(sealed.bytes, NONCE_BYTES);
        var encrypted = Arrays.copyOfRange(sealed.bytes, NONCE_BYTES, sealed.bytes.length);
        return Optional.of(
                new String(apply(Cipher.DECRYPT_MODE, key, nonce, holder, encrypted), StandardCharsets.UTF_8));
    }

    /** The secret of a holder, encrypted under the current key; empty, and reported in the log, when it can't be decrypted. */
    public Optional<Sealed> renewed(String holder, Sealed sealed) {
        try {
            var secret = open(holder, sealed);
            if (secret.isEmpty()) {
                LOG.errorf(
                        "the secret of %s is encrypted with key %s, which this instance doesn't have; add its file to"
                                + " backsource.access.earlier-secrets-key-files, or create another access key or"
                                + " receiver",
                        holder, sealed.with);
            }
            return secret.map(known -> seal(holder, known));
        } catch (IllegalStateException e) {
            LOG.error(e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * A mark of a text that only holders of the current key can make: HMAC-SHA-256 (RFC 2104), in hex, under a key derived from the current
     * one for marks alone (RFC 5869 §2.3).
     */
    public String mark(String text) {
        var forMarks = hmac(current.secretKey().getEncoded(), "backsource marks\u0001");
        return HexFormat.of().formatHex(hmac(forMarks, text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(MARK);
            mac.init(new SecretKeySpec(key, MARK));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MARK, e);
        }
    }

    /** Whether it is encrypted under the current key. */
    public boolean isCurrent(Sealed sealed) {
        return sealed.with.equals(current.id());
    }

    private static byte[] apply(int mode, SealKey key, byte[] nonce, String holder, byte[] input) {
        try {
            var cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key.secretKey(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(holder.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw tamperedWith(holder, e);
        }
    }

    private static IllegalStateException tamperedWith(String holder, @Nullable Exception cause) {
        return new IllegalStateException(
                "the secret of " + holder + " can't be decrypted: the database was tampered with", cause);
    }
}
