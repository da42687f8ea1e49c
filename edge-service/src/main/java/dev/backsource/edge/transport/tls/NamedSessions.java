package dev.backsource.edge.transport.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * A server's context that resumes a session only for the server name that it began with, as RFC 6066 §3 demands. Every
 * connection is made with a mark of its name, which the engine writes into sessions and tickets, and compares with that of the
 * connection that brings one. So names need neither contexts nor keys of their own, and nothing is kept of them.
 *
 * <p>The domain of the name may ask for more than the settings do. That is part of the mark, so that no session gets around it
 * that began when the domain asked for less.
 */
final class NamedSessions extends DelegatingSslContext {
    private static final int MARK_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final SslContext context;
    private final Marking marking;
    private final NameTerms terms;

    NamedSessions(SslContext context, Marking marking, NameTerms terms) {
        super(context);
        this.context = context;
        this.marking = marking;
        this.terms = terms;
    }

    @Override
    protected SslHandler newHandler(
            ByteBufAllocator alloc, String peerHost, int peerPort, boolean startTls, Executor executor) {
        return new NameReader(
                context.newEngine(alloc, peerHost, peerPort),
                startTls,
                executor,
                (name, protocols) ->
                        make(name, protocols, () -> super.newHandler(alloc, peerHost, peerPort, startTls, executor)));
    }

    @Override
    protected SslHandler newHandler(ByteBufAllocator alloc, boolean startTls, Executor executor) {
        return new NameReader(
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

    /** No other session has it. */
    private byte[] never() {
        var mark = new byte[MARK_BYTES];
        random.nextBytes(mark);
        return mark;
    }

    /** The length comes first: nobody can make a name up that has the mark of another name and what its domain asks for. */
    private static byte[] digest(String name, @Nullable Offer offer) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((name.length() + "\n" + name).getBytes(StandardCharsets.ISO_8859_1));
            if (offer != null) {
                digest.update(offer.toString().getBytes(StandardCharsets.ISO_8859_1));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    protected void initEngine(SSLEngine engine) {}

    /** How an engine's connections are marked. */
    interface Marking {
        /** Has the connection that {@code maker} makes resume only sessions of the same mark, of 32 bytes. */
        SslHandler make(byte[] mark, Supplier<SslHandler> maker);
    }
}
