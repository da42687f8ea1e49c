package dev.backsource.edge.transport.tls;

import dev.backsource.policy.Sha256;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * A server's TLS context that resumes a session only for the server name it was established with, as RFC 6066 §3
 * requires. Each connection gets a mark for its name; the engine writes the mark into sessions and tickets, and
 * compares it when a connection resumes one. So names need neither contexts nor keys of their own, and nothing is
 * stored for them.
 *
 * <p>The domain may be stricter than the settings. Its requirements are part of the mark, so a session from before they
 * were tightened is not resumed.
 */
final class NamedSessions extends DelegatingSslContext {
    private static final int MARK_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final SslContext context;
    private final Marking marking;
    private final ServerNameTerms terms;

    NamedSessions(SslContext context, Marking marking, ServerNameTerms terms) {
        super(context);
        this.context = context;
        this.marking = marking;
        this.terms = terms;
    }

    @Override
    protected SslHandler newHandler(
            ByteBufAllocator alloc, String peerHost, int peerPort, boolean startTls, Executor executor) {
        return new ServerNameHandler(
                context.newEngine(alloc, peerHost, peerPort),
                startTls,
                executor,
                (name, protocols) ->
                        make(name, protocols, () -> super.newHandler(alloc, peerHost, peerPort, startTls, executor)));
    }

    @Override
    protected SslHandler newHandler(ByteBufAllocator alloc, boolean startTls, Executor executor) {
        return new ServerNameHandler(
                context.newEngine(alloc),
                startTls,
                executor,
                (name, protocols) -> make(name, protocols, () -> super.newHandler(alloc, startTls, executor)));
    }

    private @Nullable SslHandler make(@Nullable String name, String[] protocols, Supplier<SslHandler> maker) {
        var asked = name == null ? null : terms.of(name);
        var offer = asked == null ? null : Offer.of(protocols, context.cipherSuites(), asked);
        if (offer != null && offer.isEmpty()) {
            return null;
        }
        var made = marking.make(name == null ? never() : digest(name, offer), maker);
        made.engine().setEnabledProtocols(protocols);
        if (offer != null) {
            offer.makeTo(made.engine());
        }
        return made;
    }

    /** A mark that no other session has. */
    private byte[] never() {
        var mark = new byte[MARK_BYTES];
        random.nextBytes(mark);
        return mark;
    }

    /**
     * Hashes name and requirements. The length of the name comes first, so that no forged name can result in the mark
     * of another name and its requirements.
     */
    private static byte[] digest(String name, @Nullable Offer offer) {
        var digest = Sha256.begin();
        digest.update((name.length() + "\n" + name).getBytes(StandardCharsets.ISO_8859_1));
        if (offer != null) {
            digest.update(offer.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        return digest.digest();
    }

    @Override
    protected void initEngine(SSLEngine engine) {}

    /** How connections of an engine are marked. */
    interface Marking {
        /**
         * Makes the connection that {@code maker} creates resume only sessions with the same mark, which has 32 bytes.
         */
        SslHandler make(byte[] mark, Supplier<SslHandler> maker);
    }
}
