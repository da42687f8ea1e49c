package dev.backsource.edge.upstream.trust;

import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.WeakTls;
import dev.backsource.policy.origin.CertificateRules;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A stricter form of another trust manager, by the rules that edges share with the prober ({@link CertificateRules}): the requested name must be
 * among the certificate's subject alternative names (RFC 9525 §6), where the JDK falls back on the common name and accepts wildcards for a part of a
 * label; and keys and signatures must be strong, unless weak ones are allowed. A rejection says which finding it is.
 */
final class StrictTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager others;
    private final CertificateRules rules;

    /** @param ownAuthorities whether the trusted roots are a domain's own */
    StrictTrust(X509ExtendedTrustManager others, boolean ownAuthorities, boolean weakToo) {
        this.others = others;
        this.rules = new CertificateRules(others, ownAuthorities, weakToo);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        var host = engine.getPeerHost();
        var name = host == null ? null : host.toLowerCase(Locale.ROOT);
        try {
            others.checkServerTrusted(chain, keyExchange, engine);
        } catch (CertificateException e) {
            throw new RejectedCertificateException(
                    isOfName(e) ? ofTrusted(chain, name, e) : rules.untrusted(chain, e, Instant.now()));
        }
        var found = rules.objectionToTrusted(chain, name);
        if (found != null) {
            throw new RejectedCertificateException(found);
        }
    }

    /** Whether the JDK accepts the chain, which it checks first and with exceptions of its own. */
    private static boolean isOfName(CertificateException objection) {
        return objection.getClass() == CertificateException.class;
    }

    private Measurement ofTrusted(X509Certificate[] chain, @Nullable String name, CertificateException objection) {
        var found = rules.objectionToTrusted(chain, name);
        return found == null ? other(objection) : found;
    }

    /** An objection of the JDK's to this connection alone. */
    private static Measurement other(CertificateException objection) {
        return Measurement.of(FindingKind.TLS_REFUSED, new WeakTls(String.valueOf(objection.getMessage())));
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
