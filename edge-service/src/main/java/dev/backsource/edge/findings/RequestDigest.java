package dev.backsource.edge.findings;

import dev.backsource.policy.Sha256;
import dev.backsource.policy.response.ClientUrl;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The first 128 bits of the SHA-256 of texts: URLs and fields of requests hold secrets, so they aren't kept themselves. */
public record RequestDigest(long high, long low) {
    /** Of texts, in this order. */
    public static RequestDigest of(@Nullable String... texts) {
        var digest = Sha256.begin();
        for (var text : texts) {
            var bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(text == null ? -1 : bytes.length)
                    .flip());
            digest.update(bytes);
        }
        var value = ByteBuffer.wrap(digest.digest());
        return new RequestDigest(value.getLong(), value.getLong());
    }

    static RequestDigest of(ClientUrl url) {
        return of(url.scheme().uriName(), url.host(), url.target());
    }
}
