package dev.backsource.config.notification.receiver;

import org.jspecify.annotations.Nullable;

/**
 * A new receiver.
 *
 * @param secret the key of its signatures, which nobody can read again; null for a receiver without signatures
 */
public record IssuedReceiver(Receiver receiver, @Nullable String secret) {}
