package dev.backsource.edge.transport.tls;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backsource.testing.certificates.TestCertificate;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TicketKeysTest {
    private final TicketKeys keys = new TicketKeys();
    private SslContext server;
    private SslContext client;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(OpenSsl.isAvailable(), "BoringSSL can't be loaded here");
        var certificate = TestCertificate.shared("ticket.example.test");
        server = SslContextBuilder.forServer(certificate.keys().getPrivate(), certificate.certificate())
                .sslProvider(SslProvider.OPENSSL)
                .protocols("TLSv1.2")
                .build();
        keys.use((OpenSslSessionContext) server.sessionContext());
        client = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.2")
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .build();
    }

    @Test
    void shouldTakeTicketsOfTheKeyBefore() {
        // Given
        var first = sessionBegun();

        // When
        keys.rotate();

        // Then
        assertThat(sessionBegun()).isEqualTo(first);
    }

    @Test
    void shouldTakeNoTicketsOfOlderKeys() {
        // Given
        var first = sessionBegun();

        // When
        keys.rotate();
        keys.rotate();

        // Then
        assertThat(sessionBegun()).isGreaterThan(first);
    }

    /** The start of a new connection's session: a resumed one started with an earlier connection. */
    private long sessionBegun() {
        var allocator = UnpooledByteBufAllocator.DEFAULT;
        var atServer = new EmbeddedChannel(server.newHandler(allocator));
        var tls = client.newHandler(allocator, "ticket.example.test", 443);
        var atClient = new EmbeddedChannel(tls);
        try {
            while (!tls.handshakeFuture().isDone()
                    || !atServer.pipeline()
                            .get(SslHandler.class)
                            .handshakeFuture()
                            .isDone()) {
                carry(atClient, atServer);
                carry(atServer, atClient);
            }
            var begun = tls.engine().getSession().getCreationTime();
            await().until(() -> Instant.now().toEpochMilli() > begun);
            return begun;
        } finally {
            atClient.finishAndReleaseAll();
            atServer.finishAndReleaseAll();
        }
    }

    private static void carry(EmbeddedChannel from, EmbeddedChannel to) {
        from.runPendingTasks();
        for (Object bytes = from.readOutbound(); bytes != null; bytes = from.readOutbound()) {
            to.writeInbound(bytes);
        }
    }
}
