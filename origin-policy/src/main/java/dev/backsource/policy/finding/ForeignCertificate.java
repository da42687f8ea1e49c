package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate for other names than the one that edges require.
 *
 * @param names the certificate's subject alternative names, the first {@value PeerText#MAX_NAMES}
 * @param more the number of further names
 * @param serverName the name that edges indicate and require
 * @param host the {@code Host} field of requests; null where it is not known
 */
public record ForeignCertificate(
        @JsonProperty List<String> names,
        @JsonProperty int more,
        @JsonProperty String serverName,
        @JsonProperty @Nullable String host)
        implements Evidence {
    public ForeignCertificate {
        names = PeerText.hostNames(names);
        serverName = PeerText.hostName(serverName, "serverName");
        host = host == null ? null : PeerText.hostName(host, "host");
    }

    /** The same for requests with that {@code Host}; null where it is not known. */
    public ForeignCertificate withHost(@Nullable String requested) {
        return new ForeignCertificate(names, more, serverName, requested);
    }

    @Override
    public String brief() {
        return serverName;
    }

    @Override
    public String fault(Place at) {
        return "Certificate of " + at.text() + " is for "
                + (names.isEmpty() ? "no name" : PeerText.listed(names, more)) + "; edges require " + serverName
                + (isAddress() ? ", an address, which isn't sent as a server name," : "")
                + (host == null ? "." : " and send Host: " + host + ".");
    }

    private boolean isAddress() {
        return serverName.indexOf(':') >= 0 || serverName.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    @Override
    public String remedy(Place at) {
        return "Install a certificate for " + serverName
                + ", or set the server name in the domain's originTls to one of the certificate's names.";
    }
}
