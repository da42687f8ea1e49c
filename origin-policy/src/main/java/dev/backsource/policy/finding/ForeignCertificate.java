package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param subject the certificate's subject, perhaps with a common name, where it has no alternative names; null otherwise, and from earlier versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForeignCertificate(
        @JsonProperty List<String> names,
        @JsonProperty int more,
        @JsonProperty String serverName,
        @JsonProperty @Nullable String host,
        @JsonProperty @Nullable String subject)
        implements Evidence {
    public ForeignCertificate {
        names = PeerText.hostNames(names);
        serverName = PeerText.hostName(serverName, "serverName");
        host = host == null ? null : PeerText.hostName(host, "host");
        subject = PeerText.nameOrNull(subject);
    }

    /** Of a certificate with alternative names. */
    public ForeignCertificate(List<String> names, int more, String serverName, @Nullable String host) {
        this(names, more, serverName, host, null);
    }

    /** The same for requests with that {@code Host}; null where it is not known. */
    public ForeignCertificate withHost(@Nullable String requested) {
        return new ForeignCertificate(names, more, serverName, requested, subject);
    }

    @Override
    public String brief() {
        return serverName;
    }

    @Override
    public String fault(Place at) {
        return "Certificate of " + at.text()
                + (names.isEmpty() ? unnamed() : " is for " + PeerText.listed(names, more)) + "; edges require "
                + serverName
                + (isAddress() ? ", an address, which isn't sent as a server name," : "")
                + (host == null ? "." : " and send Host: " + host + ".");
    }

    /** Clients and edges ignore the common name (RFC 9525 §2). */
    private String unnamed() {
        return " has no subject alternative names"
                + (subject == null ? "" : ", only the subject " + subject + ", whose common name doesn't count");
    }

    private boolean isAddress() {
        return serverName.indexOf(':') >= 0 || serverName.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    @Override
    public String remedy(Place at) {
        return names.isEmpty()
                ? "Install a certificate that has " + serverName + " among its subject alternative names."
                : "Install a certificate for " + serverName
                        + ", or set the server name in the domain's originTls to one of the certificate's names.";
    }
}
