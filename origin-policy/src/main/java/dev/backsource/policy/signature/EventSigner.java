package dev.backsource.policy.signature;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A signer of events with one key, for any thread. */
public final class EventSigner {
    private static final byte[] TRIAL = "backsource trial".getBytes(StandardCharsets.US_ASCII);
    /** More would make each event's way to the root longer, and save next to nothing. */
    private static final int MOST_AT_ONCE = 1_024;

    private final PrivateKey key;
    private final String keyId;

    private EventSigner(PrivateKey key, String keyId) {
        this.key = key;
        this.keyId = keyId;
    }

    /**
     * A signer with {@code key}.
     *
     * @param trusted have to hold the public half of the key, which gives the key's id
     * @throws IllegalArgumentException when they don't: no consumer would trust the signatures
     */
    public static EventSigner of(PrivateKey key, TrustedKeys trusted) {
        var keyId = trusted.signerOf(TRIAL, Ed25519.sign(key, TRIAL))
                .orElseThrow(() ->
                        new IllegalArgumentException("the signing key's public key is not among the trusted keys"));
        return new EventSigner(key, keyId);
    }

    public String keyId() {
        return keyId;
    }

    /**
     * The signature headers of events, by one signature for up to 1,024 of them.
     *
     * @param contents as {@link SignedContent#of} gives them
     * @return for each, in their order
     */
    public List<Map<String, String>> sign(List<byte[]> contents) {
        var headers = new ArrayList<Map<String, String>>(contents.size());
        for (var from = 0; from < contents.size(); from += MOST_AT_ONCE) {
            var some = contents.subList(from, Math.min(from + MOST_AT_ONCE, contents.size()));
            EventSignature.of(some, key).forEach(signature -> headers.add(headers(signature)));
        }
        return headers;
    }

    private Map<String, String> headers(EventSignature signature) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(TrustedKeys.SIGNATURE, signature.text());
        headers.put(TrustedKeys.KEY, keyId);
        return headers;
    }
}
