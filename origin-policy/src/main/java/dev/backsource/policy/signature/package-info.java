/**
 * Signatures of events, by Ed25519: what is signed, who signs and whom one believes. What events say doesn't belong here but to
 * {@code event}, nor does reading keys from files.
 */
@NullMarked
package dev.backsource.policy.signature;

import org.jspecify.annotations.NullMarked;
