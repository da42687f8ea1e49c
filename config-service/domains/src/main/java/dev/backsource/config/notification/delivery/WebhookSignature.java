package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.receiver.ReceiverTarget;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a webhook's body as Standard Webhooks says: HMAC-SHA-256 (RFC 2104) of the id, the time of the attempt in seconds since 1970 and the body,
 * with dots between them. Beside its fields, one names the key.
 */
final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    static Map<String, String> headers(ReceiverTarget target, String id, Instant now, byte[] body) {
        var time = Long.toString(now.getEpochSecond());
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                time,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(hmac(target.signingKey(), id + "." + time + ".", body)),
                "webhook-key-id",
                target.keyId());
    }

    private static byte[] hmac(byte[] key, String head, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
