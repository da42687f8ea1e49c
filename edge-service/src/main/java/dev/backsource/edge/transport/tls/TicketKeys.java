package dev.backsource.edge.transport.tls;

import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of session tickets (RFC 5077 §4, RFC 8446 §4.6.1). New tickets use the newest key; tickets with the previous
 * key are still accepted. Older tickets can't be decrypted by anyone, so the stolen keys of a running edge reveal the
 * sessions of two periods only. Thread-safe.
 */
public final class TicketKeys {
    private final SecureRandom random = new SecureRandom();

    /** The contexts that use the keys; their creators keep them alive. */
    private final Set<OpenSslSessionContext> contexts = Collections.newSetFromMap(new WeakHashMap<>());

    private OpenSslSessionTicketKey newest = made();
    private @Nullable OpenSslSessionTicketKey before;

    /** Makes {@code context} use the keys. */
    synchronized void use(OpenSslSessionContext context) {
        contexts.add(context);
        set(context);
    }

    /** Creates a new key. */
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
