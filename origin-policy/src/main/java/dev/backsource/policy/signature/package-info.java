/**
 * Signatures of events, by Ed25519: the signed content, the signer and the trusted keys. The content of events belongs to {@code event}; reading keys
 * from files doesn't belong here.
 */
@NullMarked
package dev.backsource.policy.signature;

import org.jspecify.annotations.NullMarked;
