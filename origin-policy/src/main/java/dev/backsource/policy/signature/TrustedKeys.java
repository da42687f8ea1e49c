package dev.backsource.policy.signature;

import dev.backsource.policy.Sha256;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The public keys whose signatures are trusted. There may be several at a time, so that keys can be replaced. */
public final class TrustedKeys {
    static final String SIGNATURE = "ce_signature";
    static final String KEY = "ce_signaturekey";

    private static final TrustedKeys NONE = new TrustedKeys(Map.of());
    private static final int ID_BYTES = 8;

    private final Map<String, PublicKey> byId;
    private final VerifiedRootCache roots = new VerifiedRootCache();

    private TrustedKeys(Map<String, PublicKey> byId) {
        this.byId = byId;
    }

    /** No keys: nothing has to be signed, and every event is trusted. */
    public static TrustedKeys none() {
        return NONE;
    }

    /** Trust in events signed by one of {@code keys} only; without any key, as {@link #none()}. */
    public static TrustedKeys of(Collection<PublicKey> keys) {
        return new TrustedKeys(
                keys.stream().collect(Collectors.toUnmodifiableMap(TrustedKeys::idOf, key -> key, (a, b) -> a)));
    }

    /** Whether nothing has to be signed. */
    public boolean believeAll() {
        return byId.isEmpty();
    }

    /**
     * The reason not to trust an event; null when it is trusted.
     *
     * @param key null when the record has none
     * @param header the value of a header by name, null when it has none
     * @param value null for a removal, which is signed as well
     */
    public @Nullable String objection(
            String topic, @Nullable String key, Function<String, @Nullable String> header, byte @Nullable [] value) {
        if (byId.isEmpty()) {
            return null;
        }
        var signature = header.apply(SIGNATURE);
        var keyId = header.apply(KEY);
        if (signature == null || keyId == null) {
            return "the event isn't signed (headers ce_signature and ce_signaturekey)";
        }
        var signer = byId.get(keyId);
        if (signer == null) {
            return "the event is signed with key " + keyId + ", which isn't trusted";
        }
        return verifies(signer, EventSignature.read(signature), SignedContent.of(topic, key, header, value))
                ? null
                : "the event's signature doesn't match its topic, key, attributes and value";
    }

    private boolean verifies(PublicKey signer, @Nullable EventSignature signature, byte[] content) {
        var signed = signature == null ? null : signature.signedFor(content);
        if (signature == null || signed == null) {
            return false;
        }
        if (signature.isAlone()) {
            return Ed25519.verifies(signer, signed, signature.ofRoot());
        }
        var root = rootOf(signer, signed, signature.ofRoot());
        if (roots.contains(root)) {
            return true;
        }
        if (!Ed25519.verifies(signer, signed, signature.ofRoot())) {
            return false;
        }
        roots.add(root);
        return true;
    }

    /** A key, the signed content and its signature, as one value. */
    private static ByteBuffer rootOf(PublicKey signer, byte[] signed, byte[] signature) {
        var key = signer.getEncoded();
        return ByteBuffer.allocate(key.length + signed.length + signature.length)
                .put(key)
                .put(signed)
                .put(signature)
                .flip();
    }

    /** The id of the key whose private half signed {@code content}; empty when it isn't trusted. */
    Optional<String> signerOf(byte[] content, byte[] signature) {
        return byId.entrySet().stream()
                .filter(trusted -> Ed25519.verifies(trusted.getValue(), content, signature))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The first eight bytes of the SHA-256 of the key as X.509 encodes it, in hexadecimal digits. */
    static String idOf(PublicKey key) {
        return HexFormat.of().formatHex(Sha256.of(key.getEncoded()), 0, ID_BYTES);
    }
}
