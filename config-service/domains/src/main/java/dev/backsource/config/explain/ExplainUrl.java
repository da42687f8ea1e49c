package dev.backsource.config.explain;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.explanation.Explanation;
import dev.backsource.policy.protocol.Scheme;
import java.util.regex.Pattern;

/**
 * A URL for edges to explain. Only its scheme and host are read here; edges judge the rest, as they judge requests.
 *
 * @param url with the host in the form that clients send
 * @param host that a client would send the request to
 */
public record ExplainUrl(String url, Scheme scheme, DomainName host) {
    /** The limit of a URL's length, in characters: the canonical form of a host may be a little longer than the given one. */
    public static final int LONGEST = Explanation.MAX_URL_LENGTH - DomainName.MAX_LENGTH;

    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>(?i)https?)://(?<host>[^/?#@:\\[\\]\\\\]+)(?<rest>(?::[0-9]{0,5})?(?:[/?][!-~&&[^#]]*)?)");

    /**
     * Parses a URL.
     *
     * @throws InvalidValueException when it isn't a URL of a domain, naming the mistake
     */
    public static ExplainUrl of(String url) {
        if (url.length() > LONGEST) {
            throw new InvalidValueException("exceeds " + LONGEST + " characters");
        }
        var read = FORM.matcher(url);
        if (!read.matches()) {
            throw new InvalidValueException(
                    "must be an absolute URL without user and fragment, such as https://www.example.com/a.png");
        }
        var host = DomainName.parse(read.group("host"));
        if (host.isWildcard()) {
            throw new InvalidValueException("must have one host, such as https://www.example.com/a.png");
        }
        var scheme = read.group("scheme").length() == Scheme.HTTPS.uriName().length() ? Scheme.HTTPS : Scheme.HTTP;
        return new ExplainUrl(scheme.uriName() + "://" + host + read.group("rest"), scheme, host);
    }
}
