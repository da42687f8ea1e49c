package dev.backsource.edge.transport.tls;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * The JDK's engine. The mark is the connection's endpoint identification algorithm: a session is resumed only if it is
 * the same, and a server that requests no client certificates has no other use for it.
 */
final class ResumingJdk extends JdkSSLEngineOptions {
    private final ServerNameTerms terms;

    ResumingJdk(ServerNameTerms terms) {
        this.terms = terms;
    }

    @Override
    public JdkSSLEngineOptions copy() {
        return new ResumingJdk(terms);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.JDK, false) {
            @Override
            public SslContext create() throws SSLException {
                return new NamedSessions(super.create(), ResumingJdk::make, terms);
            }
        };
    }

    private static SslHandler make(byte[] mark, Supplier<SslHandler> maker) {
        var made = maker.get();
        var parameters = made.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(HexFormat.of().formatHex(mark));
        made.engine().setSSLParameters(parameters);
        return made;
    }
}
