package dev.backsource.edge.upstream.trust;

import dev.backsource.policy.origin.CertificateNames;
import dev.backsource.policy.origin.CertificateStrength;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A stricter form of another trust manager: the requested name must be among the certificate's subject alternative names (RFC 9525
 * §6), where the JDK falls back on the common name and accepts wildcards for a part of a label; and keys and signatures must be
 * strong, unless weak ones are allowed.
 */
final class StrictTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager others;
    private final boolean weakToo;

    StrictTrust(X509ExtendedTrustManager others, boolean weakToo) {
        this.others = others;
        this.weakToo = weakToo;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        others.checkServerTrusted(chain, keyExchange, engine);
        check(chain, engine.getPeerHost());
    }

    private void check(X509Certificate[] chain, @Nullable String name) throws CertificateException {
        if (name == null || !CertificateNames.covers(chain[0], name.toLowerCase(Locale.ROOT))) {
            throw new CertificateException("No subject alternative name is " + name);
        }
        var weakness = weakToo ? null : CertificateStrength.weakness(chain);
        if (weakness != null) {
            throw new CertificateException(weakness);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return others.getAcceptedIssuers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        throw nameless();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw nameless();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        throw nameless();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        throw nameless();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw nameless();
    }

    /** The failure of any other check: only origins are verified here, over engines, each for a name. */
    private static CertificateException nameless() {
        return new CertificateException("only origins are verified");
    }
}
