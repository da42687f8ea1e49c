package dev.backsource.config.notification.receiver;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Sha256;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The address of a receiver and its secret, both of which are stored encrypted: the path of many webhooks is a secret, too.
 *
 * @param secret of a webhook, the key of its signatures; of PagerDuty, the routing key; empty for Slack
 */
public record ReceiverTarget(URI url, String secret) {
    public static final int MAX_URL = 2000;

    /** PagerDuty's own address. */
    public static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int KEY_ID_BYTES = 8;
    private static final String SECRET_PREFIX = "whsec_";

    @JsonCreator
    ReceiverTarget(@JsonProperty("url") String url, @JsonProperty("secret") String secret) {
        this(URI.create(url), secret);
    }

    /** A target with a new secret in the form of Standard Webhooks. */
    static ReceiverTarget signed(URI url) {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new ReceiverTarget(url, SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * Reads an address.
     *
     * @param plain whether it may be an {@code http} address
     * @throws InvalidValueException when it isn't an absolute address of a host, has a user or a fragment, or is too long
     */
    static URI parse(String text, boolean plain) {
        try {
            var url = new URI(text);
            if (text.length() > MAX_URL
                    || url.getHost() == null
                    || url.getRawUserInfo() != null
                    || url.getRawFragment() != null
                    || url.getPort() == 0
                    || url.getPort() > 65_535) {
                throw new InvalidValueException(
                        "must be a URL with a host, without user and fragment, of up to " + MAX_URL + " characters");
            }
            if (!"https".equals(url.getScheme()) && !(plain && "http".equals(url.getScheme()))) {
                throw new InvalidValueException("must begin with https://"
                        + (plain ? " or http://" : "; the setting backsource.notification.plain-http allows http://"));
            }
            return url;
        } catch (URISyntaxException e) {
            throw new InvalidValueException("must be a URL such as https://hooks.example.com/backsource");
        }
    }

    /** The bytes of the key of signatures. */
    public byte[] signingKey() {
        return Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    }

    /** Identifies the secret without disclosing anything of it. */
    public String keyId() {
        return HexFormat.of().formatHex(Sha256.of(secret.getBytes(StandardCharsets.UTF_8)), 0, KEY_ID_BYTES);
    }

    /** Scheme, host and port, without the rest. */
    String origin() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    String toJson() {
        return JSON.createObjectNode()
                .put("url", url.toString())
                .put("secret", secret)
                .toString();
    }

    static ReceiverTarget fromJson(String json) {
        try {
            return JSON.readValue(json, ReceiverTarget.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receiver's target can't be read", e);
        }
    }

    /** Without the path and the secret, so that no log has them. */
    @Override
    public String toString() {
        return origin();
    }
}
