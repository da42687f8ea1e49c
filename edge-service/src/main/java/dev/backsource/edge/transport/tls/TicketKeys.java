package dev.backsource.edge.transport.tls;

import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that protect session tickets (RFC 5077 §4, RFC 8446 §4.6.1): new tickets are made with the newest, and those of the
 * one before it are still taken. Older ones can't be read by anybody any more, so that who steals the keys of a running edge
 * reads no more than the sessions of two spans. Safe for all threads.
 */
public final class TicketKeys {
    private final SecureRandom random = new SecureRandom();

    /** Those that use the keys; kept by whoever made them. */
    private final Set<OpenSslSessionContext> contexts = Collections.newSetFromMap(new WeakHashMap<>());

    private OpenSslSessionTicketKey newest = made();
    private @Nullable OpenSslSessionTicketKey before;

    /** Has {@code context} use the keys from here on. */
    synchronized void use(OpenSslSessionContext context) {
        contexts.add(context);
        set(context);
    }

    /** Makes a new key. */
    public synchronized void rotate() {
        before = newest;
        newest = made();
        contexts.forEach(this::set);
    }

    private void set(OpenSslSessionContext context) {
        if (before == null) {
            context.setTicketKeys(newest);
        } else {
            context.setTicketKeys(newest, before);
        }
    }

    private OpenSslSessionTicketKey made() {
        return new OpenSslSessionTicketKey(
                bytes(OpenSslSessionTicketKey.NAME_SIZE),
                bytes(OpenSslSessionTicketKey.HMAC_KEY_SIZE),
                bytes(OpenSslSessionTicketKey.AES_KEY_SIZE));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
