package dev.backsource.system.origins;

import dev.backsource.testing.certificates.TestCertificate;
import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The behaviour of a port towards one connection. */
@FunctionalInterface
public interface Conversation {
    /** Until it returns; the caller closes the connection then. */
    void hold(Socket connection) throws IOException;

    /** HTTP without TLS. */
    static Conversation http(Site site) {
        return connection -> respond(connection, "http", site);
    }

    /**
     * HTTP over TLS.
     *
     * @param above the certificates sent after {@code certificate}
     * @param name a regular expression of the only server names for which it goes on, besides none; {@code .*} for any
     */
    static Conversation https(TestCertificate certificate, List<X509Certificate> above, String name, Site site) {
        var context = context(certificate, above);
        return connection -> {
            try (var tls = (SSLSocket) context.getSocketFactory().createSocket(connection, null, true)) {
                var parameters = tls.getSSLParameters();
                parameters.setSNIMatchers(List.<SNIMatcher>of(SNIHostName.createSNIMatcher(name)));
                tls.setSSLParameters(parameters);
                respond(tls, "https", site);
            }
        };
    }

    /** Responds with {@code bytes} to whatever it is sent first. */
    static Conversation bytes(byte[] bytes) {
        return connection -> {
            if (connection.getInputStream().read(new byte[16_384]) > 0) {
                connection.getOutputStream().write(bytes);
            }
        };
    }

    private static void respond(Socket connection, String scheme, Site site) throws IOException {
        connection.setSoTimeout(Math.toIntExact(Waiting.DEADLINE.toMillis()));
        var head = new StringBuilder();
        for (var octet = connection.getInputStream().read();
                octet >= 0;
                octet = connection.getInputStream().read()) {
            head.append((char) octet);
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                var response = site.response(scheme, head.toString());
                connection.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
        }
    }

    private static SSLContext context(TestCertificate certificate, List<X509Certificate> above) {
        try {
            var chain = Stream.concat(Stream.of(certificate.certificate()), above.stream())
                    .toArray(X509Certificate[]::new);
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("origin", certificate.keys().getPrivate(), new char[0], chain);
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
