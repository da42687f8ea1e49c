package dev.backsource.config.aliyun.signature;

import java.time.Instant;
import java.util.function.Predicate;

/**
 * The signature that a call claims, not yet verified.
 *
 * @param keyId the id of the access key
 * @param nonce identifies the call, so that a replay is recognized
 * @param at the time of the signature, by the signer's clock
 * @param isSignedWith whether a given secret made the signature, in a time that doesn't disclose where they differ
 */
record SignatureClaim(String keyId, String nonce, Instant at, Predicate<String> isSignedWith) {}
