package dev.backsource.config.write;

/** An idempotency key comes with another request than the one it came with first. */
public final class KeyReusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyReusedException() {
        super(
                "the key came with another request before (method, path, If-Match or body differ); choose a new one for every"
                        + " request, and send it again with the same request only");
    }
}
