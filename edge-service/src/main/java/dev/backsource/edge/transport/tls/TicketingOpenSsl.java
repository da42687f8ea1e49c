package dev.backsource.edge.transport.tls;

import io.netty.handler.ssl.OpenSslServerSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * BoringSSL with session tickets (RFC 5077, RFC 8446 §4.6.1). Netty leaves them off, and TLS 1.3 resumes no session
 * without them. The mark of a connection is its session id context.
 */
final class TicketingOpenSsl extends OpenSSLEngineOptions {
    private final TicketKeys keys;
    private final ServerNameTerms terms;

    TicketingOpenSsl(TicketKeys keys, ServerNameTerms terms) {
        this.keys = keys;
        this.terms = terms;
    }

    @Override
    public OpenSSLEngineOptions copy() {
        return new TicketingOpenSsl(keys, terms);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.OPENSSL, true) {
            @Override
            public SslContext create() throws SSLException {
                var context = super.create();
                if (!(context.sessionContext() instanceof OpenSslServerSessionContext sessions)) {
                    return context;
                }
                keys.use(sessions);
                return new NamedSessions(context, (mark, maker) -> make(sessions, mark, maker), terms);
            }
        };
    }

    /** A connection copies the session id context of its context when it is created. */
    private static SslHandler make(OpenSslServerSessionContext sessions, byte[] mark, Supplier<SslHandler> maker) {
        synchronized (sessions) {
            sessions.setSessionIdContext(mark);
            return maker.get();
        }
    }
}
