package dev.backsource.edge.tls;

import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSession;
import javax.net.ssl.StandardConstants;
import org.jspecify.annotations.Nullable;

/** The server name that a client indicated in its handshake (RFC 6066 §3). */
public final class IndicatedName {
    private IndicatedName() {}

    /**
     * The server name in lower case; null when there is none or when it is invalid, for example with a dot at its end.
     */
    public static @Nullable String of(@Nullable SSLSession session) {
        if (session instanceof ExtendedSSLSession extended) {
            try {
                for (var name : extended.getRequestedServerNames()) {
                    if (name.getType() == StandardConstants.SNI_HOST_NAME) {
                        return new SNIHostName(name.getEncoded()).getAsciiName().toLowerCase(Locale.ROOT);
                    }
                }
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return null;
    }
}
