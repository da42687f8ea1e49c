package dev.backsource.edge.tls;

import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.security.SecureRandom;
import javax.net.ssl.SSLException;

/**
 * BoringSSL with session tickets (RFC 5077, RFC 8446 §4.6.1), which Netty leaves off: without them no TLS 1.3 session is
 * ever resumed. The key that protects the tickets lives as long as the process.
 */
final class TicketingOpenSsl extends OpenSSLEngineOptions {
    private static final int NAME = OpenSslSessionTicketKey.NAME_SIZE;
    private static final int HMAC = OpenSslSessionTicketKey.HMAC_KEY_SIZE;
    private static final int AES = OpenSslSessionTicketKey.AES_KEY_SIZE;

    private final OpenSslSessionTicketKey key;

    TicketingOpenSsl() {
        this(new OpenSslSessionTicketKey(random(NAME), random(HMAC), random(AES)));
    }

    private TicketingOpenSsl(OpenSslSessionTicketKey key) {
        this.key = key;
    }

    @Override
    public OpenSSLEngineOptions copy() {
        return new TicketingOpenSsl(key);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.OPENSSL, true) {
            @Override
            public SslContext create() throws SSLException {
                var context = super.create();
                if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
                    sessions.setTicketKeys(key);
                }
                return context;
            }
        };
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
