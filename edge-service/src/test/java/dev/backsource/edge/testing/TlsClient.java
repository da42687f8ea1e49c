package dev.backsource.edge.testing;

import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A client that trusts every certificate and returns the result of the handshake. Resumes sessions where it can. */
public final class TlsClient {
    private final int port;
    private final SSLContext context;

    public TlsClient(int port) {
        this.port = port;
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustingAll()}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The session after one request and its response; {@code serverName} null for none indicated. */
    public SSLSession ask(@Nullable String serverName, String protocol) throws IOException {
        try (var socket = open(serverName, protocol)) {
            exchange(socket);
            return socket.getSession();
        }
    }

    /** The session after the handshake, with no other suites than {@code suites} where there are some. */
    public SSLSession ask(@Nullable String serverName, String protocol, String... suites) throws IOException {
        try (var socket = openWith(serverName, protocol, suites)) {
            return socket.getSession();
        }
    }

    /** A connection whose handshake is over, with no other suites than {@code suites} where there are some. */
    public SSLSocket openWith(@Nullable String serverName, String protocol, String... suites) throws IOException {
        var socket = connect(serverName, protocol);
        if (suites.length > 0) {
            socket.setEnabledCipherSuites(suites);
        }
        socket.startHandshake();
        return socket;
    }

    /** The certificate that a client gets for {@code serverName}. */
    public X509Certificate certificate(@Nullable String serverName) {
        try {
            return (X509Certificate) ask(serverName, "TLSv1.3").getPeerCertificates()[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection whose handshake is over; {@code applications} are offered by ALPN (RFC 7301). */
    public SSLSocket open(@Nullable String serverName, String protocol, String... applications) throws IOException {
        var socket = connect(serverName, protocol, applications);
        socket.startHandshake();
        return socket;
    }

    /** TLS over {@code connected}, whose handshake is over; closes with it. */
    public SSLSocket over(Socket connected, String serverName, String... applications) throws IOException {
        connected.setTcpNoDelay(true);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(connected, serverName, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(serverName)));
        parameters.setApplicationProtocols(applications);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** A connection for {@code serverName} as given, which need not be a valid name. */
    public SSLSocket openIndicating(String serverName) throws IOException {
        var socket = connect(null, "TLSv1.3");
        var parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new AnyName(serverName)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private SSLSocket connect(@Nullable String serverName, String protocol, String... applications) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout((int) Waiting.DEADLINE.toMillis());
        // Data that a client writes in pieces would wait 40 ms for the edge to acknowledge the first.
        socket.setTcpNoDelay(true);
        socket.setEnabledProtocols(new String[] {protocol});
        var parameters = socket.getSSLParameters();
        parameters.setServerNames(serverName == null ? List.of() : List.of(new SNIHostName(serverName)));
        parameters.setApplicationProtocols(applications);
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** Sends a request and reads the first bytes of its response, which is a refusal. */
    public static String exchange(SSLSocket socket) throws IOException {
        return exchange(socket, indicated(socket));
    }

    /** Likewise, with a Host of its own. */
    public static String exchange(SSLSocket socket, String host) throws IOException {
        socket.getOutputStream()
                .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    private static String indicated(SSLSocket socket) {
        return socket.getSSLParameters().getServerNames().stream()
                .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
                .findFirst()
                .orElse("no.such.host.test");
    }

    /** A host name in its given spelling. */
    private static final class AnyName extends SNIServerName {
        AnyName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static final class TrustingAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
