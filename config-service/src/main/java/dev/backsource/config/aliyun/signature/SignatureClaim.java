package dev.backsource.config.aliyun.signature;

import java.time.Instant;
import java.util.function.Predicate;

/**
 * What a call says of who signed it, before anybody has looked whether that is so.
 *
 * @param keyId of the access key
 * @param nonce what tells the call from its replays
 * @param at when it was signed, by the signer's clock
 * @param isSignedWith whether a secret made the signature, found out in a time that doesn't tell where they differ
 */
record SignatureClaim(String keyId, String nonce, Instant at, Predicate<String> isSignedWith) {}
